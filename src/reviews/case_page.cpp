// A case on one screen: the proposal and its conversation to the left, what is asked of the officials to the right.
#include <algorithm>

#include "core/limits.hpp"
#include "platform/page/map.hpp"
#include "reviews/appeal_pages.hpp"
#include "reviews/completion_pages.hpp"
#include "reviews/cost_source_pages.hpp"
#include "reviews/held_pages.hpp"
#include "reviews/offer_pages.hpp"
#include "reviews/part_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string of_question(std::string_view group, std::string_view question) { return std::string(group) + "[" + std::string(question) + "]"; }

std::string_view text_of(const i18n::Translator& t, const std::string& key) { return t(i18n::Key::at_run_time(key)); }

void conversation_part(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    if (view.messages)
        panel(out, {.id = "thread", .title = t("thread.case_title"), .help = t("thread.case_help"), .soft = true}, [&](html::Out& o) {
            page::link_button(o, t("thread.open", {{"count", *view.messages}}), "/proposals/" + std::to_string(view.proposal.id.value) + "/messages", false);
        });
    panel(out, {.id = "conversation", .title = t("reviews.conversation"), .help = t("reviews.conversation_help")}, [&](html::Out& o) {
        for (const proposals::Comment& comment : view.comments) {
            if (comment.is_hidden()) continue;
            html::write<R"(<article><p class="meta"><strong>{}</strong> {}</p>{}</article>
)">(o, comment.name, t.date_time(comment.written_at), [&](html::Out& text) { page::written_text(text, comment.text); });
        }
        forms::open(o, frame, {.action = "/proposals/" + std::to_string(view.proposal.id.value) + "/comments"});
        forms::text(o, frame, {}, {.name = "text", .label = std::string(t("reviews.write_to_author")), .characters_max = limits::comment_characters_max}, 3);
        forms::button(o, t("reviews.send_message"), forms::ButtonKind::second);
        forms::close(o);
    });
}

const ChecklistAnswer* answer_to(const Case& of, std::string_view question) {
    const auto found = std::ranges::find(of.answers, question, &ChecklistAnswer::question);
    return found == of.answers.end() ? nullptr : &*found;
}

std::string path_of(const CaseView& view, std::string_view act) { return "/cases/" + std::to_string(view.of.id.value) + "/" + std::string(act); }

void version_field(html::Out& out, const CaseView& view) { forms::hidden(out, "version", std::to_string(view.of.version)); }

void checklist_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    panel(out, {.id = "checklist", .title = t("reviews.checklist"), .help = t("reviews.checklist_help")}, [&](html::Out& o) {
        forms::open(o, frame, {.action = path_of(view, "answers"), .css = "plain checklist", .draft = "case-" + std::to_string(view.of.id.value), .asks_before_leaving = true});
        version_field(o, view);
        for (const std::string_view question : view.questions) {
            if (is_asked(question, view.parts.parts)) asked_question(o, frame, view, question);
            else checklist_question(o, frame, typed, question, answer_to(view.of, question));
        }
        forms::button(o, t("reviews.save_answers"));
        forms::close(o);
    });
}

std::vector<forms::Choice> department_choices(const page::Frame& frame, const CaseView& view, DepartmentId chosen) {
    std::vector<forms::Choice> choices{{.value = "", .label = std::string((*frame.t)("form.choose")), .help = {}, .chosen = !chosen}};
    for (const places::Department& department : view.departments)
        choices.push_back({.value = std::to_string(department.id.value), .label = department.name, .help = {}, .chosen = department.id == chosen});
    return choices;
}

void estimate_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const CostSuggestion* picked = view.cost.picked ? &*view.cost.picked : nullptr;
    const auto amount = [&](Money Estimate::* part, Money CostSuggestion::* said) {
        if (picked) return to_plain_text(picked->*said);
        return view.of.estimate ? to_plain_text(*view.of.estimate.*part) : std::string();
    };
    panel(out, {.id = "estimate", .title = t("reviews.estimate"), .help = t("reviews.estimate_help")}, [&](html::Out& o) {
        cost_suggestions_part(o, frame, view.of.id, view.cost);
        forms::open(o, frame, {.action = path_of(view, "estimate"), .css = "plain"});
        version_field(o, view);
        const auto money_field = [&](const char* name, std::string_view label, const std::string& value, bool required) {
            forms::line(o, frame, typed, {.name = name, .label = std::string(label), .value = value, .required = required, .input_mode = "numeric", .suffix = "kr"});
        };
        money_field("cost_low", t("reviews.cost_low"), amount(&Estimate::low, &CostSuggestion::low), true);
        money_field("cost_high", t("reviews.cost_high"), amount(&Estimate::high, &CostSuggestion::high), true);
        money_field("running", t("reviews.cost_running"), amount(&Estimate::running, &CostSuggestion::running), false);
        cost_source_fields(o, frame, typed, view.cost);
        forms::text(o, frame, typed, {.name = "note", .label = std::string(t("reviews.cost_note")), .help = std::string(t("reviews.cost_note_help")),
                                        .value = view.of.estimate ? view.of.estimate->note : std::string(), .required = false}, 2);
        forms::select(o, frame, typed, {.name = "owner", .label = std::string(t("reviews.owner")), .help = std::string(t("reviews.owner_help"))},
                      department_choices(frame, view, view.of.estimate ? view.of.estimate->owner : DepartmentId{}));
        forms::button(o, t("reviews.save_estimate"), forms::ButtonKind::second);
        forms::close(o);
    });
}

