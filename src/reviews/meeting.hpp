// A time to meet about an offer, or to talk by telephone: one side proposes, the other agrees or proposes another. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::reviews {

using MeetingId = Id<struct MeetingTag>;

/// replaced = another time was proposed instead.
enum class MeetingState { asked, confirmed, replaced };
std::string_view word_of(MeetingState state);
std::optional<MeetingState> meeting_state_from_word(std::string_view word);

struct Meeting {
    MeetingId id = {};
    OfferId offer = {};
    ProposalId proposal = {};
    bool by_author = true;  // who proposes it
    Instant starts_at = {};
    std::string place = {};  // "" = by telephone
    std::string phone = {};
    std::string words = {};  // what it should be about
    MeetingState state = MeetingState::asked;
    Instant asked_at = {}, due_at = {};
    std::optional<Instant> answered_at = {};
    std::string channel = {};    // by which the author asked or agreed
    PersonId entered_by = {};    // the facilitator who spoke for the author, if any
    std::string evidence = {};
};

/// Refuses a time that has passed.
Result<void> check_meeting(Instant starts_at, Instant now);
/// Refuses an answer to a time that is not asked about any more, and one by the side that proposed it.
Result<void> check_answers_meeting(const Meeting& meeting, bool by_author);

/// The newest that still counts, or null: asked or confirmed.
const Meeting* current_meeting(const std::vector<Meeting>& meetings);

}  // namespace allting::reviews
