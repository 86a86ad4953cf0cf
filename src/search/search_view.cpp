#include "search/search_view.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "algorithms/similarity/similar_texts.hpp"
#include "algorithms/similarity/words.hpp"
#include "core/text.hpp"
#include "search/excerpt.hpp"
#include "search/index_store.hpp"
#include "search/postings.hpp"
#include "search/spelling.hpp"

namespace allting::search {
namespace {

constexpr std::size_t letters_to_begin_min = 3, letters_to_cut_min = 5, ending_letters_max = 3;
constexpr std::int64_t beginnings_max = 24;
constexpr double beginning_share = 1.0 / 3;

/// One word of the question, and the terms that stand for it.
struct Wanted {
    std::string word;
    std::vector<std::pair<CountedTerm, double>> terms;  // and how much each counts
};

bool has_term(const Wanted& wanted, std::string_view text) {
    return std::ranges::any_of(wanted.terms, [&](const auto& term) { return term.first.text == text; });
}

std::set<std::string> stems_of_word(const std::string& word, const std::string& language) {
    std::set<std::string> stems;
    for (const std::string_view each : {std::string_view("sv"), std::string_view("en"), std::string_view(language)})
        for (std::string& stem : similarity::stems_of(word, each)) stems.insert(std::move(stem));
    return stems;
}

/// The most frequent of the terms one typing error away.
std::optional<CountedTerm> guess(db::Connection& connection, OrganisationId organisation, std::string_view stem) {
    std::set<std::string> near;
    for (const std::string& variant : variants_of(stem))
        for (std::string& term : list_with_variant(connection, organisation, variant))
            if (is_one_error_apart(stem, term)) near.insert(std::move(term));
    std::optional<CountedTerm> best;
    for (const std::string& term : near)
        if (const auto documents = count_with(connection, organisation, term); !best || documents > best->documents) best = {term, documents};
    return best;
}

/// The term that is left when an ending is cut off that the stemmer does not know: "utegymmet" → "utegym".
std::optional<CountedTerm> without_ending(db::Connection& connection, OrganisationId organisation, std::string stem) {
    for (std::size_t cut = 0; cut < ending_letters_max && count_characters(stem) > letters_to_cut_min; ++cut) {
        while ((static_cast<unsigned char>(stem.back()) & 0xC0) == 0x80) stem.pop_back();
        stem.pop_back();
        if (const auto documents = count_with(connection, organisation, stem); documents > 0) return CountedTerm{std::move(stem), documents};
    }
    return std::nullopt;
}

Wanted look_up(db::Connection& connection, OrganisationId organisation, const std::string& word, const std::string& language,
               std::vector<std::pair<std::string, std::string>>& guessed) {
    Wanted wanted{.word = word, .terms = {}};
    const auto stems = stems_of_word(word, language);
    for (const std::string& stem : stems)
        if (const auto documents = count_with(connection, organisation, stem); documents > 0) wanted.terms.push_back({{stem, documents}, 1.0});
    for (const std::string& stem : stems) {
        if (stem.size() < letters_to_begin_min) continue;
        for (CountedTerm& term : list_beginning(connection, organisation, stem, beginnings_max))
            if (!has_term(wanted, term.text)) wanted.terms.emplace_back(std::move(term), beginning_share);
    }
    if (!wanted.terms.empty()) return wanted;
    for (const std::string& stem : stems)
        if (auto term = without_ending(connection, organisation, stem); term && !has_term(wanted, term->text)) wanted.terms.emplace_back(*std::move(term), 1.0);
    if (!wanted.terms.empty()) return wanted;
    for (const std::string& stem : stems)
        if (auto term = guess(connection, organisation, stem); term && !has_term(wanted, term->text)) {
            guessed.emplace_back(word, term->text);
            wanted.terms.emplace_back(*std::move(term), 1.0);
        }
    return wanted;
}

/// What each number has gathered so far.
class Scores {
public:
    explicit Scores(std::int64_t numbers) : scores_(static_cast<std::size_t>(numbers)), words_(scores_.size()), left_out_(scores_.size()) {}

    void add(std::int64_t number, float score, std::size_t word) {
        const auto at = static_cast<std::size_t>(number);
        if (at >= scores_.size()) return;
        scores_[at] += score;
        words_[at] |= static_cast<std::uint8_t>(1u << word);
    }
    void leave_out(std::int64_t number) { left_out_.at(static_cast<std::size_t>(number)) = true; }
    void keep_only(const std::vector<bool>& kept) {
        for (std::size_t i = 0; i < left_out_.size(); ++i)
            if (!kept[i]) left_out_[i] = true;
    }

