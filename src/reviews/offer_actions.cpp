#include "reviews/offer_actions.hpp"

#include "core/check.hpp"
#include "platform/db/counter.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/offer_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

constexpr std::string_view official = "official";

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed"); }
Error no_offer() { return refuse(ErrorKind::not_found, "offer_not_found", "reviews.refused.offer_not_found"); }

Result<Case> store(db::Transaction& tx, OrganisationId organisation, Case changed) {
    if (!update_case(tx, organisation, changed)) return changed_meanwhile();
    ++changed.version;
    return changed;
}

Proposal proposal_of(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto found = proposals::find_proposal(connection, organisation, id);
    CHECK(found.has_value());
    return std::move(*found);
}

/// What was agreed becomes the proposal: its words, and its place on the map.
void settle(db::Transaction& tx, OrganisationId organisation, const ChangeOffer& offer, Instant now) {
    proposals::change_wording(tx, organisation, offer.proposal, offer.wording, now);
    proposals::move_place(tx, organisation, offer.proposal, offer.terms.spot, now);
}

void append(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::string_view role, const ChangeOffer& offer,
            json::Object facts, Instant now) {
    facts.insert(facts.begin(), {{"proposal", offer.proposal}, {"offer", offer.id}});
    record::append(tx, organisation, now, {.kind = kind, .by_role = role, .subject = "case", .subject_id = offer.in_case.value, .facts = std::move(facts)});
}

std::string_view said(bool yes) { return yes ? "yes" : "no"; }

std::string kronor_of(const std::optional<Money>& cost) { return cost ? std::to_string(cost->ore / 100) : std::string(); }

/// Everything that the page shows, beside how it stands today: on paper one says yes to the same.
std::vector<std::pair<std::string, std::string>> in_full(const ChangeOffer& offer, const Standing& today) {
    const Terms &from = today.terms, &to = offer.terms;
    const bool same_spot = Terms{.spot = from.spot} == Terms{.spot = to.spot};
    return {{"explanation", offer.explanation}, {"offered_title", offer.wording.title}, {"offered_body", offer.wording.body},
            {"offered_place", offer.wording.place}, {"place", today.wording.place}, {"due", to_iso(offer.due_at)},
            {"moves", today.wording.place != offer.wording.place ? "yes" : same_spot ? "no" : "on_map"},
            {"size_changes", std::string(said(from.size != to.size))}, {"size", from.size.empty() ? "–" : from.size}, {"offered_size", to.size},
            {"hours_change", std::string(said(from.hours != to.hours))}, {"hours", from.hours.empty() ? "–" : from.hours}, {"offered_hours", to.hours},
            {"cost_changes", std::string(said(from.cost != to.cost && to.cost))}, {"cost", from.cost ? kronor_of(from.cost) : "–"}, {"offered_cost", kronor_of(to.cost)}};
}

void replace_waiting(db::Transaction& tx, OrganisationId organisation, const std::vector<ChangeOffer>& offers, Instant now) {
    const ChangeOffer* const waiting = waiting_offer(offers);
    if (waiting == nullptr) return;
    ChangeOffer old = *waiting;
    old.state = OfferState::replaced;
    old.answered_at = now;
    update_offer(tx, organisation, old);
}

}  // namespace

Result<Speaker> speaker_for(const Visitor& visitor, const Proposal& proposal, std::string_view channel) {
    if (proposal.author && proposal.author == visitor.person) return Speaker{.is_author = true, .channel = "web"};
    if (!visitor.may(people::Permission::enter_for_others) || channel.empty())
        return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
    return Speaker{.is_author = false, .channel = std::string(channel), .entered_by = visitor.person};
}

