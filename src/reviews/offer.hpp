// A change that the officials offer, or that the author offers back: nothing happens to a text without its author's yes.
// Pure: what an offer holds, what it would change, who may answer it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "proposals/proposal.hpp"
#include "proposals/spot.hpp"

namespace allting::reviews {

/// replaced = answered with another offer, by either side.
enum class OfferState { offered, accepted, declined, lapsed, replaced };
std::string_view word_of(OfferState state);
std::optional<OfferState> offer_state_from_word(std::string_view word);

/// What is offered beside the wording.
struct Terms {
    std::optional<proposals::Spot> spot = {};  // on the map
    std::string size = {};                     // "8 redskap, 40 m²"
    std::string hours = {};                    // when it is open or staffed
    std::optional<Money> cost = {};
    friend bool operator==(const Terms& a, const Terms& b);
};

/// The wording and the terms as they stand, or as they would become.
struct Standing {
    proposals::Wording wording = {};
    Terms terms = {};
    friend bool operator==(const Standing&, const Standing&) = default;
};

struct ChangeOffer {
    OfferId id = {};
    CaseId in_case = {};
    ProposalId proposal = {};
    std::string explanation = {};
    proposals::Wording wording = {};  // as offered
    OfferState state = OfferState::offered;
    Instant offered_at = {}, due_at = {};
    std::optional<Instant> answered_at = {};
    std::string answer = {};  // the other side's own words
    std::string channel = {};  // by which the author answered, or made the counter-offer
    Terms terms = {};
    bool by_author = false;    // a counter-offer: the officials answer it
    PersonId entered_by = {};  // the facilitator who spoke for the author, if any
    std::string evidence = {};  // how that facilitator knows what the author said: never public
};

/// The proposal as it is: its text and place, and what earlier offers have settled beside them.
Standing standing_of(const proposals::Proposal& proposal, const std::vector<ChangeOffer>& offers);

/// Refuses an offer that changes nothing.
Result<void> check_offer(const Standing& now, const Standing& offered);
/// Refuses a counter-offer that changes nothing, and one that is the offer itself: that is a yes.
Result<void> check_counter(const Standing& now, const ChangeOffer& offer, const Standing& countered);
/// Refuses an answer to an offer that has one already.
Result<void> check_offer_is_unanswered(const ChangeOffer& offer);
/// Refuses to decide a case while an offer waits for an answer: the author's, or the officials' own.
Result<void> check_nothing_waits(const std::vector<ChangeOffer>& offers);
/// Whoever speaks for the author writes down how the author said so.
Result<void> check_evidence(bool is_author, std::string_view evidence);

/// The offer that waits for an answer, or null. At most one does.
const ChangeOffer* waiting_offer(const std::vector<ChangeOffer>& offers);

}  // namespace allting::reviews
