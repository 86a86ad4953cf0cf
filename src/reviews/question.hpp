// The questions of the checklist (domain.md 4.4): all there are, and which of them a kind of organisation usually asks.
// Each is put so that a yes speaks for the proposal. Pure.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace allting::reviews {

/// In the order in which they are asked. Locale keys: reviews.question.WORD and reviews.question.WORD_help.
inline constexpr std::array<std::string_view, 26> question_words{
    "jurisdiction", "law", "decisions", "criteria", "land", "collisions", "permits", "cost_oneoff", "cost_running",
    "lifetime", "procurement", "safety", "accessibility", "child", "equality", "neighbours", "climate", "culture",
    "digital", "staffing", "competition", "time", "co_delivery", "school_extra", "tenant_extra", "owner"};
bool is_question(std::string_view word);

/// What an organisation of this kind asks until it has chosen for itself.
std::vector<std::string> usual_questions(places::OrganisationKind kind);

/// These and no others, each once, in the order of question_words.
std::vector<std::string> in_order(const std::vector<std::string>& questions);

}  // namespace allting::reviews
