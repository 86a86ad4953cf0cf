// What is odd in a .pb file that can be read, with the line where it stands.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/pabulib_faults.hpp"
#include "algorithms/allocation/pabulib_rows.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/text_table.hpp"

namespace allting::allocation {

/// A second reading: the file is known to be sound, so it only compares.
class OddityFinder {
public:
    OddityFinder(std::string_view text, const PabulibFile& file, PabulibFaults& odd);
    void run();

private:
    using Header = std::vector<std::string_view>;

    void look_at_bytes();
    void look_at_header(const Header& header, std::string_view id_column);
    void look_at_meta_row();
    void look_at_meta();
    void look_at_money();
    void look_at_project();
    void look_at_count(std::string_view field, std::size_t column, std::int64_t counted, std::int64_t otherwise);
    void look_at_ballot();
    std::size_t marks_of_row();
    void look_at_points(std::string_view list);
    void compare(std::string_view field, std::string_view code, std::int64_t found, const std::optional<std::int64_t>& limit,
                 bool is_upper);
    std::optional<std::int64_t> meta_number(std::string_view key) const;
    std::optional<std::int64_t> meta_money(std::string_view key) const;
    std::string money(std::int64_t amount) const;

    std::string_view text_;
    const PabulibFile& file_;
    const Election& election_;
    PabulibFaults& odd_;
    RowReader rows_;
    Support support_;  // weights: the ballots' own measure
    std::vector<std::int64_t> scores_from_last_;  // the other way in which files give the scores of rankings
    TextTable project_ids_;
    std::uint32_t projects_seen_ = 0;

    struct Columns {
        std::size_t cost = 0, votes = 0, score = 0, vote = 0, points = 0;
    } columns_;
    struct Limits {
        std::optional<std::int64_t> length_min, length_max, cost_min, cost_max;
        std::optional<std::int64_t> points_min, points_max, points_sum_min, points_sum_max;
    } limits_;
    std::vector<std::uint32_t> seen_in_;  // per project: the last ballot it was seen on, from 1
    std::uint32_t ballot_ = 0;
    std::int64_t ballot_cost_ = 0;
};

}  // namespace allting::allocation
