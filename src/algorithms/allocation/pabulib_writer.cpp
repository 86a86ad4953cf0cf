// The writing half of pabulib.hpp.
#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_rows.hpp"

namespace allting::allocation {
namespace {

void write_pair(std::string& out, std::string_view key, std::string_view value) {
    ((((out += quoted_field(key)) += ';') += quoted_field(value)) += '\n');
}

void write_meta(std::string& out, const PabulibFile& file) {
    const Election& election = file.election;
    const std::pair<std::string_view, std::string> own[] = {
        {"num_projects", std::to_string(election.projects.size())},
        {"num_votes", std::to_string(election.ballot_count)},
        {"budget", decimal_text(election.budget, election.money_scale)},
        {"vote_type", std::string(name_of(election.ballot_type))},
    };
    const auto is_own = [&](std::string_view key) {
        for (const auto& [name, value] : own) {
            if (name == key) return true;
        }
        return false;
    };
    out += "META\nkey;value\n";
    for (const auto& [key, value] : file.meta) {
        if (!is_own(key)) write_pair(out, key, value);
    }
    for (const auto& [key, value] : own) write_pair(out, key, value);
}

void write_projects(std::string& out, const PabulibFile& file) {
    std::vector<std::size_t> others;  // the columns beside id and cost
    for (std::size_t i = 0; i < file.project_columns.size(); ++i) {
        const auto name = pabulib_column(file.project_columns[i]);
        if (name != "project_id" && name != "cost") others.push_back(i);
    }
    out += "PROJECTS\nproject_id;cost";
    for (const auto column : others) (out += ';') += quoted_field(file.project_columns[column]);
    out += '\n';
    for (std::size_t p = 0; p < file.election.projects.size(); ++p) {
        const Project& project = file.election.projects[p];
        const auto& cells = file.project_cells[p];
        out += quoted_field(project.id) + ';' + decimal_text(project.cost, file.election.money_scale);
        for (const auto column : others) {
            out += ';';
            if (column < cells.size()) out += quoted_field(cells[column]);
        }
        out += '\n';
    }
}

void write_votes(std::string& out, const Election& election) {
    out += election.has_points() ? "VOTES\nvoter_id;vote;points\n" : "VOTES\nvoter_id;vote\n";
    std::int64_t voter = 0;
    for (const auto group : groups_in_canonical_order(election)) {
        std::string vote, points;
        for (const Mark& mark : election.marks_of(group)) {
            if (!vote.empty()) vote += ',', points += ',';
            vote += election.projects[mark.project].id;
            points += std::to_string(mark.points);
        }
        auto row = ';' + quoted_field(vote);
        if (election.has_points()) row += ';' + points;
        for (std::uint32_t i = 0; i < election.multiplicity[group]; ++i) {
            ((out += std::to_string(++voter)) += row) += '\n';
        }
    }
}

}  // namespace

std::string write_pabulib(const PabulibFile& file) {
    std::string out;
    write_meta(out, file);
    write_projects(out, file);
    write_votes(out, file.election);
    return out;
}

}  // namespace allting::allocation
