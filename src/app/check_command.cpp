// `allting check FILE.pb...`: what election files hold, every fault with line, field and remedy, and what is odd.
#include <cstdio>

#include "algorithms/allocation/pabulib_check.hpp"
#include "app/commands.hpp"
#include "app/election_input.hpp"
#include "platform/i18n/translator.hpp"
#include "platform/json/json.hpp"

namespace allting::app {
namespace {

using allocation::PabulibReport;

std::string sentence(const i18n::Translator& t, const FieldError& finding) {
    return t.with(i18n::Key::at_run_time(finding.text_key), finding.arguments);
}

json::Array findings_json(const i18n::Translator& t, const std::vector<FieldError>& findings) {
    json::Array list;
    for (const FieldError& finding : findings) {
        json::Object members{{"code", finding.code}};
        for (const auto& [name, value] : finding.arguments) {
            if (name == "line") members.emplace_back(name, std::int64_t(std::stoll(value)));
            else if (!value.empty()) members.emplace_back(name, value);
        }
        members.emplace_back("text", sentence(t, finding));
        list.emplace_back(std::move(members));
    }
    return list;
}

json::Value report_json(const i18n::Translator& t, const std::string& name, const PabulibReport& report) {
    json::Object members{{"file", name},
                         {"ok", report.fault_count == 0},
                         {"fault_count", std::int64_t(report.fault_count)},
                         {"faults", findings_json(t, report.faults)},
                         {"warning_count", std::int64_t(report.warning_count)},
                         {"warnings", findings_json(t, report.warnings)}};
    if (const auto& summary = report.summary) {
        members.emplace_back("summary", json::Object{{"vote_type", allocation::name_of(summary->ballot_type)},
                                                     {"projects", std::int64_t(summary->projects)},
                                                     {"ballots", summary->ballots},
                                                     {"different_ballots", std::int64_t(summary->different_ballots)},
                                                     {"blank_ballots", summary->blank_ballots},
                                                     {"marks", summary->marks},
                                                     {"budget", summary->budget},
                                                     {"total_cost", summary->total_cost}});
    }
    return members;
}

void print_findings(const i18n::Translator& t, const char* kind, const std::vector<FieldError>& findings, std::size_t count) {
    for (const FieldError& finding : findings) std::printf("  %s: %s\n", kind, sentence(t, finding).c_str());
    if (count > findings.size()) std::printf("  and %zu more like these\n", count - findings.size());
}

void print_report(const i18n::Translator& t, const std::string& name, const PabulibReport& report) {
    if (const auto& summary = report.summary) {
        std::printf("%s: sound; %s, %zu projects for %s, budget %s, %lld ballots (%zu different, %lld blank)\n", name.c_str(),
                    std::string(allocation::name_of(summary->ballot_type)).c_str(), summary->projects,
                    summary->total_cost.c_str(), summary->budget.c_str(), static_cast<long long>(summary->ballots),
                    summary->different_ballots, static_cast<long long>(summary->blank_ballots));
    } else {
        std::printf("%s: %zu faults; it cannot be counted before they are corrected\n", name.c_str(), report.fault_count);
    }
    print_findings(t, "fault", report.faults, report.fault_count);
    print_findings(t, "warning", report.warnings, report.warning_count);
}

}  // namespace

int check_election_files(const Arguments& arguments) {
    const i18n::Languages languages;
    const auto& t = languages.get("en");
    const bool as_json = one_of(arguments, "format", {"text", "json"}) == "json";
    bool all_sound = true;
    json::Array reports;
    arguments.word(0, "FILE.pb");
    for (std::size_t i = 0; const auto name = arguments.optional_word(i); ++i) {
        const std::string file(*name);
        const auto report = allocation::check_pabulib(bytes_of(file), duplicates_from(arguments));
        all_sound = all_sound && report.fault_count == 0;
        if (as_json) reports.emplace_back(report_json(t, file, report));
        else print_report(t, file, report);
    }
    if (as_json) {
        const json::Object answer{{"ok", all_sound}, {"files", std::move(reports)}};
        std::printf("%s\n", json::to_text(answer).c_str());
    }
    return all_sound ? 0 : 1;
}

}  // namespace allting::app
