#include "needs/need_view.hpp"

#include <algorithm>
#include <map>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/proposal_view.hpp"
#include "proposals/reading.hpp"
#include "reviews/case_store.hpp"

namespace allting::needs {
namespace {

bool is_let_through(const NeedLine& line, const NeedQuery& query, Instant now) {
    const Need& need = line.of;
    if (query.area && need.area != query.area) return false;
    if (query.department && need.department != query.department) return false;
    if (!query.people.empty() && need.people != query.people) return false;
    if (query.state == "overdue") return is_overdue(need, now);
    return query.state.empty() || query.state == word_of(need.state);
}

page::MapPoint point_of(const NeedIdea& idea, std::string title, std::string address) {
    return {{*idea.latitude, *idea.longitude}, std::move(title), std::move(address)};
}

std::string address_of(NeedId id) { return "/needs/" + std::to_string(id.value); }

/// Each need once on the map, where the first of its ideas has a place.
std::vector<page::MapPoint> points_of(const std::vector<NeedLine>& lines, const std::vector<NeedIdea>& placed) {
    std::map<NeedId, const NeedIdea*> first;
    for (const NeedIdea& idea : placed) first.emplace(idea.need, &idea);
    std::vector<page::MapPoint> points;
    for (const NeedLine& line : lines)
        if (const auto found = first.find(line.of.id); found != first.end()) points.push_back(point_of(*found->second, line.of.title, address_of(line.of.id)));
    return points;
}

void cut_to_page(NeedListView& view) {
    const auto rows = std::int64_t(limits::page_rows);
    view.count = std::int64_t(view.lines.size());
    view.pages = std::max<std::int64_t>(1, (view.count + rows - 1) / rows);
    view.query.page = std::clamp<std::int64_t>(view.query.page, 1, view.pages);
    const auto first = std::size_t((view.query.page - 1) * rows), last = std::min(view.lines.size(), first + std::size_t(rows));
    view.lines = {view.lines.begin() + std::ptrdiff_t(first), view.lines.begin() + std::ptrdiff_t(last)};
}

std::vector<ReportKind> reports_open_to(const people::Visitor& visitor, const Need& need) {
    std::vector<ReportKind> kinds;
    if (!visitor.may(people::Permission::keep_needs)) return kinds;
    for (int i = 0; i < report_kinds_count; ++i) {
        const auto kind = ReportKind(i);
        if (!state_after(need.state, kind)) continue;
        const bool has_it = visitor.department && visitor.department == need.department;
        const bool may = kind == ReportKind::taken ? bool(visitor.department) : need.state == NeedState::taken ? has_it : true;
        if (may) kinds.push_back(kind);
    }
    return kinds;
}

std::string department_name(const std::vector<places::Department>& departments, DepartmentId id) {
    const auto found = std::ranges::find(departments, id, &places::Department::id);
    return found == departments.end() ? std::string() : found->name;
}

AreaId area_of(db::Connection& connection, OrganisationId organisation, const proposals::Proposal& idea, const std::vector<places::Area>& areas) {
    if (idea.latitude) return places::area_of(areas, {*idea.latitude, *idea.longitude});
    const auto process = processes::find_process(connection, organisation, idea.process);
    const processes::Pot* const pot = process ? process->pot(idea.pot) : nullptr;
    return pot == nullptr ? AreaId{} : pot->area;
}

}  // namespace

NeedQuery read_need_query(const http::Input& query) {
    NeedQuery read{.area = AreaId{integer_from_text(query.text("area")).value_or(0)},
                   .department = DepartmentId{integer_from_text(query.text("department")).value_or(0)},
                   .page = integer_from_text(query.text("page")).value_or(1)};
    const std::string people(query.text("people")), state(query.text("state"));
    if (std::ranges::find(people_words, people) != people_words.end()) read.people = people;
    if (state == "overdue" || need_state_from_word(state)) read.state = state;
    return read;
}

NeedListView load_needs(const people::Visit& visit, db::Connection& connection) {
    const OrganisationId organisation = visit.visitor.organisation;
    NeedListView view{.query = read_need_query(visit.request.query), .own_department = visit.visitor.department,
                      .may_keep = visit.visitor.may(people::Permission::keep_needs),
                      .tile_url = visit.site.tile_url, .tile_attribution = visit.site.tile_attribution};
    view.areas = places::list_outlines(connection, organisation);
    view.departments = places::list_departments(connection, organisation);
    for (NeedLine& line : list_needs(connection, organisation)) {
        if (is_overdue(line.of, visit.now)) view.overdue.push_back(line);
        if (is_let_through(line, view.query, visit.now)) view.lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(view.overdue, {}, [](const NeedLine& line) { return *line.of.promised_at; });
    view.points = points_of(view.lines, list_placed_ideas(connection, organisation));
    cut_to_page(view);
    return view;
}

Result<NeedView> load_need(const people::Visit& visit, db::Connection& connection, NeedId id) {
    const OrganisationId organisation = visit.visitor.organisation;
    auto need = find_need(connection, organisation, id);
    if (!need) return refuse(ErrorKind::not_found, "need_not_found", "needs.refused.not_found");
    NeedView view{.of = std::move(*need), .may_keep = visit.visitor.may(people::Permission::keep_needs),
                  .tile_url = visit.site.tile_url, .tile_attribution = visit.site.tile_attribution};
    const auto departments = places::list_departments(connection, organisation);
    view.department_name = department_name(departments, view.of.department);
    if (const auto area = places::find_area(connection, organisation, view.of.area)) view.area_name = area->name;
    view.ideas = list_ideas(connection, organisation, id);
    for (const NeedIdea& idea : view.ideas)
        if (idea.latitude && idea.longitude) view.points.push_back(point_of(idea, proposals::number_of(idea.proposal) + " " + idea.title, proposals::address_of(idea.proposal)));
    for (Report& report : list_reports(connection, organisation, id)) {
        const std::string name = department_name(departments, report.department);
        view.reports.push_back({std::move(report), name});
    }
    view.may_report = reports_open_to(visit.visitor, view.of);
    view.is_overdue = is_overdue(view.of, visit.now);
    return view;
}

NewNeedView load_new_need(db::Connection& connection, OrganisationId organisation, const std::vector<ProposalId>& ids) {
    NewNeedView view{.areas = places::list_outlines(connection, organisation), .departments = places::list_departments(connection, organisation)};
    for (const ProposalId id : ids) {
        auto idea = proposals::find_proposal(connection, organisation, id);
        if (!idea || idea->state == proposals::State::draft) continue;
        if (!view.suggested_area) view.suggested_area = area_of(connection, organisation, *idea, view.areas);
        view.ideas.push_back(std::move(*idea));
    }
    for (NeedLine& line : list_needs(connection, organisation))
        if (line.of.state == NeedState::open || line.of.state == NeedState::taken) view.needs.push_back(std::move(line));
    return view;
}

std::optional<NeedNote> load_need_note(db::Connection& connection, OrganisationId organisation, ProposalId proposal, Instant now) {
    auto need = find_need_of(connection, organisation, proposal);
    if (!need) return std::nullopt;
    NeedNote note{.need = std::move(*need)};
    if (const auto department = places::find_department(connection, organisation, note.need.department)) note.department_name = department->name;
    note.is_overdue = is_overdue(note.need, now);
    return note;
}

}  // namespace allting::needs
