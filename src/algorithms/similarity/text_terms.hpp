// What of a text is compared: what its words mean, and groups of their letters, each with a weight.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "algorithms/similarity/lexicon.hpp"
#include "algorithms/similarity/stemmer.hpp"

namespace allting::similarity {

using Terms = std::unordered_map<std::string, float>;

struct TextTerms {
    /// Stems of the words 1, of the parts of compounds 0.3, of synonyms 0.4 (0.12 through a part of a compound).
    Terms meanings;
    /// Groups of four letters within words: " cykel " → " cyk", "cyke", "ykel", "kel ".
    Terms letters;
};

/// A word of the text itself weighs at least this, what a lexicon adds less.
inline constexpr float written_weight_min = 0.25f;

/// Remembers the words that it has seen, so that many texts are read fast. Not to be shared between threads.
class TermReader {
public:
    TermReader(std::string_view language, const Lexicon* lexicon) : stemmer_(language), lexicon_(lexicon) {}
    TextTerms read(std::string_view text);

private:
    using Weighted = std::vector<std::pair<std::string, float>>;
    const Weighted& meanings_of(const std::string& word);
    void add_lexicon(std::string_view base, Weighted& meanings) const;

    Stemmer stemmer_;
    const Lexicon* lexicon_;
    std::unordered_map<std::string, Weighted> seen_;
};

}  // namespace allting::similarity
