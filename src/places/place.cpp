#include "places/place.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>

#include "core/text.hpp"
#include "platform/json/json.hpp"

namespace allting::places {
namespace {

constexpr std::array<std::string_view, 5> kind_words{"municipality", "region", "housing", "school", "association"};
constexpr std::size_t corners_max = 500;

std::optional<double> number_of(const json::Value& value) {
    if (const auto* n = value.integer()) return double(*n);
    if (const auto* d = value.real()) return *d;
    return std::nullopt;
}

std::optional<Position> position_of(const json::Value& value) {
    const auto* pair = value.array();
    if (pair == nullptr || pair->size() != 2) return std::nullopt;
    const auto latitude = number_of((*pair)[0]), longitude = number_of((*pair)[1]);
    if (!latitude || !longitude || std::abs(*latitude) > 90 || std::abs(*longitude) > 180) return std::nullopt;
    return Position{*latitude, *longitude};
}

/// Lines of "a, b" as the JSON they stand for.
std::string lines_as_json(std::string_view text) {
    std::string json = "[";
    for (const auto line : split(text, '\n')) {
        if (trim(line).empty()) continue;
        if (json.size() > 1) json += ',';
        json += "[" + std::string(trim(line)) + "]";
    }
    return json + "]";
}

Error refuse_outline(std::string code, std::string text_key) {
    FieldErrors errors;
    errors.add("outline", std::move(code), std::move(text_key));
    return errors.take();
}

}  // namespace

std::string_view word_of(OrganisationKind kind) { return kind_words[std::size_t(kind)]; }

std::optional<OrganisationKind> organisation_kind_from_word(std::string_view word) {
    const auto it = std::find(kind_words.begin(), kind_words.end(), word);
    if (it == kind_words.end()) return std::nullopt;
    return OrganisationKind(it - kind_words.begin());
}

std::optional<std::string> colour_from_text(std::string_view text) {
    const std::string colour = to_lower_ascii(trim(text));
    const bool right = colour.size() == 7 && colour[0] == '#' &&
                       std::all_of(colour.begin() + 1, colour.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return right ? std::optional(colour) : std::nullopt;
}

Result<std::vector<Position>> outline_from_text(std::string_view text) {
    std::vector<Position> outline;
    text = trim(text);
    if (text.empty()) return outline;
    const auto parsed = json::parse(text.front() == '[' ? std::string(text) : lines_as_json(text));
    const auto* corners = parsed.ok() ? parsed.value().array() : nullptr;
    if (corners == nullptr) return refuse_outline("not_an_outline", "places.not_an_outline");
    for (const auto& corner : *corners) {
        const auto position = position_of(corner);
        if (!position) return refuse_outline("not_an_outline", "places.not_an_outline");
        outline.push_back(*position);
    }
    if (outline.size() == 1 || outline.size() == 2) return refuse_outline("too_few_corners", "places.too_few_corners");
    if (outline.size() > corners_max) return refuse_outline("too_many_corners", "places.too_many_corners");
    return outline;
}

std::string outline_to_json(const std::vector<Position>& outline) {
    json::Array corners;
    for (const auto& [latitude, longitude] : outline) corners.push_back(json::Array{latitude, longitude});
    return json::to_text(corners);
}

namespace {

std::vector<Position> read_outline(std::string_view json) {
    std::vector<Position> outline;
    std::vector<double> numbers;
    for (const char *at = json.data(), *end = at + json.size(); at != end;) {
        double number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec == std::errc()) numbers.push_back(number);
        at = read.ec == std::errc() ? read.ptr : at + 1;  // a bracket or a comma
    }
    CHECK(numbers.size() % 2 == 0);
    outline.reserve(numbers.size() / 2);
    for (std::size_t i = 0; i < numbers.size(); i += 2) outline.push_back({numbers[i], numbers[i + 1]});
    return outline;
}

constexpr std::size_t outlines_kept_max = 256;

}  // namespace

std::vector<Position> outline_from_stored(std::string_view json) {
    // The same few areas are read for every page with a map: each thread keeps what it has read, by its text.
    thread_local std::map<std::string, std::vector<Position>, std::less<>> kept;
    const auto found = kept.find(json);
    if (found != kept.end()) return found->second;
    if (kept.size() == outlines_kept_max) kept.clear();
    return kept.emplace(std::string(json), read_outline(json)).first->second;
}

AreaId area_of(const std::vector<Area>& areas, Position position) {
    for (const Area& area : areas) {
        bool inside = false;
        for (std::size_t i = 0, k = area.outline.size() - 1; i < area.outline.size(); k = i++) {
            const Position a = area.outline[i], b = area.outline[k];
            if ((a.latitude > position.latitude) == (b.latitude > position.latitude)) continue;
            const double share = (position.latitude - a.latitude) / (b.latitude - a.latitude);
            if (position.longitude < a.longitude + share * (b.longitude - a.longitude)) inside = !inside;
        }
        if (inside) return area.id;
    }
    return {};
}

}  // namespace allting::places