    struct Found {
        std::int64_t number;
        double score;
    };
    /// In the order of their numbers.
    std::vector<Found> found(std::size_t wanted) const {
        std::vector<Found> all;
        for (std::size_t i = 0; i < scores_.size(); ++i) {
            if (words_[i] == 0 || left_out_[i]) continue;
            const double share = double(__builtin_popcount(words_[i])) / double(wanted);
            all.push_back({static_cast<std::int64_t>(i), double(scores_[i]) * share * share});
        }
        return all;
    }

private:
    std::vector<float> scores_;
    std::vector<std::uint8_t> words_;  // a bit for each
    std::vector<bool> left_out_;
};

void gather(db::Connection& connection, OrganisationId organisation, const std::vector<Wanted>& wanted, double documents, Scores& scores) {
    for (std::size_t word = 0; word < wanted.size(); ++word) {
        for (const auto& [term, share] : wanted[word].terms) {
            const double with = double(term.documents);
            const double idf = std::log(1 + std::max(0.0, documents - with + 0.5) / (with + 0.5));
            const auto factor = static_cast<float>(share * idf / 255);
            for_each_block(connection, organisation, term.text, [&](std::int64_t block, std::string_view entries) {
                for_each_entry(entries, block, [&](std::int64_t number, std::uint8_t weight) { scores.add(number, factor * weight, word); });
            });
        }
    }
}

void filter(db::Connection& connection, OrganisationId organisation, std::string_view term, std::int64_t numbers, Scores& scores) {
    std::vector<bool> kept(static_cast<std::size_t>(numbers));
    for_each_block(connection, organisation, term, [&](std::int64_t block, std::string_view entries) {
        for_each_entry(entries, block, [&](std::int64_t number, std::uint8_t) { kept.at(static_cast<std::size_t>(number)) = true; });
    });
    scores.keep_only(kept);
}

std::vector<Piece> pieces_of(const Document& document, const std::set<std::string>& stems) {
    std::vector<Piece> pieces;
    for (auto& [text, found] : excerpt_of(document.body, document.language, stems)) pieces.push_back({std::move(text), found});
    return pieces;
}

}  // namespace

SearchAnswer find_documents(db::Connection& connection, OrganisationId organisation, const Question& question) {
    SearchAnswer answer{.question = question, .hits = {}, .guessed = {}};
    std::vector<Wanted> wanted;
    std::set<std::string> stems;
    for (const std::string& word : similarity::words_of(shorten(question.text, question_characters_max))) {
        if (similarity::is_function_word(word) || wanted.size() == words_max) continue;
        if (std::ranges::find(wanted, word, &Wanted::word) != wanted.end()) continue;
        wanted.push_back(look_up(connection, organisation, word, question.language, answer.guessed));
        for (const auto& [term, share] : wanted.back().terms) stems.insert(term.text);
    }
    answer.has_words = !wanted.empty();
    if (stems.empty()) return answer;

    const Counts counts = find_counts(connection, organisation);
    Scores scores(counts.numbers);
    gather(connection, organisation, wanted, double(counts.documents), scores);
    for_each_block(connection, organisation, struck_filter(), [&](std::int64_t block, std::string_view entries) {
        for_each_entry(entries, block, [&](std::int64_t number, std::uint8_t) { scores.leave_out(number); });
    });
    if (!question.kind.empty()) filter(connection, organisation, kind_filter(question.kind), counts.numbers, scores);
    if (question.process) filter(connection, organisation, process_filter(question.process), counts.numbers, scores);

    auto found = scores.found(wanted.size());
    answer.count = static_cast<std::int64_t>(found.size());
    answer.pages = std::max<std::int64_t>(1, (answer.count + page_size - 1) / page_size);
    answer.question.page = std::clamp<std::int64_t>(question.page, 1, answer.pages);
    const auto begin = static_cast<std::size_t>((answer.question.page - 1) * page_size);
    const auto end = std::min(found.size(), begin + static_cast<std::size_t>(page_size));
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(end), [](const auto& a, const auto& b) {
        return a.score != b.score ? a.score > b.score : a.number > b.number;
    });
    for (std::size_t i = begin; i < end; ++i) {
        auto document = find_document(connection, organisation, found[i].number);
        if (!document) continue;
        auto excerpt = pieces_of(*document, stems);
        answer.hits.push_back({*std::move(document), found[i].score, std::move(excerpt)});
    }
    return answer;
}

}  // namespace allting::search
