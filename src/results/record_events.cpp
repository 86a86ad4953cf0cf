#include "results/record_events.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "ballots/log_summary.hpp"
#include "core/time.hpp"
#include "platform/json/json.hpp"

namespace allting::results {
namespace {

using ballots::bad_log;
using ballots::EntryKind;
using ballots::LogEntry;

class Calendar {
public:
    explicit Calendar(const ReadManifest& manifest) : challenge_days_(manifest.process.challenge_days) {
        if (const auto* const vote = manifest.process.phase(processes::PhaseKind::vote)) closes_ = vote->closes;
    }

    Result<void> add(const LogEntry& event) {
        const auto parsed = json::parse(event.payload);
        const auto at = parsed ? instant_in(parsed.value(), "at") : std::nullopt;
        const std::string* const kind = parsed && parsed.value().find("kind") ? parsed.value().find("kind")->text() : nullptr;
        if (!at || !kind) return bad_log("an event lacks its kind or its time");
        if (before_ && *at < *before_) return bad_log("the event " + *kind + " is earlier than the one before it");
        before_ = at;
        if (*kind == "extended") return extend(parsed.value());
        if (*kind == "voided") return void_some(parsed.value());
        if (*kind == "annulled") is_annulled_ = true;
        if (*kind == "closed" && closes_ && *at < *closes_) return bad_log("the vote closed earlier than was promised");
        if (*kind == "finalised" && closes_ && !is_annulled_ && *at < *closes_ + days(challenge_days_))
            return bad_log("the vote was made final before the days for challenges were over");
        return {};
    }

    std::int64_t voided_count() const { return voided_count_; }

private:
    static std::optional<Instant> instant_in(const json::Value& event, std::string_view name) {
        const json::Value* const value = event.find(name);
        return value && value->text() ? instant_from_iso(*value->text()) : std::nullopt;
    }

    Result<void> extend(const json::Value& event) {
        const auto closes = instant_in(event, "closes");
        if (!closes || (closes_ && *closes <= *closes_)) return bad_log("the vote was extended to no later time");
        closes_ = closes;
        return {};
    }

    Result<void> void_some(const json::Value& event) {
        const json::Value* const count = event.find("count");
        if (!count || !count->integer() || *count->integer() < 1 || *count->integer() > INT32_MAX) return bad_log("the event voided says not how many");
        voided_count_ += *count->integer();
        return {};
    }

    int challenge_days_;
    std::optional<Instant> before_, closes_;
    bool is_annulled_ = false;
    std::int64_t voided_count_ = 0;
};

}  // namespace

Result<void> check_events(const std::vector<LogEntry>& entries, const ReadManifest& manifest) {
    Calendar calendar(manifest);
    std::int64_t voided_count = 0;
    for (const LogEntry& entry : entries) {
        if (entry.kind == EntryKind::event) {
            TRY_DO(calendar.add(entry));
            continue;
        }
        if (std::ranges::all_of(entry.tag, [](char byte) { return byte == '\0'; })) return bad_log("an entry has no tag");
        if (entry.style != ballots::only_style) return bad_log("an entry is of a style that the rules do not have");
        if (entry.kind == EntryKind::tombstone && entry.payload == ballots::reasons::voided) ++voided_count;
    }
    if (voided_count != calendar.voided_count()) return bad_log("other ballots were voided than the events tell of");
    return {};
}

}  // namespace allting::results
