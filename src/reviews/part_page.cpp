// The pages of parts: asking departments in one form, and answering as one of them.
#include <algorithm>

#include "core/limits.hpp"
#include "reviews/part_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }
std::string case_path(const CaseView& view) { return "/cases/" + std::to_string(view.of.id.value); }

page::Options options_of(const page::Frame& frame, const CaseView& view, std::string title) {
    const auto& t = *frame.t;
    return {.title = std::move(title),
            .crumbs = {{.address = "/reviews", .text = std::string(t("reviews.inbox"))},
                       {.address = case_path(view), .text = proposals::number_of(view.proposal.id)}},
            .wide = true,
            .keep_out_of_search = true};
}

/// The questions that this department has not been asked yet.
std::vector<forms::Choice> question_choices(const page::Frame& frame, const CaseView& view, DepartmentId department) {
    std::vector<Part> asked;
    std::ranges::copy_if(view.parts.parts, std::back_inserter(asked), [&](const Part& part) { return part.department == department; });
    std::vector<forms::Choice> choices;
    for (const std::string_view question : view.questions) {
        if (is_asked(question, asked)) continue;
        choices.push_back({.value = std::string(question), .label = std::string(text_of(*frame.t, "reviews.question." + std::string(question)))});
    }
    return choices;
}

void department_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed, const places::Department& department) {
    const auto& t = *frame.t;
    const std::string number = std::to_string(department.id.value);
    const std::string ask = "ask[" + number + "]", own = "own[" + number + "]";
    const bool is_open = typed.input != nullptr && (typed.input->has(ask) || !typed.input->text(own).empty());
    html::write<R"(<details {}><summary>{}</summary>
{}{}</details>
)">(out, html::flag("open", is_open), department.name,
        [&](html::Out& o) {
            forms::checkboxes(o, frame, typed, {.name = ask, .label = t("parts.questions_to", {{"department", department.name}}), .required = false},
                              question_choices(frame, view, department.id));
        },
        [&](html::Out& o) {
            forms::text(o, frame, typed, {.name = own, .label = t("parts.own_question_to", {{"department", department.name}}),
                                          .help = std::string(t("parts.own_question_help")), .required = false, .characters_max = limits::reason_characters_max}, 2);
        });
}

void answer_form(html::Out& out, const page::Frame& frame, const PartView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const Part& part = view.part;
    forms::open(out, frame, {.action = "/parts/" + std::to_string(part.id.value) + "/answers", .css = "plain checklist",
                             .draft = "part-" + std::to_string(part.id.value), .asks_before_leaving = true});
    for (const std::string& question : part.questions) checklist_question(out, frame, typed, question, nullptr);
    if (!part.own_question.empty())
        forms::text(out, frame, typed, {.name = "own_answer", .label = part.own_question, .help = std::string(t("parts.own_answer_help")),
                                        .characters_max = limits::reason_characters_max}, 3);
    forms::button(out, t("parts.send_answers"));
    forms::close(out);
}

void answers_so_far(html::Out& out, const page::Frame& frame, const Part& part) {
    const auto& t = *frame.t;
    std::vector<page::Row> rows;
    if (part.state != PartState::answered)
        for (const std::string& question : part.questions)
            rows.push_back({std::string(text_of(t, "reviews.question." + question)), std::string(t("parts.no_answer_yet"))});
    for (const ChecklistAnswer& answer : part.answers) {
        std::string said(text_of(t, "reviews.answer." + std::string(word_of(answer.answer))));
        if (!answer.public_sentence.empty()) said += ". " + answer.public_sentence;
        rows.push_back({std::string(text_of(t, "reviews.question." + answer.question)), std::move(said)});
    }
    if (!part.own_question.empty()) rows.push_back({part.own_question, part.own_answer.empty() ? std::string(t("parts.no_answer_yet")) : part.own_answer});
    page::facts(out, rows);
}

void part_state(html::Out& out, const page::Frame& frame, const PartView& view) {
    const auto& t = *frame.t;
    const Part& part = view.part;
    switch (part.state) {
        case PartState::asked: {
            const bool late = part.due_at < frame.now;
            return page::notice(out, late ? page::NoticeKind::warning : page::NoticeKind::information,
                                late ? t("parts.is_late", {{"at", t.date(part.due_at)}}) : t("parts.answers_until", {{"at", t.date(part.due_at)}}),
                                view.may_answer ? std::string_view() : t("parts.others_answer"));
        }
        case PartState::answered: return page::notice(out, page::NoticeKind::success, t("parts.has_answered", {{"at", t.date(*part.answered_at)}}), {});
        case PartState::taken_back: return page::notice(out, page::NoticeKind::information, t("parts.is_taken_back"), {});
    }
}

}  // namespace

std::string ask_page(const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view, std::string(t("parts.ask"))), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("parts.ask"), t("parts.ask_lead"));
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = case_path(view) + "/parts"});
        for (const places::Department& department : view.departments) department_part(out, frame, view, typed, department);
        forms::button(out, t("parts.send_questions"));
        forms::close(out);
    });
}

std::string part_page(const page::Frame& frame, const PartView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const std::string title = t("parts.questions_to", {{"department", view.in.department_name(view.part.department)}});
    return page::layout(frame, options_of(frame, view.in, title), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead" lang="{}">{}</p>
)">(out, title, view.in.proposal.language, view.in.proposal.wording.title);
        forms::error_summary(out, frame, typed);
        part_state(out, frame, view);
        html::write<R"(<div class="columns"><div>{}</div><div>{}</div></div>
)">(out, [&](html::Out& o) { proposal_panel(o, frame, view.in); },
            [&](html::Out& o) {
                panel(o, {.id = "questions", .title = t("parts.your_questions")}, [&](html::Out& inner) {
                    if (view.may_answer) answer_form(inner, frame, view, typed);
                    else answers_so_far(inner, frame, view.part);
                });
            });
    });
}

}  // namespace allting::reviews
