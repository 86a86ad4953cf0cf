#include "algorithms/allocation/pabulib.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/pabulib_faults.hpp"
#include "algorithms/allocation/pabulib_rows.hpp"
#include "algorithms/allocation/text_table.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::allocation {
namespace {

constexpr std::size_t none = std::size_t(-1);

/// "None" in any case is how some programs write a missing value.
std::string_view present(std::string_view field) {
    return field.size() == 4 && to_lower_ascii(field) == "none" ? std::string_view() : field;
}

/// True where only a `;` parts the two, in one and the same text.
bool stand_side_by_side(std::string_view left, std::string_view right) {
    const char* end = left.data() + left.size();
    return !right.empty() && end + 1 == right.data() && *end == ';';
}

class Reading {
public:
    explicit Reading(std::string_view text) : rows_(text) {}
    Result<PabulibFile> run();

private:
    enum class Section { before, meta, projects, votes };

    bool section_begins();
    void read_row();
    void read_meta_row();
    void read_project_row();
    void read_vote_row();
    void read_header();
    void check_meta();
    void check_projects();
    void scale_money();
    void parse_ballots();
    bool parse_projects_of(std::string_view list, std::size_t line);
    void parse_points_of(std::string_view list, std::size_t line);
    std::size_t column(std::string_view name) const;
    std::string_view field_beyond_header() const;

    struct RawBallot {
        std::string_view vote;
        std::string_view points;
        std::size_t line;  // of the first voter who cast it
        std::uint32_t times;
    };

