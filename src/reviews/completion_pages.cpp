#include "reviews/completion_pages.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using page::Typed;

std::string path_of(const Completion& completion) { return "/completions/" + std::to_string(completion.id.value) + "/answer"; }

void asked_list(html::Out& out, const page::Frame& frame, const Completion& completion) {
    html::write<R"(<ul>{}</ul>
)">(out, html::each(completion.faults, [&](html::Out& o, const std::string& fault) {
            html::write<"<li>{}</li>">(o, (*frame.t)(i18n::Key::at_run_time("screening.fault." + fault)));
        }));
    page::written_text(out, completion.mend);
}

void pot_field(html::Out& out, const page::Frame& frame, const CompletionView& view, const Typed& typed) {
    std::vector<forms::Choice> choices;
    for (const processes::Pot& pot : view.process.pots)
        choices.push_back({.value = std::to_string(pot.id.value), .label = pot.name + ", " + frame.t->money(pot.amount), .chosen = pot.id == view.proposal.pot});
    forms::select(out, frame, typed, {.name = "pot", .label = std::string((*frame.t)("screening.pot"))}, choices);
}

void category_field(html::Out& out, const page::Frame& frame, const CompletionView& view, const Typed& typed) {
    std::vector<forms::Choice> choices;
    for (const std::string_view word : proposals::category_words)
        choices.push_back({.value = std::string(word), .label = std::string(proposals::category_name(*frame.t, word)), .chosen = word == view.proposal.category});
    forms::select(out, frame, typed, {.name = "category", .label = std::string((*frame.t)("screening.category"))}, choices);
}

/// How the answer came, when a facilitator writes it down, and what the author said: the evidence.
void evidence_fields(html::Out& out, const page::Frame& frame, const CompletionView& view, const Typed& typed) {
    const auto& t = *frame.t;
    if (view.for_author)
        forms::select(out, frame, typed, {.name = "channel", .label = std::string(t("reviews.answered_by")), .help = std::string(t("reviews.answered_by_help"))},
                      {{.value = "phone", .label = std::string(t("reviews.by_phone"))}, {.value = "paper", .label = std::string(t("reviews.by_paper"))},
                       {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
    forms::text(out, frame, typed, {.name = "words", .label = std::string(view.for_author ? t("reviews.appeal_reason_for_author") : t("screening.words")),
                                    .help = std::string(view.for_author ? t("screening.evidence_help") : t("screening.words_help")),
                                    .required = view.for_author, .characters_max = limits::comment_characters_max}, 3);
}

/// The idea as it stands, to be mended in place; the rarer fields only where they were asked about.
void mending_fields(html::Out& out, const page::Frame& frame, const CompletionView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const proposals::Proposal& p = view.proposal;
    forms::line(out, frame, typed, {.name = "title", .label = std::string(t("reviews.part_title")), .value = p.wording.title,
                                    .characters_max = limits::title_characters_max, .language = p.language});
    forms::text(out, frame, typed, {.name = "body", .label = std::string(t("reviews.part_body")), .value = p.wording.body,
                                    .characters_max = limits::text_characters_max, .language = p.language}, 8);
    forms::line(out, frame, typed, {.name = "place", .label = std::string(t("reviews.part_place")), .value = p.wording.place, .required = false,
                                    .language = p.language});
    forms::line(out, frame, typed, {.name = "beneficiaries", .label = std::string(t("reviews.beneficiaries")), .value = p.beneficiaries, .required = false,
                                    .language = p.language});
    if (view.completion.has("pot_unclear")) pot_field(out, frame, view, typed);
    if (view.completion.has("category_differs")) category_field(out, frame, view, typed);
    if (view.completion.has("contact_missing") && !p.author)
        forms::line(out, frame, typed, {.name = "contact", .label = std::string(t("screening.contact")), .help = std::string(t("screening.contact_help")),
                                        .value = p.author_contact, .required = false});
    if (view.completion.has("picture_rights") && p.picture)
        forms::checkbox(out, frame, typed, {.name = "without_picture", .label = std::string(t("screening.without_picture")), .required = false});
}

}  // namespace

std::string completion_page(const page::Frame& frame, const CompletionView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const proposals::Proposal& proposal = view.proposal;
    const page::Options options{.title = std::string(t("screening.complete")),
                                .crumbs = {{.address = proposals::address_of(proposal.id), .text = proposal.wording.title, .language = proposal.language},
                                           {.address = {}, .text = std::string(t("screening.complete"))}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, t("screening.complete"),
                                                              t("reviews.answer_until", {{"at", t.date(view.completion.due_at)}}));
        forms::error_summary(out, frame, typed);
        panel(out, {.id = "asked", .title = t("screening.asked_heading")}, [&](html::Out& o) { asked_list(o, frame, view.completion); });
        forms::open(out, frame, {.action = path_of(view.completion), .draft = "completion-" + std::to_string(view.completion.id.value)});
        if (view.for_author) evidence_fields(out, frame, view, typed);
        mending_fields(out, frame, view, typed);
        if (!view.for_author) evidence_fields(out, frame, view, typed);
        forms::button(out, t("screening.complete_send"));
        forms::close(out);
    });
}

void completion_part(html::Out& out, const page::Frame& frame, const CompletionPart& part) {
    const auto& t = *frame.t;
    const Completion& completion = part.completion;
    const std::string id = "completion-" + std::to_string(completion.id.value);
    panel(out, {.id = id, .title = t("screening.asked_heading")}, [&](html::Out& o) {
        asked_list(o, frame, completion);
        const bool waits = completion.state == CompletionState::asked;
        std::string said;
        if (waits) said = t("screening.waits", {{"at", t.date(completion.due_at)}});
        if (completion.answered_at) said = t("screening.answered", {{"at", t.date(*completion.answered_at)}});
        if (completion.state == CompletionState::silent) said = t("screening.no_answer", {{"at", t.date(completion.due_at)}});
        if (!said.empty()) html::write<R"(<p class="meta">{}</p>
)">(o, said);
        if (part.with_words && !completion.words.empty())
            html::write<R"(<h3>{}</h3>
{})">(o, t("screening.words_heading"), [&](html::Out& words) { page::written_text(words, completion.words); });
        if (part.may_answer) page::link_button(o, t("screening.complete"), path_of(completion));
    });
}

}  // namespace allting::reviews
