#include "needs/need.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "proposals/deadlines.hpp"

namespace allting::needs {
namespace {

constexpr std::array<std::string_view, need_states_count> state_words{"open", "taken", "met", "set_aside"};
constexpr std::array<std::string_view, report_kinds_count> kind_words{"taken", "progress", "met", "set_aside", "returned", "opened_again"};

struct Step {
    NeedState from;
    ReportKind kind;
    NeedState to;
};

/// Everything that can happen to a need. It ends as met or set aside, each with public words, and can be opened again from there.
constexpr std::array<Step, 8> steps{{
    {NeedState::open, ReportKind::taken, NeedState::taken},
    {NeedState::open, ReportKind::set_aside, NeedState::set_aside},
    {NeedState::taken, ReportKind::progress, NeedState::taken},
    {NeedState::taken, ReportKind::met, NeedState::met},
    {NeedState::taken, ReportKind::set_aside, NeedState::set_aside},
    {NeedState::taken, ReportKind::returned, NeedState::open},
    {NeedState::met, ReportKind::opened_again, NeedState::open},
    {NeedState::set_aside, ReportKind::opened_again, NeedState::open},
}};

constexpr std::int64_t promise_days_max = 3 * 366;

template <class Enum, std::size_t Size>
std::optional<Enum> from_word(const std::array<std::string_view, Size>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(Enum(found - words.begin()));
}

/// Whoever has a need says when the next report comes.
bool promises(ReportKind kind) { return kind == ReportKind::taken || kind == ReportKind::progress; }

}  // namespace

std::string_view word_of(NeedState state) { return state_words[std::size_t(state)]; }
std::optional<NeedState> need_state_from_word(std::string_view word) { return from_word<NeedState>(state_words, word); }
std::string_view word_of(ReportKind kind) { return kind_words[std::size_t(kind)]; }
std::optional<ReportKind> report_kind_from_word(std::string_view word) { return from_word<ReportKind>(kind_words, word); }

std::optional<NeedState> state_after(NeedState from, ReportKind kind) {
    const auto found = std::ranges::find_if(steps, [&](const Step& step) { return step.from == from && step.kind == kind; });
    return found == steps.end() ? std::nullopt : std::optional(found->to);
}

bool is_said_by_department(ReportKind kind) {
    return kind == ReportKind::taken || kind == ReportKind::progress || kind == ReportKind::met || kind == ReportKind::returned;
}

bool can_become_need(const proposals::Proposal& proposal, bool is_refused) {
    return is_refused || proposal.state == proposals::State::not_funded;
}

Result<void> check_report(const Need& need, const Report& report) {
    if (!state_after(need.state, report.kind)) return refuse(ErrorKind::conflict, "impossible_step", "needs.refused.impossible_step");
    FieldErrors errors;
    if (trim(report.text).empty()) errors.add("report", "required", "needs.refused.no_words");
    if (promises(report.kind)) {
        if (!report.promised_at) errors.add("promised", "required", "needs.refused.no_promise");
        else if (*report.promised_at <= report.at) errors.add("promised", "in_the_past", "needs.refused.promise_in_the_past");
        else if (*report.promised_at > report.at + days(promise_days_max)) errors.add("promised", "too_far", "needs.refused.promise_too_far");
    }
    if (!errors.empty()) return errors.take();
    return {};
}

Need after(Need need, const Report& report) {
    need.state = state_after(need.state, report.kind).value();
    need.promised_at = promises(report.kind) ? report.promised_at : std::nullopt;
    if (report.kind == ReportKind::taken) need.department = report.department;
    if (report.kind == ReportKind::returned) need.department = {};
    need.changed_at = report.at;
    return need;
}

bool is_overdue(const Need& need, Instant now) {
    return need.state == NeedState::taken && need.promised_at && !proposals::is_in_time(now, *need.promised_at);
}

}  // namespace allting::needs
