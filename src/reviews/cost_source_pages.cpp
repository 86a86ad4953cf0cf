#include "reviews/cost_source_pages.hpp"

#include <algorithm>

#include "guides/card_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using i18n::Key;
using i18n::Translator;

std::string address_of(const CostSource& source) {
    switch (source.kind) {
        case CostSourceKind::card: return guides::address_of(source.card);
        case CostSourceKind::project: return "/projects/" + std::to_string(source.project.value);
        case CostSourceKind::own: break;
    }
    return {};
}

std::string figures(const Translator& t, const CostSuggestion& one) {
    return guides::price_sentence(t, {.low = one.low, .high = one.high, .running = one.running});
}

/// "Priskort, ramavtal 2027, 3 mars 2027": what kind of figure it is and whose.
std::string kind_sentence(const Translator& t, const CostSuggestion& one) {
    if (one.source.kind == CostSourceKind::own) return std::string(t("costs.own"));
    if (one.source.kind == CostSourceKind::project) return std::string(t(one.did_cost ? Key("costs.project_did_cost") : Key("costs.project_estimate")));
    const std::string at = one.said_at ? t.date(*one.said_at) : "";
    return one.did_cost ? t("costs.card_did_cost", {{"source", one.said_by}, {"at", at}}) : t("costs.card", {{"source", one.said_by}, {"at", at}});
}

std::string_view name_of(const Translator& t, Confidence confidence) {
    return t(Key::at_run_time("costs.confidence_" + std::string(word_of(confidence))));
}

}  // namespace

void cost_suggestions_part(html::Out& out, const page::Frame& frame, CaseId of, const CostBasis& basis) {
    const auto& t = *frame.t;
    if (basis.suggestions.empty()) {
        html::write<"<p>{}</p>\n">(out, t("costs.none"));
        return;
    }
    html::write<R"(<h3>{}</h3>
<ul class="cost-suggestions">{}</ul>
)">(out, t("costs.suggestions"), html::each(basis.suggestions, [&](html::Out& o, const CostSuggestion& one) {
            const std::string use = "/cases/" + std::to_string(of.value) + "?cost=" + word_of(one.source) + "#estimate";
            html::write<R"(<li><a href="{}" dir="auto">{}</a>: {}<br>{}. {}<br><a href="{}">{}</a></li>
)">(o, address_of(one.source), one.title, figures(t, one), kind_sentence(t, one), name_of(t, one.source.confidence), use,
                t("costs.use", {{"title", one.title}}));
        }));
}

void cost_source_fields(html::Out& out, const page::Frame& frame, const page::Typed& typed, const CostBasis& basis) {
    const auto& t = *frame.t;
    const CostSuggestion* now = basis.picked ? &*basis.picked : basis.chosen ? &*basis.chosen : nullptr;
    const std::string chosen = now ? word_of(now->source) : "own";
    std::vector<forms::Choice> sources{{"own", std::string(t("costs.own")), {}, chosen == "own"}};
    std::vector<CostSuggestion> all = basis.suggestions;
    for (const auto* more : {basis.picked ? &*basis.picked : nullptr, basis.chosen ? &*basis.chosen : nullptr})
        if (more) all.push_back(*more);
    for (const CostSuggestion& one : all) {
        const std::string word = word_of(one.source);
        if (std::ranges::find(sources, word, &forms::Choice::value) != sources.end()) continue;
        sources.push_back({word, one.title, {}, word == chosen});
    }
    forms::select(out, frame, typed, {.name = "cost_source", .label = std::string(t("costs.source")), .help = std::string(t("costs.source_help"))}, sources);
    std::vector<forms::Choice> choices;
    const Confidence sure = now ? now->source.confidence : Confidence::medium;
    for (const Confidence confidence : confidences)
        choices.push_back({std::string(word_of(confidence)), std::string(name_of(t, confidence)), {}, confidence == sure});
    forms::radios(out, frame, typed, {.name = "confidence", .label = std::string(t("costs.confidence"))}, choices);
}

std::vector<page::Row> cost_source_rows(const Translator& t, const CostSuggestion& chosen) {
    const std::string kind = kind_sentence(t, chosen);
    const std::string said = chosen.title.empty() ? kind : chosen.title + ". " + kind;
    return {{std::string(t("costs.source")), said, address_of(chosen.source)}, {std::string(t("costs.confidence")), std::string(name_of(t, chosen.source.confidence))}};
}

}  // namespace allting::reviews
