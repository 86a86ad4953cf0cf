// A need: what is left of ideas that got a no or no money. A department takes it over, promises a day and reports back, in
// public. Pure: what a need can be made of, which step may follow which, and what is overdue.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "proposals/proposal.hpp"

namespace allting::needs {

using NeedId = Id<struct NeedTag>;

enum class NeedState { open, taken, met, set_aside };
inline constexpr int need_states_count = 4;
std::string_view word_of(NeedState state);
std::optional<NeedState> need_state_from_word(std::string_view word);

/// What is reported of a need. `returned`: the department hands it back; `opened_again`: what was met or set aside is lacking still.
enum class ReportKind { taken, progress, met, set_aside, returned, opened_again };
inline constexpr int report_kinds_count = 6;
std::string_view word_of(ReportKind kind);
std::optional<ReportKind> report_kind_from_word(std::string_view word);

/// Whose need it is; locale keys needs.people_WORD.
inline constexpr std::array<std::string_view, 8> people_words{"everyone", "children", "youth", "families",
                                                              "older",    "disability", "newcomers", "associations"};

struct Report {
    ReportKind kind = ReportKind::progress;
    std::string text = {};
    Instant at = {};
    PersonId by = {};
    DepartmentId department = {};
    std::optional<Instant> promised_at = {};
};

struct Need {
    NeedId id = {};
    std::string title = {}, description = {};
    AreaId area = {};  // none = everywhere
    std::string people = "everyone";
    NeedState state = NeedState::open;
    DepartmentId department = {};  // that was asked, or has it
    std::optional<Instant> promised_at = {};
    Instant opened_at = {}, changed_at = {};
    std::int64_t version = 1;
};

inline constexpr std::size_t need_ideas_max = 100;

/// The state that a report leads to; none where that kind of report does not belong.
std::optional<NeedState> state_after(NeedState from, ReportKind kind);
/// Whether the department that has the need says it; otherwise a facilitator or any official may.
bool is_said_by_department(ReportKind kind);

/// A no with a reason, or no money, and not under another look: only then can an idea be read as a need.
bool can_become_need(const proposals::Proposal& proposal, bool is_refused);

/// Refuses a step outside the table, words that are missing, and a promise that is missing or not in the future.
Result<void> check_report(const Need& need, const Report& report);
/// The need after the report, which check_report has let through.
Need after(Need need, const Report& report);

/// Public debt: taken over, and the promised day has gone by without a report.
bool is_overdue(const Need& need, Instant now);

}  // namespace allting::needs
