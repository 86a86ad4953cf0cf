#include "app/city_parameters.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "algorithms/allocation/decimal.hpp"
#include "app/parameter_texts.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

using allocation::CountOptions;
using allocation::Election;
using allocation::OwnMoney;
using allocation::PabulibFile;
using allocation::Rule;
using Projects = std::vector<std::uint32_t>;

/// The columns of a file that say of what kind or where a project is.
constexpr std::array<std::string_view, 5> columns_of_kinds = {"district", "neighborhood", "category", "beneficiaries", "subunit"};

bool always(Rule) { return true; }

/// "parks, roads" is two; blanks around them do not count.
std::vector<std::string> members_of(std::string_view list) {
    std::vector<std::string> members;
    for (std::size_t from = 0; from <= list.size();) {
        const auto comma = std::min(list.find(',', from), list.size());
        if (auto member = trim(list.substr(from, comma - from)); !member.empty()) members.emplace_back(member);
        from = comma + 1;
    }
    return members;
}

Projects projects_named(std::string_view option, std::string_view ids, const Election& election) {
    Projects projects;
    for (const auto& id : members_of(ids)) {
        const auto found = std::ranges::find(election.projects, id, &allocation::Project::id);
        if (found == election.projects.end()) throw WrongUse(option_of(option) + ": the file has no project \"" + id + '"');
        projects.push_back(std::uint32_t(found - election.projects.begin()));
    }
    return projects;
}

Projects projects_of_kind(std::string_view column, std::string_view kind, const PabulibFile& file) {
    Projects projects;
    for (std::uint32_t p = 0; p < file.election.projects.size(); ++p) {
        const auto kinds = members_of(file.cell(p, column));
        if (std::ranges::find(kinds, kind) != kinds.end()) projects.push_back(p);
    }
    return projects;
}

/// Whose money `name` is: "category:parks", or "parks" where no other column has that word.
Projects projects_of(std::string_view option, std::string_view name, const PabulibFile& file) {
    const auto colon = name.find(':');
    Projects projects;
    std::string found_in;
    for (const auto column : columns_of_kinds) {
        const bool is_named = colon != name.npos && name.substr(0, colon) == column;
        auto found = projects_of_kind(column, is_named ? name.substr(colon + 1) : name, file);
        if (found.empty()) continue;
        if (!projects.empty())
            throw WrongUse(option_of(option) + ": both " + found_in + " and " + std::string(column) + " have \"" +
                           std::string(name) + "\"; write " + found_in + ':' + std::string(name) + "=AMOUNT");
        projects = std::move(found);
        found_in = column;
    }
    if (projects.empty())
        throw WrongUse(option_of(option) + ": no project of the file is of the area or category \"" + std::string(name) +
                       "\"; name the projects: " + option_of(option) + ' ' + std::string(name) + "=AMOUNT@ID,ID");
    return projects;
}

/// NAME=AMOUNT or NAME=AMOUNT@ID,ID; a name may hold the sign "=" too.
OwnMoney own_money_from(std::string_view option, std::string_view text, const PabulibFile& file) {
    for (auto sign = text.rfind('='); sign != text.npos && sign > 0; sign = text.rfind('=', sign - 1)) {
        const auto tail = text.substr(sign + 1);
        const auto at = std::min(tail.find('@'), tail.size());
        if (!allocation::decimal_from_text(tail.substr(0, at), allocation::DecimalPoint::dot_or_comma)) continue;
        const auto name = text.substr(0, sign);
        return {.name = std::string(name),
                .amount = amount_from(option, tail.substr(0, at), file.election),
                .projects = at < tail.size() ? projects_named(option, tail.substr(at + 1), file.election)
                                             : projects_of(option, name, file)};
    }
    throw WrongUse(option_of(option) + " takes NAME=AMOUNT or NAME=AMOUNT@ID,ID; \"" + std::string(text) + "\" is neither");
}

/// The money that the file itself gives to each category or neighbourhood.
std::vector<OwnMoney> pots_of_file(std::string_view column, const PabulibFile& file) {
    const auto kinds = members_of(file.meta_value(column == "category" ? "categories" : std::string(column) + 's'));
    const auto amounts = members_of(file.meta_value("budget_per_" + std::string(column)));
    if (kinds.empty() || kinds.size() != amounts.size())
        throw WrongUse("--pot " + std::string(column) + ": the file does not say budget_per_" + std::string(column) +
                       "; write --pot NAME=AMOUNT for each");
    std::vector<OwnMoney> pots;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        pots.push_back({.name = kinds[i], .amount = amount_from("pot", amounts[i], file.election),
                        .projects = projects_of_kind(column, kinds[i], file)});
    return pots;
}

