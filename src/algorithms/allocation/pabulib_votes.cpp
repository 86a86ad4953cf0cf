#include "algorithms/allocation/pabulib_votes.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "algorithms/allocation/decimal.hpp"
#include "core/text.hpp"

namespace allting::allocation {
namespace {

/// True where only a `;` parts the two, in one and the same text.
bool stand_side_by_side(std::string_view left, std::string_view right) {
    const char* end = left.data() + left.size();
    return !left.empty() && !right.empty() && end + 1 == right.data() && *end == ';';
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
      wanted_columns_(options.voter_columns), grouper_(election) {}

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
    const auto rows_max = rows.bytes_left() / 24;
    ballots_.reserve(rows_max);
    group_of_text_.reserve(rows_max);
    grouper_.reserve(rows_max, rows.bytes_left() / 6);
    for (const std::string& name : wanted_columns_) {
        const auto column = column_in(header, name);
        if (column != no_column) kept_columns_.push_back({column, {}, {name, {}, {}}});
    }
}

/// Equal texts are equal ballots, so each text is parsed once, when it is new.
void VoteReader::read_row(const RowReader& rows) {
    if (id_column_ == no_column || vote_column_ == no_column) return;
    const auto voter = rows.field(id_column_);
    if (present(voter).empty()) faults_.add(rows.line(), "voter_id", "empty", voter);
    else if (!voters_.insert(voter)) faults_.add(rows.line(), "voter_id", "voter_twice", voter);

    const auto vote = rows.field(vote_column_);
    const auto points = has_points_ ? rows.field(points_column_) : std::string_view();
    bool is_new = false;
    const auto number = number_of(vote, points, is_new);
    if (is_new) group_of_text_.push_back(group_of(vote, points, rows.line()));
    else if (group_of_text_[number] != no_group) grouper_.repeat(group_of_text_[number]);

    if (wanted_columns_.empty()) return;
    group_of_voter_.push_back(group_of_text_[number]);
    for (KeptColumn& column : kept_columns_) {
        column.kept.value_of.push_back(column.values.insert(present(rows.field(column.column))).number);
    }
}

std::uint32_t VoteReader::number_of(std::string_view vote, std::string_view points, bool& is_new) {
    auto text = vote;
    if (has_points_ && stand_side_by_side(vote, points)) {
        text = {vote.data(), vote.size() + 1 + points.size()};
    } else if (has_points_) {
        ((joined_ = vote) += ';') += points;
        if (const auto known = ballots_.find(joined_); known >= 0) return std::uint32_t(known);
        text = kept_texts_.emplace_back(joined_);
    }
    const auto place = ballots_.insert(text);
    is_new = place.is_new;
    return place.number;
}

std::uint32_t VoteReader::group_of(std::string_view vote, std::string_view points, std::size_t line) {
    marks_.clear();
    if (!parse_projects(vote, line)) return no_group;
    if (has_points_ && !parse_points(points, line)) return no_group;
    return grouper_.add(marks_);
}

bool VoteReader::parse_projects(std::string_view list, std::size_t line) {
    if (present(list).empty()) return true;
    if (projects_.size() == 0) return false;  // PROJECTS is what is wrong, and that is told
    const char* at = list.data();
    const char* const end = at + list.size();
    while (true) {
        const char* const start = at;
        std::uint64_t bytes = 0;
        for (; at != end && *at != ','; ++at) bytes = bytes << 8 | std::uint8_t(*at);
        const std::string_view id(start, std::size_t(at - start));
        std::int64_t project = -1;
        if (!id.empty() && id.size() <= ProjectIds::short_max) {
            project = projects_.find_short(ProjectIds::key_of(bytes, id.size()));
        }
        if (project < 0) project = project_named(id);
        if (project < 0) {
            const auto named = without_blanks(id);
            faults_.add(line, "vote", named.empty() ? "empty_project" : "unknown_project", named);
            return false;
        }
        marks_.push_back({std::uint32_t(project), 0});
        if (at == end) return true;
        ++at;
    }
}

/// The long way: blanks around the id, or an id that is long.
std::int64_t VoteReader::project_named(std::string_view id) const {
    const auto named = without_blanks(id);
    return named.empty() ? -1 : projects_.find(named);
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
        if (count < marks_.size()) marks_[count].points = std::int32_t(points->digits);
        more = end < list.size();
        if (more) list.remove_prefix(end + 1);
    }
    if (count == marks_.size()) return true;
    faults_.add(line, "points", "points_do_not_match", whole);
    return false;
}

void VoteReader::move_into(PabulibFile& file) {
    file.election = grouper_.take();
    file.group_of_voter = std::move(group_of_voter_);
    for (KeptColumn& column : kept_columns_) {
        for (std::uint32_t i = 0; i < column.values.size(); ++i) {
            column.kept.values.emplace_back(column.values.text(i));
        }
        file.voter_columns.push_back(std::move(column.kept));
    }
}

}  // namespace allting::allocation
