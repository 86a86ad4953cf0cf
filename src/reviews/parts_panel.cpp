// The parts of a case as its coordinator sees them: who has answered, who has not, and where two say different things.
#include <algorithm>

#include "core/limits.hpp"
#include "reviews/part_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }
std::string_view question_text(const i18n::Translator& t, std::string_view question) { return text_of(t, "reviews.question." + std::string(question)); }
std::string_view answer_text(const i18n::Translator& t, Answer answer) { return text_of(t, "reviews.answer." + std::string(word_of(answer))); }
std::string path_of(const CaseView& view, std::string_view act) { return "/cases/" + std::to_string(view.of.id.value) + "/" + std::string(act); }

void answer_row(html::Out& out, const page::Frame& frame, const ChecklistAnswer& answer) {
    const auto& t = *frame.t;
    html::write<R"(<li>{} <strong>{}</strong> {}{}</li>
)">(out, question_text(t, answer.question), answer_text(t, answer.answer), answer.public_sentence,
        html::when(!answer.internal_note.empty(), [&](html::Out& o) { html::write<R"(<br><span class="meta">{}</span>)">(o, answer.internal_note); }));
}

void part_state(html::Out& out, const page::Frame& frame, const Part& part) {
    const auto& t = *frame.t;
    const bool late = part.due_at < frame.now;
    if (part.state == PartState::answered) return page::chip(out, t("parts.has_answered", {{"at", t.date(*part.answered_at)}}), page::Tone::good);
    page::chip(out, late ? t("parts.is_late", {{"at", t.date(part.due_at)}}) : t("parts.answers_until", {{"at", t.date(part.due_at)}}),
               late ? page::Tone::bad : page::Tone::going);
}

void part_row(html::Out& out, const page::Frame& frame, const CaseView& view, const Part& part) {
    const auto& t = *frame.t;
    html::write_open<R"(<article><h3><a href="/parts/{}">{}</a></h3><p>{}</p>
)">(out, part.id, view.department_name(part.department), [&](html::Out& o) { part_state(o, frame, part); });
    if (part.state == PartState::answered) {
        html::write<R"(<ul>{}</ul>
)">(out, html::each(part.answers, [&](html::Out& o, const ChecklistAnswer& answer) { answer_row(o, frame, answer); }));
    } else {
        html::write<R"(<ul>{}</ul>
)">(out, html::each(part.questions, [&](html::Out& o, const std::string& question) { html::write<"<li>{}</li>\n">(o, question_text(t, question)); }));
    }
    if (!part.own_question.empty()) page::facts(out, {{part.own_question, part.own_answer.empty() ? std::string(t("parts.no_answer_yet")) : part.own_answer}});
    if (part.state == PartState::asked && view.parts.may_coordinate) {
        forms::open(out, frame, {.action = "/parts/" + std::to_string(part.id.value) + "/withdrawal"});
        forms::button(out, t("parts.take_back", {{"department", view.department_name(part.department)}}), forms::ButtonKind::second);
        forms::close(out);
    }
    html::write_close<"</article>\n">(out);
}

void decider_form(html::Out& out, const page::Frame& frame, const CaseView& view, const Disagreement& on) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices{{.value = "", .label = std::string(t("form.choose"))}};
    for (const Official& official : view.parts.officials) {
        const bool disagrees = std::ranges::any_of(view.parts.parts, [&](const Part& part) {
            return part.answered_by == official.id && std::ranges::find(on.parts, part.id) != on.parts.end();
        });
        if (disagrees) continue;
        const std::string& department = view.department_name(official.department);
        choices.push_back({.value = std::to_string(official.id.value), .label = department.empty() ? official.name : official.name + ", " + department,
                           .help = {}, .chosen = on.decider && on.decider->person == official.id});
    }
    forms::open(out, frame, {.action = path_of(view, "deciders"), .css = "plain", .id = "decider-" + on.question});
    forms::hidden(out, "question", on.question);
    forms::select(out, frame, {}, {.name = "decider", .label = std::string(t("parts.decider")), .help = std::string(t("parts.decider_help"))}, choices);
    forms::button(out, t("parts.name_decider"), forms::ButtonKind::second);
    forms::close(out);
}

void settlement_form(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed, const Disagreement& on) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = path_of(view, "settlements"), .css = "plain"});
    forms::hidden(out, "question", on.question);
    std::vector<forms::Choice> choices;
    for (const Answer answer : {Answer::yes, Answer::yes_if, Answer::no})
        choices.push_back({.value = std::string(word_of(answer)), .label = std::string(answer_text(t, answer))});
    forms::radios(out, frame, typed, {.name = "answer", .label = std::string(t("parts.you_decide")), .help = std::string(t("parts.you_decide_help"))}, choices);
    forms::line(out, frame, typed, {.name = "sentence", .label = std::string(t("parts.decision_sentence")), .help = std::string(t("parts.decision_sentence_help")),
                                    .characters_max = limits::line_characters_max});
    forms::button(out, t("parts.settle"));
    forms::close(out);
}

