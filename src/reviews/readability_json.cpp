#include "reviews/readability_json.hpp"

#include "reviews/readability.hpp"

namespace allting::reviews {

json::Value readability_json(const http::Input& input) {
    std::string text;
    for (const auto* part : {"understood", "answer", "why", "next"}) text += std::string(input.text(part)) + "\n";
    const Readability found = readability_of(text);
    return json::Object{{"words", found.words}, {"words_max", answer_words_max}, {"sentences", found.sentences}, {"long_words", found.long_words},
                        {"lix", found.lix()}, {"lix_max", answer_lix_max}};
}

}  // namespace allting::reviews
