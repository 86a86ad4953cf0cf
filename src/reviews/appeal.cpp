#include "reviews/appeal.hpp"

#include <algorithm>
#include <array>

#include "proposals/deadlines.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 4> appeal_state_words{"asked", "stands", "overturned", "withdrawn"};

}  // namespace

std::string_view word_of(AppealState state) { return appeal_state_words[std::size_t(state)]; }

std::optional<AppealState> appeal_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(appeal_state_words, word);
    return found == appeal_state_words.end() ? std::nullopt : std::optional(AppealState(found - appeal_state_words.begin()));
}

std::optional<Instant> appeal_until(const Case& of, const proposals::Proposal& proposal) {
    if (of.state != CaseState::refused || !of.decided_at) return std::nullopt;
    if (!proposals::can_follow(proposal.state, proposals::State::appealed)) return std::nullopt;
    return proposals::author_due(proposal, *of.decided_at);
}

Result<void> check_appeal(const Case& of, const proposals::Proposal& proposal, Instant arrived, Instant now) {
    const auto until = appeal_until(of, proposal);
    if (!until) return refuse(ErrorKind::conflict, "nothing_to_appeal", "reviews.refused.nothing_to_appeal");
    const bool before_the_answer = arrived < *of.decided_at && !proposals::is_in_time(*of.decided_at, arrived);
    const bool after_today = arrived > now && !proposals::is_in_time(arrived, now);
    if (before_the_answer || after_today) {
        FieldErrors errors;
        errors.add("arrived", "impossible_day", "reviews.refused.impossible_day");
        return errors.take();
    }
    if (!proposals::is_in_time(arrived, *until)) return refuse(ErrorKind::conflict, "appeal_too_late", "reviews.refused.appeal_too_late");
    return {};
}

Result<void> check_answers_appeal(PersonId first, PersonId second) {
    if (first == second) return refuse(ErrorKind::not_allowed, "same_official", "reviews.refused.same_official");
    return {};
}

Result<void> check_is_asked(const Appeal& appeal) {
    if (appeal.state == AppealState::asked) return {};
    return refuse(ErrorKind::conflict, "appeal_answered", "reviews.refused.appeal_answered");
}

}  // namespace allting::reviews
