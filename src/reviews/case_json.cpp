#include "reviews/case_json.hpp"

#include "reviews/appeal_json.hpp"
#include "reviews/completion_json.hpp"
#include "reviews/offer_json.hpp"
#include "reviews/part_json.hpp"

namespace allting::reviews {
namespace {

json::Value source_json(const std::optional<CostSuggestion>& chosen) {
    if (!chosen) return nullptr;
    return json::Object{{"word", word_of(chosen->source)}, {"card_version", chosen->source.card_version}, {"title", chosen->title},
                        {"confidence", word_of(chosen->source.confidence)}};
}

json::Value estimate_json(const std::optional<Estimate>& estimate, const std::optional<CostSuggestion>& chosen) {
    if (!estimate) return nullptr;
    return json::Object{{"cost_low", estimate->low}, {"cost_high", estimate->high}, {"running", estimate->running},
                        {"note", estimate->note}, {"owner", estimate->owner}, {"source", source_json(chosen)}};
}

json::Array suggestions_json(const CostBasis& basis) {
    json::Array array;
    for (const CostSuggestion& one : basis.suggestions)
        array.push_back(json::Object{{"source", word_of(one.source)}, {"title", one.title}, {"cost_low", one.low}, {"cost_high", one.high},
                                     {"running", one.running}, {"did_cost", one.did_cost}, {"confidence", word_of(one.source.confidence)}});
    return array;
}

json::Value reason_json(const Case& of) {
    if (of.reason.answer.empty()) return nullptr;
    const Reason& r = of.reason;
    return json::Object{{"code", r.code}, {"understood", r.understood}, {"answer", r.answer}, {"why", r.why}, {"next", r.next},
                        {"who", r.who}, {"at", of.decided_at}};
}

}  // namespace

json::Value case_json(const CaseView& view) {
    json::Array answers;
    for (const ChecklistAnswer& answer : view.of.answers) {
        answers.push_back(json::Object{{"question", answer.question}, {"answer", word_of(answer.answer)},
                                       {"public_sentence", answer.public_sentence}, {"internal_note", answer.internal_note}});
    }
    const proposals::Proposal& proposal = view.proposal;
    json::Object all{{"id", view.of.id}, {"version", view.of.version}, {"state", word_of(view.of.state)}, {"due_at", view.of.due_at},
                        {"department", view.of.department}, {"registry_number", view.of.registry_number},
                        {"proposal", json::Object{{"id", proposal.id}, {"number", proposals::number_of(proposal.id)},
                                                  {"title", proposal.wording.title}, {"body", proposal.wording.body},
                                                  {"place", proposal.wording.place}, {"state", proposals::word_of(proposal.state)}}},
                        {"answers", std::move(answers)}, {"estimate", estimate_json(view.of.estimate, view.cost.chosen)},
                        {"cost_suggestions", suggestions_json(view.cost)}, {"offers", offers_json(view.offers)}, {"completions", completions_json(view.completions)},
                        {"appeals", appeals_json(view.appeals)}, {"reason", reason_json(view.of)}};
    json::Array meetings;
    for (const Meeting& meeting : view.meetings) meetings.push_back(meeting_json(meeting));
    all.push_back({"meetings", std::move(meetings)});
    for (auto& member : case_parts_json(view.parts)) all.push_back(std::move(member));
    return all;
}

json::Value case_state_json(const Case& of) {
    return json::Object{{"id", of.id}, {"proposal", of.proposal}, {"state", word_of(of.state)}, {"version", of.version}, {"due_at", of.due_at}};
}

json::Object public_review_json(const PublicReview& view) {
    json::Array sentences;
    for (const ChecklistAnswer& answer : view.of.answers) {
        if (!is_decided(view.of.state) || answer.public_sentence.empty()) continue;
        sentences.push_back(json::Object{{"question", answer.question}, {"answer", word_of(answer.answer)}, {"sentence", answer.public_sentence}});
    }
    json::Array meetings;  // read for the two sides alone
    for (const Meeting& meeting : view.meetings) meetings.push_back(meeting_json(meeting));
    return {{"review", json::Object{{"state", word_of(view.of.state)}, {"due_at", view.of.due_at}, {"department", view.department_name},
                                    {"estimate", is_decided(view.of.state) ? estimate_json(view.of.estimate, view.cost_source) : json::Value(nullptr)},
                                    {"reason", is_decided(view.of.state) ? reason_json(view.of) : json::Value(nullptr)},
                                    {"checklist", std::move(sentences)}, {"offers", offers_json(view.offers)}, {"completions", completions_json(view.completions)},
                                    {"meetings", std::move(meetings)},
                                    {"appeals", appeals_json(view.appeals)}, {"appeal_until", view.appeal_until}}}};
}

}  // namespace allting::reviews
