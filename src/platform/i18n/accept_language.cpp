#include "platform/i18n/accept_language.hpp"

#include <algorithm>
#include <optional>

#include "core/text.hpp"

namespace allting::i18n {
namespace {

constexpr std::size_t parts_max = 32;

/// "0.7" → 700; nothing for what RFC 9110 does not allow.
std::optional<int> thousandths(std::string_view text) {
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return std::nullopt;
    int value = (text[0] - '0') * 1000;
    if (text.size() > 1 && text[1] != '.') return std::nullopt;
    for (std::size_t i = 2, unit = 100; i < text.size(); ++i, unit /= 10) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value += (text[i] - '0') * int(unit);
    }
    return value <= 1000 ? std::optional(value) : std::nullopt;
}

struct Wanted {
    std::string language;
    int weight;
};

std::optional<Wanted> wanted_from(std::string_view part) {
    const auto semicolon = part.find(';');
    const std::string language = to_lower_ascii(trim(part.substr(0, semicolon)));
    const bool is_tag = !language.empty() && std::ranges::all_of(language, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!is_tag) return std::nullopt;
    if (semicolon == std::string_view::npos) return Wanted{language, 1000};
    const std::string_view quality = trim(part.substr(semicolon + 1));
    if (!quality.starts_with("q=") && !quality.starts_with("Q=")) return std::nullopt;
    const auto weight = thousandths(trim(quality.substr(2)));
    if (!weight || *weight == 0) return std::nullopt;
    return Wanted{language, *weight};
}

}  // namespace

std::vector<std::string> languages_by_preference(std::string_view header) {
    std::vector<Wanted> all;
    const auto parts = split(header, ',');
    for (std::size_t i = 0; i < parts.size() && i < parts_max; ++i)
        if (auto wanted = wanted_from(parts[i])) all.push_back(std::move(*wanted));
    std::ranges::stable_sort(all, std::ranges::greater{}, &Wanted::weight);
    std::vector<std::string> languages;
    for (Wanted& wanted : all) languages.push_back(std::move(wanted.language));
    return languages;
}

}  // namespace allting::i18n
