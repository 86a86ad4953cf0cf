#include "reviews/meeting.hpp"

#include <algorithm>
#include <array>

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 3> state_words{"asked", "confirmed", "replaced"};

}  // namespace

std::string_view word_of(MeetingState state) { return state_words[std::size_t(state)]; }

std::optional<MeetingState> meeting_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(state_words, word);
    return found == state_words.end() ? std::nullopt : std::optional(MeetingState(found - state_words.begin()));
}

Result<void> check_meeting(Instant starts_at, Instant now) {
    if (starts_at > now) return {};
    FieldErrors errors;
    errors.add("starts_at", "passed", "offers.refused.meeting_passed");
    return errors.take();
}

Result<void> check_answers_meeting(const Meeting& meeting, bool by_author) {
    if (meeting.state != MeetingState::asked) return refuse(ErrorKind::conflict, "meeting_answered", "offers.refused.meeting_answered");
    if (meeting.by_author == by_author) return refuse(ErrorKind::conflict, "own_meeting", "offers.refused.own_meeting");
    return {};
}

const Meeting* current_meeting(const std::vector<Meeting>& meetings) {
    const auto found = std::ranges::find_if(meetings.rbegin(), meetings.rend(), [](const Meeting& m) { return m.state != MeetingState::replaced; });
    return found == meetings.rend() ? nullptr : &*found;
}

}  // namespace allting::reviews
