#include "algorithms/allocation/pabulib_oddities.hpp"

#include <algorithm>
#include <array>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/pabulib_votes.hpp"
#include "core/text.hpp"

namespace allting::allocation {
namespace {

using namespace std::string_view_literals;

constexpr std::array required_keys = {"description"sv, "country"sv, "unit"sv, "instance"sv, "num_projects"sv,
                                      "num_votes"sv, "rule"sv, "date_begin"sv, "date_end"sv};
constexpr std::array known_keys = {
    "budget"sv, "vote_type"sv, "currency"sv, "language"sv, "subunit"sv, "edition"sv, "district"sv, "max_length"sv,
    "min_length"sv, "min_project_score_threshold"sv, "comment"sv, "max_sum_cost"sv, "min_sum_cost"sv, "subdistricts"sv,
    "max_sum_points"sv, "min_sum_points"sv, "acknowledgments"sv, "fully_funded"sv, "leftover_budget"sv,
    "experimental"sv, "categories"sv, "min_project_cost"sv, "max_project_cost"sv, "budget_per_category"sv,
    "min_length_per_category"sv, "max_length_per_category"sv, "max_sum_cost_per_category"sv, "neighborhoods"sv,
    "budget_per_neighborhood"sv, "max_points"sv, "min_points"sv, "default_score"sv, "scoring_fn"sv, "key"sv};
constexpr std::array known_rules = {
    "greedy"sv, "greedy-threshold"sv, "greedy-no-skip"sv, "greedy-custom"sv, "greedy-exclusive"sv, "unknown"sv,
    "equalshares"sv, "equalshares-comparison"sv, "equalshares/add1"sv, "equalshares/add1-comparison"sv};
constexpr std::int64_t withdrawn_cost = 999'999'999;  // how files mark a project that was taken back

template <class List>
bool holds(const List& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

/// "dd.mm.yyyy" or "yyyy".
bool is_date(std::string_view text) {
    if (text.size() != 4 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_point = text.size() == 10 && (i == 2 || i == 5);
        if (is_point ? text[i] != '.' : text[i] < '0' || text[i] > '9') return false;
    }
    return true;
}

/// Scores of rankings as some files give them: the last of a ballot is worth 1, however long it is.
std::vector<std::int64_t> scores_from_last(const Election& election) {
    auto support = gather_support(election, Satisfaction::borda);
    for (std::size_t p = 0; p < support.weight.size(); ++p) support.weight[p] += support.votes[p];
    return std::move(support.weight);
}

}  // namespace

OddityFinder::OddityFinder(std::string_view text, const PabulibFile& file, PabulibFaults& odd)
    : text_(text), file_(file), election_(file.election), odd_(odd), rows_(text),
      support_(gather_support(election_, Satisfaction::score)), scores_from_last_(scores_from_last(election_)) {
    for (const Project& project : election_.projects) project_ids_.insert(project.id);
    seen_in_.assign(election_.projects.size(), 0);
    limits_ = {meta_number("min_length"), meta_number("max_length"), meta_money("min_sum_cost"), meta_money("max_sum_cost"),
               meta_number("min_points"), meta_number("max_points"), meta_number("min_sum_points"), meta_number("max_sum_points")};
    if (election_.ballot_type == BallotType::choose_one) limits_.length_max = 1;
}

void OddityFinder::run() {
    look_at_bytes();
    look_at_meta();
    look_at_money();
    std::string_view section;
    Header header;
    while (rows_.next()) {
        if (const auto begun = rows_.section(); !begun.empty()) {
            section = begun;
            header.clear();
        } else if (section == "meta") look_at_meta_row();
        else if (header.empty()) {
            for (std::size_t i = 0; i < rows_.fields().size(); ++i) header.push_back(rows_.field(i));
            columns_ = {column_in(header, "cost"), column_in(header, "votes"), column_in(header, "score"), column_in(header, "vote"),
                        column_in(header, "points")};
            look_at_header(header, section == "projects" ? "project_id" : "voter_id");
        } else if (section == "projects") look_at_project();
        else look_at_ballot();
    }
}

void OddityFinder::look_at_bytes() {
    if (text_.starts_with("\xEF\xBB\xBF")) odd_.add(1, "", "byte_order_mark");
    const auto lines = std::count(text_.begin(), text_.end(), '\n');
    std::int64_t windows_lines = 0;
    for (auto at = text_.find("\r\n"); at != text_.npos; at = text_.find("\r\n", at + 2)) ++windows_lines;
    if (windows_lines != 0 && windows_lines != lines) odd_.add(1, "", "mixed_line_ends", std::to_string(windows_lines));
}

void OddityFinder::look_at_header(const Header& header, std::string_view id_column) {
    if (column_in(header, id_column) != 0) odd_.add(rows_.line(), id_column, "id_not_first", id_column);
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto today = pabulib_column(header[i]);
        if (today != to_lower_ascii(header[i])) odd_.add(rows_.line(), header[i], "column_renamed", header[i], today);
        if (column_in(header, header[i]) != i) odd_.add(rows_.line(), header[i], "column_twice", header[i]);
    }
    if (id_column == "voter_id" && !election_.has_points() && column_in(header, "points") != no_column) {
        odd_.add(rows_.line(), "points", "points_ignored");
    }
}

void OddityFinder::look_at_meta_row() {
    const auto key = rows_.field(0);
    const auto value = present(rows_.field(1));
    const auto line = rows_.line();
    if (!holds(known_keys, key) && !holds(required_keys, key)) odd_.add(line, key, "unknown_key", key);
    if (value.empty()) return;
    if (key == "rule" && !holds(known_rules, value)) odd_.add(line, key, "unknown_rule", value);
    if ((key == "date_begin" || key == "date_end") && !is_date(value)) odd_.add(line, key, "not_a_date", value);
    if (key == "budget" && value.find(',') != value.npos) odd_.add(line, key, "decimal_comma", value);
    const auto found = key == "num_projects" ? std::int64_t(election_.projects.size()) : election_.ballot_count;
    if ((key == "num_projects" || key == "num_votes") && meta_number(key) != found) {
        odd_.add(line, key, "number_differs", value, std::to_string(found));
    }
}

void OddityFinder::look_at_meta() {
    for (const auto key : required_keys) {
        if (file_.meta_value(key).empty()) odd_.add(1, key, "key_missing", key);
    }
    if (election_.ballot_type == BallotType::cumulative && file_.meta_value("max_sum_points").empty()) {
        odd_.add(1, "max_sum_points", "key_missing", "max_sum_points");
    }
}

void OddityFinder::look_at_money() {
    if (election_.ballot_count == 0) odd_.add(1, "VOTES", "no_ballots");
    if (election_.budget == 0) odd_.add(1, "budget", "no_budget");
    std::int64_t left = election_.budget;
    for (const Project& project : election_.projects) left = project.cost > left ? -1 : left - project.cost;
    if (left >= 0) odd_.add(1, "budget", "all_affordable", money(election_.budget));
}

void OddityFinder::look_at_project() {
    const auto p = projects_seen_++;
    if (p >= election_.projects.size()) return;
    const Project& project = election_.projects[p];
    const auto line = rows_.line();
    if (project.id.find(',') != std::string::npos) odd_.add(line, "project_id", "comma_in_id", project.id);
    const auto cost = rows_.field(columns_.cost);
    if (cost.find(',') != cost.npos) odd_.add(line, "cost", "decimal_comma", cost);
    if (project.cost == withdrawn_cost * election_.money_scale) odd_.add(line, "cost", "withdrawn", project.id);
    else if (project.cost > election_.budget) odd_.add(line, "cost", "cost_above_budget", project.id, money(project.cost));
    if (project.cost == 0) odd_.add(line, "cost", "cost_zero", project.id);
    look_at_count("votes", columns_.votes, support_.votes[p], support_.votes[p]);
    if (election_.has_points() || election_.ballot_type == BallotType::ordinal) {
        const bool is_ranked = election_.ballot_type == BallotType::ordinal;
        look_at_count("score", columns_.score, support_.weight[p], is_ranked ? scores_from_last_[p] : support_.weight[p]);
    }
    const auto selected = present(file_.cell(p, "selected"));
    if (!selected.empty() && !holds(std::array{"0"sv, "1"sv, "2"sv, "3"sv}, selected)) {
        odd_.add(line, "selected", "unknown_selected", selected);
    }
}

void OddityFinder::look_at_count(std::string_view field, std::size_t column, std::int64_t counted, std::int64_t otherwise) {
    const auto text = present(rows_.field(column));
    if (text.empty()) return;
    const auto number = decimal_from_text(text, DecimalPoint::dot);
    const bool matches = number && number->decimals == 0 && (number->digits == counted || number->digits == otherwise);
    if (!matches) odd_.add(rows_.line(), field, "recount_differs", text, std::to_string(counted));
}

void OddityFinder::look_at_ballot() {
    ++ballot_;
    const auto length = std::int64_t(marks_of_row());
    if (length == 0) return;  // a blank ballot is nobody's mistake
    compare("vote", "ballot_too_long", length, limits_.length_max, true);
    compare("vote", "ballot_too_short", length, limits_.length_min, false);
    if (limits_.cost_max && ballot_cost_ > *limits_.cost_max) {
        odd_.add(rows_.line(), "vote", "ballot_too_costly", money(ballot_cost_), money(*limits_.cost_max));
    }
    if (limits_.cost_min && ballot_cost_ < *limits_.cost_min) {
        odd_.add(rows_.line(), "vote", "ballot_too_cheap", money(ballot_cost_), money(*limits_.cost_min));
    }
    if (election_.has_points()) look_at_points(rows_.field(columns_.points));
}

/// How many different projects the row's ballot has; ballot_cost_ is what they cost together.
std::size_t OddityFinder::marks_of_row() {
    ballot_cost_ = 0;
    std::size_t length = 0;
    const auto list = present(rows_.field(columns_.vote));
    if (list.empty()) return 0;
    for (const auto id : split(list, ',')) {
        const auto project = project_ids_.find(trim(id));
        if (project < 0) continue;
        auto& seen_in = seen_in_[std::size_t(project)];
        if (seen_in == ballot_) {
            odd_.add(rows_.line(), "vote", "project_twice_on_ballot", trim(id));
            continue;
        }
        seen_in = ballot_;
        ++length;
        const auto cost = election_.projects[std::size_t(project)].cost;
        ballot_cost_ = cost > INT64_MAX - ballot_cost_ ? INT64_MAX : ballot_cost_ + cost;
    }
    return length;
}

void OddityFinder::look_at_points(std::string_view list) {
    std::int64_t sum = 0;
    for (const auto item : split(list, ',')) {
        const auto points = decimal_from_text(trim(item), DecimalPoint::dot);
        if (!points) continue;
        sum += points->digits;
        compare("points", "points_too_many", points->digits, limits_.points_max, true);
        compare("points", "points_too_few", points->digits, limits_.points_min, false);
    }
    compare("points", "sum_too_large", sum, limits_.points_sum_max, true);
    compare("points", "sum_too_small", sum, limits_.points_sum_min, false);
}

void OddityFinder::compare(std::string_view field, std::string_view code, std::int64_t found,
                           const std::optional<std::int64_t>& limit, bool is_upper) {
    if (!limit || (is_upper ? found <= *limit : found >= *limit)) return;
    odd_.add(rows_.line(), field, code, std::to_string(found), std::to_string(*limit));
}

std::optional<std::int64_t> OddityFinder::meta_number(std::string_view key) const {
    const auto number = decimal_from_text(file_.meta_value(key), DecimalPoint::dot);
    if (!number || number->decimals > 0) return std::nullopt;
    return number->digits;
}

std::optional<std::int64_t> OddityFinder::meta_money(std::string_view key) const {
    const auto number = decimal_from_text(file_.meta_value(key), DecimalPoint::dot_or_comma);
    if (!number || power_of_ten(number->decimals) > election_.money_scale) return std::nullopt;
    int decimals = 0;
    while (power_of_ten(decimals) < election_.money_scale) ++decimals;
    return scaled(*number, decimals);
}

std::string OddityFinder::money(std::int64_t amount) const { return decimal_text(amount, election_.money_scale); }

}  // namespace allting::allocation
