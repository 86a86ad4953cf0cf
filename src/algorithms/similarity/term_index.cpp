#include "algorithms/similarity/term_index.hpp"

#include <algorithm>
#include <cmath>

namespace allting::similarity {

void TermIndex::add(const Terms& terms) {
    std::vector<Added> text;
    text.reserve(terms.size());
    for (const auto& [term, weight] : terms) {
        const auto number = numbers_.try_emplace(term, std::uint32_t(numbers_.size())).first->second;
        text.push_back({number, weight});
    }
    std::ranges::sort(text, {}, &Added::term);  // one order of adding, whatever the order of a hash table
    added_.push_back(std::move(text));
}

void TermIndex::finish() {
    first_.assign(numbers_.size() + 1, 0);
    for (const auto& text : added_)
        for (const Added& added : text) ++first_[added.term + 1];
    idf_.resize(numbers_.size());
    const double texts = double(added_.size()) + 1;
    unseen_idf_ = float(std::log(texts / 0.5));
    for (std::size_t term = 0; term < idf_.size(); ++term) {
        idf_[term] = float(std::log(texts / (first_[term + 1] + 0.5)));
        first_[term + 1] += first_[term];
    }
    postings_.resize(first_.back());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t i = 0; i < added_.size(); ++i) {
        double squares = 0;
        for (const Added& added : added_[i]) squares += std::pow(double(added.weight) * idf_[added.term], 2);
        const float length = squares > 0 ? float(std::sqrt(squares)) : 1.0f;
        for (const Added& added : added_[i])
            postings_[next[added.term]++] = {std::uint32_t(i), added.weight * idf_[added.term] / length};
    }
    added_ = {};
}

void TermIndex::score(const Terms& question, float share, std::span<float> scores) const {
    double squares = 0;
    std::vector<Added> known;
    for (const auto& [term, weight] : question) {
        const auto found = numbers_.find(term);
        if (found != numbers_.end()) known.push_back({found->second, weight * idf_[found->second]});
        // A word that no text has still counts in the question's length, as rare as can be: it is something they lack.
        else if (weight >= written_weight_min) squares += std::pow(double(weight) * unseen_idf_, 2);
    }
    std::ranges::sort(known, {}, &Added::term);
    for (const Added& term : known) squares += double(term.weight) * term.weight;
    if (squares == 0) return;
    const float factor = share / float(std::sqrt(squares));
    for (const Added& term : known) {
        const float weight = term.weight * factor;
        for (std::uint32_t i = first_[term.term]; i < first_[term.term + 1]; ++i)
            scores[postings_[i].text] += weight * postings_[i].weight;
    }
}

}  // namespace allting::similarity
