#include "algorithms/similarity/similar_texts.hpp"

#include <algorithm>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

constexpr float meanings_share = 0.5f;

}  // namespace

SimilarTexts::SimilarTexts(std::span<const std::string> texts, std::string_view language, std::shared_ptr<const Lexicon> lexicon)
    : texts_count_(texts.size()), language_(language), lexicon_(std::move(lexicon)) {
    TermReader reader(language_, lexicon_.get());
    for (const std::string& text : texts) {
        const TextTerms terms = reader.read(text);
        meanings_.add(terms.meanings);
        letters_.add(terms.letters);
    }
    meanings_.finish();
    letters_.finish();
}

std::vector<Match> SimilarTexts::find(std::string_view text, std::size_t count_max, double score_min) const {
    TermReader reader(language_, lexicon_.get());
    const TextTerms question = reader.read(text);
    std::vector<float> scores(texts_count_, 0.0f);
    meanings_.score(question.meanings, meanings_share, scores);
    letters_.score(question.letters, 1 - meanings_share, scores);
    std::vector<Match> matches;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (double(scores[i]) >= score_min) matches.push_back({i, std::min(double(scores[i]), 1.0)});
    const auto better = [](const Match& a, const Match& b) { return a.score != b.score ? a.score > b.score : a.index < b.index; };
    const std::size_t shown = std::min(count_max, matches.size());
    std::ranges::partial_sort(matches, matches.begin() + std::ptrdiff_t(shown), better);
    matches.resize(shown);
    return matches;
}

std::vector<std::string> stems_of(std::string_view text, std::string_view language) {
    const Stemmer stemmer(language);
    std::vector<std::string> stems;
    for (const std::string& word : words_of(text))
        if (!is_function_word(word)) stems.push_back(stemmer.stem(word));
    return stems;
}

}  // namespace allting::similarity
