// What the forms of one offer show: the offer, the proposal as it stands, the times to meet. Read in one snapshot.
#pragma once
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "platform/page/map.hpp"
#include "reviews/case.hpp"
#include "reviews/meeting.hpp"
#include "reviews/offer.hpp"

namespace allting::reviews {

/// What a map needs to be drawn beside its points.
struct Ground {
    std::vector<page::MapArea> areas = {};
    std::string tile_url = {}, tile_attribution = {};
};
Ground ground_of(const people::Visit& visit);

struct OfferView {
    proposals::Proposal proposal = {};
    ChangeOffer offer = {};
    Standing standing = {};
    std::vector<Meeting> meetings = {};
    bool for_author = false;  // a facilitator writes down what came by letter, telephone or at a desk
    Ground ground = {};
};
/// Refuses (not_found) what is not there, and (not_allowed) whoever is neither the author nor may speak for the author.
Result<OfferView> load_for_author(people::Visit& visit, OfferId id);
Result<OfferView> load_for_official(people::Visit& visit, OfferId id);

}  // namespace allting::reviews
