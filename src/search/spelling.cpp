#include "search/spelling.hpp"

#include <algorithm>

namespace allting::search {
namespace {

std::vector<std::string_view> letters_of(std::string_view utf8) {
    std::vector<std::string_view> letters;
    for (std::size_t at = 0; at < utf8.size();) {
        std::size_t end = at + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) ++end;
        letters.push_back(utf8.substr(at, end - at));
        at = end;
    }
    return letters;
}

std::string without(const std::vector<std::string_view>& letters, std::size_t left_out) {
    std::string word;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (i != left_out) word += letters[i];
    return word;
}

bool has_digit(std::string_view word) { return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }); }

}  // namespace

std::vector<std::string> variants_of(std::string_view utf8) {
    const auto letters = letters_of(utf8);
    if (letters.size() < letters_to_guess_min || has_digit(utf8)) return {};
    std::vector<std::string> variants{std::string(utf8)};
    for (std::size_t i = 0; i < letters.size(); ++i) variants.push_back(without(letters, i));
    std::ranges::sort(variants);
    variants.erase(std::ranges::unique(variants).begin(), variants.end());
    return variants;
}

bool is_one_error_apart(std::string_view one, std::string_view other) {
    auto shorter = letters_of(one), longer = letters_of(other);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    if (longer.size() - shorter.size() > 1 || one == other) return false;
    std::size_t begin = 0, end = 0;
    while (begin < shorter.size() && shorter[begin] == longer[begin]) ++begin;
    while (end < shorter.size() - begin && shorter[shorter.size() - 1 - end] == longer[longer.size() - 1 - end]) ++end;
    const std::size_t differ_short = shorter.size() - begin - end, differ_long = longer.size() - begin - end;
    if (differ_short == 0) return differ_long == 1;
    if (differ_short == 1) return differ_long == 1;
    return differ_short == 2 && differ_long == 2 && shorter[begin] == longer[begin + 1] && shorter[begin + 1] == longer[begin];
}

}  // namespace allting::search
