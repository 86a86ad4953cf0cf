// Asking to meet about an offer: the only place that writes a meeting. While the officials are asked for a time the promised
// answer's clock runs; once a time is agreed or proposed to the author, the author has the usual time from the meeting.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/meeting.hpp"
#include "reviews/offer_form.hpp"

namespace allting::reviews {

/// By the author, or a facilitator for an author who asked on paper, by phone or at a desk: a first time, or another than
/// the officials proposed. The case goes back to the officials.
Result<Meeting> ask_to_meet(db::Transaction& tx, const people::Visitor& visitor, OfferId id, const MeetingForm& form, Instant now);
/// By an official: another time than the author asked for. The author is asked again.
Result<Meeting> propose_other_time(db::Transaction& tx, const people::Visitor& visitor, OfferId id, const MeetingForm& form, Instant now);
/// By the other side than the one that proposed the time; `by` is read when it is the author's side.
Result<Meeting> confirm_meeting(db::Transaction& tx, const people::Visitor& visitor, MeetingId id, const ForAuthor& by, Instant now);

}  // namespace allting::reviews
