// The review on the proposal's own page: what everyone may read, and what the author may answer.
#include <algorithm>

#include "proposals/deadlines.hpp"
#include "reviews/appeal_pages.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/completion_pages.hpp"
#include "reviews/cost_source_pages.hpp"
#include "reviews/offer_pages.hpp"

namespace allting::reviews {
namespace {

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

void answer_part(html::Out& out, const page::Frame& frame, const PublicReview& view) {
    panel(out, {.id = "answer", .title = (*frame.t)("page.reason")}, [&](html::Out& o) { page::reason(o, frame, reason_of(view.of)); });
}

void cost_part(html::Out& out, const page::Frame& frame, const PublicReview& view) {
    const auto& t = *frame.t;
    const Estimate& estimate = *view.of.estimate;
    std::vector<page::Row> rows{{std::string(t("reviews.cost_range")), t("reviews.cost_between", {{"low", t.money(estimate.low)}, {"high", t.money(estimate.high)}})},
                                {std::string(t("reviews.cost_running")), t.money(estimate.running)},
                                {std::string(t("reviews.owner")), view.owner_name}};
    if (view.cost_source)
        for (page::Row& row : cost_source_rows(t, *view.cost_source)) rows.push_back(std::move(row));
    if (!estimate.note.empty()) rows.push_back({std::string(t("reviews.cost_note")), estimate.note});
    panel(out, {.id = "cost", .title = t("reviews.estimate")}, [&](html::Out& o) { page::facts(o, rows); });
}

bool has_public_sentence(const ChecklistAnswer& answer) { return !answer.public_sentence.empty(); }

void checklist_part(html::Out& out, const page::Frame& frame, const PublicReview& view) {
    const auto& t = *frame.t;
    page::Table table{.caption = std::string(t("reviews.checklist_public")),
                      .heads = {std::string(t("reviews.head_question")), std::string(t("reviews.head_answer")), std::string(t("reviews.head_because"))},
                      .rows = {}};
    for (const std::string_view question : question_words) {
        const auto given = std::ranges::find(view.of.answers, question, &ChecklistAnswer::question);
        if (given == view.of.answers.end() || !has_public_sentence(*given)) continue;
        table.rows.push_back({std::string(text_of(t, "reviews.question." + std::string(question))),
                              std::string(text_of(t, "reviews.answer." + std::string(word_of(given->answer)))), given->public_sentence});
    }
    page::table(out, table);
}

}  // namespace

std::vector<page::Body> public_review_parts(const page::Frame& frame, const PublicReview& view, const proposals::Proposal& proposal) {
    std::vector<page::Body> parts;
    for (const ChangeOffer& offer : view.offers) {
        if (offer.state != OfferState::offered) continue;
        parts.push_back([&frame, view, offer, now = standing_of(proposal, view.offers)](html::Out& out) { waiting_offer_part(out, frame, view, offer, now); });
    }
    if (is_decided(view.of.state) && view.of.state != CaseState::withdrawn) {
        if (!view.of.reason.answer.empty()) parts.push_back([&frame, view](html::Out& out) { answer_part(out, frame, view); });
        if (view.of.estimate) parts.push_back([&frame, view](html::Out& out) { cost_part(out, frame, view); });
        if (std::ranges::any_of(view.of.answers, has_public_sentence)) parts.push_back([&frame, view](html::Out& out) { checklist_part(out, frame, view); });
    }
    for (const Completion& completion : view.completions)
        parts.push_back([&frame, completion, may = view.may_answer_offer, open = view.of.state](html::Out& out) {
            completion_part(out, frame, {.completion = completion, .may_answer = may && check_may_be_answered(completion, {.state = open}).ok()});
        });
    for (const Appeal& appeal : view.appeals)
        parts.push_back([&frame, appeal](html::Out& out) { appeal_part(out, frame, appeal); });
    // A letter that came in time may be written down some days later.
    if (view.appeal_until && proposals::is_in_time(frame.now, *view.appeal_until + days(view.answers_for_author ? 7 : 0)))
        parts.push_back([&frame, view, id = proposal.id](html::Out& out) { may_appeal_part(out, frame, id, *view.appeal_until, view.answers_for_author); });
    return parts;
}

}  // namespace allting::reviews
