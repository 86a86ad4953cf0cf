// Times to meet as rows.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/meeting.hpp"

namespace allting::reviews {

std::vector<Meeting> list_meetings(db::Connection& connection, OrganisationId organisation, OfferId offer);  // oldest first
std::optional<Meeting> find_meeting(db::Connection& connection, OrganisationId organisation, MeetingId id);
void insert_meeting(db::Transaction& tx, OrganisationId organisation, const Meeting& meeting);
/// Takes the telephone numbers and words of the meetings about a person's own proposals.
void forget_meetings_of(db::Transaction& tx, OrganisationId organisation, PersonId author);
void update_meeting(db::Transaction& tx, OrganisationId organisation, const Meeting& meeting);

}  // namespace allting::reviews
