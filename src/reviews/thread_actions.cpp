#include "reviews/thread_actions.hpp"

#include <algorithm>

#include "notices/notices.hpp"
#include "people/notify.hpp"
#include "people/person_store.hpp"
#include "platform/db/counter.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/meeting_store.hpp"
#include "reviews/part_store.hpp"
#include "reviews/thread_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;

struct Place {
    Proposal proposal;
    Case of;
    Seat seat;
};

Result<Place> find_place(db::Connection& connection, const Visitor& visitor, ProposalId id) {
    const OrganisationId organisation = visitor.organisation;
    auto proposal = proposals::find_proposal(connection, organisation, id);
    auto of = proposal ? find_case_of(connection, organisation, id) : std::nullopt;
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    const auto parts = list_parts(connection, organisation, of->id);
    const bool is_asked = visitor.department && std::ranges::any_of(parts, [&](const Part& part) {
        return part.department == visitor.department && part.state != PartState::taken_back;
    });
    const Seat seat = seat_of(*proposal, *of, visitor,
                              {.is_asked = is_asked, .has_conflict = has_conflict(connection, organisation, of->id, visitor.person)});
    return Place{std::move(*proposal), std::move(*of), seat};
}

notices::Notice notice_about(const Proposal& proposal, std::string message) {
    return {.message = std::move(message),
            .arguments = {{"number", proposals::number_of(proposal.id)}, {"title", proposal.wording.title}},
            .path = "/proposals/" + std::to_string(proposal.id.value) + "/messages"};
}

/// Who cannot open the page gets the words themselves; in mail they do not stand.
void tell_author(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, const Message& message, Instant now) {
    const auto person = proposal.author ? people::find_person(tx, organisation, proposal.author) : std::nullopt;
    const bool in_full = !person || person->channel == people::Channel::by_hand;
    auto notice = notice_about(proposal, in_full ? "thread.notice.to_author_in_full" : "thread.notice.to_author");
    if (in_full) notice.arguments.emplace_back("text", message.text);
    if (person) return people::notify(tx, organisation, proposal.author, notice, now);
    notice.path = "/proposals/" + std::to_string(proposal.id.value) + "/whereabouts";  // the letter's reader has no account to sign in to
    notices::enqueue(tx, organisation, {.means = notices::Means::by_hand, .address = proposal.author_contact, .language = proposal.language}, notice, now);
}

/// The official who has the case; else everyone of the department whose turn it is. Nobody has it: the inbox shows it.
void tell_reviewers(db::Transaction& tx, OrganisationId organisation, const Place& place, Instant now) {
    const auto notice = notice_about(place.proposal, "thread.notice.to_reviewers");
    if (place.of.official) return people::notify(tx, organisation, place.of.official, notice, now);
    if (!place.of.department) return;
    for (const Official& official : list_officials(tx, organisation))
        if (official.department == place.of.department) people::notify(tx, organisation, official.id, notice, now);
}

Message message_of(const Visitor& visitor, const Place& place, const MessageForm& form, Instant now) {
    Message message{.proposal = place.proposal.id, .side = side_of(place.seat), .text = form.text, .written_at = now};
    if (place.seat == Seat::reviewer) message.department = visitor.department ? visitor.department : place.of.department;
    if (speaks_for_author(place.seat)) {
        message.channel = form.channel;
        message.person = place.proposal.author;
        message.entered_by = visitor.person;
    } else {
        message.person = visitor.person;
    }
    return message;
}

void forget_author(db::Transaction& tx, OrganisationId organisation, PersonId person, people::Hiding hiding) {
    if (hiding != people::Hiding::erase) return;
    forget_messages(tx, organisation, person);
    forget_meetings_of(tx, organisation, person);
}

}  // namespace

Result<Seat> find_seat(db::Connection& connection, const Visitor& visitor, ProposalId id) {
    TRY(const Place place, find_place(connection, visitor, id));
    return place.seat;
}

Result<Message> write_message(db::Transaction& tx, const Visitor& visitor, ProposalId id, const MessageForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(const Place place, find_place(tx, visitor, id));
    TRY_DO(check_may_write(place.seat, form.channel));
    if (!form.request_key.empty()) {
        const auto earlier = find_message_by_request_key(tx, organisation, form.request_key);
        if (earlier && earlier->proposal == id) return *earlier;
    }
    if (count_messages_since(tx, organisation, visitor.person, now - days(1)) >= messages_per_day_max) {
        Error error = refuse(ErrorKind::too_many, "too_many_messages", "thread.refused.too_many");
        error.arguments = {{"max", std::to_string(messages_per_day_max)}};
        return error;
    }
    Message message = message_of(visitor, place, form, now);
    message.id = db::take_id<MessageId>(tx, organisation, "thread_message");
    insert_message(tx, organisation, message, form.request_key);
    if (message.side == Side::reviewers) {
        tell_author(tx, organisation, place.proposal, message, now);
        return message;
    }
    tell_reviewers(tx, organisation, place, now);
    if (message.entered_by && place.proposal.author)
        people::notify(tx, organisation, place.proposal.author, notice_about(place.proposal, "thread.notice.written_for_you"), now);
    return message;
}

void extend_people() { people::extensions().on_hidden.emplace_back(forget_author); }

}  // namespace allting::reviews
