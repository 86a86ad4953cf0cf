#include "places/place_form.hpp"

#include <algorithm>
#include <charconv>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "places/colours.hpp"
#include "platform/http/form.hpp"

namespace allting::places {
namespace {

using http::FormReader;
using http::Need;

constexpr std::size_t outline_characters_max = 30'000;
constexpr std::size_t statistics_max = 60;

std::vector<std::string> read_languages(const http::Input& input, const std::vector<std::string_view>& known) {
    std::vector<std::string> languages{"sv"};
    for (const auto code : input.all("languages"))
        if (code != "sv" && std::find(known.begin(), known.end(), code) != known.end()) languages.emplace_back(code);
    return languages;
}

bool is_measure(std::string_view word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

std::vector<Statistic> read_statistics(FormReader& form) {
    std::vector<Statistic> statistics;
    const std::string text = form.text("statistics", {.characters_min = 0, .characters_max = limits::text_characters_max});
    for (const auto line : split(text, '\n')) {
        if (trim(line).empty()) continue;
        const auto colon = line.find(':');
        const auto measure = trim(line.substr(0, colon));
        const auto persons = colon == std::string_view::npos ? std::nullopt : integer_from_text(trim(line.substr(colon + 1)));
        const bool doubled = std::any_of(statistics.begin(), statistics.end(), [&](const Statistic& s) { return s.measure == measure; });
        if (!is_measure(measure) || !persons || *persons < 0 || doubled || statistics.size() == statistics_max) {
            form.refuse("statistics", "not_statistics", "places.not_statistics");
            return {};
        }
        statistics.push_back({std::string(measure), *persons});
    }
    return statistics;
}

}  // namespace

Result<Organisation> read_organisation_form(const http::Input& input, Organisation now, const std::vector<std::string_view>& languages) {
    FormReader form(input);
    now.name = form.line("name", {.characters_min = 2, .characters_max = limits::name_characters_max});
    const auto kind = form.choice("kind", {"municipality", "region", "housing", "school", "association"}, Need::required);
    now.kind = organisation_kind_from_word(kind).value_or(now.kind);
    now.contact = form.text("contact", {.characters_min = 0, .characters_max = limits::line_characters_max});
    now.languages = read_languages(input, languages);
    FieldErrors colours;
    now.colour_main = read_colour(input.text("colour_main"), "colour_main", colours);
    now.colour_accent = read_colour(input.text("colour_accent"), "colour_accent", colours);
    if (form.ok() && colours.empty()) return now;
    Error error = form.error();
    for (auto& field : colours.take().fields) error.fields.push_back(std::move(field));
    return error;
}

Result<std::string> read_department_form(const http::Input& input) {
    FormReader form(input);
    std::string name = form.line("name", {.characters_min = 2, .characters_max = limits::name_characters_max});
    if (!form.ok()) return form.error();
    return name;
}

Result<Area> read_area_form(const http::Input& input) {
    FormReader form(input);
    Area area{.name = form.line("name", {.characters_min = 2, .characters_max = limits::name_characters_max})};
    area.population = form.number("population", {.least = 0, .most = 100'000'000}, Need::optional).value_or(0);
    area.sort = form.number("sort", {.least = 0, .most = 10'000}, Need::optional).value_or(0);
    area.statistics = read_statistics(form);
    const std::string outline = form.text("outline", {.characters_min = 0, .characters_max = outline_characters_max});
    if (!form.ok()) return form.error();
    TRY(auto corners, outline_from_text(outline));
    area.outline = std::move(corners);
    return area;
}

std::string outline_lines(const std::vector<Position>& outline) {
    std::string lines;
    const auto add = [&lines](double degrees) {
        char digits[32];
        lines.append(digits, std::to_chars(digits, digits + sizeof digits, degrees).ptr);
    };
    for (const auto& [latitude, longitude] : outline) {
        add(latitude);
        lines += ", ";
        add(longitude);
        lines += '\n';
    }
    return lines;
}

std::string statistics_lines(const std::vector<Statistic>& statistics) {
    std::string lines;
    for (const auto& [measure, persons] : statistics) lines += measure + ": " + std::to_string(persons) + "\n";
    return lines;
}

}  // namespace allting::places