void assignment_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    panel(out, {.id = "assignment", .title = t("reviews.assignment"), .soft = true}, [&](html::Out& o) {
        forms::open(o, frame, {.action = path_of(view, "assignment"), .css = "plain"});
        version_field(o, view);
        forms::select(o, frame, typed, {.name = "department", .label = std::string(t("reviews.whose_turn"))}, department_choices(frame, view, view.of.department));
        forms::line(o, frame, typed, {.name = "registry_number", .label = std::string(t("reviews.registry_number")), .value = view.of.registry_number, .required = false});
        forms::button(o, t("form.save"), forms::ButtonKind::second);
        forms::close(o);
    });
}

void decision_part(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    panel(out, {.id = "decision", .title = t("reviews.answer_the_author"), .help = t("reviews.answer_help")}, [&](html::Out& o) {
        html::write<R"(<p class="actions">{}{}{}{}</p>
)">(o, [&](html::Out& link) { page::link_button(link, t("reviews.accept"), path_of(view, "acceptance")); },
            [&](html::Out& link) { page::link_button(link, t("screening.title"), path_of(view, "screening"), false); },
            [&](html::Out& link) { page::link_button(link, t("reviews.offer_change"), path_of(view, "offers/new"), false); },
            [&](html::Out& link) { page::link_button(link, t("reviews.refuse"), path_of(view, "refusal"), false); });
    });
}

/// The second look: everyone sees what is asked, whoever said no may not answer.
void appealed_part(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    page::notice(out, page::NoticeKind::warning, t("reviews.answer_promised", {{"at", t.date(view.appeals.back().due_at)}}),
                 view.may_answer_appeal ? std::string_view() : t("reviews.refused.same_official"));
    if (view.may_answer_appeal)
        page::link_button(out, t("reviews.appeal_answer"), "/appeals/" + std::to_string(view.appeals.back().id.value) + "/answer");
}

void state_part(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    switch (view.of.state) {
        case CaseState::open: {
            const Urgency urgency = urgency_of(view.of, frame.now);
            const std::string promised = t("reviews.answer_promised", {{"at", t.date(view.of.due_at)}});
            page::notice(out, urgency == Urgency::calm ? page::NoticeKind::information : page::NoticeKind::warning, promised, {});
            return;
        }
        case CaseState::waiting_for_author: return page::notice(out, page::NoticeKind::information, t("reviews.waits_for_author"), t("reviews.waits_sentence"));
        case CaseState::accepted: page::notice(out, page::NoticeKind::success, t("reviews.is_accepted"), {}); break;
        case CaseState::refused:
            page::notice(out, page::NoticeKind::information, t("reviews.is_refused"), {});
            page::link_button(out, t("reviews.to_need"), "/needs/new?proposals=" + proposals::number_of(view.of.proposal), false);
            break;
        case CaseState::appealed: return appealed_part(out, frame, view);
        case CaseState::withdrawn: return page::notice(out, page::NoticeKind::information, t("reviews.is_withdrawn"), {});
    }
    page::reason(out, frame, reason_of(view.of));
}

void questions_part(html::Out& out, const page::Frame& frame, const CaseView& view, const Typed& typed) {
    offers_panel(out, frame, view);
    if (view.of.state == CaseState::open) {
        if (view.held) held_panel(out, frame, *view.held);
        if (view.signature) signature_panel(out, frame, view);
        decision_part(out, frame, view);
        parts_panel(out, frame, view, typed);
        checklist_part(out, frame, view, typed);
        estimate_part(out, frame, view, typed);
    }
    if (view.of.state != CaseState::open && (!is_decided(view.of.state) || !view.parts.parts.empty())) parts_panel(out, frame, view, typed);
    if (is_decided(view.of.state)) return;
    assignment_part(out, frame, view, typed);
    conflict_panel(out, frame, view);
}

}  // namespace

