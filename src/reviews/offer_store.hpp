// Change offers and counter-offers as rows.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/offer.hpp"

namespace allting::reviews {

std::vector<ChangeOffer> list_offers(db::Connection& connection, OrganisationId organisation, ProposalId proposal);  // oldest first
std::optional<ChangeOffer> find_offer(db::Connection& connection, OrganisationId organisation, OfferId id);

/// Offers that their author has not answered by their day. A counter-offer, and an offer whose author waits for the officials
/// to agree on a time to meet, do not lapse: there it is the officials who are late.
std::vector<OfferId> list_lapsing_offers(db::Connection& connection, OrganisationId organisation, Instant now);

void insert_offer(db::Transaction& tx, OrganisationId organisation, const ChangeOffer& offer);
/// Writes the answer and the day until which there is time for one.
void update_offer(db::Transaction& tx, OrganisationId organisation, const ChangeOffer& offer);

}  // namespace allting::reviews
