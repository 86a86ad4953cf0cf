#include "processes/process_actions.hpp"

#include "platform/db/counter.hpp"
#include "processes/plan.hpp"
#include "processes/process_store.hpp"
#include "record/record.hpp"

namespace allting::processes {
namespace {

Error not_found() { return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found"); }

std::string_view role_of(const people::Visitor& visitor) {
    return people::word_of(visitor.roles.has(people::Role::facilitator) ? people::Role::facilitator : people::Role::administrator);
}

void number_pots(db::Transaction& tx, OrganisationId organisation, Process& process) {
    for (Pot& pot : process.pots) {
        if (!pot.id) pot.id = db::take_id<PotId>(tx, organisation, "pot");
    }
}

/// Which phases have other times than before, as words.
json::Array changed_phases(const Process& before, const Process& after) {
    json::Array changed;
    for (const PhaseKind kind : phase_kinds) {
        const Phase* const old = before.phase(kind);
        const Phase* const now = after.phase(kind);
        if ((old == nullptr) != (now == nullptr) || (old != nullptr && *old != *now)) changed.emplace_back(word_of(kind));
    }
    return changed;
}

void record_change(db::Transaction& tx, const people::Visitor& visitor, const Process& before, const Process& after, Instant now) {
    json::Object facts{{"version", after.version}, {"total", after.total()}, {"phases_changed", changed_phases(before, after)}};
    const Phase* const vote = after.phase(PhaseKind::vote);
    if (vote != nullptr) facts.emplace_back("vote_closes", vote->closes);
    record::append(tx, visitor.organisation, now,
                   {.kind = "plan_changed", .by_role = role_of(visitor), .subject = "process", .subject_id = after.id.value, .facts = std::move(facts)});
}

}  // namespace

Result<Process> create_process(db::Transaction& tx, const people::Visitor& visitor, Process draft, Instant now) {
    TRY_DO(check_plan(draft));
    draft.id = db::take_id<ProcessId>(tx, visitor.organisation, "process");
    draft.published = false;
    draft.version = 1;
    for (Pot& pot : draft.pots) pot.id = {};  // a copy of another process gets pots of its own
    number_pots(tx, visitor.organisation, draft);
    insert_process(tx, visitor.organisation, draft, now);
    return draft;
}

Result<Process> change_plan(db::Transaction& tx, const people::Visitor& visitor, Process after, Instant now) {
    const auto before = find_process(tx, visitor.organisation, after.id);
    if (!before) return not_found();
    if (before->version != after.version) return refuse(ErrorKind::conflict, "plan_changed", "processes.error.plan_changed");
    TRY_DO(check_plan(after));
    TRY_DO(check_change(*before, after, now));
    if (before->published) {
        auto missing = missing_before_publishing(after);
        if (!missing.empty()) return Error{ErrorKind::invalid, "plan_incomplete", "processes.error.plan_incomplete", std::move(missing), {}};
    }
    number_pots(tx, visitor.organisation, after);
    if (!replace_plan(tx, visitor.organisation, after)) return refuse(ErrorKind::conflict, "plan_changed", "processes.error.plan_changed");
    ++after.version;
    if (before->published) record_change(tx, visitor, *before, after, now);
    return after;
}

Result<Process> publish_process(db::Transaction& tx, const people::Visitor& visitor, ProcessId id, Instant now) {
    auto process = find_process(tx, visitor.organisation, id);
    if (!process) return not_found();
    if (process->published) return std::move(*process);
    auto missing = missing_before_publishing(*process);
    if (!missing.empty()) return Error{ErrorKind::invalid, "plan_incomplete", "processes.error.plan_incomplete", std::move(missing), {}};
    mark_published(tx, visitor.organisation, id, now);
    process->published = true;
    record::append(tx, visitor.organisation, now,
                   {.kind = "plan_published", .by_role = role_of(visitor), .subject = "process", .subject_id = id.value,
                    .facts = {{"title", process->text_in("sv").title}, {"total", process->total()}, {"version", process->version}}});
    return std::move(*process);
}

void extend_vote(db::Transaction& tx, OrganisationId organisation, const Process& process, Instant closes) {
    const Phase vote = *process.phase(PhaseKind::vote);
    CHECK(vote.closes < closes);
    const Duration longer = closes - vote.closes;
    move_phase(tx, organisation, process.id, {PhaseKind::vote, vote.opens, closes});
    Instant free_from = closes;
    for (const Phase& phase : process.phases) {
        if (phase.kind <= PhaseKind::vote || phase.opens >= free_from) continue;
        const Phase moved{phase.kind, phase.opens + longer, phase.closes + longer};
        move_phase(tx, organisation, process.id, moved);
        free_from = moved.opens;
    }
}

Result<std::string> freeze_rules(db::Transaction& tx, OrganisationId organisation, ProcessId id,
                                 std::span<const ManifestProject> projects, const ManifestVote& vote, Instant now) {
    const auto process = find_process(tx, organisation, id);
    if (!process) return not_found();
    if (process->rules_hash) return *process->rules_hash;
    if (!process->rules_are_frozen(now)) {
        TRY_DO(check_open(*process, PhaseKind::vote, now));
    }
    const std::string manifest = manifest_of(*process, projects, vote);
    const std::string hash = hash_of_manifest(manifest);
    // Two servers may come here at once: the row that is there first holds, whoever wrote it.
    if (!insert_manifest(tx, organisation, id, manifest, hash, now)) {
        const auto first = find_manifest(tx, organisation, id);
        CHECK(first.has_value());
        return hash_of_manifest(*first);
    }
    record::append(tx, organisation, now,
                   {.kind = "rules_frozen", .by_role = "allting", .subject = "process", .subject_id = id.value,
                    .facts = {{"rules_hash", hash}, {"projects_count", projects.size()}}});
    return hash;
}

}  // namespace allting::processes
