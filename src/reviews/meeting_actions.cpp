#include "reviews/meeting_actions.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "platform/db/counter.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

struct Talk {
    ChangeOffer offer;
    Proposal proposal;
    Case of;
};

Result<Talk> load(db::Connection& connection, OrganisationId organisation, OfferId id) {
    auto offer = find_offer(connection, organisation, id);
    if (!offer || offer->by_author) return refuse(ErrorKind::not_found, "offer_not_found", "reviews.refused.offer_not_found");
    auto proposal = proposals::find_proposal(connection, organisation, offer->proposal);
    auto of = find_case(connection, organisation, offer->in_case);
    CHECK(proposal && of);
    return Talk{std::move(*offer), std::move(*proposal), std::move(*of)};
}

/// Says what happened, never where or on which telephone.
void append(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::string_view role, const Talk& talk, const Meeting& meeting, Instant now) {
    record::append(tx, organisation, now, {.kind = kind, .by_role = role, .subject = "case", .subject_id = talk.of.id.value,
                                           .facts = {{"proposal", talk.proposal.id}, {"offer", talk.offer.id}, {"meeting", meeting.id}}});
}

void replace_current(db::Transaction& tx, OrganisationId organisation, OfferId offer, Instant now) {
    const auto meetings = list_meetings(tx, organisation, offer);
    const Meeting* const current = current_meeting(meetings);
    if (current == nullptr) return;
    Meeting old = *current;
    old.state = MeetingState::replaced;
    old.answered_at = now;
    update_meeting(tx, organisation, old);
}

Meeting meeting_from(db::Transaction& tx, OrganisationId organisation, const Talk& talk, const MeetingForm& form, Instant now) {
    return {.id = db::take_id<MeetingId>(tx, organisation, "meeting"), .offer = talk.offer.id, .proposal = talk.proposal.id,
            .starts_at = form.starts_at, .place = form.place, .phone = form.phone, .words = form.words, .asked_at = now};
}

/// The author has the usual time from the meeting, and never less than before.
void give_time(db::Transaction& tx, OrganisationId organisation, Talk& talk, Instant meets_at, Instant now) {
    talk.offer.due_at = std::max(talk.offer.due_at, proposals::author_due(talk.proposal, std::max(meets_at, now)));
    update_offer(tx, organisation, talk.offer);
}

/// The officials have answered: the author is asked again.
Result<void> wait_for_author(db::Transaction& tx, OrganisationId organisation, Talk& talk, const Visitor& visitor, Instant now) {
    if (talk.of.state == CaseState::waiting_for_author) return {};
    talk.of.state = CaseState::waiting_for_author;
    if (!talk.of.official) talk.of.official = visitor.person;
    if (!update_case(tx, organisation, talk.of)) return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed");
    TRY_DO(proposals::change_state(tx, organisation, talk.proposal.id,
                                   {.to = State::change_proposed, .by_role = "official", .reason = talk.offer.explanation}, now));
    proposals::promise_answer(tx, organisation, talk.proposal.id, std::nullopt);
    return {};
}

std::vector<std::pair<std::string, std::string>> in_full(const Meeting& meeting, const ChangeOffer& offer) {
    return {{"at", to_iso(meeting.starts_at)}, {"place", meeting.place}, {"phone", meeting.phone}, {"words", meeting.words}, {"due", to_iso(offer.due_at)}};
}

}  // namespace

Result<Meeting> ask_to_meet(db::Transaction& tx, const Visitor& visitor, OfferId id, const MeetingForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Talk talk, load(tx, organisation, id));
    TRY(const Speaker speaker, speaker_for(visitor, talk.proposal, form.by.channel));
    TRY_DO(check_offer_is_unanswered(talk.offer));
    TRY_DO(check_evidence(speaker.is_author, form.by.evidence));
    TRY_DO(check_meeting(form.starts_at, now));
    replace_current(tx, organisation, id, now);
    Meeting meeting = meeting_from(tx, organisation, talk, form, now);
    meeting.due_at = proposals::answer_due(now);
    meeting.channel = speaker.channel;
    meeting.entered_by = speaker.entered_by;
    meeting.evidence = speaker.is_author ? std::string() : form.by.evidence;
    insert_meeting(tx, organisation, meeting);
    if (talk.of.state == CaseState::waiting_for_author) TRY_DO(give_back(tx, organisation, talk.proposal, speaker, now));
    append(tx, organisation, "meeting_asked", speaker.role(), talk, meeting, now);
    return meeting;
}

Result<Meeting> propose_other_time(db::Transaction& tx, const Visitor& visitor, OfferId id, const MeetingForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Talk talk, load(tx, organisation, id));
    TRY_DO(check_offer_is_unanswered(talk.offer));
    TRY_DO(check_impartial(tx, visitor, talk.of));
    TRY_DO(check_meeting(form.starts_at, now));
    const auto earlier = list_meetings(tx, organisation, id);
    const Meeting* const asked = current_meeting(earlier);
    if (asked == nullptr) return refuse(ErrorKind::conflict, "meeting_answered", "offers.refused.meeting_answered");
    TRY_DO(check_answers_meeting(*asked, false));
    replace_current(tx, organisation, id, now);
    Meeting meeting = meeting_from(tx, organisation, talk, form, now);
    meeting.by_author = false;
    give_time(tx, organisation, talk, meeting.starts_at, now);
    meeting.due_at = talk.offer.due_at;
    insert_meeting(tx, organisation, meeting);
    TRY_DO(wait_for_author(tx, organisation, talk, visitor, now));
    append(tx, organisation, "meeting_proposed", "official", talk, meeting, now);
    tell_author(tx, organisation, talk.proposal, "offers.notice.meeting_proposed", now, in_full(meeting, talk.offer));
    return meeting;
}

Result<Meeting> confirm_meeting(db::Transaction& tx, const Visitor& visitor, MeetingId id, const ForAuthor& by, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto found = find_meeting(tx, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "meeting_not_found", "offers.refused.meeting_not_found");
    Meeting meeting = std::move(*found);
    TRY(Talk talk, load(tx, organisation, meeting.offer));
    TRY_DO(check_offer_is_unanswered(talk.offer));
    const bool by_author = !meeting.by_author;
    Speaker speaker;
    if (by_author) {
        TRY(speaker, speaker_for(visitor, talk.proposal, by.channel));
        TRY_DO(check_evidence(speaker.is_author, by.evidence));
    } else {
        if (!visitor.may(people::Permission::review)) return refuse(ErrorKind::not_allowed, "own_meeting", "offers.refused.own_meeting");
        TRY_DO(check_impartial(tx, visitor, talk.of));
    }
    TRY_DO(check_answers_meeting(meeting, by_author));
    meeting.state = MeetingState::confirmed;
    meeting.answered_at = now;
    if (by_author) {
        meeting.channel = speaker.channel;
        meeting.entered_by = speaker.entered_by;
        meeting.evidence = speaker.is_author ? std::string() : by.evidence;
    }
    update_meeting(tx, organisation, meeting);
    give_time(tx, organisation, talk, meeting.starts_at, now);
    append(tx, organisation, "meeting_confirmed", by_author ? speaker.role() : "official", talk, meeting, now);
    if (by_author) {
        tell_official(tx, organisation, talk.of, talk.proposal, now);
        return meeting;
    }
    TRY_DO(wait_for_author(tx, organisation, talk, visitor, now));
    tell_author(tx, organisation, talk.proposal, "offers.notice.meeting_confirmed", now, in_full(meeting, talk.offer));
    return meeting;
}

}  // namespace allting::reviews
