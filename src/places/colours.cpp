#include "places/colours.hpp"

#include <cmath>

#include "places/place.hpp"
#include "platform/page/theme.hpp"

namespace allting::places {
namespace {

constexpr double contrast_min = 4.5;

/// "3.81", cut rather than rounded: a colour that just fails is never shown as one that passes.
std::string figure(double contrast) {
    const auto hundredths = std::int64_t(std::floor(contrast * 100));
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace

std::string read_colour(std::string_view text, std::string field, FieldErrors& errors) {
    const auto colour = colour_from_text(text);
    if (!colour) {
        errors.add(std::move(field), "not_a_colour", "places.not_a_colour");
        return "";
    }
    const double contrast = page::contrast(*colour, "#ffffff");
    if (contrast < contrast_min)
        errors.add(std::move(field), "contrast_too_low", "places.contrast_too_low",
                   {{"contrast", figure(contrast)}, {"least", figure(contrast_min)}});
    return *colour;
}

}  // namespace allting::places
