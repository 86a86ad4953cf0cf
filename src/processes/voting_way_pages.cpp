#include "processes/voting_way_pages.hpp"

namespace allting::processes {
namespace {

namespace forms = page::forms;
using i18n::Key;

forms::Choice way_choice(const i18n::Translator& t, const Process& process, Way way, const std::vector<WayLack>& lacks) {
    std::string help(way_text(t, "proves", way));
    for (const std::string_view part : {"weakness", "suits"}) (help += ' ') += way_text(t, part, way);
    for (const WayLack& lack : lacks)
        if (lack.way == way) (help += ' ') += t(Key::at_run_time(lack.text_key));
    return {.value = std::string(word_of(way)), .label = std::string(name_of(t, way)), .help = std::move(help), .chosen = process.ways.has(way)};
}

}  // namespace

std::vector<WayLack> lacks_of(WaySet ways, const WayMeans& means) {
    std::vector<WayLack> lacks;
    for (const Way way : ways.list()) {
        if (way == Way::e_id && !means.has_eid) lacks.push_back({way, "processes.way_lacks.e_id"});
        if (way == Way::sms_code && !means.sends_sms) lacks.push_back({way, "processes.way_lacks.sms"});
        if (needs_register(way) && !means.has_register) lacks.push_back({way, "processes.way_lacks.register"});
        if (!needs_register(way) && means.has_register) lacks.push_back({way, "processes.way_lacks.no_register"});
    }
    return lacks;
}

std::string_view name_of(const i18n::Translator& t, Way way) { return way_text(t, "name", way); }

std::string_view way_text(const i18n::Translator& t, std::string_view part, Way way) {
    return t(Key::at_run_time("processes.way_" + std::string(part) + "." + std::string(word_of(way))));
}

/// An empty value beside the boxes, so that ticking none is told apart from not asking.
void voting_way_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process, const std::vector<WayLack>& lacks) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="ways">{}</h2><p class="help">{}</p>
)">(out, t("processes.ways_heading"), t("processes.ways_help"));
    std::vector<forms::Choice> standings;
    for (const Standing each : {Standing::promised, Standing::advisory}) {
        const std::string key = "processes.standing." + std::string(word_of(each));
        standings.push_back({.value = std::string(word_of(each)), .label = std::string(t(Key::at_run_time(key))),
                             .help = std::string(t(Key::at_run_time(key + "_help"))), .chosen = process.standing == each});
    }
    forms::radios(out, frame, typed, {.name = "standing", .label = std::string(t("processes.field.standing"))}, standings);
    forms::hidden(out, "ways", "");
    std::vector<forms::Choice> ways;
    for (const Way way : all_ways) ways.push_back(way_choice(t, process, way, lacks));
    forms::checkboxes(out, frame, typed, {.name = "ways", .label = std::string(t("processes.field.ways"))}, ways);
}

void voting_ways_part(html::Out& out, const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    html::write<R"(<h3>{}</h3><ul>{}</ul><p>{}</p>
)">(out, t("processes.ways_heading"), html::each(process.ways.list(), [&](html::Out& o, Way way) {
        html::write<R"(<li>{}</li>)">(o, name_of(t, way));
    }), t(process.standing == Standing::promised ? Key("processes.standing.promised_help") : Key("processes.standing.advisory_help")));
}

}  // namespace allting::processes
