// A case: one proposal on its way to a yes with a cost and an owner, or to a no with a public reason.
// Pure: what the checklist asks, what a decision needs, how long there is.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "proposals/proposal.hpp"
#include "reviews/question.hpp"

namespace allting::reviews {

enum class CaseState { open, waiting_for_author, accepted, refused, withdrawn, appealed };
std::string_view word_of(CaseState state);
std::optional<CaseState> case_state_from_word(std::string_view word);
inline bool is_decided(CaseState state) { return state != CaseState::open && state != CaseState::waiting_for_author; }

enum class Answer { yes, yes_if, no, not_relevant };
std::string_view word_of(Answer answer);
std::optional<Answer> answer_from_word(std::string_view word);

struct ChecklistAnswer {
    std::string question = {};
    Answer answer = {};
    std::string public_sentence = {};  // required with yes_if and no: the resident reads it
    std::string internal_note = {};    // never leaves the review
};

/// One-off cost as a range and the yearly cost. The ballot uses the upper bound.
struct Estimate {
    Money low = {}, high = {};
    Money running = {};  // a year
    std::string note = {};  // what is included, and where the figures come from
    DepartmentId owner = {};  // who would carry it out
};

/// Why not (domain.md 4.5). Locale keys: reviews.code.WORD, and templates reviews.template.WORD_answer, _why, _next.
inline constexpr std::array<std::string_view, 18> reason_codes{
    "not_our_responsibility", "not_our_land", "against_law", "against_decision", "outside_criteria", "over_max",
    "running_cost", "already_planned", "already_exists", "collision", "permit_impossible", "time",
    "safety", "excludes_people", "harms_children", "procurement", "duplicate", "unclear_no_reply"};
/// The state a refusal leads the proposal to: already_planned and redirected have states of their own.
proposals::State state_after_refusal(std::string_view reason_code);

/// The public answer in its five parts: thanks and what we understood, the answer, why, what you can do now, who.
struct Reason {
    std::string code = {};  // "" on acceptance
    std::string understood = {}, answer = {}, why = {}, next = {};
    std::string who = {};  // function and unit, never a person's name
};

struct Case {
    CaseId id = {};
    ProposalId proposal = {};
    ProcessId process = {};
    DepartmentId department = {};  // whose turn it is; none = nobody has taken it yet
    PersonId official = {};
    CaseState state = CaseState::open;
    Instant opened_at = {}, due_at = {};
    std::optional<Instant> decided_at = {};
    std::string registry_number = {};
    std::optional<Estimate> estimate = {};
    Reason reason = {};
    std::vector<ChecklistAnswer> answers = {};
    std::int64_t version = 1;
};

/// How near the promised date is; the page shows it as a word and a shape.
enum class Urgency { calm, soon, late };
Urgency urgency_of(const Case& of, Instant now);  // soon = less than three days left

/// Refuses once the case is decided, and while the author is asked.
Result<void> check_open_case(const Case& of);
/// Refuses without an upper cost and an owner, above the pot or the process's highest cost, and while a question of the
/// checklist says no.
Result<void> check_acceptance(const Case& of, Money cost_most);
/// Refuses without a code and each part of the reason, and while a part has a gap ("…") of its template left.
Result<void> check_refusal(const Case& of, const Reason& reason);

}  // namespace allting::reviews
