#include "ballots/box_actions.hpp"

#include <algorithm>

#include "ballots/ballot_store.hpp"
#include "electorate/register_store.hpp"
#include "ballots/sent_code_store.hpp"
#include "platform/crypto/signing.hpp"
#include "platform/json/canonical.hpp"
#include "places/place_store.hpp"
#include "processes/process_actions.hpp"
#include "processes/process_store.hpp"

namespace allting::ballots {

namespace {

using processes::Process;

std::string log_seed(const people::Site& site, OrganisationId organisation, ProcessId process) {
    return site.keys.find_or_make(log_key_name(organisation, process), site.random);
}

LogEntry event_of(std::string_view kind, json::Object facts, Instant now) {
    facts.emplace_back("kind", kind);
    facts.emplace_back("at", now);
    return {.kind = EntryKind::event, .payload = json::to_canonical_text(facts)};
}

Error annulled() { return refuse(ErrorKind::conflict, "vote_annulled", "ballots.refused.vote_annulled"); }

Error key_missing() { return refuse(ErrorKind::unavailable, "vote_key_missing", "ballots.refused.vote_key_missing"); }

void sort_by_leaf(std::vector<LogEntry>& entries) {
    std::ranges::sort(entries, {}, [](const LogEntry& entry) { return record::leaf_of(bytes_of(entry)); });
}

/// Everything that waited, as one batch sorted by leaf.
void append_waiting(db::Transaction& tx, const Box& box, VoteLog& log, std::string_view seed) {
    auto entries = take_waiting(tx, box);
    sort_by_leaf(entries);
    if (!entries.empty()) append_entries(tx, box.organisation, box.process, log, entries, seed);
}

processes::ManifestVote manifest_of(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process) {
    const record::NoteKey key{origin_of(site, process.id), crypto::public_key_of(log_seed(site, organisation, process.id))};
    return {.organisation = places::find_organisation(tx, organisation).name,
            .software = site.software,
            .log_key = record::text_of(key),
            .style = std::string(only_style),
            .eligible = electorate::count_listed(tx, organisation, process.id)};
}

/// With the key that the log was opened with.
Result<Box> box_of(const std::optional<VoteLog>& log, const people::Site& site, OrganisationId organisation, ProcessId process) {
    if (!log) return refuse(ErrorKind::conflict, "vote_not_opened", "ballots.refused.vote_not_opened");
    auto key = BoxKey::find(site.keys, organisation, process);
    if (!key || key->check() != log->key_check) return key_missing();
    return Box{organisation, process, *std::move(key)};
}

}  // namespace

std::string origin_of(const people::Site& site, ProcessId process) {
    const auto scheme = site.base_url.find("://");
    return (scheme == std::string::npos ? site.base_url : site.base_url.substr(scheme + 3)) + "/processes/" + std::to_string(process.value);
}

Result<std::string> open_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process,
                             std::span<const proposals::Project> projects, Instant now) {
    if (process.rules_hash) return *process.rules_hash;
    std::vector<processes::ManifestProject> listed;
    for (const proposals::Project& project : projects)
        if (project.process == process.id) listed.push_back({project.id, project.pot, project.code, project.title, project.cost});
    TRY(std::string hash, processes::freeze_rules(tx, organisation, process.id, listed, manifest_of(tx, site, organisation, process), now));
    const BoxKey key(site.keys.find_or_make(box_key_name(organisation, process.id), site.random));
    VoteLog log{.origin = origin_of(site, process.id), .key_check = key.check()};
    // The hour of the plan, not of the clock: where the first ballot opens the box, its time is nobody's business.
    const LogEntry opened = event_of("opened", {{"manifest", hash}}, process.phase(processes::PhaseKind::vote)->opens);
    if (insert_vote_log(tx, organisation, process.id, log))
        append_entries(tx, organisation, process.id, log, {opened}, log_seed(site, organisation, process.id));
    return hash;
}

Result<void> check_takes_ballots(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    const auto log = find_vote_log(connection, organisation, process);
    if (log && log->state != LogState::open) return annulled();
    return {};
}

