#include "electorate/access.hpp"

#include <algorithm>

namespace allting::electorate {

namespace {
constexpr std::array<std::string_view, 5> words{"list", "search", "import", "letters", "desk"};
}  // namespace

std::string_view word_of(Look look) { return words[static_cast<std::size_t>(look)]; }

std::optional<Look> look_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return Look(found - words.begin());
}

}  // namespace allting::electorate
