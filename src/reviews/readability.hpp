// How hard a text is to read: words, sentences and Björnsson's LIX, the measure that Swedish readers know. Pure.
// source  C. H. Björnsson 1968, Läsbarhet: words a sentence + long words (more than six letters) in a hundred words
#pragma once
#include <cstdint>
#include <string_view>

namespace allting::reviews {

struct Readability {
    std::int64_t words = 0, sentences = 0, long_words = 0;

    /// Rounded; 0 of an empty text.
    std::int64_t lix() const;
};

/// Words stand between blanks. A sentence ends at . ! ? or :, when no small letter or digit follows ("kl. 20", "t.ex. en"),
/// and at the end of a line. Cost: one pass.
Readability readability_of(std::string_view utf8);

/// Björnsson's five bands: 0 very easy (below 30), 1 easy, 2 middling, 3 hard, 4 very hard (60 and more).
int band_of(std::int64_t lix);

inline constexpr std::int64_t answer_words_max = 120;  // an answer to a resident (domain.md 4.5)
inline constexpr std::int64_t answer_lix_max = 40;     // the same: everyday words

}  // namespace allting::reviews
