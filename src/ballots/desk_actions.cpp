#include "ballots/desk_actions.hpp"

#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/log_entry.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/way_in_actions.hpp"
#include "ballots/ways_actions.hpp"
#include "people/looks_actions.hpp"
#include "electorate/register_store.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting::ballots {

namespace {

/// The place on the roll of somebody who stands at the desk, and the trace of the look.
Result<RollRow> row_at_desk(db::Transaction& tx, const people::Visit& visit, const AtDesk& at) {
    const auto organisation = visit.visitor.organisation;
    const auto process = processes::find_process(tx, organisation, at.process);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(check_way(tx, organisation, *process, processes::Way::desk));
    const auto entry = electorate::find_entry(tx, organisation, at.process, at.voter);
    if (!entry || entry->is_gone) return refuse(ErrorKind::not_found, "no_such_voter", "ballots.refused.no_such_voter");
    TRY_DO(processes::check_open(*process, processes::PhaseKind::vote, visit.now));
    TRY_DO(box_for_ballot(tx, visit.site, organisation, *process, proposals::list_projects(tx, organisation, at.process), visit.now));
    people::note_access(tx, visit.visitor, "desk", 1, visit.now, at.process);
    return admit(tx, visit.site, organisation, at.process, at.voter);
}

/// Compare-and-set: of two that act at once one is told that the place has changed.
Result<RollState> store_state(db::Transaction& tx, const people::Visit& visit, const AtDesk& at, RollRow& row, RollAct act) {
    TRY(row.state, after(row.state, act));
    if (!update_roll_row(tx, visit.visitor.organisation, at.process, row, visit.site.random))
        return refuse(ErrorKind::conflict, "roll_changed", "ballots.refused.roll_changed");
    return row.state;
}

/// Day and channel, sealed by the key of the vote.
Result<void> seal_when(db::Transaction& tx, const people::Visit& visit, const AtDesk& at, RollRow& row) {
    TRY(const Box box, find_box(tx, visit.site, visit.visitor.organisation, at.process));
    row.voted_sealed = sealed_when(box, row.voter, {i18n::local_date(visit.now, visit.site.zone), "paper"}, visit.site.random);
    return {};
}

}  // namespace

Result<RollState> hand_out_paper(db::Transaction& tx, const people::Visit& visit, const AtDesk& at) {
    TRY(RollRow row, row_at_desk(tx, visit, at));
    const bool had_ballot = row.state == RollState::online_cast;
    row.voted_sealed.clear();
    TRY(const RollState state, store_state(tx, visit, at, row, RollAct::issue_paper));
    if (!had_ballot) return state;
    TRY(const bool is_void, void_slot(tx, visit.site, visit.visitor.organisation, at.process, at.voter, reasons::paper_issued));
    if (!is_void) return refuse(ErrorKind::conflict, "ballot_cannot_be_changed", "ballots.refused.ballot_cannot_be_changed");
    return state;
}

Result<RollState> take_paper(db::Transaction& tx, const people::Visit& visit, const AtDesk& at) {
    TRY(RollRow row, row_at_desk(tx, visit, at));
    TRY_DO(after(row.state, RollAct::take_paper));
    TRY_DO(seal_when(tx, visit, at, row));
    return store_state(tx, visit, at, row, RollAct::take_paper);
}

Result<VotePass> open_screen(db::Transaction& tx, const people::Visit& visit, const AtDesk& at) {
    TRY(const RollRow row, row_at_desk(tx, visit, at));
    TRY_DO(after(row.state, RollAct::cast));
    return VotePass{.process = at.process, .voter = at.voter, .proof = std::string(desk_proof), .way = processes::Way::desk, .seen = visit.now};
}

}  // namespace allting::ballots
