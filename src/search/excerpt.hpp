// The lines of a text around the words that were looked for. Pure.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allting::search {

/// Cuts `text` into pieces, true = a word whose stem is among `stems`; begins some words before the first of those, at most
/// `letters` long, with an ellipsis where something is left out.
std::vector<std::pair<std::string, bool>> excerpt_of(std::string_view text, std::string_view language, const std::set<std::string>& stems,
                                                     std::size_t letters = 220);

}  // namespace allting::search
