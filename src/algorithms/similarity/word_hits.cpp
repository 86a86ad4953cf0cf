#include "algorithms/similarity/word_hits.hpp"

#include <algorithm>

#include "algorithms/similarity/stemmer.hpp"
#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

constexpr std::size_t first_part_letters_min = 3, last_part_letters_min = 3;

/// Without a dictionary: "cykelväg" ends with "väg", and what is before it is long enough to be a word.
bool is_last_part(const std::string& compound, const std::string& stem) {
    if (!compound.ends_with(stem)) return false;
    const std::size_t whole = code_points(compound).size(), last = code_points(stem).size();
    return last >= last_part_letters_min && whole >= last + first_part_letters_min;
}

}  // namespace

SpokenWords::SpokenWords(std::string_view text, std::string_view language, const Lexicon* lexicon)
    : language_(language), lexicon_(lexicon) {
    const Stemmer stemmer(language_);
    for (const std::string& word : words_of(text)) {
        if (is_function_word(word)) continue;
        for (std::string& form : forms_of(word)) forms_.push_back(std::move(form));
        if (!lexicon_) continue;
        for (const std::string& part : lexicon_->dictionary.parts_of(word)) forms_.push_back(stemmer.stem(part));
    }
    std::ranges::sort(forms_);
    forms_.erase(std::ranges::unique(forms_).begin(), forms_.end());
}

std::vector<std::string> SpokenWords::forms_of(const std::string& word) const {
    const Stemmer stemmer(language_);
    std::vector<std::string> forms{stemmer.stem(word)};
    if (lexicon_)
        if (const auto base = lexicon_->dictionary.base_of(word)) forms.push_back(stemmer.stem(*base));
    return forms;
}

bool SpokenWords::speak_of(std::string_view words) const {
    const auto wanted = words_of(words);
    const auto is_spoken = [&](const std::string& word) {
        return std::ranges::any_of(forms_of(word), [&](const std::string& form) {
            if (std::ranges::binary_search(forms_, form)) return true;
            return !lexicon_ && std::ranges::any_of(forms_, [&](const std::string& spoken) { return is_last_part(spoken, form); });
        });
    };
    return !wanted.empty() && std::ranges::all_of(wanted, is_spoken);
}

}  // namespace allting::similarity
