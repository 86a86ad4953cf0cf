#include "results/manifest_reader.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/count.hpp"
#include "platform/i18n/normal_form.hpp"
#include "platform/json/canonical.hpp"

namespace allting::results {
namespace {

using processes::Process;

constexpr std::array<std::string_view, 26> member_names{
    "age_min",     "allocation", "ballot_kind", "batch_min", "challenge_days", "cost_max_ore", "currency", "eligible",
    "format",      "log",        "mandate",     "marks_max", "open_min",       "open_pot_min", "organisation", "phases",   "pots",
    "process",     "projects",   "publication", "relations", "scheme",         "software",     "styles",   "title", "ways"};

Error bad_manifest(std::string problem) {
    Error error = refuse(ErrorKind::invalid, "bad_manifest", "record.bad_manifest");
    error.arguments = {{"problem", std::move(problem)}};
    return error;
}

/// Reads members by name; the first that is missing or of another kind is remembered, and nothing after it counts.
class Reader {
public:
    explicit Reader(const json::Value& value) : value_(value) {}

    std::string text(std::string_view name) {
        const json::Value* const member = value_.find(name);
        if (member && member->text()) return *member->text();
        return fail(name), std::string();
    }
    std::int64_t number(std::string_view name, std::int64_t least = 0) {
        const json::Value* const member = value_.find(name);
        if (member && member->integer() && *member->integer() >= least) return *member->integer();
        return fail(name), 0;
    }
    const json::Array& array(std::string_view name) {
        static const json::Array none;
        const json::Value* const member = value_.find(name);
        if (member && member->array()) return *member->array();
        return fail(name), none;
    }
    bool is_null(std::string_view name) const {
        const json::Value* const member = value_.find(name);
        return member && member->is_null();
    }
    template <class T> T known(std::string_view name, const std::optional<T>& read) {
        if (!read) fail(name);
        return read.value_or(T{});
    }
    void fail(std::string_view name) {
        if (problem.empty()) problem = "\"" + std::string(name) + "\" is missing or wrong";
    }
    std::string problem;

private:
    const json::Value& value_;
};

processes::Allocation allocation_in(Reader& outer, const json::Value& value) {
    Reader reader(value);
    processes::Allocation chosen;
    chosen.rule = reader.known("rule", allocation::rule_named(reader.text("rule")));
    chosen.satisfaction = reader.known("satisfaction", processes::satisfaction_from_word(reader.text("satisfaction")));
    chosen.completion = reader.known("completion", processes::completion_from_word(reader.text("completion")));
    chosen.ties = reader.known("ties", processes::tie_rule_from_word(reader.text("ties")));
    chosen.lot_seed = reader.text("lot_seed");
    chosen.score_min = reader.number("score_min");
    if (!reader.problem.empty()) outer.fail("allocation");
    return chosen;
}

/// Sorted words that are known, none twice. Records older than the choice lack the standing, and are held to no rule of it.
void read_ways(Reader& outer, Process& process, bool has_standing) {
    process.ways = {};
    std::string before;
    for (const json::Value& value : outer.array("ways")) {
        const auto way = value.text() ? processes::way_from_word(*value.text()) : std::nullopt;
        if (!way || *value.text() <= before) return outer.fail("ways");
        process.ways.add(*way);
        before = *value.text();
    }
    if (process.ways.empty()) outer.fail("ways");
    if (!has_standing) return;
    process.standing = outer.known("standing", processes::standing_from_word(outer.text("standing")));
    const bool is_weak = process.ways.has(processes::Way::email_code) || process.ways == processes::WaySet{processes::Way::account};
    if (process.standing == processes::Standing::promised && is_weak) outer.fail("ways");
}

void read_pots(Reader& outer, Process& process) {
    for (const json::Value& value : outer.array("pots")) {
        Reader reader(value);
        processes::Pot pot{.id = PotId{reader.number("id", 1)}, .area = {}, .name = reader.text("name"), .amount = Money{reader.number("amount_ore")}};
        if (!reader.is_null("area")) pot.area = AreaId{reader.number("area", 1)};
        if (!reader.problem.empty() || process.pot(pot.id)) outer.fail("pots");
        process.pots.push_back(std::move(pot));
    }
}

void read_phases(Reader& outer, Process& process) {
    for (const json::Value& value : outer.array("phases")) {
        Reader reader(value);
        const auto kind = processes::phase_from_word(reader.text("kind"));
        const auto opens = instant_from_iso(reader.text("opens")), closes = instant_from_iso(reader.text("closes"));
        if (!reader.problem.empty() || !kind || !opens || !closes || *closes <= *opens) return outer.fail("phases");
        process.phases.push_back({*kind, *opens, *closes});
    }
    if (!process.phase(processes::PhaseKind::vote)) outer.fail("phases");
}

void read_projects(Reader& outer, ReadManifest& manifest) {
    for (const json::Value& value : outer.array("projects")) {
        Reader reader(value);
        proposals::Project project;
        project.id = ProjectId{reader.number("id", 1)};
        project.process = manifest.process.id;
        project.pot = PotId{reader.number("pot", 1)};
        project.code = reader.text("code");
        project.title = reader.text("title");
        project.cost = Money{reader.number("cost_ore")};
        const bool is_doubled = std::ranges::find(manifest.projects, project.id, &proposals::Project::id) != manifest.projects.end();
        if (!reader.problem.empty() || is_doubled || !manifest.process.pot(project.pot)) outer.fail("projects");
        manifest.projects.push_back(std::move(project));
    }
}

}  // namespace

Result<ReadManifest> read_manifest(std::string_view text) {
    const auto parsed = json::parse_canonical(text);
    if (!parsed || !parsed.value().object()) return bad_manifest("it is no canonical JSON");
    if (i18n::to_nfc(text) != text) return bad_manifest("its texts are not in normal form C");
    const json::Value& value = parsed.value();
    for (const auto& [name, member] : *value.object())
        if (name != "standing" && std::ranges::find(member_names, name) == member_names.end()) return bad_manifest("nobody knows what \"" + name + "\" means");
    const bool has_standing = value.find("standing") != nullptr;
    if (value.object()->size() != member_names.size() + (has_standing ? 1 : 0)) return bad_manifest("members are missing");
    Reader reader(value);
    if (reader.text("format") != "allting-vote-1") return bad_manifest("this program does not know its format");
    if (reader.text("scheme") != "T0") return bad_manifest("this program does not know its scheme");
    ReadManifest manifest{.process = {}, .projects = {}, .organisation = reader.text("organisation"), .title = reader.text("title"), .log = {}, .eligible = {},
                          .batch_min = reader.number("batch_min", 1), .open_min = reader.number("open_min"),
                          .open_pot_min = reader.number("open_pot_min")};
    Process& process = manifest.process;
    process.id = ProcessId{reader.number("process", 1)};
    process.published = true;
    process.currency = reader.text("currency");
    process.ballot_kind = reader.known("ballot_kind", processes::ballot_kind_from_word(reader.text("ballot_kind")));
    process.marks_max = int(std::min<std::int64_t>(reader.number("marks_max"), INT32_MAX));
    process.publication = reader.known("publication", processes::publication_from_word(reader.text("publication")));
    process.challenge_days = int(std::min<std::int64_t>(reader.number("challenge_days"), INT32_MAX));
    process.allocation = allocation_in(reader, *value.find("allocation"));
    read_ways(reader, process, has_standing);
    manifest.has_standing = has_standing;
    read_pots(reader, process);
    read_phases(reader, process);
    read_projects(reader, manifest);
    manifest.log = reader.known("log", record::note_key_from_text(reader.text("log")));
    if (!reader.is_null("eligible")) manifest.eligible = reader.number("eligible");
    const json::Array& styles = reader.array("styles");
    if (styles.size() != 1 || !styles[0].text() || *styles[0].text() != "all") reader.fail("styles");
    if (!reader.problem.empty()) return bad_manifest(reader.problem);
    return manifest;
}

}  // namespace allting::results
