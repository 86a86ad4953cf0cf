// Offers and times to meet as JSON. Evidence and telephone numbers are for those concerned alone.
#pragma once
#include <vector>

#include "platform/json/json.hpp"
#include "reviews/meeting.hpp"
#include "reviews/offer.hpp"

namespace allting::reviews {

json::Value offer_json(const ChangeOffer& offer);
json::Array offers_json(const std::vector<ChangeOffer>& offers);
/// With place and telephone: only for the two sides that meet.
json::Value meeting_json(const Meeting& meeting);

}  // namespace allting::reviews
