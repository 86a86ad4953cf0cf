#include "algorithms/similarity/similar_texts.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "algorithms/similarity/words.hpp"

namespace allting::similarity {
namespace {

constexpr std::size_t letters_in_group = 4;
constexpr double stems_share = 0.5;

/// Snowball's stemmer of a language; leaves words alone for languages that it does not know.
class Stemmer {
public:
    explicit Stemmer(std::string_view language) : stemmer_(sb_stemmer_new(std::string(language).c_str(), "UTF_8")) {}

    std::string stem(const std::string& word) {
        if (!stemmer_) return word;
        const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* stemmed = sb_stemmer_stem(stemmer_.get(), letters, int(word.size()));
        return stemmed ? std::string(reinterpret_cast<const char*>(stemmed), std::size_t(sb_stemmer_length(stemmer_.get()))) : word;
    }

private:
    struct Closer { void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); } };
    std::unique_ptr<sb_stemmer, Closer> stemmer_;
};

/// Where each letter of UTF-8 text begins, and the end.
std::vector<std::size_t> letter_starts(std::string_view word) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < word.size(); ++i)
        if ((static_cast<unsigned char>(word[i]) & 0xC0) != 0x80) starts.push_back(i);
    starts.push_back(word.size());
    return starts;
}

/// " cykel " → " cyk", "cyke", "ykel", "kel ": short words are one group.
void add_letter_groups(const std::string& word, std::unordered_map<std::string, float>& terms) {
    const std::string padded = " " + word + " ";
    const auto starts = letter_starts(padded);
    if (starts.size() <= letters_in_group + 1) {
        terms[padded] += 1;
        return;
    }
    for (std::size_t i = 0; i + letters_in_group < starts.size(); ++i)
        terms[padded.substr(starts[i], starts[i + letters_in_group] - starts[i])] += 1;
}

struct TextTerms {
    std::unordered_map<std::string, float> stems, letters;
};

TextTerms terms_of(std::string_view text, Stemmer& stemmer) {
    TextTerms terms;
    for (const std::string& word : words_of(text)) {
        if (is_function_word(word)) continue;
        terms.stems[stemmer.stem(word)] += 1;
        add_letter_groups(word, terms.letters);
    }
    return terms;
}

double dampened(double count) { return 1 + std::log(count); }

}  // namespace

SimilarTexts::SimilarTexts(std::span<const std::string> texts, std::string_view language) : texts_count_(texts.size()), language_(language) {
    Stemmer stemmer(language);
    std::vector<Terms> stems, letters;
    stems.reserve(texts.size());
    letters.reserve(texts.size());
    for (const std::string& text : texts) {
        TextTerms terms = terms_of(text, stemmer);
        stems.push_back(std::move(terms.stems));
        letters.push_back(std::move(terms.letters));
    }
    build(stems_, stems);
    build(letters_, letters);
}

void SimilarTexts::build(Index& index, const std::vector<Terms>& texts) {
    for (const Terms& terms : texts)
        for (const auto& [term, count] : terms) index.idf[term] += 1;
    for (auto& [term, texts_with] : index.idf) texts_with = float(std::log((double(texts.size()) + 1) / (texts_with + 0.5)));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        double squares = 0;
        for (const auto& [term, count] : texts[i]) squares += std::pow(dampened(count) * index.idf[term], 2);
        if (squares == 0) continue;
        const double length = std::sqrt(squares);
        for (const auto& [term, count] : texts[i])
            index.postings[term].push_back({std::uint32_t(i), float(dampened(count) * index.idf[term] / length)});
    }
}

void SimilarTexts::score(const Index& index, const Terms& question, double share, std::vector<double>& scores) {
    // A term that no text has still counts in the question's length, as rare as can be: it is something they lack.
    const double unseen_idf = std::log((double(scores.size()) + 1) / 0.5);
    double squares = 0;
    std::vector<std::pair<std::string_view, double>> weights;
    for (const auto& [term, count] : question) {
        const auto known = index.idf.find(term);
        const double weight = dampened(count) * (known == index.idf.end() ? unseen_idf : known->second);
        squares += weight * weight;
        if (known != index.idf.end()) weights.emplace_back(term, weight);
    }
    if (squares == 0) return;
    std::ranges::sort(weights);  // one order of adding, so that the last digits are the same on every run
    for (const auto& [term, weight] : weights)
        if (const auto found = index.postings.find(std::string(term)); found != index.postings.end())
            for (const Posting& posting : found->second) scores[posting.text] += share * weight / std::sqrt(squares) * posting.weight;
}

std::vector<Match> SimilarTexts::find(std::string_view text, std::size_t count_max, double score_min) const {
    Stemmer stemmer(language_);
    const TextTerms question = terms_of(text, stemmer);
    std::vector<double> scores(texts_count_, 0.0);
    score(stems_, question.stems, stems_share, scores);
    score(letters_, question.letters, 1 - stems_share, scores);
    std::vector<Match> matches;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i] >= score_min) matches.push_back({i, std::min(scores[i], 1.0)});
    std::ranges::stable_sort(matches, std::ranges::greater{}, &Match::score);
    if (matches.size() > count_max) matches.resize(count_max);
    return matches;
}

std::vector<std::string> stems_of(std::string_view text, std::string_view language) {
    Stemmer stemmer(language);
    std::vector<std::string> stems;
    for (const std::string& word : words_of(text))
        if (!is_function_word(word)) stems.push_back(stemmer.stem(word));
    return stems;
}

}  // namespace allting::similarity
