#include "proposals/proposal_actions.hpp"

#include "core/limits.hpp"
#include "people/notify.hpp"
#include "people/person_store.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/extensions.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"

namespace allting::proposals {
namespace {

using people::Visitor;

Error not_found() { return refuse(ErrorKind::not_found, "not_found", "proposals.refused.not_found"); }

Result<processes::Process> load_process(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "proposals.refused.no_process");
    return std::move(*process);
}

/// The author, or a facilitator for someone whose idea came on paper, by phone or at a desk.
bool may_change(const Visitor& visitor, const Proposal& proposal) {
    if (is_written_by(proposal, visitor.person)) return true;
    return proposal.channel != Channel::web && visitor.may(people::Permission::enter_for_others);
}

std::string_view role_of(const Visitor& visitor, const Proposal& proposal) {
    return proposal.author == visitor.person ? people::word_of(people::Role::resident) : people::word_of(people::Role::facilitator);
}

/// Nothing tells a stranger that a draft is there.
Result<Proposal> load_own(db::Connection& connection, const Visitor& visitor, ProposalId id) {
    auto proposal = find_proposal(connection, visitor.organisation, id);
    if (!proposal || !may_be_seen_by(*proposal, visitor.person)) return not_found();
    if (!may_change(visitor, *proposal)) return refuse(ErrorKind::not_allowed, "not_yours", "proposals.refused.not_yours");
    return std::move(*proposal);
}

Result<Proposal> load_own_draft(db::Connection& connection, const Visitor& visitor, ProposalId id) {
    TRY(auto proposal, load_own(connection, visitor, id));
    if (proposal.state != State::draft) return refuse(ErrorKind::conflict, "already_sent", "proposals.refused.already_sent");
    return proposal;
}

void tell_author(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, std::string message, Instant now) {
    if (!proposal.author) return;
    notices::Notice notice{.message = std::move(message),
                           .arguments = {{"title", proposal.wording.title}, {"number", number_of(proposal.id)}},
                           .path = "/proposals/" + std::to_string(proposal.id.value) + "/whereabouts"};
    if (proposal.answer_due_at) notice.arguments.emplace_back("due", to_iso(*proposal.answer_due_at));
    people::notify(tx, organisation, proposal.author, notice, now);
}

/// What happens when a proposal, new or a draft until now, is received: first wording, first step, promise, record, notice.
void receive(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, std::string_view by_role, Instant now) {
    insert_revision(tx, organisation, proposal.id, {proposal.revision, proposal.wording, "received", now});
    insert_step(tx, organisation, proposal.id, {State::received, now, std::string(by_role), {}, proposal.channel});
    record::append(tx, organisation, now, {"proposal_received", by_role, "proposal", proposal.id.value,
                                           {{"process", proposal.process}, {"channel", word_of(proposal.channel)}}});
    tell_author(tx, organisation, proposal, "proposals.received", now);
    if (extensions().on_received) extensions().on_received(tx, organisation, proposal, now);
}

}  // namespace

Extensions& extensions() {
    static Extensions all;
    return all;
}

std::string public_name(db::Connection& connection, const Visitor& visitor) {
    const auto person = people::find_person(connection, visitor.organisation, visitor.person);
    return person && people::naming_of(*person) == people::Naming::by_name ? person->name : "";
}

Result<Proposal> start_draft(db::Transaction& tx, const Visitor& visitor, ProcessId process_id, const ProposalChange& first,
                             std::string_view request_key, Instant now) {
    TRY(const auto process, load_process(tx, visitor.organisation, process_id));
    TRY_DO(check_open(process, processes::PhaseKind::ideas, now));
    if (!request_key.empty()) {
        if (const auto earlier = find_by_request_key(tx, visitor.organisation, request_key)) return load_own(tx, visitor, *earlier);
    }
    if (count_drafts(tx, visitor.organisation, visitor.person) >= limits::drafts_per_person_max) {
        Error error = refuse(ErrorKind::too_many, "too_many_drafts", "proposals.refused.too_many_drafts");
        error.arguments = {{"max", std::to_string(limits::drafts_per_person_max)}};
        return error;
    }
    Proposal draft{.id = db::take_id<ProposalId>(tx, visitor.organisation, "proposal"),
                   .process = process_id,
                   .state_at = now,
                   .language = visitor.language,
                   .author = visitor.person,
                   .author_name = public_name(tx, visitor),
                   .created_at = now};
    if (process.pots.size() == 1) draft.pot = process.pots.front().id;
    apply(first, draft);
    CHECK(insert_proposal(tx, visitor.organisation, draft, request_key));
    return draft;
}

