#include "reviews/appeal_pages.hpp"

#include "core/limits.hpp"
#include "platform/i18n/zone.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/readability_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

std::string proposal_path(ProposalId id) { return "/proposals/" + std::to_string(id.value); }

void channel_fields(html::Out& out, const page::Frame& frame, const Typed& typed) {
    const auto& t = *frame.t;
    forms::select(out, frame, typed, {.name = "channel", .label = std::string(t("reviews.appeal_channel")), .help = std::string(t("reviews.answered_by_help"))},
                  {{.value = "paper", .label = std::string(t("reviews.by_paper"))}, {.value = "phone", .label = std::string(t("reviews.by_phone"))},
                   {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
    forms::line(out, frame, typed, {.name = "arrived_date", .label = std::string(t("reviews.appeal_arrived")), .help = std::string(t("reviews.appeal_arrived_help")),
                                    .value = i18n::local_date(frame.now, frame.zone)}, "date");
    forms::hidden(out, "arrived_time", "12:00");
}

void first_answer_part(html::Out& out, const page::Frame& frame, const Case& of) {
    panel(out, {.id = "first-answer", .title = (*frame.t)("reviews.appeal_first_answer")},
          [&](html::Out& o) { page::reason(o, frame, reason_of(of)); });
}

page::Options options_of(const AppealView& view, std::string_view title) {
    return {.title = std::string(title),
            .crumbs = {{.address = proposal_path(view.proposal.id), .text = view.proposal.wording.title, .language = view.proposal.language},
                       {.address = {}, .text = std::string(title)}},
            .keep_out_of_search = true};
}

}  // namespace

std::string appeal_page(const page::Frame& frame, const AppealView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(view, t("reviews.appeal")), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("reviews.appeal"), view.for_author ? t("reviews.appeal_lead_for_author") : t("reviews.appeal_lead"));
        if (view.until) html::write<"<p>{}</p>\n">(out, t("reviews.appeal_until", {{"at", t.date(*view.until)}}));
        forms::error_summary(out, frame, typed);
        first_answer_part(out, frame, view.of);
        forms::open(out, frame, {.action = proposal_path(view.proposal.id) + "/appeals", .draft = "appeal-" + std::to_string(view.proposal.id.value)});
        if (view.for_author) channel_fields(out, frame, typed);
        forms::text(out, frame, typed, {.name = "reason", .label = std::string(view.for_author ? t("reviews.appeal_reason_for_author") : t("reviews.appeal_reason")),
                                        .help = std::string(t("reviews.appeal_reason_help")), .characters_max = limits::reason_characters_max}, 6);
        forms::button(out, t("reviews.appeal_send"));
        forms::close(out);
    });
}

std::string appeal_answer_page(const page::Frame& frame, const AppealView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(view, t("reviews.appeal_answer")), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("reviews.appeal_answer"), t("reviews.appeal_answer_lead"));
        forms::error_summary(out, frame, typed);
        appeal_part(out, frame, view.appeal);
        first_answer_part(out, frame, view.of);
        forms::open(out, frame, {.action = "/appeals/" + std::to_string(view.appeal.id.value) + "/answer", .draft = "appeal-answer-" + std::to_string(view.appeal.id.value)});
        forms::radios(out, frame, typed, {.name = "outcome", .label = std::string(t("reviews.appeal_outcome"))},
                      {{.value = "overturned", .label = std::string(t("reviews.appeal_overturn")), .help = std::string(t("reviews.appeal_overturn_help"))},
                       {.value = "stands", .label = std::string(t("reviews.appeal_let_stand")), .help = std::string(t("reviews.appeal_let_stand_help"))}});
        forms::text(out, frame, typed, {.name = "answer", .label = std::string(t("reviews.appeal_why")), .help = std::string(t("reviews.appeal_why_help")),
                                        .characters_max = limits::reason_characters_max}, 5);
        forms::line(out, frame, typed, {.name = "who", .label = std::string(t("reviews.part_who")), .help = std::string(t("reviews.part_who_help")),
                                        .value = view.suggested_who});
        readability_part(out, frame, "answer", typed.value("answer"));
        forms::button(out, t("reviews.refuse_now"));
        forms::close(out);
    });
}

void appeal_part(html::Out& out, const page::Frame& frame, const Appeal& appeal) {
    const auto& t = *frame.t;
    const std::string id = "appeal-" + std::to_string(appeal.id.value);
    panel(out, {.id = id, .title = t("reviews.appeal_heading")}, [&](html::Out& o) {
        std::vector<page::Row> rows{{std::string(t("reviews.appeal_state")), std::string(text_of(t, "reviews.appeal_state." + std::string(word_of(appeal.state))))},
                                    {std::string(t("reviews.appeal_arrived")), t.date(appeal.arrived_at)}};
        if (appeal.state == AppealState::asked) rows.push_back({std::string(t("reviews.appeal_due")), t.date(appeal.due_at)});
        if (appeal.answered_at) rows.push_back({std::string(t("reviews.appeal_answered")), t.date(*appeal.answered_at)});
        page::facts(o, rows);
        html::write<"<h3>{}</h3>\n{}">(o, t("reviews.appeal_asked_because"), [&](html::Out& text) { page::written_text(text, appeal.reason); });
        if (!appeal.answered_at) return;
        html::write<R"(<h3>{}</h3>
{}<p class="meta">{}</p>
)">(o, t("reviews.appeal_answer_heading"), [&](html::Out& text) { page::written_text(text, appeal.answer); }, appeal.who);
    });
}

void may_appeal_part(html::Out& out, const page::Frame& frame, ProposalId proposal, Instant until, bool for_author) {
    const auto& t = *frame.t;
    panel(out, {.id = "appeal", .title = t("reviews.appeal_question"), .soft = true}, [&](html::Out& o) {
        html::write<"<p>{} {}</p>\n">(o, t("reviews.appeal_offer"), t("reviews.appeal_until", {{"at", t.date(until)}}));
        page::link_button(o, for_author ? t("reviews.appeal_for_author") : t("reviews.appeal"), proposal_path(proposal) + "/appeals/new", false);
    });
}

}  // namespace allting::reviews
