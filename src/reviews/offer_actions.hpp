// What is offered, countered and answered: the only place that writes an offer. Each step goes into the public record and
// tells the other side; the clock of the promised answer runs whenever it is the officials' turn.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/case.hpp"
#include "reviews/offer.hpp"
#include "reviews/offer_form.hpp"

namespace allting::reviews {

/// Who speaks for the author's side.
struct Speaker {
    bool is_author = false;
    std::string channel = {};   // web, or the channel by which the facilitator was told
    PersonId entered_by = {};
    std::string_view role() const { return is_author ? "resident" : "facilitator"; }
};
/// The author, or a facilitator who names the channel; refuses everyone else.
Result<Speaker> speaker_for(const people::Visitor& visitor, const proposals::Proposal& proposal, std::string_view channel);

/// By an official. The author is asked, and the clock of the promised answer stands still until the author has answered. An
/// offer or counter-offer that waited is replaced. Refuses a decided case, and one that waits for its author.
Result<ChangeOffer> offer_change(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const OfferForm& form, Instant now);

/// By the author, or by a facilitator for an author who answered on paper, by phone or at a desk. A yes changes the
/// wording, a no leaves it; either way the case goes back to the officials.
Result<ChangeOffer> answer_offer(db::Transaction& tx, const people::Visitor& visitor, OfferId id, const OfferAnswerForm& form, Instant now);

/// By the same: the author offers something else. The case goes back to the officials, who have the promised time to answer.
Result<ChangeOffer> counter_offer(db::Transaction& tx, const people::Visitor& visitor, OfferId id, const CounterForm& form, Instant now);

/// By an official who is impartial. A yes makes the author's own words the wording; a no carries a reason.
Result<ChangeOffer> answer_counter(db::Transaction& tx, const people::Visitor& visitor, OfferId id, const CounterAnswerForm& form, Instant now);

/// The case is the officials' again, with a new promised day, and the official hears of it.
Result<Case> give_back(db::Transaction& tx, OrganisationId organisation, const proposals::Proposal& proposal, const Speaker& speaker, Instant now);

/// Offers whose time is out: the wording stays, and the case goes back to the officials. Returns how many. For the clock.
int lapse_offers(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::reviews
