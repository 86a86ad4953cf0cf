#include "ballots/ballot_actions.hpp"

#include <algorithm>

#include "ballots/ballot_store.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/log_store.hpp"
#include "ballots/paper.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/way_in_actions.hpp"
#include "ballots/ways_actions.hpp"
#include "core/random.hpp"
#include "electorate/register_store.hpp"
#include "people/eid_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting::ballots {

Caller caller_by_account(db::Connection& connection, const people::Visitor& visitor, ProcessId process) {
    if (!visitor.is_signed_in() || !visitor.may(people::Permission::vote)) return {visitor, {}};
    const std::string hash = people::find_identity_hash(connection, visitor.organisation, visitor.person);
    const auto entry = hash.empty() ? std::nullopt : electorate::find_entry_by_identity(connection, visitor.organisation, process, hash);
    if (!entry) return {visitor, {}};
    return {.visitor = visitor, .pass = entry->voter, .way = processes::Way::e_id};
}

std::optional<RollRow> find_row(db::Connection& connection, const Caller& caller, ProcessId process) {
    if (caller.pass) return find_roll_row(connection, caller.visitor.organisation, process, caller.pass);
    return find_roll_row_of(connection, caller.visitor.organisation, process, caller.visitor.person);
}

namespace {

using processes::PhaseKind;
using processes::Process;
using proposals::Project;

constexpr std::size_t request_key_signs_min = 8;

bool may_vote(const Caller& caller) {
    const bool by_account = caller.visitor.is_signed_in() && caller.visitor.may(people::Permission::vote);
    return by_account || bool(caller.pass);
}

Result<Process> open_vote(db::Transaction& tx, const Caller& caller, ProcessId id, Instant now) {
    if (!may_vote(caller)) return refuse(ErrorKind::not_signed_in, "not_signed_in", "ballots.refused.not_signed_in");
    auto process = processes::find_process(tx, caller.visitor.organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(check_way(tx, caller.visitor.organisation, *process, caller.way));
    TRY_DO(processes::check_open(*process, PhaseKind::vote, now));
    return std::move(*process);
}

/// The paper of an open vote, for somebody who may fill it in.
Result<std::shared_ptr<const Paper>> open_paper(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId id, Instant now) {
    if (!may_vote(caller)) return refuse(ErrorKind::not_signed_in, "not_signed_in", "ballots.refused.not_signed_in");
    auto paper = paper_in(tx, site.database, caller.visitor.organisation, id);
    if (!paper) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(check_way(tx, caller.visitor.organisation, paper->process, caller.way));
    TRY_DO(processes::check_open(paper->process, PhaseKind::vote, now));
    return paper;
}

/// Those of the paper, and others that the form names, so that the refusal can say what is wrong with them.
std::shared_ptr<const std::vector<Project>> projects_for(db::Transaction& tx, OrganisationId organisation,
                                                         const std::shared_ptr<const Paper>& paper, const BallotForm& form) {
    std::vector<Project> foreign;
    const auto look_at = [&](ProjectId id) {
        if (std::ranges::find(paper->projects, id, &Project::id) != paper->projects.end()) return;
        if (auto found = proposals::find_project(tx, organisation, id)) foreign.push_back(std::move(*found));
    };
    for (const ProjectId id : form.projects) look_at(id);
    for (const Mark& mark : form.points) look_at(mark.project);
    if (foreign.empty()) return {paper, &paper->projects};
    foreign.insert(foreign.end(), paper->projects.begin(), paper->projects.end());
    return std::make_shared<const std::vector<Project>>(std::move(foreign));
}

int year_of(Instant now, const people::Site& site) { return i18n::to_local(now, site.zone).year; }

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "roll_changed", "ballots.refused.roll_changed"); }

/// Where there is a register it alone decides: what somebody states could give them a second vote.
Error not_on_roll() { return refuse(ErrorKind::not_allowed, "not_on_roll", "ballots.refused.not_on_roll"); }

Error right_not_stated() {
    FieldErrors errors;
    errors.add("relation", "right_not_stated", "ballots.refused.right_not_stated");
    Error error = errors.take();
    error.code = "right_not_stated";
    error.text_key = "ballots.refused.right_not_stated";
    return error;
}

