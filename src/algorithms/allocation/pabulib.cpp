#include "algorithms/allocation/pabulib.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/pabulib_faults.hpp"
#include "algorithms/allocation/pabulib_rows.hpp"
#include "algorithms/allocation/pabulib_votes.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::allocation {
namespace {

class Reading {
public:
    Reading(std::string_view text, const PabulibOptions& options)
        : text_(text), options_(options), rows_(text), faults_(options.faults_max) {}
    Result<PabulibFile> run();

private:
    enum class Section { before, meta, projects, votes };

    bool is_utf8();
    bool section_begins();
    void begin_section(Section begun);
    void end_section();
    void read_row();
    void read_header();
    void read_projects_header();
    std::string_view field_beyond_header() const;
    void read_meta_row();
    void check_meta();
    void check_length_max();
    void read_project_row();
    void check_projects();
    void scale_money();

    std::string_view text_;
    const PabulibOptions& options_;
    RowReader rows_;
    PabulibFaults faults_;
    PabulibFile file_;
    Section section_ = Section::before;
    bool header_read_ = false;
    std::array<bool, 4> sections_seen_ = {};
    std::vector<std::string_view> header_;
    std::size_t id_column_ = no_column, cost_column_ = no_column, name_column_ = no_column;
    Decimal budget_;
    std::vector<Decimal> costs_;
    ProjectIds project_ids_;
    std::optional<VoteReader> votes_;
};

/// Most cities give the first of K places K points however short a ballot is; some give the last place 1. Which of the two
/// a file means is seen from its own scores, where all of them come from the one and not from the other.
bool publishes_ranks_from_last(const PabulibFile& file) {
    if (file.election.ballot_type != BallotType::ordinal) return false;
    std::vector<std::int64_t> published;
    for (std::size_t p = 0; p < file.election.projects.size(); ++p) {
        const auto score = decimal_from_text(file.cell(p, "score"), DecimalPoint::dot);
        if (!score || score->digits % power_of_ten(score->decimals) != 0) return false;
        published.push_back(score->digits / power_of_ten(score->decimals));
    }
    if (scores_of(file.election) == published) return false;
    Tally from_last = tally_marks(file.election, Satisfaction::borda);
    for (std::size_t p = 0; p < published.size(); ++p) from_last.weight[p] += from_last.votes[p];
    return from_last.weight == published;
}

Result<PabulibFile> Reading::run() {
    if (!is_utf8()) return faults_.take();
    while (rows_.next()) {
        if (section_begins()) continue;
        if (section_ == Section::before) {
            faults_.add(rows_.line(), "META", "not_a_pb_file", rows_.field(0));
            return faults_.take();
        }
        read_row();
    }
    end_section();
    if (rows_.quote_left_open()) faults_.add(rows_.line(), "", "quote_left_open");
    for (const auto& [section, word] : {std::pair{Section::meta, "META"}, std::pair{Section::projects, "PROJECTS"},
                                        std::pair{Section::votes, "VOTES"}}) {
        if (!sections_seen_[std::size_t(section)]) faults_.add(1, word, "section_missing", word);
    }
    if (faults_.any()) return faults_.take();
    votes_->move_into(file_);
    file_.election.ranks_from_last = publishes_ranks_from_last(file_);
    return std::move(file_);
}

bool Reading::is_utf8() {
    const auto valid = valid_utf8_bytes(text_);
    if (valid == text_.size()) return true;
    const auto line = std::count(text_.begin(), text_.begin() + std::ptrdiff_t(valid), '\n') + 1;
    faults_.add(std::size_t(line), "", "not_utf8");
    return false;
}

bool Reading::section_begins() {
    const auto word = rows_.section();
    if (word.empty()) return false;
    begin_section(word == "meta" ? Section::meta : word == "projects" ? Section::projects : Section::votes);
    return true;
}

void Reading::begin_section(Section begun) {
    if (int(begun) != int(section_) + 1) {
        faults_.add(rows_.line(), rows_.field(0), "section_out_of_order", rows_.field(0));
    }
    end_section();
    sections_seen_[std::size_t(begun)] = true;
    section_ = begun;
    header_read_ = false;
    file_.election.duplicates = options_.duplicates;
    if (begun == Section::votes) votes_.emplace(file_.election, project_ids_, options_, faults_);
}

void Reading::end_section() {
    if (section_ == Section::before) return;
    if (!header_read_ && section_ != Section::meta) faults_.add(rows_.line(), "", "header_missing");
    if (section_ == Section::meta) check_meta();
    if (section_ == Section::projects) check_projects();
}

void Reading::read_row() {
    if (!header_read_) {
        read_header();
    } else if (section_ == Section::meta) {
        read_meta_row();
    } else if (const auto extra = field_beyond_header(); !extra.empty()) {
        faults_.add(rows_.line(), "", "too_many_fields", extra);
    } else if (section_ == Section::projects) {
        read_project_row();
    } else {
        votes_->read_row(rows_);
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
    if (section_ == Section::projects) read_projects_header();
    else if (section_ == Section::votes) votes_->read_header(rows_, header_);
    // The header "key;value" may be missing: the first pair then stands in its place.
    else if (to_lower_ascii(rows_.field(0)) != "key") read_meta_row();
}

void Reading::read_projects_header() {
    const auto require = [&](std::string_view name) {
        const auto column = column_in(header_, name);
        if (column == no_column) faults_.add(rows_.line(), name, "column_missing", name);
        return column;
    };
    id_column_ = require("project_id");
    cost_column_ = require("cost");
    name_column_ = column_in(header_, "name");
    file_.project_columns.assign(header_.begin(), header_.end());
}

void Reading::read_meta_row() {
    const auto key = rows_.field(0);
    if (rows_.fields().size() < 2) {
        faults_.add(rows_.line(), key, "meta_without_separator", key);
        return;
    }
    const auto is_there = [&](const auto& pair) { return pair.first == key; };
    if (std::any_of(file_.meta.begin(), file_.meta.end(), is_there)) {
        faults_.add(rows_.line(), key, "meta_key_twice", key);
        return;
    }
    // A value with a bare `;` in it was not quoted; the pieces are put together again.
    std::string value(rows_.field(1));
    for (std::size_t i = 2; i < rows_.fields().size(); ++i) {
        if (!rows_.field(i).empty()) (value += ';') += rows_.field(i);
    }
    file_.meta.emplace_back(std::string(key), std::move(value));
    if (key == "budget" && !present(rows_.field(1)).empty()) {
        const auto budget = decimal_from_text(file_.meta.back().second, DecimalPoint::dot_or_comma);
        if (!budget || budget->digits < 0) faults_.add(rows_.line(), key, "not_an_amount", rows_.field(1));
        else budget_ = *budget;
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
        if (type != name_of(known)) continue;
        file_.election.ballot_type = known;
        check_length_max();
        return;
    }
    faults_.add(rows_.line(), "vote_type", "unknown_vote_type", type);
}

/// What a place on an ordinal ballot is worth hangs on max_length; for the other types it decides nothing.
void Reading::check_length_max() {
    const auto text = file_.meta_value("max_length");
    const auto length = decimal_from_text(text, DecimalPoint::dot);
    const bool is_count = length && length->decimals == 0 && length->digits >= 0 && length->digits <= 1'000'000;
    if (is_count) file_.election.length_max = length->digits;
    else if (!text.empty() && file_.election.ballot_type == BallotType::ordinal) {
        faults_.add(rows_.line(), "max_length", "not_a_length", text);
    }
}

void Reading::read_project_row() {
    if (id_column_ == no_column || cost_column_ == no_column) return;
    const auto id = present(rows_.field(id_column_));
    if (id.empty()) {
        faults_.add(rows_.line(), "project_id", "empty", id);
        return;
    }
    if (!project_ids_.insert(id)) {
        faults_.add(rows_.line(), "project_id", "project_twice", id);
        return;
    }
    const auto cost = decimal_from_text(rows_.field(cost_column_), DecimalPoint::dot_or_comma);
    if (!cost || cost->digits < 0) {
        faults_.add(rows_.line(), "cost", "not_an_amount", rows_.field(cost_column_));
    }
    auto& cells = file_.project_cells.emplace_back();
    for (std::size_t i = 0; i < header_.size(); ++i) cells.emplace_back(present(rows_.field(i)));
    costs_.push_back(cost.value_or(Decimal()));
    file_.election.projects.push_back(
        {std::string(id), name_column_ == no_column ? std::string() : cells[name_column_], 0});
}

void Reading::check_projects() {
    if (costs_.empty() && !faults_.any()) faults_.add(rows_.line(), "PROJECTS", "no_projects");
    if (costs_.size() > limits::projects_per_process_max) {
        faults_.add(rows_.line(), "PROJECTS", "too_many_projects", std::to_string(costs_.size()));
    }
    scale_money();
}

void Reading::scale_money() {
    int decimals = budget_.decimals;
    for (const auto& cost : costs_) decimals = std::max(decimals, cost.decimals);
    file_.election.money_scale = power_of_ten(decimals);
    file_.election.budget = scaled(budget_, decimals);
    for (std::size_t p = 0; p < costs_.size(); ++p) file_.election.projects[p].cost = scaled(costs_[p], decimals);
}

}  // namespace

std::string_view PabulibFile::meta_value(std::string_view key) const {
    for (const auto& [name, value] : meta) {
        if (name == key) return present(value);
    }
    return {};
}

std::string_view PabulibFile::cell(std::size_t project, std::string_view column) const {
    const auto wanted = pabulib_column(column);
    for (std::size_t i = 0; i < project_columns.size() && i < project_cells[project].size(); ++i) {
        if (pabulib_column(project_columns[i]) == wanted) return project_cells[project][i];
    }
    return {};
}

Result<PabulibFile> read_pabulib(std::string_view text, const PabulibOptions& options) {
    return Reading(text, options).run();
}

}  // namespace allting::allocation
