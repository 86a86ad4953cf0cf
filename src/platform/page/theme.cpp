#include "platform/page/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

namespace allting::page {
namespace {

struct Colour {
    int red = 0, green = 0, blue = 0;
};
constexpr Colour white = {255, 255, 255};
constexpr Colour black = {0, 0, 0};
constexpr Colour dark_page = {0x15, 0x19, 0x1a};  // --paper of dark pages, web/src/css/tokens.css

std::optional<Colour> read(std::string_view text) {
    if (text.size() != 7 || text[0] != '#' || text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string_view::npos) return std::nullopt;
    const auto part = [&](std::size_t at) { return int(std::stoul(std::string(text.substr(at, 2)), nullptr, 16)); };
    return Colour{part(1), part(3), part(5)};
}

std::string text_of(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", unsigned(colour.red) & 255u, unsigned(colour.green) & 255u, unsigned(colour.blue) & 255u);
    return text;
}

/// `percent` of the way from one colour to the other.
Colour mix(Colour from, Colour to, int percent) {
    const auto part = [percent](int a, int b) { return a + (b - a) * percent / 100; };
    return {part(from.red, to.red), part(from.green, to.green), part(from.blue, to.blue)};
}

/// Relative luminance as WCAG 2.2 defines it.
double luminance(Colour colour) {
    const auto linear = [](int part) {
        const double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(Colour one, Colour other) {
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

/// The colour made lighter in small steps until it can be read on a dark page.
Colour lightened(Colour colour) {
    int percent = 0;
    while (percent < 100 && contrast(mix(colour, white, percent), dark_page) < 7) percent += 5;
    return mix(colour, white, percent);
}

std::string properties(Colour accent, Colour strong, Colour soft, Colour on_accent, Colour second) {
    return ":root{--accent:" + text_of(accent) + ";--accent-strong:" + text_of(strong) + ";--accent-soft:" + text_of(soft) +
           ";--on-accent:" + text_of(on_accent) + ";--accent-2:" + text_of(second) + "}";
}

}  // namespace

std::string theme_css(std::string_view main, std::string_view accent) {
    const auto first = read(main);
    const auto second = read(accent);
    if (!first || !second) return {};
    const Colour light = lightened(*first);
    return properties(*first, mix(*first, black, 25), mix(*first, white, 88), white, *second) + "\n@media (prefers-color-scheme:dark){" +
           properties(light, mix(light, white, 40), mix(dark_page, *first, 35), mix(dark_page, black, 40), lightened(*second)) + "}\n";
}

double contrast(std::string_view one, std::string_view other) {
    const auto first = read(one);
    const auto second = read(other);
    return first && second ? contrast(*first, *second) : 1;
}

}  // namespace allting::page
