// From where a cost has its figures, and how sure they are. The best source is the same thing built before, at what it did
// cost; then a price list; then what an expert reckons. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "guides/card.hpp"
#include "proposals/project.hpp"

namespace allting::reviews {

enum class CostSourceKind { own, card, project };
std::string_view word_of(CostSourceKind kind);
std::optional<CostSourceKind> cost_source_kind_from_word(std::string_view word);

enum class Confidence { low, medium, high };
inline constexpr std::array confidences{Confidence::low, Confidence::medium, Confidence::high};
std::string_view word_of(Confidence confidence);
std::optional<Confidence> confidence_from_word(std::string_view word);

struct CostSource {
    CostSourceKind kind = CostSourceKind::own;
    guides::CardId card = {};
    std::int64_t card_version = 0;
    ProjectId project = {};
    Confidence confidence = Confidence::medium;
    friend bool operator==(const CostSource&, const CostSource&) = default;
};

/// "own", "card-12", "project-7": how a source is chosen in a form and in an address.
std::string word_of(const CostSource& source);
/// Without the card's version, which is not for the sender to say.
std::optional<CostSource> cost_source_from_word(std::string_view word);

/// What a source says that a thing costs.
struct CostSuggestion {
    CostSource source = {};
    std::string title = {};
    Money low = {}, high = {}, running = {};
    std::string said_by = {};  // of a card: whose figures they are
    std::optional<Instant> said_at = {};
    bool did_cost = false;     // it is built, and this was paid
};

/// `then`: when it is asked, for a price can be old.
CostSuggestion suggestion_from(const guides::Card& card, Instant then);
/// `spent`: what a finished project did cost; without it, its estimate, from which it may still depart.
CostSuggestion suggestion_from(const proposals::Project& project, std::optional<Money> spent);

/// What is suggested for a case, and what was chosen.
struct CostBasis {
    std::vector<CostSuggestion> suggestions = {};
    std::optional<CostSuggestion> chosen = {};    // that the estimate rests on; its figures are the source's, not the estimate's
    std::optional<CostSuggestion> picked = {};    // that the form is to be filled from
};

}  // namespace allting::reviews