Result<ChangeOffer> offer_change(db::Transaction& tx, const Visitor& visitor, CaseId id, const OfferForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto of = find_case(tx, organisation, id);
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    if (form.version != of->version) return changed_meanwhile();
    TRY_DO(check_open_case(*of));
    const Proposal proposal = proposal_of(tx, organisation, of->proposal);
    const auto offers = list_offers(tx, organisation, of->proposal);
    const Standing standing = standing_of(proposal, offers);
    const Terms terms = applied(form.terms, standing.terms);
    TRY_DO(check_offer(standing, {form.wording, terms}));
    TRY_DO(begin_review(tx, organisation, of->proposal, now));
    replace_waiting(tx, organisation, offers, now);
    const ChangeOffer offer{.id = db::take_id<OfferId>(tx, organisation, "offer"),
                            .in_case = id,
                            .proposal = of->proposal,
                            .explanation = form.explanation,
                            .wording = form.wording,
                            .offered_at = now,
                            .due_at = proposals::author_due(proposal, now),
                            .terms = terms};
    insert_offer(tx, organisation, offer);
    of->state = CaseState::waiting_for_author;
    if (!of->official) of->official = visitor.person;
    if (!of->department) of->department = visitor.department;
    TRY(const Case stored, store(tx, organisation, std::move(*of)));
    TRY_DO(proposals::change_state(tx, organisation, stored.proposal,
                                   {.to = State::change_proposed, .by_role = official, .reason = form.explanation}, now));
    proposals::promise_answer(tx, organisation, stored.proposal, std::nullopt);
    append(tx, organisation, "change_offered", official, offer, {{"answer_until", offer.due_at}}, now);
    tell_author(tx, organisation, proposal, "reviews.notice.offer_whole", now, in_full(offer, standing));
    return offer;
}

Result<ChangeOffer> answer_offer(db::Transaction& tx, const Visitor& visitor, OfferId id, const OfferAnswerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_offer(tx, organisation, id);
    if (!found || found->by_author) return no_offer();
    ChangeOffer offer = std::move(*found);
    const Proposal proposal = proposal_of(tx, organisation, offer.proposal);
    TRY(const Speaker speaker, speaker_for(visitor, proposal, form.channel));
    TRY_DO(check_offer_is_unanswered(offer));
    if (form.accepted) TRY_DO(check_evidence(speaker.is_author, form.evidence));

    offer.state = form.accepted ? OfferState::accepted : OfferState::declined;
    offer.answered_at = now;
    offer.answer = form.words;
    offer.channel = speaker.channel;
    offer.entered_by = speaker.entered_by;
    offer.evidence = speaker.is_author ? std::string() : form.evidence;
    update_offer(tx, organisation, offer);
    if (form.accepted) settle(tx, organisation, offer, now);
    TRY_DO(give_back(tx, organisation, proposal, speaker, now));
    append(tx, organisation, "change_answered", speaker.role(), offer, {{"answer", word_of(offer.state)}, {"channel", offer.channel}}, now);
    if (!speaker.is_author) tell_author(tx, organisation, proposal, "reviews.notice.answered_for_you", now);
    return offer;
}

Result<ChangeOffer> counter_offer(db::Transaction& tx, const Visitor& visitor, OfferId id, const CounterForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_offer(tx, organisation, id);
    if (!found || found->by_author) return no_offer();
    ChangeOffer offer = std::move(*found);
    const Proposal proposal = proposal_of(tx, organisation, offer.proposal);
    TRY(const Speaker speaker, speaker_for(visitor, proposal, form.by.channel));
    TRY_DO(check_offer_is_unanswered(offer));
    TRY_DO(check_evidence(speaker.is_author, form.by.evidence));
    const Standing standing = standing_of(proposal, list_offers(tx, organisation, offer.proposal));
    const Terms terms = applied(form.terms, standing.terms);
    TRY_DO(check_counter(standing, offer, {form.wording, terms}));

    offer.state = OfferState::replaced;
    offer.answered_at = now;
    update_offer(tx, organisation, offer);
    const ChangeOffer counter{.id = db::take_id<OfferId>(tx, organisation, "offer"),
                              .in_case = offer.in_case,
                              .proposal = offer.proposal,
                              .explanation = form.explanation,
                              .wording = form.wording,
                              .offered_at = now,
                              .due_at = proposals::answer_due(now),
                              .channel = speaker.channel,
                              .terms = terms,
                              .by_author = true,
                              .entered_by = speaker.entered_by,
                              .evidence = speaker.is_author ? std::string() : form.by.evidence};
    insert_offer(tx, organisation, counter);
    TRY_DO(give_back(tx, organisation, proposal, speaker, now));
    append(tx, organisation, "change_countered", speaker.role(), counter,
           {{"answers", offer.id}, {"channel", counter.channel}, {"answer_until", counter.due_at}}, now);
    if (!speaker.is_author) tell_author(tx, organisation, proposal, "reviews.notice.answered_for_you", now);
    return counter;
}