Result<Proposal> save_draft(db::Transaction& tx, const Visitor& visitor, ProposalId id, const ProposalChange& change, Instant now) {
    TRY(auto draft, load_own_draft(tx, visitor, id));
    TRY(const auto process, load_process(tx, visitor.organisation, draft.process));
    TRY_DO(check_edit(draft, process, now));
    if (change.without_picture) delete_picture(tx, visitor.organisation, draft.picture);
    apply(change, draft);
    update_proposal(tx, visitor.organisation, draft);
    return draft;
}

Result<void> discard_draft(db::Transaction& tx, const Visitor& visitor, ProposalId id) {
    TRY(const auto draft, load_own_draft(tx, visitor, id));
    delete_picture(tx, visitor.organisation, draft.picture);
    delete_draft(tx, visitor.organisation, draft.id);
    return {};
}

Result<PictureId> put_picture(db::Transaction& tx, const Visitor& visitor, ProposalId id, const images::Picture& picture,
                              std::string_view description, Instant now) {
    TRY(auto proposal, load_own(tx, visitor, id));
    TRY(const auto process, load_process(tx, visitor.organisation, proposal.process));
    TRY_DO(check_edit(proposal, process, now));
    if (proposal.state == State::draft) delete_picture(tx, visitor.organisation, proposal.picture);  // nobody else has seen it
    proposal.picture = db::take_id<PictureId>(tx, visitor.organisation, "picture");
    insert_picture(tx, visitor.organisation, proposal.picture, picture, description, visitor.person, now);
    update_proposal(tx, visitor.organisation, proposal);
    return proposal.picture;
}

Result<void> describe_picture(db::Transaction& tx, const Visitor& visitor, ProposalId id, std::string_view description, Instant now) {
    TRY(const auto proposal, load_own(tx, visitor, id));
    TRY(const auto process, load_process(tx, visitor.organisation, proposal.process));
    TRY_DO(check_edit(proposal, process, now));
    if (proposal.picture) update_picture_description(tx, visitor.organisation, proposal.picture, description);
    return {};
}

namespace {

/// Every idea gets an answer from a person: nobody can send more than people can read.
Result<void> check_pace(db::Connection& connection, const Visitor& visitor, Instant now) {
    if (count_received_since(connection, visitor.organisation, visitor.person, now - days(1)) < proposals_per_day_max) return {};
    Error error = refuse(ErrorKind::too_many, "too_many_proposals", "proposals.refused.too_many_proposals");
    error.arguments = {{"max", std::to_string(proposals_per_day_max)}};
    return error;
}

}  // namespace

Result<Proposal> submit_proposal(db::Transaction& tx, const Visitor& visitor, ProposalId id, Instant now,
                                 const std::optional<std::string>& author_name) {
    TRY(auto proposal, load_own(tx, visitor, id));
    if (proposal.received_at) return proposal;  // sent twice: the same receipt
    if (author_name) proposal.author_name = *author_name;
    TRY(const auto process, load_process(tx, visitor.organisation, proposal.process));
    TRY_DO(check_submission(proposal, process, now));
    TRY_DO(check_pace(tx, visitor, now));
    proposal.state = State::received;
    proposal.state_at = now;
    proposal.received_at = now;
    proposal.answer_due_at = answer_due(now);
    proposal.revision = 1;
    CHECK(update_state(tx, visitor.organisation, id, State::draft, {State::received, now, {}, {}, proposal.channel}));
    update_proposal(tx, visitor.organisation, proposal);
    update_answer_due(tx, visitor.organisation, id, proposal.answer_due_at);
    receive(tx, visitor.organisation, proposal, role_of(visitor, proposal), now);
    return proposal;
}

Result<Proposal> enter_for_other(db::Transaction& tx, const Visitor& visitor, ProcessId process_id, Proposal proposal,
                                 std::string_view request_key, Instant now) {
    CHECK(visitor.may(people::Permission::enter_for_others));
    if (const auto earlier = request_key.empty() ? std::nullopt : find_by_request_key(tx, visitor.organisation, request_key))
        return load_own(tx, visitor, *earlier);
    TRY(const auto process, load_process(tx, visitor.organisation, process_id));
    TRY_DO(check_submission(proposal, process, now));
    if (proposal.author) {
        const auto author = people::find_person(tx, visitor.organisation, proposal.author);
        FieldErrors errors;
        if (!author || author->erased) errors.add("author", "not_found", "proposals.refused.no_author");
        if (!errors.empty()) return errors.take();
    }
    proposal.id = db::take_id<ProposalId>(tx, visitor.organisation, "proposal");
    proposal.process = process_id;
    proposal.state = State::received;
    proposal.state_at = proposal.created_at = now;
    proposal.received_at = now;
    proposal.answer_due_at = answer_due(now);
    proposal.entered_by = visitor.person;
    proposal.revision = 1;
    CHECK(insert_proposal(tx, visitor.organisation, proposal, request_key));
    receive(tx, visitor.organisation, proposal, people::word_of(people::Role::facilitator), now);
    return proposal;
}