/// The voter's row with a right that the process accepts: by the register, the one stated now, or before.
Result<RollRow> entitled(db::Transaction& tx, const people::Site& site, const Caller& caller, const Process& process,
                         const std::optional<Right>& right, Instant now) {
    auto row = find_row(tx, caller, process.id);
    if (row && row->right.relation.empty()) return std::move(*row);  // on the roll by register: nothing to state
    if (!row && caller.pass && electorate::find_entry(tx, caller.visitor.organisation, process.id, caller.pass))
        return admit(tx, site, caller.visitor.organisation, process.id, caller.pass);
    if (!row && electorate::find_register(tx, caller.visitor.organisation, process.id)) return not_on_roll();
    if (!row && (!right || (caller.pass && !processes::is_sent_code(caller.way)))) return right_not_stated();
    const Right& stated = right ? *right : row->right;
    TRY_DO(check_right(process, stated, year_of(now, site)));
    if (!row) {
        row = RollRow{.voter = caller.pass, .person = caller.pass ? PersonId{} : caller.visitor.person, .right = stated, .voted_sealed = {}};
        if (!insert_roll_row(tx, caller.visitor.organisation, process.id, *row, site.random)) return changed_meanwhile();
    }
    row->right = stated;
    return std::move(*row);
}

Result<void> check_request_key(const BallotForm& form) {
    if (form.request_key.size() >= request_key_signs_min) return {};
    FieldErrors errors;
    errors.add("request_key", "too_short", "form.too_short", {{"min", std::to_string(request_key_signs_min)}});
    return errors.take();
}

/// The slot as it will be with this ballot, and its entry for the record.
Slot next_slot(const std::optional<Slot>& before, std::string request_hash, Marks marks, Random& random) {
    Slot slot{.tag = before ? before->tag : random.bytes(tag_bytes), .version = before ? before->version + 1 : 1, .has_ballot = true,
              .nonce = random.bytes(nonce_bytes), .leaf = {}, .request_hash = std::move(request_hash), .marks = std::move(marks)};
    slot.leaf = record::leaf_of(bytes_of(slot.vote()));
    return slot;
}

/// A ballot that was cast when the key was another, or before there was a record, can no longer be found and so not replaced.
Error cannot_be_changed() { return refuse(ErrorKind::conflict, "ballot_cannot_be_changed", "ballots.refused.ballot_cannot_be_changed"); }

}  // namespace

Result<void> state_right(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId id, const Right& right,
                         Instant now) {
    TRY(const Process process, open_vote(tx, caller, id, now));
    TRY(RollRow row, entitled(tx, site, caller, process, right, now));
    if (!update_roll_row(tx, caller.visitor.organisation, id, row, site.random)) return changed_meanwhile();
    return {};
}

Result<Receipt> cast_ballot(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId id,
                            const BallotForm& form, const std::optional<Right>& right, std::string_view channel, Instant now) {
    const OrganisationId organisation = caller.visitor.organisation;
    TRY(const auto paper, open_paper(tx, site, caller, id, now));
    const Process& process = paper->process;
    if (process.rules_hash) tx.leave_kept();  // the box is open: from here on only the roll and the box are written
    TRY_DO(check_request_key(form));
    TRY(RollRow row, entitled(tx, site, caller, process, right, now));
    const bool has_cast = row.state == RollState::online_cast;
    TRY(row.state, after_cast(row.state));
    const auto projects = projects_for(tx, organisation, paper, form);
    TRY(Ballot ballot, check_ballot(process, *projects, form, now));
    TRY(const Box box, box_for_ballot(tx, site, organisation, process, *projects, now));

    const Instant until = process.phase(PhaseKind::vote)->closes;
    const std::string request_hash = crypto::sha256(form.request_key);
    const auto before = find_slot(tx, box, row.voter);
    if (has_cast && !before) return cannot_be_changed();
    if (before && before->has_ballot && before->request_hash == request_hash) {
        if (before->marks == ballot.marks) return Receipt{id, receipt_of(before->leaf), until};
        return refuse(ErrorKind::conflict, "request_key_reused", "ballots.refused.request_key_reused");
    }
    row.voted_sealed = sealed_when(box, row.voter, {i18n::local_date(now, site.zone), std::string(channel)}, site.random);
    if (!update_roll_row(tx, organisation, id, row, site.random)) return changed_meanwhile();
    const Slot slot = next_slot(before, request_hash, std::move(ballot.marks), site.random);
    if (before && before->has_ballot) mark_replaced(tx, box, before->leaf);
    store_slot(tx, box, row.voter, slot, marks_bytes_max(process, *projects), site.random);
    add_waiting(tx, box, slot.vote(), site.random);
    return Receipt{id, receipt_of(slot.leaf), until};
}

