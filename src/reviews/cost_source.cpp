#include "reviews/cost_source.hpp"

#include "core/text.hpp"

namespace allting::reviews {

std::string_view word_of(CostSourceKind kind) {
    switch (kind) {
        case CostSourceKind::own: return "own";
        case CostSourceKind::card: return "card";
        case CostSourceKind::project: return "project";
    }
    return "";
}

std::optional<CostSourceKind> cost_source_kind_from_word(std::string_view word) {
    for (const auto kind : {CostSourceKind::own, CostSourceKind::card, CostSourceKind::project})
        if (word_of(kind) == word) return kind;
    return std::nullopt;
}

std::string_view word_of(Confidence confidence) {
    switch (confidence) {
        case Confidence::low: return "low";
        case Confidence::medium: return "medium";
        case Confidence::high: return "high";
    }
    return "";
}

std::optional<Confidence> confidence_from_word(std::string_view word) {
    for (const Confidence confidence : confidences)
        if (word_of(confidence) == word) return confidence;
    return std::nullopt;
}

std::string word_of(const CostSource& source) {
    const std::string kind(word_of(source.kind));
    if (source.kind == CostSourceKind::own) return kind;
    return kind + "-" + std::to_string(source.kind == CostSourceKind::card ? source.card.value : source.project.value);
}

std::optional<CostSource> cost_source_from_word(std::string_view word) {
    const auto dash = word.find('-');
    const auto kind = cost_source_kind_from_word(word.substr(0, dash));
    if (!kind || (*kind == CostSourceKind::own) != (dash == std::string_view::npos)) return std::nullopt;
    CostSource source{.kind = *kind};
    if (*kind == CostSourceKind::own) return source;
    const auto number = integer_from_text(word.substr(dash + 1));
    if (!number || *number < 1) return std::nullopt;
    if (*kind == CostSourceKind::card) source.card = guides::CardId{*number};
    else source.project = ProjectId{*number};
    return source;
}

CostSuggestion suggestion_from(const guides::Card& card, Instant then) {
    const bool is_built = card.kind == guides::CardKind::built;
    const Confidence confidence = is_built ? Confidence::high : is_old(card, then) ? Confidence::low : Confidence::medium;
    return {.source = {.kind = CostSourceKind::card, .card = card.id, .card_version = card.version, .confidence = confidence},
            .title = card.text.title, .low = card.text.price.low, .high = card.text.price.high, .running = card.text.price.running,
            .said_by = card.text.source, .said_at = card.text.source_at, .did_cost = is_built};
}

CostSuggestion suggestion_from(const proposals::Project& project, std::optional<Money> spent) {
    const Money cost = spent.value_or(project.cost);
    return {.source = {.kind = CostSourceKind::project, .project = project.id, .confidence = spent ? Confidence::high : Confidence::low},
            .title = project.title, .low = cost, .high = cost, .running = project.running_cost, .did_cost = spent.has_value()};
}

}  // namespace allting::reviews
