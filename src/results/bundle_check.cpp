#include "results/bundle_check.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "algorithms/allocation/count.hpp"
#include "ballots/ballot.hpp"
#include "ballots/log_summary.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"
#include "record/archive.hpp"
#include "record/tree.hpp"
#include "results/bundle_texts.hpp"
#include "results/manifest_reader.hpp"
#include "results/record_events.hpp"

namespace allting::results {
namespace {

using ballots::LogEntry;
using record::Member;

constexpr std::size_t entries_a_file = 256;

Error wrong(std::string problem) { return ballots::bad_log(std::move(problem)); }

std::string numbered(std::string_view folder, std::uint64_t number, std::size_t digits) {
    const std::string text = std::to_string(number);
    return std::string(folder) + "/" + std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The members of the archive, each where it must be.
struct Parts {
    std::string manifest, reconciliation, result, contents;
    std::vector<const Member*> checkpoints, entries;
    const Member* ballots = nullptr;
};

Result<Parts> parts_of(const std::vector<Member>& members) {
    Parts parts;
    std::size_t at = 0;
    const auto next_is = [&](std::string_view name) { return at < members.size() && members[at].name == name; };
    const auto in_folder = [&](std::string_view folder) { return at < members.size() && members[at].name.starts_with(folder); };
    if (!next_is("manifest.json")) return wrong("the bundle does not begin with manifest.json");
    parts.manifest = members[at++].bytes;
    while (in_folder("checkpoints/")) parts.checkpoints.push_back(&members[at++]);
    while (in_folder("entries/")) parts.entries.push_back(&members[at++]);
    if (next_is("ballots.csv")) parts.ballots = &members[at++];
    for (auto& [name, text] : {std::pair{"reconciliation.json", &parts.reconciliation}, {"result.json", &parts.result}, {"contents", &parts.contents}}) {
        if (!next_is(name)) return wrong(std::string(name) + " is missing or stands in another place");
        *text = members[at++].bytes;
    }
    if (at != members.size()) return wrong("nobody knows what " + members[at].name + " is");
    if (parts.checkpoints.empty() || parts.entries.empty()) return wrong("the bundle has no record");
    return parts;
}

Result<void> check_contents(const std::vector<Member>& members, const Parts& parts, const record::NoteKey& key) {
    std::string expected = key.name + "/bundle\n";
    for (const Member& member : members)
        if (member.name != "contents") expected += to_hex(crypto::sha256(member.bytes)) + "  " + member.name + "\n";
    const auto text = record::text_of_note(parts.contents, key);
    if (!text) return wrong("contents is not signed by the key of the record");
    if (*text != expected) return wrong("contents does not fit what is in the bundle");
    return {};
}

Result<std::vector<LogEntry>> entries_of(const Parts& parts) {
    std::vector<LogEntry> entries;
    for (std::size_t file = 0; file < parts.entries.size(); ++file) {
        const Member& member = *parts.entries[file];
        if (member.name != numbered("entries", file, 6)) return wrong(member.name + " is not the next file of entries");
        std::string_view rest = member.bytes;
        std::size_t count = 0;
        while (!rest.empty()) {
            const std::size_t size = rest.size() < 2 ? 0 : static_cast<std::size_t>(static_cast<unsigned char>(rest[0])) << 8 | static_cast<unsigned char>(rest[1]);
            auto entry = size == 0 || rest.size() < 2 + size ? std::nullopt : ballots::entry_from_bytes(rest.substr(2, size));
            if (!entry) return wrong("entry " + std::to_string(entries.size()) + " is damaged");
            entries.push_back(*std::move(entry));
            rest.remove_prefix(2 + size);
            ++count;
        }
        const bool is_last = file + 1 == parts.entries.size();
        if (count == 0 || count > entries_a_file || (!is_last && count != entries_a_file)) return wrong(member.name + " has a wrong number of entries");
    }
    return entries;
}

std::optional<record::Checkpoint> checkpoint_in(std::string_view note, const record::NoteKey& key) {
    const auto text = record::text_of_note(note, key);
    const auto checkpoint = text ? record::checkpoint_from_text(*text) : std::nullopt;
    return checkpoint && checkpoint->origin == key.name ? checkpoint : std::nullopt;
}

/// Between two checkpoints lies one event, or a batch sorted by leaf and large enough.
Result<void> check_batch(std::span<const LogEntry> entries, std::span<const record::Hash> leaves, bool may_be_small, std::int64_t batch_min) {
    if (entries.size() == 1 && entries[0].kind == ballots::EntryKind::event) return {};
    for (const LogEntry& entry : entries)
        if (entry.kind == ballots::EntryKind::event) return wrong("an event has no checkpoint of its own");
    if (!std::ranges::is_sorted(leaves) || std::ranges::adjacent_find(leaves) != leaves.end()) return wrong("a batch of the record is not sorted");
    if (!may_be_small && std::ssize(entries) < batch_min) return wrong("a batch of the record is smaller than the rules allow");
    return {};
}

Result<void> check_tree(const Parts& parts, const std::vector<LogEntry>& entries, const ReadManifest& manifest, const CheckedBeside& beside) {
    std::vector<record::Hash> leaves, roots{record::root_of({})};
    record::GrowingTree tree;
    for (const LogEntry& entry : entries) {
        leaves.push_back(record::leaf_of(bytes_of(entry)));
        tree.add(leaves.back());
        roots.push_back(tree.root());
    }
    const auto closed = std::ranges::find_if(entries, [](const LogEntry& e) {
        return e.kind == ballots::EntryKind::event && (e.payload.find("\"kind\":\"closed\"") != std::string::npos ||
                                                             e.payload.find("\"kind\":\"annulled\"") != std::string::npos);
    });
    const std::size_t closed_at = static_cast<std::size_t>(closed - entries.begin());
    std::size_t before = 0;
    std::set<std::size_t> sizes;
    for (const Member* const member : parts.checkpoints) {
        const auto checkpoint = checkpoint_in(member->bytes, manifest.log);
        if (!checkpoint) return wrong(member->name + " is no checkpoint signed by the key of the record");
        if (member->name != numbered("checkpoints", checkpoint->size, 10)) return wrong(member->name + " is of another size");
        if (checkpoint->size <= before || checkpoint->size > entries.size()) return wrong(member->name + " does not follow the one before it");
        if (checkpoint->root != roots[checkpoint->size]) return wrong("the record differs from what " + member->name + " was signed for");
        const std::size_t size = checkpoint->size - before;
        const bool may_be_small = checkpoint->size >= closed_at;
        TRY_DO(check_batch(std::span(entries).subspan(before, size), std::span(leaves).subspan(before, size), may_be_small, manifest.batch_min));
        sizes.insert(before = checkpoint->size);
    }
    if (before != entries.size()) return wrong("the last entries have no checkpoint");
    if (!beside.checkpoint) return {};
    const auto kept = checkpoint_in(*beside.checkpoint, manifest.log);
    if (!kept) return wrong("the checkpoint given beside the bundle is not signed by the key of the record");
    if (!sizes.contains(kept->size) || kept->root != roots[kept->size]) return wrong("the record differs from the checkpoint given beside the bundle");
    return {};
}

/// "12,45:3" in the one spelling that there is; nothing for another.
std::optional<ballots::Marks> marks_in(std::string_view text) {
    ballots::Marks marks;
    if (!text.empty()) {
        for (const std::string_view part : split(text, ',')) {
            const auto colon = part.find(':');
            const auto project = integer_from_text(part.substr(0, colon));
            const auto points = colon == std::string_view::npos ? std::optional<std::int64_t>(1) : integer_from_text(part.substr(colon + 1));
            if (!project || !points || *project < 1 || *points < 1) return std::nullopt;
            marks.push_back({ProjectId{*project}, *points});
        }
    }
    const bool rises = std::ranges::is_sorted(marks, std::ranges::less_equal{}, &ballots::Mark::project);
    if ((marks.size() > 1 && !rises) || ballots::text_of(marks) != text) return std::nullopt;
    return marks;
}

bool is_allowed(const ReadManifest& manifest, const ballots::Marks& marks) {
    ballots::BallotForm form;
    form.blank = marks.empty();
    if (manifest.process.ballot_kind == processes::BallotKind::points) form.points = marks;
    else for (const ballots::Mark& mark : marks) form.projects.push_back(mark.project);
    const Instant in_vote = manifest.process.phase(processes::PhaseKind::vote)->opens;
    const auto ballot = ballots::check_ballot(manifest.process, manifest.projects, form, in_vote);
    return ballot.ok() && ballot.value().marks == marks;
}

/// The ballots of the file, opened against the record and counted: the result's sheet.
Result<std::string> recount(std::string_view csv, const ballots::LogSummary& log, const ReadManifest& manifest) {
    const auto lines = split(csv, '\n');
    if (lines.size() < 2 || lines.front() != "leaf,nonce,ballot" || !lines.back().empty()) return wrong("ballots.csv has no heading or no end");
    if (lines.size() - 2 != log.counted_leaves.size()) return wrong("ballots.csv has another number of ballots than the record");
    constexpr std::size_t leaf_end = 64, nonce_end = 129, ballot_begin = 131;
    BallotSorter sorter(manifest.process, manifest.projects);
    for (std::size_t i = 0; i + 2 < lines.size(); ++i) {
        const std::string_view line = lines[i + 1];
        const std::string which = "ballot " + std::to_string(i + 1);
        if (line.size() <= ballot_begin || line[leaf_end] != ',' || line.substr(nonce_end, 2) != ",\"" || line.back() != '"') return wrong(which + " is damaged");
        const auto leaf = from_hex(line.substr(0, leaf_end)), nonce = from_hex(line.substr(leaf_end + 1, nonce_end - leaf_end - 1));
        const std::string_view text = line.substr(ballot_begin, line.size() - ballot_begin - 1);
        if (!leaf || !nonce || nonce->size() != ballots::nonce_bytes) return wrong(which + " is damaged");
        if (*leaf != log.counted_leaves[i]) return wrong(which + " is not one that counts, or stands in another place");
        if (ballots::commitment_of(text, *nonce) != log.commitments.at(*leaf)) return wrong(which + " is not the one that was cast");
        const auto marks = marks_in(text);
        if (!marks || !is_allowed(manifest, *marks)) return wrong(which + " is not one that the rules allow");
        sorter.add(*marks);
    }
    const std::int64_t blank = sorter.blank_count();
    const auto elections = sorter.take();
    TRY(Count count, count_elections(manifest.process, elections));
    count.blank_count = blank;
    return result_text(manifest.process, log.figures.counted, &count);
}

Result<void> check_sheets(const Parts& parts, const ballots::LogSummary& log, const ReadManifest& manifest) {
    const auto sheet = reconciliation_from_text(parts.reconciliation);
    if (!sheet) return wrong("reconciliation.json is not as it should be");
    if (sheet->eligible != manifest.eligible) return wrong("reconciliation.json tells of another register than the manifest");
    if (sheet->log != log.figures) return wrong("reconciliation.json differs from the record");
    const auto sums = check_sums(*sheet);
    if (!sums) return wrong("the figures do not add up: " + sums.error().arguments.front().second);
    const auto taken = log.figures.tombstones.find(std::string(ballots::reasons::paper_issued));
    const bool has_paper = sheet->roll.paper_issued + sheet->roll.paper_cast > 0 || (taken != log.figures.tombstones.end() && taken->second > 0);
    if (manifest.has_standing && has_paper && !manifest.process.ways.has(processes::Way::desk)) return wrong("paper was handed out, but the manifest has no desk");
    if (!log.is_finalised) return {};
    if (to_hex(crypto::sha256(parts.reconciliation)) != log.reconciliation_hash) return wrong("reconciliation.json is not the one that the vote ended with");
    if (to_hex(crypto::sha256(parts.result)) != log.result_hash) return wrong("result.json is not the one that the vote ended with");
    return {};
}

struct Told {
    std::int64_t winners = 0;
    bool has_small_pot = false;
};

/// What the result's sheet says of itself; that it is true shows when the ballots are counted.
Told told_by(std::string_view result, std::int64_t open_pot_min) {
    Told told;
    const auto parsed = json::parse(result, {.depth_max = limits::json_depth_max, .nodes_max = 10'000'000});
    const json::Value* const pots = parsed ? parsed.value().find("pots") : nullptr;
    if (!pots || !pots->array()) return told;
    for (const json::Value& pot : *pots->array()) {
        if (pot.find("winners") && pot.find("winners")->array()) told.winners += std::ssize(*pot.find("winners")->array());
        const json::Value* const ballots = pot.find("ballots");
        if (ballots && ballots->integer() && *ballots->integer() > 0 && *ballots->integer() < open_pot_min) told.has_small_pot = true;
    }
    return told;
}

}  // namespace

Result<CheckedBundle> check_bundle(std::string_view bytes, const CheckedBeside& beside) {
    TRY(const auto members, record::read_archive(bytes));
    TRY(const Parts parts, parts_of(members));
    TRY(const ReadManifest manifest, read_manifest(parts.manifest));
    TRY_DO(check_contents(members, parts, manifest.log));
    TRY(const auto entries, entries_of(parts));
    TRY(const ballots::LogSummary log, ballots::summarise_log(entries));
    if (to_hex(crypto::sha256(parts.manifest)) != log.manifest_hash) return wrong("the manifest is not the one that the vote opened with");
    if (!log.is_closed && !log.is_annulled) return wrong("the vote has not closed");
    TRY_DO(check_tree(parts, entries, manifest, beside));
    TRY_DO(check_events(entries, manifest));
    TRY_DO(check_sheets(parts, log, manifest));

    const Told told = told_by(parts.result, manifest.open_pot_min);
    const bool must_publish = manifest.process.publication == processes::Publication::open && !log.is_annulled &&
                              log.figures.counted >= manifest.open_min && !told.has_small_pot;
    if (must_publish != (parts.ballots != nullptr)) return wrong(must_publish ? "ballots.csv is missing" : "ballots.csv should not be there");
    CheckedBundle checked{.title = manifest.title, .organisation = manifest.organisation, .counted = log.figures.counted,
                          .winners = told.winners, .was_counted = false, .is_final = log.is_finalised, .is_annulled = log.is_annulled,
                          .rule = std::string(allocation::name_of(manifest.process.allocation.rule))};
    if (log.is_annulled) {  // nothing was counted, and what was not opened stays so
        if (parts.result != result_text(manifest.process, log.figures.counted, nullptr)) return wrong("result.json tells a result of a vote that was annulled");
        return checked;
    }
    if (!parts.ballots && !beside.ballots) return checked;
    TRY(const std::string result, recount(parts.ballots ? parts.ballots->bytes : *beside.ballots, log, manifest));
    if (result != parts.result) return wrong("result.json is not what the rule gives for these ballots");
    checked.was_counted = true;
    return checked;
}

}  // namespace allting::results