Result<void> withdraw_ballot(db::Transaction& tx, const people::Site& site, const Caller& caller, ProcessId id, Instant now) {
    TRY(const Process process, open_vote(tx, caller, id, now));
    TRY_DO(check_takes_ballots(tx, caller.visitor.organisation, id));
    auto row = find_row(tx, caller, id);
    TRY(const RollState after, after_withdrawal(row ? row->state : RollState::none));
    row->state = after;
    row->voted_sealed.clear();
    if (!update_roll_row(tx, caller.visitor.organisation, id, *row, site.random)) return changed_meanwhile();
    TRY(const bool had_ballot, void_slot(tx, site, caller.visitor.organisation, id, row->voter, reasons::withdrawn));
    if (!had_ballot) return cannot_be_changed();
    return {};
}

Result<bool> void_slot(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId id, VoterId voter,
                       std::string_view reason) {
    TRY(const Box box, find_box(tx, site, organisation, id));
    auto slot = find_slot(tx, box, voter);
    const bool takes_right = reason == reasons::challenge_upheld || reason == reasons::voided;
    if (!slot || (!slot->has_ballot && !takes_right)) return false;
    const auto log = find_vote_log(tx, organisation, id);
    CHECK(log.has_value());
    if (log->state == LogState::finalised) return refuse(ErrorKind::conflict, "vote_is_final", "ballots.refused.vote_is_final");
    if (slot->has_ballot) mark_replaced(tx, box, slot->leaf);
    if (slot->has_ballot && log->state != LogState::open) remove_opened_ballot(tx, organisation, id, slot->leaf);
    const std::size_t marks_bytes = text_of(slot->marks).size();
    const LogEntry tombstone{.kind = EntryKind::tombstone, .tag = slot->tag, .version = slot->version + 1,
                             .style = std::string(only_style), .payload = std::string(reason)};
    slot->version = tombstone.version;
    slot->has_ballot = false;
    slot->nonce.clear();
    slot->leaf = record::leaf_of(bytes_of(tombstone));
    slot->request_hash = std::string(record::hash_bytes, '\0');
    slot->marks.clear();
    const auto process = processes::find_process(tx, organisation, id);
    CHECK(process.has_value());
    const auto projects = proposals::list_projects(tx, organisation, id);
    store_slot(tx, box, voter, *slot, std::max(marks_bytes, marks_bytes_max(*process, projects)), site.random);
    if (log->state == LogState::open) add_waiting(tx, box, tombstone, site.random);
    else add_after_close(tx, site, box, tombstone);
    return true;
}

ReceiptAnswer look_up_receipt(db::Connection& connection, const people::Site& site, OrganisationId organisation, std::string_view receipt) {
    const auto leaf_beginning = leaf_beginning_of(receipt);
    if (!leaf_beginning) return {};
    const auto is_replaced_in = [&](ProcessId process) {
        const auto box = find_box(connection, site, organisation, process);
        return box.ok() && is_replaced(connection, box.value(), *leaf_beginning);
    };
    if (const auto found = find_vote_by_leaf(connection, organisation, *leaf_beginning)) {
        const bool holds = found->is_newest && !is_replaced_in(found->process);
        return {holds ? ReceiptState::in_box : ReceiptState::replaced, found->process, found->position};
    }
    for (const ProcessId process : list_vote_logs(connection, organisation, LogState::open)) {
        const auto box = find_box(connection, site, organisation, process);
        if (!box.ok() || !is_waiting(connection, box.value(), *leaf_beginning)) continue;
        const bool replaced = is_replaced(connection, box.value(), *leaf_beginning);
        return {replaced ? ReceiptState::replaced : ReceiptState::in_box, process, std::nullopt};
    }
    if (const auto process = find_old_receipt(connection, organisation, receipt)) return {ReceiptState::in_box, *process, std::nullopt};
    return {};
}

}  // namespace allting::ballots
