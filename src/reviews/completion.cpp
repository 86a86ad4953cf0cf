#include "reviews/completion.hpp"

#include <algorithm>

#include "proposals/deadlines.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 4> completion_state_words{"asked", "answered", "silent", "withdrawn"};

}  // namespace

std::string_view reason_for(std::string_view final_fault) {
    if (final_fault == "came_late") return "outside_criteria";
    if (final_fault == "offends") return "against_law";
    return {};
}

std::string_view word_of(CompletionState state) { return completion_state_words[std::size_t(state)]; }

std::optional<CompletionState> completion_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(completion_state_words, word);
    return found == completion_state_words.end() ? std::nullopt : std::optional(CompletionState(found - completion_state_words.begin()));
}

bool Completion::has(std::string_view fault) const { return std::ranges::find(faults, fault) != faults.end(); }

Result<void> check_screening(proposals::State state, const std::vector<std::string>& faults) {
    const auto next = faults.empty() ? proposals::State::screened : proposals::State::needs_completion;
    if (proposals::can_follow(state, next)) return {};
    return refuse(ErrorKind::conflict, "screened_already", "screening.refused.screened_already");
}

Result<void> check_may_be_answered(const Completion& completion, const Case& of) {
    const bool waits = completion.state == CompletionState::asked;
    if (waits || (completion.state == CompletionState::silent && of.state == CaseState::open)) return {};
    return refuse(ErrorKind::conflict, "completion_answered", "screening.refused.completion_answered");
}

Silence silence_of(const Completion& completion, Instant now) {
    if (completion.state != CompletionState::asked) return Silence::none;
    if (!proposals::is_in_time(now, completion.due_at)) return Silence::lapse;
    const bool is_near = add_working_days(now, proposals::author_reminder_working_days_left) >= completion.due_at;
    return is_near && !completion.reminded_at ? Silence::remind : Silence::none;
}

}  // namespace allting::reviews