void disagreement_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed, const Disagreement& on, bool first) {
    const auto& t = *frame.t;
    html::write_open<R"(<article><h3>{}</h3>
)">(out, t("parts.disagree_on", {{"question", question_text(t, on.question)}}));
    if (on.is_settled()) {
        page::facts(out, {{std::string(t("parts.decided_by", {{"name", view.parts.name_of(on.decider->person)}})),
                           std::string(answer_text(t, *on.decider->answer)) + ". " + on.decider->sentence}});
    } else if (is_decided(view.of.state)) {
        page::chip(out, t("parts.undecided"), page::Tone::neutral);
    } else {
        page::chip(out, t("parts.undecided"), page::Tone::warning);
        if (on.decider) html::write<"<p>{}</p>\n">(out, t("parts.waits_for_decider", {{"name", view.parts.name_of(on.decider->person)}}));
        if (on.decider && on.decider->person == view.parts.visitor && first) settlement_form(out, frame, view, typed, on);
        else if (view.parts.may_coordinate && (first || !on.decider)) decider_form(out, frame, view, on);
    }
    html::write_close<"</article>\n">(out);
}

}  // namespace

void parts_panel(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const bool asks = view.parts.may_coordinate && !is_decided(view.of.state);
    const bool asked = std::ranges::any_of(view.parts.parts, [](const Part& part) { return part.state != PartState::taken_back; });
    if (!asks && !asked && view.parts.disagreements.empty()) return;  // nothing to read and nothing to do
    panel(out, {.id = "parts", .title = t("parts.heading"), .help = t("parts.help")}, [&](html::Out& o) {
        bool first = true;  // one form of a kind at a time: fields have one name on a page
        for (const Disagreement& on : view.parts.disagreements) {
            disagreement_part(o, frame, view, typed, on, first && !on.is_settled());
            first = first && on.is_settled();
        }
        for (const Part& part : view.parts.parts)
            if (part.state != PartState::taken_back) part_row(o, frame, view, part);
        if (asks) html::write<R"(<p class="actions">{}</p>
)">(o, [&](html::Out& link) { page::link_button(link, t("parts.ask"), path_of(view, "parts/new"), false); });
    });
}

void asked_question(html::Out& out, const page::Frame& frame, const CaseView& view, std::string_view question) {
    const auto& t = *frame.t;
    const auto joint = joint_answer(question, view.parts.parts, view.parts.deciders);
    page::facts(out, {{std::string(question_text(t, question)),
                       joint ? std::string(answer_text(t, joint->answer)) + (joint->public_sentence.empty() ? "" : ". " + joint->public_sentence)
                             : std::string(t("parts.asked_here"))}});
}

void signature_panel(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    const Reason& r = view.signature->reason;
    panel(out, {.id = "signature", .title = t("signatures.heading"), .help = view.signature->accepts ? t("signatures.is_yes") : t("signatures.is_no")}, [&](html::Out& o) {
        page::reason(o, frame, {.understood = r.understood, .answer = r.answer, .why = r.why, .next = r.next, .who = r.who, .at = view.signature->at});
        if (view.signature->by == view.parts.visitor) {
            html::write<"<p>{}</p>\n">(o, t("signatures.waits"));
            return;
        }
        forms::open(o, frame, {.action = path_of(view, "signatures")});
        forms::hidden(o, "version", std::to_string(view.of.version));
        forms::button(o, t("signatures.sign"));
        forms::close(o);
    });
}

void conflict_panel(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    panel(out, {.id = "conflict", .title = t("parts.conflict"), .help = t("parts.conflict_help"), .soft = true}, [&](html::Out& o) {
        if (view.parts.conflicts > 0) html::write<"<p>{}</p>\n">(o, t("parts.conflicts_declared", {{"count", view.parts.conflicts}}));
        if (view.parts.has_conflict) return page::notice(o, page::NoticeKind::warning, t("parts.you_have_conflict"), t("parts.refused.conflict_declared"));
        forms::open(o, frame, {.action = path_of(view, "conflicts"), .css = "plain"});
        forms::checkbox(o, frame, {}, {.name = "has_conflict", .label = std::string(t("parts.conflict_tick"))});
        forms::button(o, t("parts.declare_conflict"), forms::ButtonKind::second);
        forms::close(o);
    });
}

}  // namespace allting::reviews
