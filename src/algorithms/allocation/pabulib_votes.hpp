// The section VOTES of a .pb file: voters are told apart, ballots grouped. Knows nothing of the other sections but
// the projects' ids.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_faults.hpp"
#include "algorithms/allocation/pabulib_rows.hpp"
#include "algorithms/allocation/seen_ids.hpp"

namespace allting::allocation {

/// "None" in any case is how some programs write a missing value.
inline std::string_view present(std::string_view field) {
    const auto is = [](char c, char lower) { return (c | 0x20) == lower; };
    const bool is_none = field.size() == 4 && is(field[0], 'n') && is(field[1], 'o') && is(field[2], 'n') && is(field[3], 'e');
    return is_none ? std::string_view() : field;
}

/// Where the header has the column, under any of its names; no_column where it has not.
inline constexpr std::size_t no_column = std::size_t(-1);
std::size_t column_in(const std::vector<std::string_view>& header, std::string_view name);

/// Reads the rows one by one. The texts of the rows must outlive the reader.
class VoteReader {
public:
    /// The election comes with its projects and without ballots.
    VoteReader(const Election& election, const ProjectIds& projects, const PabulibOptions& options,
               PabulibFaults& faults);
    void read_header(const RowReader& rows, const std::vector<std::string_view>& header);
    void read_row(const RowReader& rows);
    void move_into(PabulibFile& file);

private:
    struct KeptColumn {
        std::size_t column;
        TextTable values;
        VoterColumn kept;
    };

    bool parse_projects(std::string_view list, std::size_t line);
    std::int64_t project_named(std::string_view id, std::size_t line);
    bool parse_points(std::string_view list, std::size_t line);

    const ProjectIds& projects_;
    PabulibFaults& faults_;
    const bool has_points_;
    std::vector<std::string> wanted_columns_;
    std::size_t id_column_ = no_column, vote_column_ = no_column, points_column_ = no_column;

    BallotGrouper grouper_;
    VoterIds voters_;
    std::vector<Mark> marks_;  // the first mark_count_ are the ballot at hand
    std::size_t mark_count_ = 0;
    std::vector<KeptColumn> kept_columns_;
};

}  // namespace allting::allocation