Result<ChangeOffer> answer_counter(db::Transaction& tx, const Visitor& visitor, OfferId id, const CounterAnswerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_offer(tx, organisation, id);
    if (!found || !found->by_author) return no_offer();
    ChangeOffer counter = std::move(*found);
    auto of = find_case(tx, organisation, counter.in_case);
    CHECK(of.has_value());
    TRY_DO(check_offer_is_unanswered(counter));
    TRY_DO(check_open_case(*of));
    TRY_DO(check_impartial(tx, visitor, *of));
    const Proposal proposal = proposal_of(tx, organisation, counter.proposal);

    counter.state = form.accepted ? OfferState::accepted : OfferState::declined;
    counter.answered_at = now;
    counter.answer = form.reason;
    update_offer(tx, organisation, counter);
    if (form.accepted) settle(tx, organisation, counter, now);
    if (!of->official) of->official = visitor.person;
    TRY_DO(store(tx, organisation, std::move(*of)));
    append(tx, organisation, "counter_answered", official, counter, {{"answer", word_of(counter.state)}}, now);
    tell_author(tx, organisation, proposal, form.accepted ? "offers.notice.counter_accepted" : "offers.notice.counter_declined", now,
                {{"reason", counter.answer}});
    return counter;
}

Result<Case> give_back(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, const Speaker& speaker, Instant now) {
    auto of = find_case_of(tx, organisation, proposal.id);
    CHECK(of.has_value());
    of->state = CaseState::open;
    of->due_at = proposals::answer_due(now);
    TRY(Case stored, store(tx, organisation, std::move(*of)));
    const auto channel = proposals::channel_from_word(speaker.channel).value_or(proposals::Channel::web);
    if (proposal.state != State::author_replied)  // it is that since the author asked to meet
        TRY_DO(proposals::change_state(tx, organisation, proposal.id, {.to = State::author_replied, .by_role = speaker.role(), .channel = channel}, now));
    proposals::promise_answer(tx, organisation, proposal.id, stored.due_at);
    tell_official(tx, organisation, stored, proposal, now);
    return stored;
}

int lapse_offers(db::Transaction& tx, OrganisationId organisation, Instant now) {
    int lapsed = 0;
    for (const OfferId id : list_lapsing_offers(tx, organisation, now)) {
        ChangeOffer offer = find_offer(tx, organisation, id).value();
        auto of = find_case(tx, organisation, offer.in_case);
        CHECK(of.has_value());
        offer.state = OfferState::lapsed;
        update_offer(tx, organisation, offer);
        ++lapsed;
        if (of->state != CaseState::waiting_for_author) continue;
        of->state = CaseState::open;
        of->due_at = proposals::answer_due(now);
        const auto stored = store(tx, organisation, std::move(*of));
        CHECK(stored.ok());
        const auto moved = proposals::change_state(tx, organisation, offer.proposal, {.to = State::in_review, .by_role = "allting"}, now);
        CHECK(moved.ok());
        proposals::promise_answer(tx, organisation, offer.proposal, stored.value().due_at);
    }
    return lapsed;
}

}  // namespace allting::reviews
