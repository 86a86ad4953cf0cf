#include "algorithms/similarity/suffixes.hpp"

#include <algorithm>

#include "algorithms/similarity/words.hpp"
#include "core/text.hpp"

namespace allting::similarity {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
    std::vector<std::string_view> fields;
    for (std::size_t i = 0; i < line.size();) {
        const auto begin = line.find_first_not_of(" \t\r", i);
        if (begin == std::string_view::npos || line[begin] == '#') break;
        i = std::min(line.find_first_of(" \t\r", begin), line.size());
        fields.push_back(line.substr(begin, i - begin));
    }
    return fields;
}

/// "0" stands for nothing; "en/XY" carries flags of its own, which are not followed.
std::string letters_of(std::string_view field) {
    const std::string_view letters = field.substr(0, field.find('/'));
    return letters == "0" ? std::string() : std::string(letters);
}

}  // namespace

Suffixes::Suffixes(std::string_view aff) {
    for (const std::string_view line : split(aff, '\n')) {
        if (!line.starts_with("SFX")) continue;
        const auto fields = fields_of(line);
        const bool is_heading = fields.size() == 4 && (fields[2] == "Y" || fields[2] == "N");
        if (fields.size() < 4 || is_heading) continue;
        const std::string added = letters_of(fields[3]);
        added_bytes_max_ = std::max(added_bytes_max_, added.size());
        rules_[added].push_back({std::string(fields[1]), letters_of(fields[2]), read_condition(fields.size() > 4 ? fields[4] : ".")});
    }
}

std::vector<Suffixes::Letters> Suffixes::read_condition(std::string_view text) {
    std::vector<Letters> condition;
    const std::u32string letters = code_points(text);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        Letters one;
        if (letters[i] == U'.') {
            one.any = true;
        } else if (letters[i] == U'[') {
            one.none_of = i + 1 < letters.size() && letters[i + 1] == U'^';
            for (i += one.none_of ? 2 : 1; i < letters.size() && letters[i] != U']'; ++i) one.set += letters[i];
        } else {
            one.set = letters[i];
        }
        condition.push_back(std::move(one));
    }
    return condition;
}

/// Backwards, letter by letter: this is asked some hundred times for a word.
bool Suffixes::fits(std::string_view word, const std::vector<Letters>& condition) {
    for (std::size_t i = condition.size(); i-- > 0;) {
        std::size_t begin = word.size();
        while (begin > 0 && (static_cast<unsigned char>(word[--begin]) & 0xC0) == 0x80) continue;
        if (begin == word.size()) return false;
        const auto first = static_cast<unsigned char>(word[begin]);
        const char32_t letter = first < 0x80 ? first : code_points(word.substr(begin))[0];
        const bool is_in = condition[i].set.find(letter) != std::u32string::npos;
        if (!condition[i].any && is_in == condition[i].none_of) return false;
        word = word.substr(0, begin);
    }
    return true;
}

std::vector<Suffixes::Origin> Suffixes::origins(std::string_view word) const {
    std::vector<Origin> origins;
    for (std::size_t bytes = 0; bytes <= std::min(added_bytes_max_, word.size()); ++bytes) {
        const auto found = rules_.find(word.substr(word.size() - bytes));
        if (found == rules_.end()) continue;
        for (const Rule& rule : found->second) {
            std::string base = std::string(word.substr(0, word.size() - bytes)) + rule.strip;
            if (fits(base, rule.condition)) origins.push_back({std::move(base), rule.flag});
        }
    }
    return origins;
}

}  // namespace allting::similarity