Result<Box> box_for_ballot(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process,
                           std::span<const proposals::Project> projects, Instant now) {
    if (process.keepers == processes::Keepers::clock) TRY_DO(open_box(tx, site, organisation, process, projects, now));
    const auto log = find_vote_log(tx, organisation, process.id);
    if (log && log->state != LogState::open) return annulled();
    return box_of(log, site, organisation, process.id);
}

Result<Box> find_box(db::Connection& connection, const people::Site& site, OrganisationId organisation, ProcessId process) {
    return box_of(find_vote_log(connection, organisation, process), site, organisation, process);
}

Result<void> close_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process, Instant now) {
    TRY_DO(check_closed(process, now));
    auto log = lock_vote_log(tx, organisation, process.id);
    if (!log || log->state != LogState::open) return {};
    TRY(const Box box, find_box(tx, site, organisation, process.id));
    const std::string seed = log_seed(site, organisation, process.id);
    append_waiting(tx, box, *log, seed);
    log->state = LogState::closed;
    append_entries(tx, organisation, process.id, *log, {event_of("closed", {}, now)}, seed);
    std::vector<OpenedBallot> opened;
    for_each_slot(tx, box, [&](const Slot& slot) {
        if (slot.has_ballot) opened.push_back({slot.leaf, slot.nonce, slot.marks});
    });
    std::ranges::sort(opened, {}, &OpenedBallot::leaf);
    for (const OpenedBallot& ballot : opened) insert_opened_ballot(tx, organisation, process.id, ballot);
    return {};
}

void add_after_close(db::Transaction& tx, const people::Site& site, const Box& box, const LogEntry& entry) {
    auto log = lock_vote_log(tx, box.organisation, box.process);
    CHECK(log && (log->state == LogState::closed || log->state == LogState::annulled));
    append_entries(tx, box.organisation, box.process, *log, {entry}, log_seed(site, box.organisation, box.process));
}

Result<void> finalise_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                          std::string_view reconciliation_hash, std::string_view result_hash, Instant now) {
    auto log = lock_vote_log(tx, organisation, process);
    if (!log || (log->state != LogState::closed && log->state != LogState::annulled))
        return refuse(ErrorKind::conflict, "box_not_closed", "ballots.refused.box_not_closed");
    log->state = LogState::finalised;
    const json::Object facts{{"key_destroyed", true}, {"reconciliation", reconciliation_hash}, {"result", result_hash}};
    append_entries(tx, organisation, process, *log, {event_of("finalised", facts, now)}, log_seed(site, organisation, process));
    delete_slots(tx, organisation, process);
    delete_sent_code_voters(tx, organisation, process);
    forget_replaced(tx, organisation, process);
    return {};
}

Result<void> annul_box(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                       std::string_view reason, Instant now) {
    auto log = lock_vote_log(tx, organisation, process);
    if (!log || (log->state != LogState::open && log->state != LogState::closed))
        return refuse(ErrorKind::conflict, "box_not_closed", "ballots.refused.box_not_closed");
    const std::string seed = log_seed(site, organisation, process);
    if (log->state == LogState::open) {
        TRY(const Box box, find_box(tx, site, organisation, process));
        append_waiting(tx, box, *log, seed);
    }
    log->state = LogState::annulled;
    append_entries(tx, organisation, process, *log, {event_of("annulled", {{"reason", reason}}, now)}, seed);
    return {};
}

Result<void> add_event(db::Transaction& tx, const people::Site& site, OrganisationId organisation, ProcessId process,
                       std::string_view kind, json::Object facts, Instant now) {
    auto log = lock_vote_log(tx, organisation, process);
    if (!log) return refuse(ErrorKind::conflict, "no_record", "ballots.refused.no_record");
    if (log->state == LogState::finalised) return refuse(ErrorKind::conflict, "vote_is_final", "ballots.refused.vote_is_final");
    append_entries(tx, organisation, process, *log, {event_of(kind, std::move(facts), now)}, log_seed(site, organisation, process));
    return {};
}

}  // namespace allting::ballots
