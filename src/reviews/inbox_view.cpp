#include "reviews/inbox_view.hpp"

#include <algorithm>
#include <map>

#include "core/text.hpp"
#include "processes/process_store.hpp"
#include "reviews/held_store.hpp"
#include "reviews/thread_store.hpp"

namespace allting::reviews {
namespace {

using Names = std::map<ProcessId, std::string>;

Names process_names(db::Connection& connection, const people::Visitor& visitor) {
    Names names;
    for (const auto& process : processes::list_processes(connection, visitor.organisation))
        names[process.id] = process.text_in(visitor.language).title;
    return names;
}

void add_department(InboxLine& line, DepartmentId department) {
    if (department && std::ranges::find(line.departments, department) == line.departments.end()) line.departments.push_back(department);
}

/// A case that waits for nobody else waits for the department whose turn it is.
void add_last_wait(InboxLine& line) {
    if (!line.waits.empty()) return;
    if (line.of.department) line.waits.push_back({.whom = Wait::For::department, .name = line.of.department_name, .is_late = line.is_late});
    else line.waits.push_back({.whom = Wait::For::nobody_yet, .name = {}, .is_late = line.is_late});
}

}  // namespace

std::vector<InboxLine> list_inbox_lines(db::Connection& connection, const people::Visitor& visitor, Instant now) {
    const Names names = process_names(connection, visitor);
    std::vector<InboxLine> lines;
    std::map<CaseId, std::size_t> at;
    for (CaseLine& of : list_inbox(connection, visitor.organisation)) {
        const auto name = names.find(of.process);
        InboxLine line{.of = std::move(of), .process_name = name == names.end() ? std::string() : name->second};
        const bool waits = line.of.state == CaseState::waiting_for_author;
        line.is_late = !waits && line.of.due_at < now;
        line.is_mine = visitor.department && line.of.department == visitor.department;
        if (waits) line.waits.push_back({.whom = Wait::For::author});
        add_department(line, line.of.department);
        at[line.of.id] = lines.size();
        lines.push_back(std::move(line));
    }
    for (const WaitingPart& part : list_waiting_parts(connection, visitor.organisation)) {
        const auto found = at.find(part.in_case);
        if (found == at.end()) continue;
        InboxLine& line = lines[found->second];
        line.waits.push_back({.whom = Wait::For::department, .name = part.department_name, .is_late = part.due_at < now});
        add_department(line, part.department);
        if (!visitor.department || part.department != visitor.department) continue;
        if (!line.own_part) line.own_part = part.part;
        line.is_asked = line.is_mine = true;
    }
    for (const OpenDisagreement& on : list_open_disagreements(connection, visitor.organisation)) {
        const auto found = at.find(on.in_case);
        if (found == at.end()) continue;
        InboxLine& line = lines[found->second];
        line.waits.push_back({.whom = on.decider ? Wait::For::decider : Wait::For::no_decider, .name = on.decider_name});
        if (on.decider && on.decider == visitor.person) line.is_asked = line.is_mine = true;
    }
    for (const CaseId id : list_half_signed(connection, visitor.organisation)) {
        const auto found = at.find(id);
        if (found != at.end()) lines[found->second].waits.push_back({.whom = Wait::For::second_signature});
    }
    for (const CaseId id : list_held_cases(connection, visitor.organisation)) {
        const auto found = at.find(id);
        if (found != at.end()) lines[found->second].waits.push_back({.whom = Wait::For::release});
    }
    for (const CaseId id : list_unanswered_threads(connection, visitor.organisation)) {
        const auto found = at.find(id);
        if (found != at.end()) lines[found->second].waits.push_back({.whom = Wait::For::message});
    }
    for (InboxLine& line : lines) add_last_wait(line);
    return lines;
}

namespace {

bool is_in(const InboxLine& line, InboxFilter filter) {
    switch (filter) {
        case InboxFilter::all: return true;
        case InboxFilter::mine: return line.is_mine;
        case InboxFilter::asked: return line.is_asked;
        case InboxFilter::untaken: return !line.of.department;
        case InboxFilter::late: return line.is_late;
        case InboxFilter::waiting: return line.of.state == CaseState::waiting_for_author;
    }
    return false;
}

std::vector<DepartmentLoad> load_of(const std::vector<InboxLine>& lines, const std::vector<WaitingPart>& parts) {
    std::map<DepartmentId, DepartmentLoad> loads;
    for (const InboxLine& line : lines) {
        DepartmentLoad& load = loads[line.of.department];
        load.department = line.of.department;
        load.name = line.of.department_name;
        ++load.open;
        load.late += line.is_late;
        load.waiting += line.of.state == CaseState::waiting_for_author;
    }
    for (const WaitingPart& part : parts) {
        DepartmentLoad& load = loads[part.department];
        load.department = part.department;
        load.name = part.department_name;
        ++load.asked;
    }
    std::vector<DepartmentLoad> sorted;
    for (auto& [id, load] : loads) sorted.push_back(std::move(load));
    std::ranges::sort(sorted, {}, [](const DepartmentLoad& load) { return std::pair(load.name.empty(), load.name); });
    return sorted;
}

}  // namespace

InboxQuery read_inbox_query(const http::Input& query) {
    const auto number = [&](std::string_view field) { return integer_from_text(query.text(field)).value_or(0); };
    const auto found = std::ranges::find(inbox_filter_words, query.text("show"));
    return {.filter = found == inbox_filter_words.end() ? InboxFilter::all : InboxFilter(found - inbox_filter_words.begin()),
            .department = DepartmentId{number("department")},
            .process = ProcessId{number("process")},
            .page = std::max<std::int64_t>(1, number("page"))};
}

InboxView load_inbox(db::Connection& connection, const people::Visitor& visitor, const InboxQuery& query, Instant now) {
    InboxView view{.query = query};
    auto lines = list_inbox_lines(connection, visitor, now);
    view.load = load_of(lines, list_waiting_parts(connection, visitor.organisation));
    for (const InboxLine& line : lines) {
        const std::pair process(line.of.process, line.process_name);
        if (std::ranges::find(view.processes, process) == view.processes.end()) view.processes.push_back(process);
    }
    std::erase_if(lines, [&](const InboxLine& line) {
        const bool other_department = query.department && std::ranges::find(line.departments, query.department) == line.departments.end();
        return other_department || (query.process && line.of.process != query.process);
    });
    for (std::size_t i = 0; i < view.counts.size(); ++i)
        view.counts[i] = std::ranges::count_if(lines, [&](const InboxLine& line) { return is_in(line, InboxFilter(i)); });
    std::erase_if(lines, [&](const InboxLine& line) { return !is_in(line, query.filter); });

    view.pages = std::max<std::int64_t>(1, std::int64_t((lines.size() + inbox_lines_a_page - 1) / inbox_lines_a_page));
    view.query.page = std::min(query.page, view.pages);
    const std::size_t first = std::size_t(view.query.page - 1) * inbox_lines_a_page;
    const std::size_t count = std::min(inbox_lines_a_page, lines.size() - first);
    for (std::size_t i = first; i < first + count; ++i) view.lines.push_back(std::move(lines[i]));
    return view;
}

}  // namespace allting::reviews
