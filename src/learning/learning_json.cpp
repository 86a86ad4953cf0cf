#include "learning/learning_json.hpp"

namespace allting::learning {
namespace {

json::Array groups_json(const std::vector<Group>& groups) {
    json::Array array;
    for (const Group& group : groups) array.push_back(json::Object{{"group", group.key}, {"decided", group.decided}, {"passed", group.passed}});
    return array;
}

json::Array differences_json(const Report& report) {
    json::Array array;
    for (const Difference& one : report.differences)
        array.push_back(json::Object{{"code", one.code}, {"refused", one.refused}, {"other", one.other}, {"other_passed", one.other_passed},
                                     {"other_code", one.other_code}, {"likeness", one.likeness}});
    return array;
}

json::Array outcomes_json(const Report& report) {
    json::Array array;
    for (const Outcome& one : report.outcomes)
        array.push_back(json::Object{{"project", one.project}, {"title", one.title}, {"low", one.low}, {"high", one.high}, {"spent", one.spent}, {"percent", one.percent()}});
    return array;
}

/// In quotation marks where it must be; a formula's first sign is made harmless for spreadsheets.
std::string cell(std::string_view text) {
    std::string quoted = "\"";
    if (!text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos) quoted += '\'';
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

void add_line(std::string& csv, std::string_view what, std::string_view group, std::int64_t count, std::int64_t of) {
    csv += cell(what) + ';' + cell(group) + ';' + std::to_string(count) + ';' + std::to_string(of) + ';' + (of > 0 ? std::to_string(count * 100 / of) : "") + "\r\n";
}

}  // namespace

json::Value learning_json(const processes::Process& process, const Report& report) {
    return json::Object{{"process", process.id}, {"decided", report.decided}, {"passed", report.passed}, {"group_min", group_min},
                        {"by_area", groups_json(report.by_area)}, {"by_channel", groups_json(report.by_channel)},
                        {"by_language", groups_json(report.by_language)}, {"by_department", groups_json(report.by_department)},
                        {"appeals", json::Object{{"asked", report.appeals.asked}, {"stand", report.appeals.stand}, {"overturned", report.appeals.overturned}}},
                        {"days", json::Object{{"answers", report.days.answers}, {"median", report.days.median}, {"ninetieth", report.days.ninetieth}}},
                        {"differences", differences_json(report)}, {"outcomes", outcomes_json(report)},
                        {"accuracy", json::Object{{"projects", report.accuracy.projects}, {"within", report.accuracy.within},
                                                  {"above", report.accuracy.above}, {"median_percent", report.accuracy.median_percent}}}};
}

std::string learning_csv(const Report& report) {
    std::string csv = "\xEF\xBB\xBFwhat;group;count;of;percent\r\n";
    const auto groups = [&](std::string_view what, const std::vector<Group>& all) {
        for (const Group& group : all) add_line(csv, what, group.key.empty() ? "other" : std::string_view(group.key), group.passed, group.decided);
    };
    add_line(csv, "passed", "all", report.passed, report.decided);
    groups("passed by area", report.by_area);
    groups("passed by channel", report.by_channel);
    groups("passed by language", report.by_language);
    groups("passed by department", report.by_department);
    add_line(csv, "appeals overturned", "all", report.appeals.overturned, report.appeals.stand + report.appeals.overturned);
    add_line(csv, "days to answer, median", "all", report.days.median, 0);
    add_line(csv, "days to answer, 90th percentile", "all", report.days.ninetieth, 0);
    for (const Outcome& one : report.outcomes) add_line(csv, "kronor spent of the upper bound", one.title, one.spent.ore / 100, one.high.ore / 100);
    return csv;
}

}  // namespace allting::learning
