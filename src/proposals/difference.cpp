#include "proposals/difference.hpp"

#include <algorithm>
#include <cstdint>

namespace allting::proposals {
namespace {

constexpr std::size_t word_pairs_max = 4'000'000;

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    const auto is_blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_blank(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && !is_blank(text[at])) ++at;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

void add(std::vector<Difference>& all, Difference::Kind kind, std::string_view word) {
    if (all.empty() || all.back().kind != kind) all.push_back({kind, std::string(word)});
    else all.back().text.append(" ").append(word);
}

}  // namespace

std::vector<Difference> differences(std::string_view before, std::string_view after) {
    using enum Difference::Kind;
    const auto a = words_of(before), b = words_of(after);
    std::vector<Difference> all;
    if (a.size() * b.size() > word_pairs_max) {
        all.push_back({removed, std::string(before)});
        all.push_back({added, std::string(after)});
        return all;
    }
    // common[i][j]: how many words a[i…] and b[j…] share in order.
    const std::size_t width = b.size() + 1;
    std::vector<std::uint32_t> common((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i * width + j] = a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                                                 : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            add(all, same, a[i++]);
            ++j;
        } else if (j == b.size() || (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            add(all, removed, a[i++]);
        } else {
            add(all, added, b[j++]);
        }
    }
    return all;
}

}  // namespace allting::proposals
