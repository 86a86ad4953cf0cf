// The two acts that end a case: a yes, a no. Each shows what the author will read.
#include <algorithm>

#include "core/limits.hpp"
#include "reviews/case_pages.hpp"
#include "reviews/readability_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

std::string case_path(const CaseView& view) { return "/cases/" + std::to_string(view.of.id.value); }

page::Options options_of(const page::Frame& frame, const CaseView& view, std::string_view title) {
    const auto& t = *frame.t;
    return {.title = std::string(title),
            .crumbs = {{.address = "/reviews", .text = std::string(t("reviews.inbox"))},
                       {.address = case_path(view), .text = proposals::number_of(view.proposal.id)},
                       {.address = {}, .text = std::string(title)}},
            .keep_out_of_search = true};
}

void heading(html::Out& out, const CaseView& view, std::string_view title, std::string_view lead) {
    html::write<R"(<h1>{}</h1>
<p class="meta" lang="{}">{} {}</p>
<p class="lead">{}</p>
)">(out, title, view.proposal.language, proposals::number_of(view.proposal.id), view.proposal.wording.title, lead);
}

void open_form(html::Out& out, const page::Frame& frame, const CaseView& view, std::string_view act, const Typed& typed) {
    forms::error_summary(out, frame, typed);
    forms::open(out, frame, {.action = case_path(view) + "/" + std::string(act), .draft = std::string(act) + "-" + std::to_string(view.of.id.value)});
    forms::hidden(out, "version", std::to_string(view.of.version));
}

/// What the form holds now: as typed, or as filled in for the official.
Reason reason_in(const Typed& typed, const Reason& filled) {
    return {.understood = typed.value("understood", filled.understood), .answer = typed.value("answer", filled.answer),
            .why = typed.value("why", filled.why), .next = typed.value("next", filled.next), .who = typed.value("who", filled.who)};
}

/// The parts of the answer that every decision carries.
void reason_fields(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed, const Reason& filled, bool why_required) {
    const auto& t = *frame.t;
    const auto part = [&](const char* name, std::string_view label, std::string_view help, const std::string& value, bool required, int rows) {
        forms::text(out, frame, typed, {.name = name, .label = std::string(label), .help = std::string(help), .value = value, .required = required,
                                        .characters_max = limits::reason_characters_max}, rows);
    };
    part("understood", t("reviews.part_understood"), t("reviews.part_understood_help"), filled.understood, why_required, 2);
    part("answer", t("reviews.part_answer"), t("reviews.part_answer_help"), filled.answer, why_required, 2);
    part("why", t("reviews.part_why"), t("reviews.part_why_help"), filled.why, why_required, 4);
    part("next", t("reviews.part_next"), t("reviews.part_next_help"), filled.next, why_required, 2);
    forms::line(out, frame, typed, {.name = "who", .label = std::string(t("reviews.part_who")), .help = std::string(t("reviews.part_who_help")),
                                    .value = filled.who.empty() ? view.suggested_who : filled.who, .required = true});
    const Reason now = reason_in(typed, filled);
    readability_part(out, frame, "understood answer why next", now.understood + "\n" + now.answer + "\n" + now.why + "\n" + now.next);
}

/// The answer as its author will read it, once the official has asked to look at it.
void look_part(html::Out& out, const page::Frame& frame, const Typed& typed) {
    if (!is_looked_at(typed)) return;
    const Reason now = reason_in(typed, {});
    panel(out, {.id = "look", .title = (*frame.t)("readability.as_author_reads")}, [&](html::Out& o) {
        page::reason(o, frame, {.understood = now.understood, .answer = now.answer, .why = now.why, .next = now.next, .who = now.who, .at = frame.now});
    });
}

/// To look first, or to do it at once.
void decision_buttons(html::Out& out, const page::Frame& frame, std::string_view act) {
    html::write<R"(<p class="actions">{}{}</p>
)">(out, [&](html::Out& o) { forms::button(o, act); }, [&](html::Out& o) { look_button(o, frame); });
}

void code_choice(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices;
    for (const std::string_view code : reason_codes)
        choices.push_back({.value = std::string(code), .label = std::string(text_of(t, "reviews.code." + std::string(code))), .help = {}, .chosen = false});
    forms::open(out, frame, {.action = case_path(view) + "/refusal", .search = true});
    forms::radios(out, frame, {}, {.name = "code", .label = std::string(t("reviews.choose_code")), .help = std::string(t("reviews.choose_code_help"))}, choices);
    forms::button(out, t("form.next"));
    forms::close(out);
}

Reason template_of(const page::Frame& frame, const CaseView& view, std::string_view code) {
    const auto& t = *frame.t;
    const std::string key = "reviews.template." + std::string(code);
    const processes::Pot* const pot = view.process.pot(view.proposal.pot);
    const std::vector<std::pair<std::string, std::string>> values{
        {"title", view.proposal.wording.title}, {"most", pot == nullptr ? std::string() : t.money(pot->amount)}};
    const auto part = [&](const char* end) { return t.with(i18n::Key::at_run_time(key + end), values); };
    return {.code = std::string(code), .understood = t("reviews.template_understood", {{"title", view.proposal.wording.title}}),
            .answer = part("_answer"), .why = part("_why"), .next = part("_next"), .who = {}};
}

}  // namespace

std::string acceptance_page(const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view, t("reviews.accept")), [&](html::Out& out) {
        heading(out, view, t("reviews.accept"), t("reviews.accept_lead"));
        if (view.of.estimate) {
            const Estimate& estimate = *view.of.estimate;
            page::facts(out, {{std::string(t("reviews.cost_on_ballot")), t.money(estimate.high)},
                              {std::string(t("reviews.cost_running")), t.money(estimate.running)},
                              {std::string(t("reviews.owner")), view.department_name(estimate.owner)}});
        } else {
            page::notice(out, page::NoticeKind::warning, t("reviews.no_estimate"), t("reviews.refused.no_cost"));
        }
        look_part(out, frame, typed);
        open_form(out, frame, view, "acceptance", typed);
        Reason filled;
        filled.understood = t("reviews.template_understood", {{"title", view.proposal.wording.title}});
        filled.answer = t("reviews.template_accepted");
        reason_fields(out, frame, view, typed, filled, false);
        decision_buttons(out, frame, t("reviews.accept_now"));
        forms::close(out);
    });
}

std::string refusal_page(const page::Frame& frame, const CaseView& view, std::string_view code, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view, t("reviews.refuse")), [&](html::Out& out) {
        heading(out, view, t("reviews.refuse"), t("reviews.refuse_lead"));
        if (std::ranges::find(reason_codes, code) == reason_codes.end()) return code_choice(out, frame, view);
        look_part(out, frame, typed);
        open_form(out, frame, view, "refusal", typed);
        forms::hidden(out, "code", code);
        html::write<R"(<p><strong>{}</strong> {} <a href="{}">{}</a></p>
)">(out, t("reviews.code_chosen"), text_of(t, "reviews.code." + std::string(code)), case_path(view) + "/refusal", t("form.change"));
        reason_fields(out, frame, view, typed, template_of(frame, view, code), true);
        decision_buttons(out, frame, t("reviews.refuse_now"));
        forms::close(out);
    });
}

}  // namespace allting::reviews
