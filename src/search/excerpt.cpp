#include "search/excerpt.hpp"

#include "algorithms/similarity/similar_texts.hpp"

namespace allting::search {
namespace {

constexpr std::size_t words_looked_at_max = 400, words_before = 8;

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// With the signs around them; each blank run is one blank.
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size() && words.size() < words_looked_at_max;) {
        while (at < text.size() && is_blank(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && !is_blank(text[at])) ++at;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

}  // namespace

std::vector<std::pair<std::string, bool>> excerpt_of(std::string_view text, std::string_view language, const std::set<std::string>& stems,
                                                     std::size_t letters) {
    const auto words = split(text);
    const auto is_found = [&](std::string_view word) {
        for (const std::string& stem : similarity::stems_of(word, language))
            if (stems.contains(stem)) return true;
        return false;
    };
    std::size_t first = 0;
    while (first < words.size() && !is_found(words[first])) ++first;
    std::size_t at = first == words.size() || first <= words_before ? 0 : first - words_before;
    std::vector<std::pair<std::string, bool>> pieces;
    std::string plain = at > 0 ? "… " : "";
    for (std::size_t used = 0; at < words.size() && used < letters; ++at) {
        used += words[at].size() + 1;
        if (!is_found(words[at])) {
            plain.append(words[at]).append(" ");
            continue;
        }
        if (!plain.empty()) pieces.emplace_back(std::move(plain), false);
        pieces.emplace_back(std::string(words[at]), true);
        plain = " ";
    }
    while (plain.ends_with(' ')) plain.pop_back();
    if (at < words.size()) plain += " …";
    if (!plain.empty()) pieces.emplace_back(std::move(plain), false);
    return pieces;
}

}  // namespace allting::search
