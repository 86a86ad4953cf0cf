#include "reviews/stuck_actions.hpp"

#include <algorithm>
#include <set>

#include "people/notify.hpp"
#include "proposals/proposal.hpp"
#include "record/record.hpp"
#include "reviews/inbox_store.hpp"
#include "reviews/part_store.hpp"

namespace allting::reviews {
namespace {

/// The officials who can do something about it.
std::set<PersonId> hearers_of(db::Connection& connection, OrganisationId organisation, const InboxLine& line) {
    std::set<PersonId> hearers;
    for (const OpenDisagreement& on : list_open_disagreements(connection, organisation))
        if (on.in_case == line.of.id && on.decider) hearers.insert(on.decider);
    for (const Official& official : list_officials(connection, organisation)) {
        const bool is_concerned = std::ranges::find(line.departments, official.department) != line.departments.end();
        if (line.departments.empty() || is_concerned) hearers.insert(official.id);
    }
    return hearers;
}

}  // namespace

constexpr db::Sql upsert_reminder = R"(
    INSERT INTO case_reminders (organisation_id, case_id, reminded_at, reminded_by) VALUES (?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id) DO UPDATE SET reminded_at = excluded.reminded_at, reminded_by = excluded.reminded_by)";

Result<ProcessId> remind_of_case(db::Transaction& tx, const people::Visitor& visitor, CaseId id, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    const auto lines = list_inbox_lines(tx, visitor, now);
    const auto line = std::ranges::find_if(lines, [&](const InboxLine& one) { return one.of.id == id; });
    if (line == lines.end() || !stuck_for(*line, now)) return refuse(ErrorKind::not_found, "not_stuck", "stuck.refused.not_stuck");
    const auto reminders = list_reminders(tx, organisation);
    const auto last = reminders.find(id);
    TRY_DO(check_reminder(last == reminders.end() ? std::nullopt : std::optional(last->second), now));
    tx.execute_sql(upsert_reminder, organisation, id, now, visitor.person);
    const notices::Notice notice{.message = "stuck.notice.reminded",
                                 .arguments = {{"number", proposals::number_of(line->of.proposal)}, {"title", line->of.title}, {"due", to_iso(line->of.due_at)}},
                                 .path = "/cases/" + std::to_string(id.value)};
    for (const PersonId hearer : hearers_of(tx, organisation, *line)) people::notify(tx, organisation, hearer, notice, now);
    record::append(tx, organisation, now,
                   {.kind = "case_reminded", .by_role = "facilitator", .subject = "case", .subject_id = id.value, .facts = {{"proposal", line->of.proposal}}});
    return line->of.process;
}

}  // namespace allting::reviews
