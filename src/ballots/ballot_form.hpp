// From what a person sent (form, JSON, paper typed in by somebody) to a BallotForm.
#pragma once
#include "ballots/ballot.hpp"
#include "ballots/roll.hpp"
#include "platform/http/request.hpp"

namespace allting::ballots {

/// Fields projects, points[ID], blank and request_key. Refuses numbers that are none; points left empty are no marks.
Result<BallotForm> read_ballot_form(const http::Input& input);

/// Fields relation and birth_year; nothing when neither was sent.
Result<std::optional<Right>> read_right(const http::Input& input);

/// How the list of projects is narrowed and ordered.
enum class ProjectOrder { shuffled, by_cost, by_name };
struct ProjectFilter {
    PotId pot;  // of the voter's area
    std::string text;
    std::string category;  // "" = all
    ProjectOrder order = ProjectOrder::shuffled;
};
std::string_view word_of(ProjectOrder order);
/// Fields pot, text, category and order. What makes no sense is left out: a filter refuses nobody.
ProjectFilter read_filter(const http::Input& input);

}  // namespace allting::ballots
