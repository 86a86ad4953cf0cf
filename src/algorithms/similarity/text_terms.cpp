#include "algorithms/similarity/text_terms.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

// The middle of a wide plain: docs/benchmarks.md has the measurement.
constexpr float part_weight = 0.3f, synonym_weight = 0.4f, frame_weight = written_weight_min;
constexpr std::size_t letters_in_group = 4;

/// Short words are one group.
void add_letter_groups(const std::string& word, float weight, Terms& groups) {
    const std::string padded = " " + word + " ";
    const auto starts = letter_starts(padded);
    if (starts.size() <= letters_in_group + 1) {
        groups[padded] += weight;
        return;
    }
    for (std::size_t i = 0; i + letters_in_group < starts.size(); ++i)
        groups[padded.substr(starts[i], starts[i + letters_in_group] - starts[i])] += weight;
}

void keep_greatest(float& kept, float weight) { kept = std::max(kept, weight); }

}  // namespace

TextTerms TermReader::read(std::string_view text) {
    TextTerms terms;
    for (const std::string& word : words_of(text)) {
        if (is_function_word(word)) continue;
        const float weight = is_frame_word(word) ? frame_weight : 1.0f;
        for (const auto& [stem, share] : meanings_of(word)) keep_greatest(terms.meanings[stem], share * weight);
        add_letter_groups(word, weight, terms.letters);
    }
    for (auto& [group, count] : terms.letters)
        if (count > 1) count = 1 + std::log(count);  // the third time says less than the first
    return terms;
}

const TermReader::Weighted& TermReader::meanings_of(const std::string& word) {
    const auto [place, is_new] = seen_.try_emplace(word);
    if (!is_new) return place->second;
    const auto base = lexicon_ ? lexicon_->dictionary.base_of(word) : std::nullopt;
    Weighted meanings{{stemmer_.stem(base.value_or(word)), 1.0f}};
    if (lexicon_) {
        for (const std::string& part : lexicon_->dictionary.parts_of(word)) {
            meanings.emplace_back(stemmer_.stem(part), part_weight);
            if (!is_frame_word(word))
                for (const std::string& synonym : lexicon_->thesaurus.synonyms_of(part))
                    meanings.emplace_back(stemmer_.stem(synonym), synonym_weight * part_weight);
        }
        if (!is_frame_word(word)) add_lexicon(base.value_or(word), meanings);
    }
    return place->second = std::move(meanings);
}

void TermReader::add_lexicon(std::string_view base, Weighted& meanings) const {
    for (const std::string& synonym : lexicon_->thesaurus.synonyms_of(base)) {
        meanings.emplace_back(stemmer_.stem(synonym), synonym_weight);
        for (const std::string& part : lexicon_->dictionary.parts_of(synonym))
            meanings.emplace_back(stemmer_.stem(part), synonym_weight * part_weight);
    }
}

}  // namespace allting::similarity
