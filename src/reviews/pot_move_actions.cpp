#include "reviews/pot_move_actions.hpp"

#include "core/check.hpp"
#include "people/notify.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/mending.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/pot_move_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;

struct Place {
    Proposal proposal;
    Case of;
    processes::Process process;
    const std::string& name_of(PotId pot) const {
        static const std::string gone;
        const auto* found = process.pot(pot);
        return found ? found->name : gone;
    }
};

Result<Place> find_place(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto proposal = proposals::find_proposal(connection, organisation, id);
    auto of = proposal ? find_case_of(connection, organisation, id) : std::nullopt;
    if (!of) return refuse(ErrorKind::not_found, "case_not_found", "reviews.refused.not_found");
    auto process = processes::find_process(connection, organisation, proposal->process);
    CHECK(process.has_value());
    return Place{std::move(*proposal), std::move(*of), std::move(*process)};
}

/// The case's version goes on, so that nobody answers for the pot it lay in.
Result<void> put(db::Transaction& tx, OrganisationId organisation, Place& place, PotId pot, Instant now) {
    proposals::mend_proposal(tx, organisation, place.proposal.id, {.wording = place.proposal.wording, .pot = pot}, now);
    if (!update_case(tx, organisation, place.of)) return refuse(ErrorKind::conflict, "case_changed", "reviews.refused.case_changed");
    return {};
}

}  // namespace

Result<PotMove> move_to_pot(db::Transaction& tx, const Visitor& visitor, ProposalId id, const MoveForm& form, Instant now) {
    CHECK(visitor.may(people::Permission::design_process));
    const OrganisationId organisation = visitor.organisation;
    TRY(Place place, find_place(tx, organisation, id));
    TRY_DO(check_move(place.of, place.proposal, place.process, form.pot));
    const PotMove move{.id = db::take_id<PotMoveId>(tx, organisation, "pot_move"), .proposal = id, .from = place.proposal.pot, .to = form.pot,
                       .reason = form.reason, .moved_by = visitor.person, .moved_at = now, .due_at = proposals::author_due(place.proposal, now)};
    TRY_DO(put(tx, organisation, place, form.pot, now));
    insert_pot_move(tx, organisation, move);
    record::append(tx, organisation, now, {"pot_changed", "facilitator", "proposal", id.value, {{"from", move.from}, {"to", move.to}, {"reason", move.reason}}});
    tell_author(tx, organisation, place.proposal, "moves.notice.moved", now,
                {{"from", place.name_of(move.from)}, {"to", place.name_of(move.to)}, {"reason", move.reason}, {"due", to_iso(move.due_at)}});
    return move;
}

Result<PotMove> object_to_move(db::Transaction& tx, const Visitor& visitor, PotMoveId id, const ObjectionForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    auto move = find_pot_move(tx, organisation, id);
    if (!move) return refuse(ErrorKind::not_found, "not_found", "moves.refused.not_found");
    TRY(Place place, find_place(tx, organisation, move->proposal));
    const bool is_author = place.proposal.author && place.proposal.author == visitor.person;
    const bool for_author = visitor.may(people::Permission::enter_for_others) && !form.channel.empty();
    if (!is_author && !for_author) return refuse(ErrorKind::not_allowed, "not_the_author", "reviews.refused.not_the_author");
    TRY_DO(check_objection(*move, place.of, place.proposal, now));
    move->objected_at = now;
    move->words = form.words;
    move->channel = is_author ? "web" : form.channel;
    if (!is_author) move->entered_by = visitor.person;
    TRY_DO(put(tx, organisation, place, move->from, now));
    store_objection(tx, organisation, *move);
    record::append(tx, organisation, now, {"pot_changed_back", is_author ? "resident" : "facilitator", "proposal", move->proposal.value,
                                           {{"from", move->to}, {"to", move->from}, {"channel", move->channel}}});
    people::notify(tx, organisation, move->moved_by,
                   {.message = "moves.notice.objected",
                    .arguments = {{"number", proposals::number_of(place.proposal.id)}, {"title", place.proposal.wording.title}, {"to", place.name_of(move->from)}},
                    .path = "/proposals/" + std::to_string(place.proposal.id.value)},
                   now);
    return *move;
}

}  // namespace allting::reviews
