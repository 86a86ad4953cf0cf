#include "ballots/log_summary.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/text.hpp"
#include "core/time.hpp"
#include "platform/json/canonical.hpp"
#include "record/tree.hpp"

namespace allting::ballots {

Error bad_log(std::string problem) {
    Error error = refuse(ErrorKind::invalid, "bad_log", "record.bad_log");
    error.arguments = {{"problem", std::move(problem)}};
    return error;
}

namespace {

constexpr std::array all_reasons{reasons::withdrawn, reasons::paper_issued, reasons::challenge_upheld, reasons::voided, reasons::annulled};

/// Exactly these members, texts all but "count" and "key_destroyed".
bool has_members(const json::Object& object, std::vector<std::string_view> names) {
    if (object.size() != names.size()) return false;
    std::ranges::sort(names);
    return std::ranges::equal(object, names, {}, [](const json::Member& member) -> std::string_view { return member.first; });
}

bool is_hash(const json::Value* value) {
    return value && value->text() && value->text()->size() == 64 && from_hex(*value->text());
}

/// Reads the events in order and says where one may not stand.
class Events {
public:
    explicit Events(LogSummary& summary) : summary_(summary) {}

    Result<void> add(std::string_view payload, std::size_t position) {
        const auto parsed = json::parse_canonical(payload);
        if (!parsed || !parsed.value().object()) return bad_log("event " + std::to_string(position) + " is no canonical JSON");
        const json::Object& event = *parsed.value().object();
        const json::Value* const kind = parsed.value().find("kind");
        const json::Value* const at = parsed.value().find("at");
        if (!kind || !kind->text() || !at || !at->text() || !instant_from_iso(*at->text()))
            return bad_log("event " + std::to_string(position) + " lacks its kind or its time");
        if (summary_.is_finalised) return bad_log("something follows the end of the record");
        return add_kind(*kind->text(), event, parsed.value(), position);
    }

private:
    Result<void> add_kind(const std::string& kind, const json::Object& event, const json::Value& value, std::size_t position) {
        const Error wrong = bad_log("event " + std::to_string(position) + " (" + kind + ") may not stand there or says too much or too little");
        if (kind == "opened") {
            if (position != 0 || !has_members(event, {"at", "kind", "manifest"}) || !is_hash(value.find("manifest"))) return wrong;
            summary_.manifest_hash = *value.find("manifest")->text();
            return {};
        }
        if (position == 0) return wrong;
        if (kind == "extended") return !summary_.is_closed && has_members(event, {"at", "closes", "kind", "reason"}) ? Result<void>() : wrong;
        if (kind == "voided") return has_members(event, {"at", "count", "kind", "reason"}) ? Result<void>() : wrong;
        if (kind == "closed") {
            if (summary_.is_closed || !has_members(event, {"at", "kind"})) return wrong;
            summary_.is_closed = true;
            return {};
        }
        if (kind == "annulled") {
            if (summary_.is_annulled || !has_members(event, {"at", "kind", "reason"})) return wrong;
            summary_.is_annulled = true;
            return {};
        }
        if (kind != "finalised" || !(summary_.is_closed || summary_.is_annulled)) return wrong;
        if (!has_members(event, {"at", "key_destroyed", "kind", "reconciliation", "result"})) return wrong;
        const bool* const destroyed = value.find("key_destroyed")->boolean();
        if (!destroyed || !*destroyed || !is_hash(value.find("reconciliation")) || !is_hash(value.find("result"))) return wrong;
        summary_.reconciliation_hash = *value.find("reconciliation")->text();
        summary_.result_hash = *value.find("result")->text();
        summary_.is_finalised = true;
        return {};
    }

    LogSummary& summary_;
};

struct Placed {
    const LogEntry* entry;
    std::string leaf;
};

/// The versions of each tag are 1, 2, 3 …; the last counts, if it is a vote.
Result<void> add_tags(LogSummary& summary, std::vector<Placed> placed) {
    const auto key = [](const Placed& each) { return std::tie(each.entry->tag, each.entry->version); };
    std::ranges::sort(placed, {}, key);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const LogEntry& entry = *placed[i].entry;
        const bool is_first = i == 0 || placed[i - 1].entry->tag != entry.tag;
        if (entry.version != (is_first ? 1 : placed[i - 1].entry->version + 1)) return bad_log("an entry of a ballot is missing or doubled");
        if (is_first) ++summary.figures.tags;
        const bool is_last = i + 1 == placed.size() || placed[i + 1].entry->tag != entry.tag;
        if (!is_last || entry.kind != EntryKind::vote) continue;
        ++summary.figures.counted;
        summary.counted_leaves.push_back(placed[i].leaf);
        summary.commitments.emplace(placed[i].leaf, entry.payload);
    }
    std::ranges::sort(summary.counted_leaves);
    return {};
}

}  // namespace

Result<LogSummary> summarise_log(const std::vector<LogEntry>& entries) {
    LogSummary summary;
    for (const std::string_view reason : all_reasons) summary.figures.tombstones.emplace(reason, 0);
    Events events(summary);
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const LogEntry& entry = entries[i];
        if (entry.kind == EntryKind::event) {
            TRY_DO(events.add(entry.payload, i));
            continue;
        }
        if (i == 0) return bad_log("the record does not begin with the rules");
        if (summary.is_finalised) return bad_log("something follows the end of the record");
        const bool is_vote = entry.kind == EntryKind::vote;
        if (summary.is_closed && (is_vote || entry.payload == reasons::withdrawn || entry.payload == reasons::paper_issued))
            return bad_log("a ballot came or went after the close");
        if (is_vote) ++summary.figures.votes;
        else ++summary.figures.tombstones[entry.payload];
        placed.push_back({&entry, record::leaf_of(bytes_of(entry))});
    }
    if (entries.empty()) return bad_log("the record is empty");
    TRY_DO(add_tags(summary, std::move(placed)));
    return summary;
}

}  // namespace allting::ballots
