// Which of many short texts say much the same as a new one. No model and no service: word stems and letter groups,
// weighted by how rare they are. Knows nothing of proposals.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace allting::similarity {

struct Match {
    std::size_t index;  // of the text in the collection
    double score;       // 0 = nothing in common, 1 = the same
};

/// Above this two texts are near duplicates: worth a question to the writer, never a refusal.
inline constexpr double near_duplicate = 0.45;

/// Stems of Snowball and groups of four letters within words, each tf-idf with cosine, half and half.
///
/// texts     the collection, in one of the languages below
/// language  "sv", "en", "fi", "no", "da", "de", "fr", "es" …: others are compared without stemming
/// cost      O(letters) to build; a question looks only at texts that share a term with it
/// source    dialogue.md's measurement: stems + char4 is among the best without a dictionary · Snowball 2.2
class SimilarTexts {
public:
    SimilarTexts(std::span<const std::string> texts, std::string_view language);

    /// The most similar, best first, none below `score_min`; equals in their order.
    std::vector<Match> find(std::string_view text, std::size_t count_max, double score_min = 0.05) const;
    std::size_t size() const { return texts_count_; }

private:
    struct Posting {
        std::uint32_t text;
        float weight;
    };
    /// One kind of term with its own idf and cosine.
    struct Index {
        std::unordered_map<std::string, std::vector<Posting>> postings;
        std::unordered_map<std::string, float> idf;
    };
    using Terms = std::unordered_map<std::string, float>;
    static void build(Index& index, const std::vector<Terms>& texts);
    static void score(const Index& index, const Terms& question, double share, std::vector<double>& scores);

    std::size_t texts_count_;
    std::string language_;
    Index stems_, letters_;
};

/// Stems for a search box: "cykelvägarna" finds "cykelväg". In the order of the words, function words left out.
std::vector<std::string> stems_of(std::string_view text, std::string_view language);

}  // namespace allting::similarity
