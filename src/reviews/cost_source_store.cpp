#include "reviews/cost_source_store.hpp"

#include <algorithm>

#include "guides/card_store.hpp"
#include "guides/hint.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/similar.hpp"
#include "proposals/word_lists.hpp"
#include "reviews/extensions.hpp"

namespace allting::reviews {
namespace {

constexpr std::size_t suggestions_max = 8, processes_max = 16;
constexpr double likeness_min = 0.2;

std::optional<Money> spent_on(db::Connection& connection, OrganisationId organisation, ProjectId project) {
    return extensions().spent_when_done ? extensions().spent_when_done(connection, organisation, project) : std::nullopt;
}

void add_projects(db::Connection& connection, OrganisationId organisation, const proposals::Proposal& proposal, std::vector<CostSuggestion>& found) {
    const std::string text = proposal.wording.title + " " + proposal.wording.body;
    auto all = processes::list_processes(connection, organisation);
    if (all.size() > processes_max) all.resize(processes_max);  // the newest
    for (const auto& process : all) {
        if (!process.published) continue;
        for (const auto& similar : proposals::find_similar(connection, organisation, process.id, text, proposal.id)) {
            if (similar.score < likeness_min || similar.opposite) continue;
            if (const auto project = proposals::find_project_of(connection, organisation, similar.id))
                found.push_back(suggestion_from(*project, spent_on(connection, organisation, project->id)));
        }
    }
}

}  // namespace

constexpr db::Sql select_source = R"(
    SELECT kind, card_id, card_version, project_id, confidence FROM case_cost_sources WHERE organisation_id = ? AND case_id = ?)";

std::optional<CostSource> find_cost_source(db::Connection& connection, OrganisationId organisation, CaseId id) {
    auto rows = connection.query(select_source, organisation, id);
    if (!rows.next()) return std::nullopt;
    return CostSource{.kind = cost_source_kind_from_word(rows.get<std::string_view>(0)).value_or(CostSourceKind::own),
                      .card = rows.get<guides::CardId>(1),
                      .card_version = rows.get<std::int64_t>(2),
                      .project = rows.get<ProjectId>(3),
                      .confidence = confidence_from_word(rows.get<std::string_view>(4)).value_or(Confidence::low)};
}

constexpr db::Sql upsert_source = R"(
    INSERT INTO case_cost_sources (organisation_id, case_id, kind, card_id, card_version, project_id, confidence, chosen_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (organisation_id, case_id) DO UPDATE SET kind = excluded.kind, card_id = excluded.card_id,
        card_version = excluded.card_version, project_id = excluded.project_id, confidence = excluded.confidence, chosen_at = excluded.chosen_at)";

void store_cost_source(db::Transaction& tx, OrganisationId organisation, CaseId id, const CostSource& source, Instant now) {
    tx.execute_sql(upsert_source, organisation, id, word_of(source.kind), source.card, source.card_version, source.project, word_of(source.confidence), now);
}

std::optional<CostSuggestion> find_suggestion(db::Connection& connection, OrganisationId organisation, const CostSource& source) {
    std::optional<CostSuggestion> found;
    if (source.kind == CostSourceKind::card) {
        const auto card = source.card_version > 0 ? guides::find_version(connection, organisation, source.card, source.card_version)
                                                  : guides::find_card(connection, organisation, source.card);
        if (card && card->kind != guides::CardKind::rule) found = suggestion_from(*card, card->text.source_at);
    }
    if (source.kind == CostSourceKind::project)
        if (const auto project = proposals::find_project(connection, organisation, source.project))
            found = suggestion_from(*project, spent_on(connection, organisation, project->id));
    return found;
}

CostBasis find_cost_basis(db::Connection& connection, OrganisationId organisation, const Case& of, const proposals::Proposal& proposal) {
    CostBasis basis;
    const auto cards = guides::list_shown(connection, organisation, of.process);
    const std::string text = proposal.wording.title + " " + proposal.wording.body;
    for (const guides::Card& card : guides::prices_for(cards, text, proposals::swedish_lexicon().get()))
        basis.suggestions.push_back(suggestion_from(card, of.opened_at));
    add_projects(connection, organisation, proposal, basis.suggestions);
    std::ranges::stable_sort(basis.suggestions, std::ranges::greater{}, [](const CostSuggestion& one) { return one.source.confidence; });
    if (basis.suggestions.size() > suggestions_max) basis.suggestions.resize(suggestions_max);
    basis.chosen = find_chosen(connection, organisation, of.id);
    return basis;
}

std::optional<CostSuggestion> find_chosen(db::Connection& connection, OrganisationId organisation, CaseId id) {
    const auto source = find_cost_source(connection, organisation, id);
    if (!source) return std::nullopt;
    CostSuggestion chosen = find_suggestion(connection, organisation, *source).value_or(CostSuggestion{});
    chosen.source = *source;
    return chosen;
}

}  // namespace allting::reviews
