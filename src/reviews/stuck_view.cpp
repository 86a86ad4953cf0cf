#include "reviews/stuck_view.hpp"

#include "processes/process_store.hpp"

namespace allting::reviews {

constexpr db::Sql select_reminders = "SELECT case_id, reminded_at FROM case_reminders WHERE organisation_id = ?";

std::map<CaseId, Instant> list_reminders(db::Connection& connection, OrganisationId organisation) {
    std::map<CaseId, Instant> reminders;
    for (auto rows = connection.query(select_reminders, organisation); rows.next();) reminders[rows.get<CaseId>(0)] = rows.get<Instant>(1);
    return reminders;
}

Result<StuckView> load_stuck(db::Connection& connection, const people::Visitor& visitor, ProcessId id, Instant now) {
    auto process = processes::find_process(connection, visitor.organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "stuck.refused.no_process");
    StuckView view{.process = std::move(*process)};
    const auto reminders = list_reminders(connection, visitor.organisation);
    for (InboxLine& line : list_inbox_lines(connection, visitor, now)) {
        if (line.of.process != id) continue;
        ++view.open;
        const auto reason = stuck_for(line, now);
        if (!reason) continue;
        view.broken += *reason == StuckFor::broken;
        StuckLine stuck{.of = std::move(line), .reason = *reason};
        if (const auto last = reminders.find(stuck.of.of.id); last != reminders.end()) stuck.reminded_at = last->second;
        stuck.may_remind = check_reminder(stuck.reminded_at, now).ok();
        view.lines.push_back(std::move(stuck));
    }
    return view;
}

}  // namespace allting::reviews
