// What an author mends.
#pragma once
#include <string>

#include "platform/http/request.hpp"
#include "proposals/mending.hpp"

namespace allting::reviews {

/// title, body, place, beneficiaries, and where asked for pot, category, contact, without_picture, all as mended; words
/// besides; channel, and then words as evidence, when a facilitator writes it down for the author.
struct CompletionForm {
    proposals::Mending mending = {};
    std::string words = {};
    std::string channel = {};
};
Result<CompletionForm> read_completion_form(const http::Input& input);

}  // namespace allting::reviews
