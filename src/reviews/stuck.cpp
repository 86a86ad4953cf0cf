#include "reviews/stuck.hpp"

#include <algorithm>
#include <array>

#include "proposals/deadlines.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 4> words{"broken", "part_late", "untaken", "no_decider"};
constexpr int taken_within_working_days = 5;  // before the promised day

bool waits_for(const InboxLine& line, Wait::For whom, bool late_alone) {
    return std::ranges::any_of(line.waits, [&](const Wait& wait) { return wait.whom == whom && (wait.is_late || !late_alone); });
}

}  // namespace

std::string_view word_of(StuckFor reason) { return words[std::size_t(reason)]; }

std::optional<StuckFor> stuck_for(const InboxLine& line, Instant now) {
    if (line.of.state == CaseState::waiting_for_author) return std::nullopt;
    if (!proposals::is_in_time(now, line.of.due_at)) return StuckFor::broken;
    if (waits_for(line, Wait::For::no_decider, false)) return StuckFor::no_decider;
    if (waits_for(line, Wait::For::department, true)) return StuckFor::part_late;
    const bool half_gone = add_working_days(now, taken_within_working_days) > line.of.due_at;
    if (waits_for(line, Wait::For::nobody_yet, false) && half_gone) return StuckFor::untaken;
    return std::nullopt;
}

Result<void> check_reminder(std::optional<Instant> last, Instant now) {
    if (!last || *last + days(1) <= now) return {};
    return refuse(ErrorKind::conflict, "reminded_already", "stuck.refused.reminded_already");
}

}  // namespace allting::reviews
