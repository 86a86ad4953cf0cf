// An organisation's two colours as a style sheet of custom properties, light and dark.
// It knows nothing of organisations; places checks that white text can be read on the colours before they are kept.
#pragma once
#include <string>
#include <string_view>

namespace allting::page {

/// main, accent   "#rrggbb"; anything else gives an empty style sheet, so that a damaged value never breaks pages
/// returns        :root { --accent: …; … } and the same for dark pages, where the main colour is lightened until it
///                reaches 7:1 against the page
std::string theme_css(std::string_view main, std::string_view accent);

/// WCAG 2.2 contrast of two colours, 1 to 21.
double contrast(std::string_view one, std::string_view other);

}  // namespace allting::page
