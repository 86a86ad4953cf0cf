#include "algorithms/allocation/pabulib_votes.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>

#include "algorithms/allocation/decimal.hpp"
#include "core/text.hpp"

namespace allting::allocation {
namespace {

/// The bytes from `at`, up to eight, the first one lowest; 0 where the list has ended. Looks at no byte beyond the list.
std::uint64_t bytes_at(std::string_view list, std::size_t at) {
    const auto left = list.size() - at;
    std::uint64_t bytes = 0;
    if constexpr (std::endian::native == std::endian::little) {
        if (left >= 8) {
            std::memcpy(&bytes, list.data() + at, 8);
            return bytes;
        }
        if (list.size() >= 8) {
            std::memcpy(&bytes, list.data() + list.size() - 8, 8);
            return left == 0 ? 0 : bytes >> (8 * (8 - left));
        }
    }
    for (auto i = std::min<std::size_t>(left, 8); i > 0; --i) bytes = bytes << 8 | std::uint8_t(list[at + i - 1]);
    return bytes;
}

/// How many of the bytes stand before the first comma: 8 where there is none.
std::size_t length_before_comma(std::uint64_t bytes) {
    const auto different = bytes ^ 0x2c2c2c2c2c2c2c2cu;
    // Bytes above the first comma may be taken for one, too; only the lowest is asked for.
    const auto commas = (different - 0x0101010101010101u) & ~different & 0x8080808080808080u;
    return commas == 0 ? 8 : std::size_t(std::countr_zero(commas)) / 8;
}

}  // namespace

std::string pabulib_column(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> renamed = {{
        {"categories", "category"},
        {"target", "beneficiaries"},
        {"targets", "beneficiaries"},
        {"neighbourhood", "neighborhood"},
    }};
    const auto plain = to_lower_ascii(name);
    for (const auto& [old, today] : renamed) {
        if (plain == old) return std::string(today);
    }
    return plain;
}

std::size_t column_in(const std::vector<std::string_view>& header, std::string_view name) {
    const auto wanted = pabulib_column(name);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (pabulib_column(header[i]) == wanted) return i;
    }
    return no_column;
}

VoteReader::VoteReader(const Election& election, const ProjectIds& projects, const PabulibOptions& options,
                       PabulibFaults& faults)
    : projects_(projects), faults_(faults), has_points_(election.has_points()),
      wanted_columns_(options.voter_columns), grouper_(election) {
    if (!wanted_columns_.empty()) grouper_.keep_order();
}

void VoteReader::read_header(const RowReader& rows, const std::vector<std::string_view>& header) {
    const auto require = [&](std::string_view name) {
        const auto column = column_in(header, name);
        if (column == no_column) faults_.add(rows.line(), name, "column_missing", name);
        return column;
    };
    id_column_ = require("voter_id");
    vote_column_ = require("vote");
    if (has_points_) points_column_ = require("points");
    // Memory that is set aside and not used costs nothing; memory that grows is copied, and paid for page by page.
    grouper_.reserve(rows.bytes_left() / 12, rows.bytes_left() / (projects_.shortest() + 1));
    for (const std::string& name : wanted_columns_) {
        const auto column = column_in(header, name);
        if (column != no_column) kept_columns_.push_back({column, {}, {name, {}, {}}});
    }
}

void VoteReader::read_row(const RowReader& rows) {
    if (id_column_ == no_column || vote_column_ == no_column) return;
    const auto voter = rows.field(id_column_);
    if (present(voter).empty()) faults_.add(rows.line(), "voter_id", "empty", voter);
    else if (!voters_.insert(voter)) faults_.add(rows.line(), "voter_id", "voter_twice", voter);

    const bool is_sound = parse_projects(rows.field(vote_column_), rows.line()) &&
                          (!has_points_ || parse_points(rows.field(points_column_), rows.line()));
    if (is_sound) grouper_.add({marks_.data(), mark_count_});
    for (KeptColumn& column : kept_columns_) {
        column.kept.value_of.push_back(column.values.insert(present(rows.field(column.column))).number);
    }
}

bool VoteReader::parse_projects(std::string_view list, std::size_t line) {
    mark_count_ = 0;
    if (present(list).empty()) return true;
    if (projects_.size() == 0) return false;  // PROJECTS is what is wrong, and that is told
    if (const auto marks_max = list.size() / 2 + 1; marks_.size() < marks_max) marks_.resize(2 * marks_max);
    Mark* next = marks_.data();
    for (std::size_t at = 0;; ++at) {
        const auto eight = bytes_at(list, at);
        auto end = at + std::min(length_before_comma(eight), list.size() - at);
        auto project = projects_.find_short(eight, end - at);
        if (project < 0) {
            end = std::min(list.find(',', at), list.size());
            project = project_named(list.substr(at, end - at), line);
            if (project < 0) return false;
        }
        *next++ = {std::uint32_t(project), 0};
        if (end == list.size()) break;
        at = end;
    }
    mark_count_ = std::size_t(next - marks_.data());
    return true;
}

/// The long way: an id that is long, or has blanks around it, or is none.
std::int64_t VoteReader::project_named(std::string_view id, std::size_t line) {
    const auto named = without_blanks(id);
    const auto project = named.empty() ? -1 : projects_.find(named);
    if (project < 0) faults_.add(line, "vote", named.empty() ? "empty_project" : "unknown_project", named);
    return project;
}

bool VoteReader::parse_points(std::string_view list, std::size_t line) {
    const auto whole = list;
    std::size_t count = 0;
    for (bool more = !present(list).empty(); more; ++count) {
        const auto end = std::min(list.find(','), list.size());
        const auto text = without_blanks(list.substr(0, end));
        const auto points = decimal_from_text(text, DecimalPoint::dot);
        if (!points || points->decimals > 0 || std::abs(points->digits) > 1'000'000'000) {
            faults_.add(line, "points", "not_points", text);
            return false;
        }
        if (count < mark_count_) marks_[count].points = std::int32_t(points->digits);
        more = end < list.size();
        if (more) list.remove_prefix(end + 1);
    }
    if (count == mark_count_) return true;
    faults_.add(line, "points", "points_do_not_match", whole);
    return false;
}

void VoteReader::move_into(PabulibFile& file) {
    file.election = grouper_.take();
    file.group_of_voter = grouper_.take_order();
    for (KeptColumn& column : kept_columns_) {
        for (std::uint32_t i = 0; i < column.values.size(); ++i) {
            column.kept.values.emplace_back(column.values.text(i));
        }
        file.voter_columns.push_back(std::move(column.kept));
    }
}

}  // namespace allting::allocation