void proposal_panel(html::Out& out, const page::Frame& frame, const CaseView& view) {
    const auto& t = *frame.t;
    const proposals::Proposal& proposal = view.proposal;
    const processes::Pot* const pot = view.process.pot(proposal.pot);
    panel(out, {.id = "proposal", .title = t("reviews.the_idea")}, [&](html::Out& o) {
        html::write<R"(<div lang="{}">{}</div>
)">(o, proposal.language, [&](html::Out& text) { page::written_text(text, proposal.wording.body); });
        page::facts(o, {{std::string(t("reviews.place")), proposal.wording.place},
                        {std::string(t("reviews.beneficiaries")), proposal.beneficiaries},
                        {std::string(t("reviews.pot")), pot == nullptr ? std::string() : pot->name + ", " + t.money(pot->amount)},
                        {std::string(t("reviews.number")), proposals::number_of(proposal.id), "/proposals/" + std::to_string(proposal.id.value)}});
        if (proposal.picture)
            html::write<R"(<p><img src="/pictures/{}/small" alt="{}" loading="lazy" width="480" height="300"></p>
)">(o, proposal.picture, t("reviews.picture_of", {{"title", proposal.wording.title}}));
        if (proposal.latitude && proposal.longitude)
            page::map(o, frame, {.label = std::string(t("reviews.map")), .areas = {},
                                 .points = {{{*proposal.latitude, *proposal.longitude}, proposal.wording.title, {}}}, .pick_field = {}});
    });
}

void checklist_question(html::Out& out, const page::Frame& frame, const Typed& typed, std::string_view question, const ChecklistAnswer* given) {
    const auto& t = *frame.t;
    const std::string key = "reviews.question." + std::string(question);
    std::vector<forms::Choice> choices;
    for (const Answer answer : {Answer::yes, Answer::yes_if, Answer::no, Answer::not_relevant}) {
        choices.push_back({.value = std::string(word_of(answer)),
                           .label = std::string(text_of(t, "reviews.answer." + std::string(word_of(answer)))),
                           .help = {},
                           .chosen = given != nullptr && given->answer == answer});
    }
    forms::radios(out, frame, typed,
                  {.name = of_question("answer", question), .label = std::string(text_of(t, key)), .help = std::string(text_of(t, key + "_help")), .required = false},
                  choices);
    const bool is_open = typed.error_of(of_question("sentence", question)) != nullptr || (given != nullptr && !given->public_sentence.empty());
    html::write<R"(<details {}><summary>{}</summary>
{}{}</details>
)">(out, html::flag("open", is_open), t("reviews.explain"),
        [&](html::Out& o) {
            forms::line(o, frame, typed,
                        {.name = of_question("sentence", question), .label = std::string(t("reviews.public_sentence")),
                         .help = std::string(t("reviews.public_sentence_help")), .value = given == nullptr ? std::string() : given->public_sentence,
                         .required = false, .characters_max = limits::line_characters_max});
        },
        [&](html::Out& o) {
            forms::line(o, frame, typed,
                        {.name = of_question("note", question), .label = std::string(t("reviews.internal_note")),
                         .help = std::string(t("reviews.internal_note_help")), .value = given == nullptr ? std::string() : given->internal_note,
                         .required = false});
        });
}

void panel(html::Out& out, const Panel& panel, const page::Body& body) {
    html::write<R"(<section class="panel {}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}{}</section>
)">(out, panel.soft ? std::string_view("soft") : std::string_view(), panel.id, panel.id, panel.title,
        html::when(!panel.help.empty(), [&](html::Out& o) { html::write<R"(<p class="meta">{}</p>
)">(o, panel.help); }), body);
}

page::Reason reason_of(const Case& of) {
    const Reason& r = of.reason;
    return {.understood = r.understood, .answer = r.answer, .why = r.why, .next = r.next, .who = r.who, .at = of.decided_at};
}

std::string case_page(const page::Frame& frame, const CaseView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const page::Options options{.title = view.proposal.wording.title,
                                .crumbs = {{.address = "/reviews", .text = std::string(t("reviews.inbox"))},
                                           {.address = {}, .text = proposals::number_of(view.proposal.id)}},
                                .wide = true,
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1 lang="{}">{}</h1>
)">(out, view.proposal.language, view.proposal.wording.title);
        forms::error_summary(out, frame, typed);
        state_part(out, frame, view);
        html::write<R"(<div class="columns"><div>{}{}</div><div>{}</div></div>
)">(out, [&](html::Out& o) { proposal_panel(o, frame, view); }, [&](html::Out& o) { conversation_part(o, frame, view); },
            [&](html::Out& o) {
                for (const Completion& completion : view.completions) completion_part(o, frame, {.completion = completion, .with_words = true});
                for (const Appeal& appeal : view.appeals) appeal_part(o, frame, appeal);
                questions_part(o, frame, view, typed);
            });
    });
}

}  // namespace allting::reviews
