// Which of many short texts say much the same as a new one. No model and no service: words, the parts of compounds, synonyms
// and letter groups, weighted by how rare they are. Knows nothing of proposals.
#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/similarity/term_index.hpp"

namespace allting::similarity {

struct Match {
    std::size_t index;  // of the text in the collection
    double score;       // 0 = nothing in common, 1 = the same
};

/// Above this two texts are near duplicates: worth a question to the writer, never a refusal.
inline constexpr double near_duplicate = 0.45;

/// What words mean and groups of four letters within words, each tf-idf with cosine, half and half.
///
/// texts     the collection, in one of the languages below
/// language  "sv", "en", "fi", "no", "da", "de", "fr", "es" …: others are compared without stemming
/// lexicon   of that language: base forms, compounds and synonyms; without one, stems alone
/// cost      O(letters) to build; a question looks only at texts that share a term with it
/// source    dialogue.md's measurement: stems + compounds + thesaurus with letter groups · Snowball 2.2 · docs/benchmarks.md
class SimilarTexts {
public:
    SimilarTexts(std::span<const std::string> texts, std::string_view language, std::shared_ptr<const Lexicon> lexicon = nullptr);

    /// The most similar, best first, none below `score_min`; equals in their order. May be asked by many threads at once.
    std::vector<Match> find(std::string_view text, std::size_t count_max, double score_min = 0.05) const;
    std::size_t size() const { return texts_count_; }

private:
    std::size_t texts_count_;
    std::string language_;
    std::shared_ptr<const Lexicon> lexicon_;
    TermIndex meanings_, letters_;
};

/// Stems for a search box: "cykelvägarna" finds "cykelväg". In the order of the words, function words left out.
std::vector<std::string> stems_of(std::string_view text, std::string_view language);

}  // namespace allting::similarity
