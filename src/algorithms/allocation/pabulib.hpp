// Elections in Pabulib's .pb format: text with the sections META, PROJECTS and VOTES.
// Reads every odd but real spelling and writes the plain one. Voters' own columns (age, sex …) are not kept.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "core/result.hpp"

namespace allting::allocation {

struct PabulibFile {
    std::vector<std::pair<std::string, std::string>> meta;  // in the file's order
    std::vector<std::string> project_columns;
    std::vector<std::vector<std::string>> project_cells;  // per project, as many as there are columns
    Election election;

    /// The value under `key`, or "" where there is none.
    std::string_view meta_value(std::string_view key) const;
    /// The project's cell in `column`, or "" where there is no such column.
    std::string_view cell(std::size_t project, std::string_view column) const;
};

/// Reads a whole file.
///
/// refuses   what the format does not allow, every fault with its line, field and remedy (the first 20 of them):
///           FieldError.field is the column, .arguments are `line` and `value`
/// cost      O(bytes); ballots are grouped by their text first, so equal ballots are parsed once
/// source    pabulib.org/format and what the published files do
Result<PabulibFile> read_pabulib(std::string_view text);

/// Writes the election with running voter numbers, equal ballots together and in canonical order, so that the
/// file tells nothing of who voted when. META's num_projects, num_votes, budget and vote_type follow the election.
std::string write_pabulib(const PabulibFile& file);

}  // namespace allting::allocation