    RowReader rows_;
    PabulibFaults faults_;
    PabulibFile file_;
    Section section_ = Section::before;
    bool header_read_ = false;
    std::array<bool, 4> sections_seen_ = {};
    std::size_t id_column_ = none, cost_column_ = none, vote_column_ = none, points_column_ = none;
    std::vector<std::string_view> header_;
    Decimal budget_;
    std::vector<Decimal> costs_;
    std::deque<std::string> kept_;  // texts that tables look at and rows do not keep
    TextTable project_ids_, voter_ids_, ballot_texts_;
    std::vector<RawBallot> raw_ballots_;
    std::vector<Mark> marks_;
};

Result<PabulibFile> Reading::run() {
    while (!faults_.full() && rows_.next()) {
        if (!section_begins()) read_row();
    }
    if (rows_.quote_left_open()) faults_.add(rows_.line(), "", "quote_left_open");
    if (!sections_seen_[std::size_t(Section::meta)]) faults_.add(1, "META", "section_missing", "META");
    if (!sections_seen_[std::size_t(Section::projects)]) faults_.add(1, "PROJECTS", "section_missing", "PROJECTS");
    if (!sections_seen_[std::size_t(Section::votes)]) faults_.add(1, "VOTES", "section_missing", "VOTES");
    if (!faults_.any()) scale_money();
    if (!faults_.any()) parse_ballots();
    if (faults_.any()) return faults_.take();
    return std::move(file_);
}

/// True where the row is a section word; separators after it are allowed.
bool Reading::section_begins() {
    for (std::size_t i = 1; i < rows_.fields().size(); ++i) {
        if (!rows_.field(i).empty()) return false;
    }
    const auto word = to_lower_ascii(rows_.field(0));
    Section begun;
    if (word == "meta") begun = Section::meta;
    else if (word == "projects") begun = Section::projects;
    else if (word == "votes") begun = Section::votes;
    else return false;
    if (int(begun) != int(section_) + 1) {
        faults_.add(rows_.line(), rows_.field(0), "section_out_of_order", rows_.field(0));
    }
    if (section_ == Section::meta) check_meta();
    if (section_ == Section::projects) check_projects();
    sections_seen_[std::size_t(begun)] = true;
    section_ = begun;
    header_read_ = false;
    return true;
}

void Reading::read_row() {
    if (section_ == Section::before) {
        faults_.add(rows_.line(), "META", "not_a_pb_file", rows_.field(0));
    } else if (!header_read_) {
        read_header();
    } else if (section_ == Section::meta) {
        read_meta_row();
    } else if (const auto extra = field_beyond_header(); !extra.empty()) {
        faults_.add(rows_.line(), "", "too_many_fields", extra);
    } else if (section_ == Section::projects) {
        read_project_row();
    } else {
        read_vote_row();
    }
}

std::string_view Reading::field_beyond_header() const {
    for (auto i = header_.size(); i < rows_.fields().size(); ++i) {
        if (!rows_.field(i).empty()) return rows_.field(i);
    }
    return {};
}

void Reading::read_header() {
    header_read_ = true;
    header_.clear();
    for (std::size_t i = 0; i < rows_.fields().size(); ++i) header_.push_back(rows_.field(i));
    if (section_ == Section::meta) {
        // The header "key;value" may be missing: the first pair then stands in its place.
        if (to_lower_ascii(rows_.field(0)) != "key") read_meta_row();
        return;
    }
    const bool is_projects = section_ == Section::projects;
    id_column_ = column(is_projects ? "project_id" : "voter_id");
    if (id_column_ == none) {
        faults_.add(rows_.line(), is_projects ? "project_id" : "voter_id", "column_missing",
                    is_projects ? "project_id" : "voter_id");
    }
    if (is_projects) {
        file_.project_columns.assign(header_.begin(), header_.end());
        cost_column_ = column("cost");
        if (cost_column_ == none) faults_.add(rows_.line(), "cost", "column_missing", "cost");
    } else {
        vote_column_ = column("vote");
        points_column_ = column("points");
        if (vote_column_ == none) faults_.add(rows_.line(), "vote", "column_missing", "vote");
        if (file_.election.has_points() && points_column_ == none) {
            faults_.add(rows_.line(), "points", "column_missing", "points");
        }
    }
}

std::size_t Reading::column(std::string_view name) const {
    for (std::size_t i = 0; i < header_.size(); ++i) {
        if (to_lower_ascii(header_[i]) == name) return i;
    }
    return none;
}

void Reading::read_meta_row() {
    const auto key = rows_.field(0);
    if (rows_.fields().size() < 2) {
        faults_.add(rows_.line(), key, "meta_without_separator", key);
        return;
    }
    if (!file_.meta_value(key).empty()) {
        faults_.add(rows_.line(), key, "meta_key_twice", key);
        return;
    }
    // A value with a bare `;` in it was not quoted; the pieces are put together again.
    std::string value(rows_.field(1));
    for (std::size_t i = 2; i < rows_.fields().size(); ++i) {
        if (!rows_.field(i).empty()) (value += ';') += rows_.field(i);
    }
    file_.meta.emplace_back(std::string(key), std::move(value));
    if (key == "budget") {
        const auto budget = decimal_from_text(file_.meta.back().second, DecimalPoint::dot_or_comma);
        if (!budget || budget->digits < 0) faults_.add(rows_.line(), key, "not_an_amount", rows_.field(1));
        else budget_ = *budget;
    } else if (key == "max_length") {
        file_.election.length_max = integer_from_text(rows_.field(1)).value_or(0);
    }
}

void Reading::check_meta() {
    if (file_.meta_value("budget").empty()) faults_.add(rows_.line(), "budget", "meta_missing", "budget");
    const auto type = to_lower_ascii(file_.meta_value("vote_type"));
    if (type.empty()) {
        faults_.add(rows_.line(), "vote_type", "meta_missing", "vote_type");
        return;
    }
    for (const auto known : {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                             BallotType::scoring, BallotType::ordinal}) {
        if (type == name_of(known)) {
            file_.election.ballot_type = known;
            return;
        }
    }
    faults_.add(rows_.line(), "vote_type", "unknown_vote_type", type);
}

void Reading::read_project_row() {
    if (id_column_ == none || cost_column_ == none) return;
    const auto id = rows_.field(id_column_);
    if (id.empty()) {
        faults_.add(rows_.line(), "project_id", "empty", id);
        return;
    }
    const auto cost = decimal_from_text(rows_.field(cost_column_), DecimalPoint::dot_or_comma);
    if (!cost || cost->digits < 0) {
        faults_.add(rows_.line(), "cost", "not_an_amount", rows_.field(cost_column_));
        return;
    }
    auto& cells = file_.project_cells.emplace_back();
    for (std::size_t i = 0; i < header_.size(); ++i) cells.emplace_back(present(rows_.field(i)));
    if (!project_ids_.insert(kept_.emplace_back(id)).is_new) {
        faults_.add(rows_.line(), "project_id", "project_twice", id);
        return;
    }
    const auto name = column("name");
    costs_.push_back(*cost);
    file_.election.projects.push_back({std::string(id), name == none ? std::string() : cells[name], 0});
}

void Reading::check_projects() {
    if (costs_.empty() && !faults_.any()) faults_.add(rows_.line(), "PROJECTS", "no_projects");
    if (costs_.size() > limits::projects_per_process_max) {
        faults_.add(rows_.line(), "PROJECTS", "too_many_projects", std::to_string(costs_.size()));
    }
}

void Reading::scale_money() {
    int decimals = budget_.decimals;
    for (const auto& cost : costs_) decimals = std::max(decimals, cost.decimals);
    file_.election.money_scale = power_of_ten(decimals);
    file_.election.budget = scaled(budget_, decimals);
    for (std::size_t p = 0; p < costs_.size(); ++p) file_.election.projects[p].cost = scaled(costs_[p], decimals);
}

/// Voters are checked one by one, ballots only remembered: equal texts are parsed once, in parse_ballots.
void Reading::read_vote_row() {
    if (id_column_ == none || vote_column_ == none) return;
    const auto voter = rows_.field(id_column_);
    if (voter.empty()) faults_.add(rows_.line(), "voter_id", "empty", voter);
    else if (!voter_ids_.insert(voter).is_new) faults_.add(rows_.line(), "voter_id", "voter_twice", voter);
    const auto vote = rows_.field(vote_column_);
    auto text = vote;
    std::string_view points;
    if (file_.election.has_points() && points_column_ != none) {
        points = rows_.field(points_column_);
        if (stand_side_by_side(vote, points)) {
            text = {vote.data(), vote.size() + 1 + points.size()};  // no copy
        } else {
            text = kept_.emplace_back(std::string(vote) + ';' + std::string(points));
        }
    }
    const auto [number, is_new] = ballot_texts_.insert(text);
    if (is_new) raw_ballots_.push_back({vote, points, rows_.line(), 1});
    else ++raw_ballots_[number].times;
}

bool Reading::parse_projects_of(std::string_view list, std::size_t line) {
    marks_.clear();
    if (present(list).empty()) return true;
    while (true) {
        const auto end = std::min(list.find(','), list.size());
        const auto id = trim(list.substr(0, end));
        const auto project = project_ids_.find(id);
        if (project < 0) {
            faults_.add(line, "vote", id.empty() ? "empty_project" : "unknown_project", id);
            return false;
        }
        marks_.push_back({std::uint32_t(project), 0});
        if (end == list.size()) return true;
        list.remove_prefix(end + 1);
    }
}

void Reading::parse_points_of(std::string_view list, std::size_t line) {
    const auto whole = list;
    std::size_t count = 0;
    for (bool more = !present(list).empty(); more; ++count) {
        const auto end = std::min(list.find(','), list.size());
        const auto points = decimal_from_text(trim(list.substr(0, end)), DecimalPoint::dot);
        if (!points || points->decimals > 0 || std::abs(points->digits) > 1'000'000'000) {
            faults_.add(line, "points", "not_points", list.substr(0, end));
            return;
        }
        if (count < marks_.size()) marks_[count].points = std::int32_t(points->digits);
        more = end < list.size();
        if (more) list.remove_prefix(end + 1);
    }
    if (count != marks_.size()) faults_.add(line, "points", "points_do_not_match", whole);
}

void Reading::parse_ballots() {
    const bool has_points = file_.election.has_points();
    BallotGrouper grouper(std::move(file_.election));
    for (const RawBallot& ballot : raw_ballots_) {
        if (faults_.full()) break;
        if (!parse_projects_of(ballot.vote, ballot.line)) continue;
        if (has_points) parse_points_of(ballot.points, ballot.line);
        grouper.add(marks_, ballot.times);
    }
    file_.election = grouper.take();
}

}  // namespace

std::string_view PabulibFile::meta_value(std::string_view key) const {
    for (const auto& [name, value] : meta) {
        if (name == key) return present(value);
    }
    return {};
}

std::string_view PabulibFile::cell(std::size_t project, std::string_view column) const {
    for (std::size_t i = 0; i < project_columns.size(); ++i) {
        if (project_columns[i] == column && i < project_cells[project].size()) return project_cells[project][i];
    }
    return {};
}

Result<PabulibFile> read_pabulib(std::string_view text) { return Reading(text).run(); }

}  // namespace allting::allocation
