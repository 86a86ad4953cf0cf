#include "ballots/ballot_actions.hpp"

#include <algorithm>

#include "ballots/ballot_store.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/secrecy.hpp"
#include "core/random.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_actions.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting::ballots {

namespace {

using processes::PhaseKind;
using processes::Process;
using proposals::Project;

constexpr std::size_t request_key_signs_min = 8;

Result<Process> open_vote(db::Transaction& tx, const people::Visitor& visitor, ProcessId id, Instant now) {
    if (!visitor.is_signed_in()) return refuse(ErrorKind::not_signed_in, "not_signed_in", "ballots.refused.not_signed_in");
    auto process = processes::find_process(tx, visitor.organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(processes::check_open(*process, PhaseKind::vote, now));
    return std::move(*process);
}

/// Those of the process, and others that the form names, so that the refusal can say what is wrong with them.
std::vector<Project> projects_for(db::Transaction& tx, OrganisationId organisation, const Process& process, const BallotForm& form) {
    auto projects = proposals::list_projects(tx, organisation, process.id);
    const auto add_foreign = [&](ProjectId id) {
        if (std::ranges::find(projects, id, &Project::id) != projects.end()) return;
        if (auto foreign = proposals::find_project(tx, organisation, id)) projects.push_back(std::move(*foreign));
    };
    for (const ProjectId id : form.projects) add_foreign(id);
    for (const Mark& mark : form.points) add_foreign(mark.project);
    return projects;
}

/// The clock fixes the rules when the vote opens; a ballot that comes before it does so itself.
Result<void> freeze_if_needed(db::Transaction& tx, OrganisationId organisation, const Process& process,
                              const std::vector<Project>& projects, Instant now) {
    if (process.rules_hash) return {};
    std::vector<processes::ManifestProject> listed;
    for (const Project& project : projects)
        if (project.process == process.id)
            listed.push_back({project.id, project.pot, project.code, project.title, project.cost});
    TRY_DO(processes::freeze_rules(tx, organisation, process.id, listed, now));
    return {};
}

int year_of(Instant now, const people::Site& site) { return i18n::to_local(now, site.zone).year; }

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "roll_changed", "ballots.refused.roll_changed"); }

/// The voter's row with a right that the process accepts: the one stated now, or before.
Result<RollRow> entitled(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor,
                         const Process& process, const std::optional<Right>& right, Instant now) {
    auto row = find_roll_row(tx, visitor.organisation, process.id, visitor.person);
    if (!row && !right) {
        FieldErrors errors;
        errors.add("relation", "right_not_stated", "ballots.refused.right_not_stated");
        Error error = errors.take();
        error.code = "right_not_stated";
        error.text_key = "ballots.refused.right_not_stated";
        return error;
    }
    const Right& stated = right ? *right : row->right;
    TRY_DO(check_right(process, stated, year_of(now, site)));
    if (!row) {
        row = RollRow{.person = visitor.person, .right = stated, .voted_on = {}, .channel = {}, .version = 1};
        if (!insert_roll_row(tx, visitor.organisation, process.id, *row)) return changed_meanwhile();
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

}  // namespace

Result<void> state_right(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId id,
                         const Right& right, Instant now) {
    TRY(const Process process, open_vote(tx, visitor, id, now));
    TRY(const RollRow row, entitled(tx, site, visitor, process, right, now));
    if (!update_roll_row(tx, visitor.organisation, id, row)) return changed_meanwhile();
    return {};
}

Result<Receipt> cast_ballot(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId id,
                            const BallotForm& form, const std::optional<Right>& right, Instant now) {
    TRY(const Process process, open_vote(tx, visitor, id, now));
    TRY_DO(check_request_key(form));
    TRY(RollRow row, entitled(tx, site, visitor, process, right, now));
    TRY(row.state, after_cast(row.state));
    const auto projects = projects_for(tx, visitor.organisation, process, form);
    TRY(const Ballot ballot, check_ballot(process, projects, form, now));

    const VoteKey key(site.master_key, visitor.organisation, id);
    const std::string slot = key.slot_of(visitor.person);
    const Receipt receipt{id, key.receipt_of(slot, form.request_key), process.phase(PhaseKind::vote)->closes};
    const std::string request_hash = crypto::sha256(form.request_key);
    if (const auto earlier = find_ballot(tx, visitor.organisation, id, slot); earlier && earlier->request_hash == request_hash) {
        if (earlier->marks == ballot.marks) return receipt;
        return refuse(ErrorKind::conflict, "request_key_reused", "ballots.refused.request_key_reused");
    }

    TRY_DO(freeze_if_needed(tx, visitor.organisation, process, projects, now));
    row.voted_on = i18n::local_date(now, site.zone);
    row.channel = "web";
    if (!update_roll_row(tx, visitor.organisation, id, row)) return changed_meanwhile();
    replace_ballot(tx, visitor.organisation, id, slot, {crypto::sha256(receipt.code), request_hash, ballot.marks}, site.random);
    return receipt;
}

Result<void> withdraw_ballot(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, ProcessId id,
                             Instant now) {
    TRY(const Process process, open_vote(tx, visitor, id, now));
    auto row = find_roll_row(tx, visitor.organisation, id, visitor.person);
    TRY(const RollState after, after_withdrawal(row ? row->state : RollState::none));
    row->state = after;
    row->voted_on.clear();
    row->channel.clear();
    if (!update_roll_row(tx, visitor.organisation, id, *row)) return changed_meanwhile();
    const VoteKey key(site.master_key, visitor.organisation, id);
    CHECK(remove_ballot(tx, visitor.organisation, id, key.slot_of(visitor.person)));
    return {};
}

Result<void> seal_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process,
                      Instant now) {
    TRY_DO(check_closed(process, now));
    forget_slots(tx, organisation, process.id, site.random);
    return {};
}

}  // namespace allting::ballots
