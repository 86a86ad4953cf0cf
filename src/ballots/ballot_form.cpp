#include "ballots/ballot_form.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::ballots {

namespace {

constexpr std::size_t request_key_signs_max = 100;

}  // namespace

Result<BallotForm> read_ballot_form(const http::Input& input) {
    http::FormReader reader(input);
    BallotForm form;
    for (const std::string_view text : input.all("projects")) {
        const auto id = integer_from_text(text);
        if (id) form.projects.push_back(ProjectId{*id});
        else reader.refuse("projects", "not_a_number", "form.not_a_number");
    }
    for (const auto& [project, points] : input.group("points")) {
        if (points.empty()) continue;
        const auto id = integer_from_text(project);
        const auto number = integer_from_text(points);
        if (id && number) form.points.push_back({ProjectId{*id}, *number});
        else reader.refuse("points[" + std::string(project) + "]", "not_a_number", "form.not_a_number");
    }
    form.blank = reader.checked("blank");
    form.request_key = reader.line("request_key", {.characters_min = 0, .characters_max = request_key_signs_max});
    if (!reader.ok()) return reader.error();
    return form;
}

Result<std::optional<Right>> read_right(const http::Input& input) {
    if (input.text("relation").empty() && input.text("birth_year").empty()) return std::optional<Right>();
    http::FormReader reader(input);
    Right right;
    right.relation = reader.line("relation", {.characters_max = limits::name_characters_max});
    if (const auto year = reader.number("birth_year", {.least = 0, .most = 9'999}, http::Need::optional))
        right.birth_year = static_cast<int>(*year);
    if (!reader.ok()) return reader.error();
    return std::optional(right);
}

std::string_view word_of(ProjectOrder order) {
    switch (order) {
        case ProjectOrder::shuffled: return "shuffled";
        case ProjectOrder::by_cost: return "cost";
        case ProjectOrder::by_name: return "name";
    }
    return "";
}

ProjectFilter read_filter(const http::Input& input) {
    ProjectFilter filter;
    filter.pot = PotId{integer_from_text(input.text("pot")).value_or(0)};
    filter.text = shorten(input.text("text"), limits::name_characters_max);
    filter.category = input.text("category");
    for (const ProjectOrder order : {ProjectOrder::by_cost, ProjectOrder::by_name})
        if (input.text("order") == word_of(order)) filter.order = order;
    return filter;
}

}  // namespace allting::ballots
