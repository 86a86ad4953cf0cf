// Which of some words a text speaks of, in whatever form: "väg" stands in "vägarna" and in "cykelvägen", not in "vägg".
// Unlike a likeness it is a yes or a no, and a synonym is no yes. Knows nothing of proposals.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/similarity/lexicon.hpp"

namespace allting::similarity {

/// The forms of a text's words that a word can be found by: stems, base forms, the parts of compounds. In no order.
class SpokenWords {
public:
    /// `lexicon` of that language, or null: compounds are then recognised by their last part alone ("cykelväg" ends with
    /// "väg"), where at least three letters stand before it.
    SpokenWords(std::string_view text, std::string_view language, const Lexicon* lexicon);

    /// Of several words ("öppen förskola") all have to be spoken of. Empty text is never spoken of.
    bool speak_of(std::string_view words) const;

private:
    std::vector<std::string> forms_of(const std::string& word) const;

    std::string language_;
    const Lexicon* lexicon_;
    std::vector<std::string> forms_;  // sorted
};

}  // namespace allting::similarity