/// "a,b", in whatever order they were named.
std::string ids_of(const Projects& projects, const Election& election) {
    std::vector<std::string_view> ids;
    for (const auto project : projects) ids.push_back(election.projects[project].id);
    std::ranges::sort(ids);
    std::string text;
    for (const auto id : ids) text.append(text.empty() ? "" : ",").append(id);
    return text;
}

/// As the option takes it, with the projects, which the hash of the ballots would not tell otherwise.
std::string text_of(const OwnMoney& own, const Election& election) {
    return own.name + '=' + allocation::decimal_text(own.amount, election.money_scale) + '@' + ids_of(own.projects, election);
}

json::Value texts_or_null(const std::vector<OwnMoney>& all, const Election& election) {
    json::Array texts;
    for (const OwnMoney& own : all) texts.emplace_back(text_of(own, election));
    return texts.empty() ? json::Value() : json::Value(std::move(texts));
}

void set_minimum_votes(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.restrictions.minimum_votes = whole_number_from("minimum_votes", text);
}
json::Value minimum_votes(const CountOptions& options, const Election&) { return options.restrictions.minimum_votes; }

void set_votes_per_cost(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.restrictions.votes_per_cost = whole_number_from("votes_per_cost", text);
}
json::Value votes_per_cost(const CountOptions& options, const Election&) { return options.restrictions.votes_per_cost; }

void set_minimum_marks(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.preparation.marks_min = whole_number_from("minimum_marks", text);
}
json::Value minimum_marks(const CountOptions& options, const Election&) { return options.preparation.marks_min; }

void set_amounts(CountOptions& options, std::string_view text, const PabulibFile&) {
    if (text != "exact" && text != "whole-units") throw WrongUse("--amounts is one of exact, whole-units");
    options.preparation.whole_amounts = text == "whole-units";
}
json::Value amounts(const CountOptions& options, const Election&) {
    return options.preparation.whole_amounts ? "whole-units" : "exact";
}

void set_floor(CountOptions& options, std::string_view text, const PabulibFile& file) {
    options.restrictions.floors.push_back(own_money_from("floor", text, file));
}
json::Value floors(const CountOptions& options, const Election& election) {
    return texts_or_null(options.restrictions.floors, election);
}

void set_pot(CountOptions& options, std::string_view text, const PabulibFile& file) {
    auto& pots = options.restrictions.pots;
    if (std::ranges::find(columns_of_kinds, text) == columns_of_kinds.end()) pots.push_back(own_money_from("pot", text, file));
    else for (auto& pot : pots_of_file(text, file)) pots.push_back(std::move(pot));
}
json::Value pots(const CountOptions& options, const Election& election) {
    return texts_or_null(options.restrictions.pots, election);
}

void set_conflict(CountOptions& options, std::string_view text, const PabulibFile& file) {
    auto projects = projects_named("conflict", text, file.election);
    if (projects.size() < 2) throw WrongUse("--conflict takes the ids of two projects or more: --conflict ID,ID");
    options.restrictions.conflicts.push_back(std::move(projects));
}
json::Value conflicts(const CountOptions& options, const Election& election) {
    json::Array texts;
    for (const auto& projects : options.restrictions.conflicts) texts.emplace_back(ids_of(projects, election));
    return texts.empty() ? json::Value() : json::Value(std::move(texts));
}

void set_partial_next(CountOptions& options, std::string_view text, const PabulibFile&) {
    options.restrictions.partial_next = text != "false";
}
json::Value partial_next(const CountOptions& options, const Election&) { return options.restrictions.partial_next; }

constexpr std::array table = {
    Parameter{"minimum_votes", "N", "only projects that reach it, in the file's own measure (votes, points or ranks), take part",
              "", always, set_minimum_votes, minimum_votes},
    Parameter{"votes_per_cost", "K", "K > 0: only projects with votes / ballots >= cost / (K x budget) take part",
              "", always, set_votes_per_cost, votes_per_cost},
    Parameter{"minimum_marks", "N", "ballots that mark fewer projects are not valid and are left out",
              "", always, set_minimum_marks, minimum_marks},
    Parameter{"amounts", "exact, whole-units", "whether the budget and the costs are first rounded down to whole units",
              "", always, set_amounts, amounts},
    Parameter{"floor", "NAME=AMOUNT", "money kept for the projects of a category or an area, or NAME=AMOUNT@ID,ID; may be repeated",
              "", always, set_floor, floors},
    Parameter{"pot", "NAME=AMOUNT",
              "the same, counted after the floors and before the whole; --pot category: as the file says budget_per_category",
              "", always, set_pot, pots},
    Parameter{"conflict", "ID,ID", "at most one of these can win; may be repeated", "", always, set_conflict, conflicts},
    Parameter{"partial_next", "", "the first project without room gets what is left; it does not win",
              "", always, set_partial_next, partial_next},
};

}  // namespace

std::span<const Parameter> city_parameters() { return table; }

}  // namespace allting::app
