#include "electorate/register_json.hpp"

namespace allting::electorate {

json::Value register_json(const RegisterView& view) {
    json::Array voters, groups, areas;
    for (const Entry& entry : view.list.entries)
        voters.push_back(json::Object{{"voter", entry.voter}, {"name", entry.protected_identity ? std::string() : entry.name}, {"group", entry.group},
                                      {"area", entry.area}, {"protected", entry.protected_identity}, {"gone", entry.is_gone}});
    for (const auto& [group, count] : view.counts.groups) groups.push_back(json::Object{{"group", group}, {"count", count}});
    for (const auto& [area, count] : view.counts.areas) areas.push_back(json::Object{{"area", area}, {"count", count}});
    return json::Object{{"process", view.process.id},
                        {"register", view.kept ? std::string(word_of(view.kept->kind)) : std::string()},
                        {"imports", view.kept ? view.kept->version : 0},
                        {"count", view.counts.all},
                        {"protected_count", view.counts.protected_count},
                        {"gone_count", view.counts.gone},
                        {"groups", groups},
                        {"areas", areas},
                        {"found", view.list.count},
                        {"voters", voters}};
}

json::Value preview_json(const i18n::Translator& t, const RegisterPreview& preview) {
    json::Array faults, lines, ignored;
    for (const RowFault& fault : preview.faults)
        faults.push_back(json::Object{{"line", fault.line}, {"field", fault.column}, {"code", fault.code},
                                      {"message", t.with(i18n::Key::at_run_time(fault.text_key), fault.arguments)}});
    for (const auto line : preview.protected_lines) lines.push_back(line);
    for (const auto& name : preview.walk.ignored_columns) ignored.push_back(name);
    return json::Object{{"upload", preview.token}, {"rows", preview.walk.good_rows}, {"faulty", preview.walk.faulty_rows}, {"added", preview.added},
                        {"again", preview.again}, {"gone", preview.gone}, {"protected_count", preview.protected_count}, {"protected_lines", lines},
                        {"ignored_columns", ignored}, {"faults", faults}};
}

json::Value import_json(ProcessId process, const Import& import) {
    return json::Object{{"process", process}, {"import", import.id}, {"rows", import.rows}, {"added", import.added}, {"gone", import.gone}, {"left_out", import.left_out}};
}

}  // namespace allting::electorate
