// Untrusted fields → a card: the same for the form and for JSON.
#pragma once
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "guides/card.hpp"
#include "platform/http/request.hpp"

namespace allting::guides {

struct CardForm {
    CardKind kind = CardKind::rule;
    ProcessId process;  // none = every process
    CardText text;
};

struct CardChoices {
    std::vector<std::string_view> languages;
    std::string_view zone;
    Instant now;
};

/// title, words, language, process, area, source, source_date; of a rule ours, others, contact, passed, failed; of a price
/// cost_low, cost_high, running, lifetime, included; of what was built cost_high, running, included, built_year, built_place.
Result<CardForm> read_card(const http::Input& input, CardKind kind, const CardChoices& choices);

}  // namespace allting::guides
