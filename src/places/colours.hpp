// Whether white text can be read on an organisation's colours. A theme that cannot be read is refused with its figure.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace allting::places {

/// The colour as "#rrggbb" in lower case. Adds an error on `field` for another text and for a contrast below 4.5:1
/// (WCAG 2.2, success criterion 1.4.3).
std::string read_colour(std::string_view text, std::string field, FieldErrors& errors);

}  // namespace allting::places
