// A one-time link sent by mail, and what it is for. Pure.
#pragma once
#include <optional>
#include <string>

#include "core/id.hpp"
#include "core/time.hpp"

namespace allting::people {

enum class LinkPurpose { sign_in, make_account, new_email, first_administrator };

struct Link {
    LinkPurpose purpose;
    PersonId person = {};
    std::optional<std::string> email = {};
    std::string name = {};
    std::optional<std::string> password_hash = {};
    std::string language = "sv";
    std::string next = "/";
    Instant ends_at = {};
};

}  // namespace allting::people
