// Which texts have a term, and how much it weighs in each: tf-idf with cosine, for one kind of term.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "algorithms/similarity/text_terms.hpp"

namespace allting::similarity {

class TermIndex {
public:
    /// The next text's terms.
    void add(const Terms& terms);
    /// After the last text: weighs what was added.
    void finish();

    /// Adds `share` of the cosine of the question with each text that has one of its terms. `scores` has a place for each text.
    void score(const Terms& question, float share, std::span<float> scores) const;

private:
    struct Posting {
        std::uint32_t text;
        float weight;
    };
    struct Added {
        std::uint32_t term;
        float weight;
    };
    std::unordered_map<std::string, std::uint32_t> numbers_;  // of the terms
    std::vector<std::vector<Added>> added_;                   // by text, until finished
    std::vector<float> idf_;                                  // by term
    std::vector<std::uint32_t> first_;                        // by term: where its postings begin; one more at the end
    std::vector<Posting> postings_;
    float unseen_idf_ = 0;
};

}  // namespace allting::similarity