Result<Proposal> edit_proposal(db::Transaction& tx, const Visitor& visitor, ProposalId id, const Wording& wording, Instant now) {
    TRY(auto proposal, load_own(tx, visitor, id));
    TRY(const auto process, load_process(tx, visitor.organisation, proposal.process));
    TRY_DO(check_edit(proposal, process, now));
    if (proposal.wording == wording) return proposal;
    proposal.wording = wording;
    if (proposal.state != State::draft) {
        ++proposal.revision;
        insert_revision(tx, visitor.organisation, id, {proposal.revision, wording, "edited", now});
        record::append(tx, visitor.organisation, now, {"proposal_edited", role_of(visitor, proposal), "proposal", id.value,
                                                       {{"revision", proposal.revision}}});
    }
    update_proposal(tx, visitor.organisation, proposal);
    return proposal;
}

Result<Proposal> withdraw_proposal(db::Transaction& tx, const Visitor& visitor, ProposalId id, std::string_view reason, Instant now) {
    TRY(auto proposal, load_own(tx, visitor, id));
    if (proposal.state == State::withdrawn) return proposal;
    TRY_DO(check_withdrawal(proposal));
    TRY_DO(change_state(tx, visitor.organisation, id,
                        {State::withdrawn, role_of(visitor, proposal), proposal.channel, reason}, now));
    proposal.state = State::withdrawn;
    proposal.state_at = now;
    promise_answer(tx, visitor.organisation, id, std::nullopt);
    tell_author(tx, visitor.organisation, proposal, "proposals.withdrawn", now);
    if (extensions().on_withdrawn) extensions().on_withdrawn(tx, visitor.organisation, proposal, now);
    return proposal;
}

Proposal receive_made(db::Transaction& tx, OrganisationId organisation, Proposal proposal, std::string_view by_role, Instant now) {
    proposal.id = db::take_id<ProposalId>(tx, organisation, "proposal");
    proposal.state = State::received;
    proposal.state_at = proposal.created_at = now;
    proposal.received_at = now;
    proposal.answer_due_at = answer_due(now);
    proposal.revision = 1;
    CHECK(insert_proposal(tx, organisation, proposal, {}));
    receive(tx, organisation, proposal, by_role, now);
    return proposal;
}

Result<void> change_state(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Step& step, Instant now) {
    const auto proposal = find_proposal(tx, organisation, id);
    if (!proposal) return not_found();
    TRY_DO(check_step(proposal->state, step.to, step.reason));
    const StateStep row{step.to, now, std::string(step.by_role), std::string(step.reason), step.channel};
    if (!update_state(tx, organisation, id, proposal->state, row)) return refuse(ErrorKind::conflict, "state_changed", "proposals.refused.state_changed");
    insert_step(tx, organisation, id, row);
    record::append(tx, organisation, now, {"proposal_moved", step.by_role, "proposal", id.value,
                                           {{"from", word_of(proposal->state)}, {"to", word_of(step.to)}}});
    return {};
}

void change_wording(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Wording& wording, Instant now) {
    auto proposal = find_proposal(tx, organisation, id);
    CHECK(proposal.has_value());
    proposal->wording = wording;
    ++proposal->revision;
    insert_revision(tx, organisation, id, {proposal->revision, wording, "change_offer", now});
    update_proposal(tx, organisation, *proposal);
    record::append(tx, organisation, now, {"proposal_changed_with_consent", "resident", "proposal", id.value,
                                           {{"revision", proposal->revision}}});
}

void move_place(db::Transaction& tx, OrganisationId organisation, ProposalId id, const std::optional<Spot>& spot, Instant now) {
    auto proposal = find_proposal(tx, organisation, id);
    CHECK(proposal.has_value());
    const auto latitude = spot ? std::optional(spot->latitude) : std::nullopt, longitude = spot ? std::optional(spot->longitude) : std::nullopt;
    if (proposal->latitude == latitude && proposal->longitude == longitude) return;
    proposal->latitude = latitude;
    proposal->longitude = longitude;
    update_proposal(tx, organisation, *proposal);
    record::append(tx, organisation, now, {"proposal_place_moved_with_consent", "resident", "proposal", id.value, {{"revision", proposal->revision}}});
}

void promise_answer(db::Transaction& tx, OrganisationId organisation, ProposalId id, std::optional<Instant> due) {
    update_answer_due(tx, organisation, id, due);
}

}  // namespace allting::proposals
