#include "algorithms/allocation/pabulib_check.hpp"

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_oddities.hpp"

namespace allting::allocation {
namespace {

PabulibSummary summary_of(const Election& election) {
    PabulibSummary summary{.ballot_type = election.ballot_type,
                           .projects = election.projects.size(),
                           .ballots = election.ballot_count,
                           .different_ballots = election.group_count(),
                           .budget = decimal_text(election.budget, election.money_scale),
                           .total_cost = {}};
    for (std::size_t group = 0; group < election.group_count(); ++group) {
        const auto length = election.marks_of(group).size();
        summary.marks += std::int64_t(length) * election.multiplicity[group];
        if (length == 0) summary.blank_ballots += election.multiplicity[group];
    }
    // Whole units and parts apart: two thousand of the largest costs do not fit in one number of parts.
    std::int64_t units = 0, parts = 0;
    for (const Project& project : election.projects) {
        units += project.cost / election.money_scale;
        parts += project.cost % election.money_scale;
    }
    summary.total_cost = std::to_string(units + parts / election.money_scale);
    const auto rest = decimal_text(parts % election.money_scale, election.money_scale);
    if (rest.size() > 1) summary.total_cost += rest.substr(1);  // "0.25" → ".25"
    return summary;
}

}  // namespace

PabulibReport check_pabulib(std::string_view text, Duplicates duplicates, std::size_t told_max) {
    PabulibReport report;
    auto file = read_pabulib(text, {.voter_columns = {}, .faults_max = told_max, .duplicates = duplicates});
    if (!file.ok()) {
        report.fault_count = std::size_t(std::stoull(file.error().arguments.front().second));
        report.faults = std::move(file.error().fields);
        return report;
    }
    report.summary = summary_of(file.value().election);
    PabulibFaults odd(told_max);
    OddityFinder(text, file.value(), odd).run();
    report.warning_count = odd.count();
    report.warnings = odd.told();
    return report;
}

}  // namespace allting::allocation
