#include "reviews/offer_json.hpp"

namespace allting::reviews {

json::Value offer_json(const ChangeOffer& offer) {
    const auto& spot = offer.terms.spot;
    return json::Object{{"id", offer.id}, {"case", offer.in_case}, {"proposal", offer.proposal}, {"state", word_of(offer.state)},
                        {"by", offer.by_author ? "author" : "official"},
                        {"explanation", offer.explanation}, {"title", offer.wording.title}, {"body", offer.wording.body},
                        {"place", offer.wording.place},
                        {"place_latitude", spot ? std::optional(spot->latitude) : std::nullopt},
                        {"place_longitude", spot ? std::optional(spot->longitude) : std::nullopt},
                        {"size", offer.terms.size}, {"hours", offer.terms.hours}, {"cost", offer.terms.cost},
                        {"answer_until", offer.due_at}, {"answered_at", offer.answered_at}};
}

json::Array offers_json(const std::vector<ChangeOffer>& offers) {
    json::Array array;
    for (const ChangeOffer& offer : offers) array.push_back(offer_json(offer));
    return array;
}

json::Value meeting_json(const Meeting& meeting) {
    return json::Object{{"id", meeting.id}, {"offer", meeting.offer}, {"proposal", meeting.proposal}, {"by", meeting.by_author ? "author" : "official"},
                        {"state", word_of(meeting.state)}, {"starts_at", meeting.starts_at}, {"place", meeting.place}, {"phone", meeting.phone},
                        {"words", meeting.words}, {"answer_until", meeting.due_at}};
}

}  // namespace allting::reviews
