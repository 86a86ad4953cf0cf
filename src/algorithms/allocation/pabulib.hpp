// Elections in Pabulib's .pb format: text with the sections META, PROJECTS and VOTES.
// Reads every odd but real spelling and writes the plain one. Knows no files: the bytes come from elsewhere.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "core/result.hpp"

namespace allting::allocation {

/// One of the columns that VOTES has beside the vote, such as sex, age or district.
struct VoterColumn {
    std::string name;                      // as it was asked for
    std::vector<std::string> values;       // each once, in order of first sight; "" = missing
    std::vector<std::uint32_t> value_of;   // per voter, in the file's order: index of values
};

struct PabulibOptions {
    /// The voters' own columns to keep; those that a file lacks are left out. They cost memory per voter.
    std::vector<std::string> voter_columns = {};
    std::size_t faults_max = 20;  // as many are told; all are counted
    Duplicates duplicates = Duplicates::once;
};

struct PabulibFile {
    std::vector<std::pair<std::string, std::string>> meta;  // in the file's order
    std::vector<std::string> project_columns;
    std::vector<std::vector<std::string>> project_cells;  // per project, as many as there are columns
    Election election;
    std::vector<VoterColumn> voter_columns;      // those asked for and found
    std::vector<std::uint32_t> group_of_voter;   // where any were asked for: the voter's group of equal ballots

    /// The value under `key`, or "" where there is none.
    std::string_view meta_value(std::string_view key) const;
    /// The project's cell in `column`, also under that column's older name; "" where there is no such column.
    std::string_view cell(std::size_t project, std::string_view column) const;
};

/// Reads a whole file.
///
/// refuses   what the format does not allow, every fault with its line, field and remedy: FieldError.field is the
///           column, .arguments are `line`, `field` and `value`
/// cost      O(bytes); ballots are grouped by their text first, so equal ballots are parsed once
/// source    pabulib.org/format and what the published files do
Result<PabulibFile> read_pabulib(std::string_view text, const PabulibOptions& options = {});

/// Writes the election with running voter numbers, equal ballots together and in canonical order, so that the
/// file tells nothing of who voted when. META's num_projects, num_votes, budget and vote_type follow the election.
std::string write_pabulib(const PabulibFile& file);

/// The column's name of today, in lower case: "Categories" is now "category", "target" "beneficiaries".
std::string pabulib_column(std::string_view name);

}  // namespace allting::allocation
