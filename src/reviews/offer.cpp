#include "reviews/offer.hpp"

#include <algorithm>
#include <array>
#include <ranges>

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 5> offer_state_words{"offered", "accepted", "declined", "lapsed", "replaced"};

Error unchanged() {
    FieldErrors errors;
    errors.add("body", "unchanged", "reviews.refused.offer_changes_nothing");
    return errors.take();
}

bool same_spot(const std::optional<proposals::Spot>& a, const std::optional<proposals::Spot>& b) {
    if (!a || !b) return !a && !b;
    return a->latitude == b->latitude && a->longitude == b->longitude;
}

}  // namespace

std::string_view word_of(OfferState state) { return offer_state_words[std::size_t(state)]; }

std::optional<OfferState> offer_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(offer_state_words, word);
    return found == offer_state_words.end() ? std::nullopt : std::optional(OfferState(found - offer_state_words.begin()));
}

bool operator==(const Terms& a, const Terms& b) {
    return same_spot(a.spot, b.spot) && a.size == b.size && a.hours == b.hours && a.cost == b.cost;
}

Standing standing_of(const proposals::Proposal& proposal, const std::vector<ChangeOffer>& offers) {
    Standing standing{.wording = proposal.wording, .terms = {}};
    const auto accepted = std::ranges::find(offers.rbegin(), offers.rend(), OfferState::accepted, &ChangeOffer::state);
    if (accepted != offers.rend()) standing.terms = accepted->terms;
    standing.terms.spot.reset();
    if (proposal.latitude && proposal.longitude) standing.terms.spot = proposals::Spot{*proposal.latitude, *proposal.longitude};
    return standing;
}

Result<void> check_offer(const Standing& now, const Standing& offered) {
    if (now == offered) return unchanged();
    return {};
}

Result<void> check_counter(const Standing& now, const ChangeOffer& offer, const Standing& countered) {
    TRY_DO(check_offer(now, countered));
    if (countered == Standing{offer.wording, offer.terms}) {
        FieldErrors errors;
        errors.add("body", "same_as_offer", "offers.refused.same_as_offer");
        return errors.take();
    }
    return {};
}

Result<void> check_offer_is_unanswered(const ChangeOffer& offer) {
    if (offer.state == OfferState::offered) return {};
    return refuse(ErrorKind::conflict, "offer_answered", "reviews.refused.offer_answered");
}

Result<void> check_nothing_waits(const std::vector<ChangeOffer>& offers) {
    if (waiting_offer(offers) == nullptr) return {};
    return refuse(ErrorKind::conflict, "offer_waits", "offers.refused.offer_waits");
}

Result<void> check_evidence(bool is_author, std::string_view evidence) {
    if (is_author || !evidence.empty()) return {};
    FieldErrors errors;
    errors.add("evidence", "required", "offers.refused.no_evidence");
    return errors.take();
}

const ChangeOffer* waiting_offer(const std::vector<ChangeOffer>& offers) {
    const auto found = std::ranges::find(offers, OfferState::offered, &ChangeOffer::state);
    return found == offers.end() ? nullptr : &*found;
}

}  // namespace allting::reviews
