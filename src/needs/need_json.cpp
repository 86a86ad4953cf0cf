#include "needs/need_json.hpp"

namespace allting::needs {
namespace {

json::Array lines_json(const std::vector<NeedLine>& lines, Instant now) {
    json::Array array;
    for (const NeedLine& line : lines) {
        json::Object members = need_members(line.of);
        members.emplace_back("area_name", line.area_name);
        members.emplace_back("department_name", line.department_name);
        members.emplace_back("ideas", line.ideas);
        members.emplace_back("overdue", is_overdue(line.of, now));
        array.push_back(std::move(members));
    }
    return array;
}

}  // namespace

json::Object need_members(const Need& need) {
    return {{"id", need.id}, {"title", need.title}, {"description", need.description}, {"area", need.area}, {"people", need.people},
            {"state", word_of(need.state)}, {"department", need.department}, {"promised", need.promised_at}, {"opened", need.opened_at},
            {"changed", need.changed_at}, {"version", need.version}};
}

json::Value needs_json(const NeedListView& view, Instant now) {
    return json::Object{{"count", view.count}, {"page", view.query.page}, {"pages", view.pages},
                        {"needs", lines_json(view.lines, now)}, {"overdue", lines_json(view.overdue, now)}};
}

json::Value need_json(const NeedView& view) {
    json::Object members = need_members(view.of);
    members.emplace_back("area_name", view.area_name);
    members.emplace_back("department_name", view.department_name);
    members.emplace_back("overdue", view.is_overdue);
    json::Array ideas, reports;
    for (const NeedIdea& idea : view.ideas)
        ideas.push_back(json::Object{{"id", idea.proposal}, {"number", proposals::number_of(idea.proposal)}, {"title", idea.title}, {"state", word_of(idea.state)}});
    for (const auto& told : view.reports)
        reports.push_back(json::Object{{"kind", word_of(told.report.kind)}, {"report", told.report.text}, {"at", told.report.at},
                                       {"department", told.report.department}, {"department_name", told.department_name}, {"promised", told.report.promised_at}});
    members.emplace_back("ideas", std::move(ideas));
    members.emplace_back("reports", std::move(reports));
    return members;
}

json::Value new_need_json(const NewNeedView& view) {
    json::Array ideas, needs;
    for (const auto& idea : view.ideas) ideas.push_back(json::Object{{"id", idea.id}, {"number", proposals::number_of(idea.id)}, {"title", idea.wording.title}});
    for (const NeedLine& line : view.needs) needs.push_back(json::Object{{"id", line.of.id}, {"title", line.of.title}});
    return json::Object{{"ideas", std::move(ideas)}, {"needs", std::move(needs)}, {"suggested_area", view.suggested_area}};
}

}  // namespace allting::needs
