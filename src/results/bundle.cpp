#include "results/bundle.hpp"

#include <algorithm>

#include "ballots/ballot_store.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/roll_store.hpp"
#include "electorate/register_store.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "processes/process_store.hpp"
#include "record/archive.hpp"
#include "record/note.hpp"
#include "results/count_store.hpp"
#include "results/election_file.hpp"
#include "results/manifest_reader.hpp"

namespace allting::results {
namespace {

using processes::Process;
using record::Member;

constexpr std::int64_t entries_a_file = 256;

std::string numbered(std::string_view folder, std::int64_t number, std::size_t digits) {
    std::string text = std::to_string(number);
    return std::string(folder) + "/" + std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::vector<ballots::LogEntry> all_entries(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<ballots::LogEntry> entries;
    ballots::for_each_entry(connection, organisation, process, 0, INT64_MAX, [&](std::string_view, std::string_view bytes) {
        auto entry = ballots::entry_from_bytes(bytes);
        CHECK(entry.has_value());
        entries.push_back(*std::move(entry));
    });
    return entries;
}

void add_entries(std::vector<Member>& members, db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::int64_t count = 0;
    ballots::for_each_entry(connection, organisation, process, 0, INT64_MAX, [&](std::string_view, std::string_view bytes) {
        if (count % entries_a_file == 0) members.push_back({numbered("entries", count / entries_a_file, 6), {}});
        std::string& file = members.back().bytes;
        file += static_cast<char>(bytes.size() >> 8 & 0xff);
        file += static_cast<char>(bytes.size() & 0xff);
        file += bytes;
        ++count;
    });
}

std::string contents_note(const people::Site& site, OrganisationId organisation, ProcessId process, const std::string& origin,
                          const std::vector<Member>& members) {
    std::string text = origin + "/bundle\n";
    for (const Member& member : members) text += to_hex(crypto::sha256(member.bytes)) + "  " + member.name + "\n";
    const std::string seed = site.keys.find_or_make(ballots::log_key_name(organisation, process), site.random);
    return record::sign_note(text, origin, seed);
}

}  // namespace

Result<Reconciliation> reconcile(db::Connection& connection, OrganisationId organisation, const Process& process) {
    TRY(const ballots::LogSummary log, ballots::summarise_log(all_entries(connection, organisation, process.id)));
    Reconciliation sheet{.eligible = {}, .registered = {}, .roll = {}, .log = log.figures};
    if (const auto manifest = processes::find_manifest(connection, organisation, process.id)) {
        TRY(const ReadManifest rules, read_manifest(*manifest));
        sheet.eligible = rules.eligible;
        // Whoever voted before a later list left them out took part.
        if (rules.eligible) sheet.registered = electorate::count_listed(connection, organisation, process.id);
    }
    for (const auto& [state, count] : ballots::count_roll_states(connection, organisation, process.id)) {
        switch (state) {
            case ballots::RollState::none:
            case ballots::RollState::barred: break;
            case ballots::RollState::online_cast: sheet.roll.online_cast += count; break;
            case ballots::RollState::online_withdrawn: sheet.roll.online_withdrawn += count; break;
            case ballots::RollState::paper_issued: sheet.roll.paper_issued += count; break;
            case ballots::RollState::paper_cast: sheet.roll.paper_cast += count; break;
            case ballots::RollState::voided: sheet.roll.voided += count; break;
        }
    }
    return sheet;
}

Result<std::string> ballots_csv(db::Connection& connection, OrganisationId organisation, const Process& process, Instant now) {
    std::string csv = "leaf,nonce,ballot\n";
    TRY_DO(ballots::for_each_opened_ballot(connection, organisation, process, now, [&](const ballots::OpenedBallot& ballot) {
        csv += to_hex(ballot.leaf) + "," + to_hex(ballot.nonce) + ",\"" + ballots::text_of(ballot.marks) + "\"\n";
    }));
    return csv;
}

Result<std::string> result_sheet(db::Connection& connection, OrganisationId organisation, const Process& process) {
    TRY(const ballots::LogSummary log, ballots::summarise_log(all_entries(connection, organisation, process.id)));
    if (log.is_annulled) return result_text(process, log.figures.counted, nullptr);
    const auto count = find_count(connection, organisation, process.id);
    if (!count) return refuse(ErrorKind::conflict, "not_counted", "results.refused.not_counted");
    return result_text(process, count->ballots_count, &*count);
}

Result<std::string> make_bundle(db::Connection& connection, const people::Site& site, OrganisationId organisation,
                                const Process& process, Instant now) {
    TRY_DO(ballots::check_closed(process, now));
    const auto log = ballots::find_vote_log(connection, organisation, process.id);
    const auto manifest = processes::find_manifest(connection, organisation, process.id);
    if (!log || !manifest) return refuse(ErrorKind::conflict, "no_record", "ballots.refused.no_record");
    TRY(const Reconciliation sheet, reconcile(connection, organisation, process));
    TRY(const std::string result, result_sheet(connection, organisation, process));

    std::vector<Member> members{{"manifest.json", *manifest}};
    for (auto& [size, note] : ballots::list_checkpoints(connection, organisation, process.id))
        members.push_back({numbered("checkpoints", size, 10), std::move(note)});
    add_entries(members, connection, organisation, process.id);
    const auto count = find_count(connection, organisation, process.id);
    if (count && publishes_ballots(process, *count)) {
        TRY(std::string csv, ballots_csv(connection, organisation, process, now));
        members.push_back({"ballots.csv", std::move(csv)});
    }
    members.push_back({"reconciliation.json", text_of(sheet)});
    members.push_back({"result.json", result});
    members.push_back({"contents", contents_note(site, organisation, process.id, log->origin, members)});
    return record::write_archive(members);
}

}  // namespace allting::results
