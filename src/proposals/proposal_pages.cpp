#include "proposals/proposal_pages.hpp"

#include "core/limits.hpp"
#include "platform/page/components.hpp"
#include "platform/page/static_files.hpp"
#include "proposals/difference.hpp"
#include "proposals/translation_pages.hpp"

namespace allting::proposals {
namespace {

namespace forms = page::forms;

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

/// How it stands now, when the next answer comes and who has it.
void state_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    const auto& t = *frame.t;
    const Proposal& p = view.proposal;
    html::write<R"(<div class="proposal-state">{}<p>{}</p>{}</div>
)">(out, [&](html::Out& o) { page::chip(o, name_of(t, p.state), tone_of(p.state)); },
        t(i18n::Key::at_run_time("proposals.meaning." + std::string(word_of(p.state)))), html::when(p.answer_due_at.has_value(), [&](html::Out& o) {
            html::write<"<p>{}</p>">(o, view.more.answering.empty()
                                            ? t("proposals.answer_by", {{"at", t.date(*p.answer_due_at)}})
                                            : t("proposals.answer_by_whom", {{"at", t.date(*p.answer_due_at)}, {"who", view.more.answering}}));
        }));
}

void facts_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    const auto& t = *frame.t;
    const Proposal& p = view.proposal;
    std::vector<page::Row> rows;
    rows.push_back({std::string(t("proposals.fact_number")), number_of(p.id)});
    rows.push_back({std::string(t("proposals.fact_who_benefits")), p.beneficiaries});
    if (!p.wording.place.empty()) rows.push_back({std::string(t("proposals.fact_place")), p.wording.place});
    if (const auto* pot = view.process.pot(p.pot)) rows.push_back({std::string(t("proposals.fact_pot")), pot->name});
    rows.push_back({std::string(t("proposals.fact_category")), std::string(category_name(t, p.category))});
    rows.push_back({std::string(t("proposals.fact_author")), shown_author(t, p)});
    if (p.received_at) rows.push_back({std::string(t("proposals.fact_received")), t.date(*p.received_at)});
    page::facts(out, rows);
}

void place_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    const Proposal& p = view.proposal;
    if (!p.latitude || !p.longitude) return;
    page::map(out, frame, {.label = (*frame.t)("proposals.map_of_one", {{"title", p.wording.title}}),
                           .areas = view.areas,
                           .points = {{{*p.latitude, *p.longitude}, p.wording.title, address_of(p.id)}},
                           .tile_url = view.tile_url,
                           .tile_attribution = view.tile_attribution});
}

/// One button that does and one that undoes; the count in words.
void support_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    const auto& t = *frame.t;
    section(out, "support", t("proposals.support_heading"), [&](html::Out& o) {
        if (view.supports_shown) html::write<"<p>{}</p>\n">(o, t("proposals.supports", {{"count", view.supports}}));
        else html::write<"<p>{}</p>\n">(o, t("proposals.supports_hidden"));
        if (view.may_support) {
            forms::open(o, frame, {.action = address_of(view.proposal.id) + (view.has_supported ? "/supports/withdrawal" : "/supports")});
            forms::button(o, view.has_supported ? t("proposals.take_back_support") : t("proposals.support"),
                          view.has_supported ? forms::ButtonKind::second : forms::ButtonKind::main);
            forms::close(o);
        } else if (frame.visitor_name.empty() && takes_supports(view.proposal.state)) {
            html::write<R"(<p><a href="/sign-in?next={}">{}</a></p>)">(o, address_of(view.proposal.id), t("proposals.sign_in_to_support"));
        }
    });
}

void steps_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    const auto& t = *frame.t;
    section(out, "steps", t("proposals.steps_heading"), [&](html::Out& o) {
        html::write<R"(<ol class="steps-taken">{}</ol>
)">(o, html::each(view.steps, [&](html::Out& item, const StateStep& step) {
            html::write<R"(<li><strong>{}</strong> <span class="when">{}</span>{}</li>
)">(item, name_of(t, step.state), t.date(step.at), html::when(!step.reason.empty(), [&](html::Out& reason) { page::written_text(reason, step.reason); }));
        }));
    });
}

void difference_line(html::Out& out, std::string_view before, std::string_view after) {
    html::write<R"(<p class="difference" dir="auto">{}</p>
)">(out, html::each(differences(before, after), [](html::Out& o, const Difference& d) {
        switch (d.kind) {
            case Difference::Kind::same: html::write<"{} ">(o, d.text); break;
            case Difference::Kind::removed: html::write<"<del>{}</del> ">(o, d.text); break;
            case Difference::Kind::added: html::write<"<ins>{}</ins> ">(o, d.text); break;
        }
    }));
}

/// Every change since it was received, the newest first, as what went and what came.
void revisions_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    if (view.revisions.size() < 2) return;
    const auto& t = *frame.t;
    section(out, "revisions", t("proposals.revisions_heading"), [&](html::Out& o) {
        for (std::size_t i = view.revisions.size() - 1; i > 0; --i) {
            const Revision &before = view.revisions[i - 1], &after = view.revisions[i];
            const bool agreed = after.reason == "change_offer";
            html::write<R"(<details><summary>{}</summary>
{}</details>
)">(o, agreed ? t("proposals.revision_agreed", {{"at", t.date(after.at)}}) : t("proposals.revision_by_author", {{"at", t.date(after.at)}}),
                [&](html::Out& d) {
                    if (before.wording.title != after.wording.title) difference_line(d, before.wording.title, after.wording.title);
                    if (before.wording.body != after.wording.body) difference_line(d, before.wording.body, after.wording.body);
                    if (before.wording.place != after.wording.place) difference_line(d, before.wording.place, after.wording.place);
                });
        }
    });
}

void comment_item(html::Out& out, const page::Frame& frame, const ProposalView& view, const Comment& comment) {
    const auto& t = *frame.t;
    const bool official = comment.as_role != "resident";
    const std::string name = comment.name.empty() ? std::string(t("proposals.a_resident")) : comment.name;
    html::write<R"(<li id="comment-{}" class="comment{}"><p class="comment-head"><strong dir="auto">{}</strong>{} <span class="when">{}</span></p>
{}</li>
)">(out, comment.id, official ? " official" : "", name, html::when(official, [&](html::Out& o) {
            html::write<R"(, {})">(o, t(i18n::Key::at_run_time("proposals.speaks_as." + comment.as_role)));
        }), t.date(comment.written_at), [&](html::Out& o) {
            if (comment.is_hidden()) {
                html::write<R"(<p class="hidden-comment">{}</p>)">(o, t("proposals.comment_hidden", {{"reason", comment.hidden_reason}}));
                return;
            }
            page::written_text(o, comment.text);
            if (view.may_hide) html::write<R"(<p><a href="/comments/{}/hiding">{}</a></p>)">(o, comment.id, t("proposals.hide_comment"));
        });
}

void conversation_part(html::Out& out, const page::Frame& frame, const ProposalView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    section(out, "conversation", t("proposals.conversation_heading"), [&](html::Out& o) {
        if (view.comments.empty()) html::write<"<p>{}</p>\n">(o, t("proposals.no_comments"));
        else
            html::write<R"(<ol class="comments">{}</ol>
)">(o, html::each(view.comments, [&](html::Out& item, const Comment& comment) { comment_item(item, frame, view, comment); }));
        if (view.may_comment) {
            forms::open(o, frame, {.action = address_of(view.proposal.id) + "/comments", .asks_before_leaving = true}, view.comment_key);
            forms::text(o, frame, typed, {.name = "text", .label = std::string(t("proposals.comment_label")), .help = std::string(t("proposals.comment_help")),
                                          .characters_max = limits::comment_characters_max}, 4);
            forms::button(o, t("proposals.comment_send"), view.may_support && !view.has_supported ? forms::ButtonKind::second : forms::ButtonKind::main);
            forms::close(o);
        } else if (frame.visitor_name.empty()) {
            html::write<R"(<p><a href="/sign-in?next={}">{}</a></p>)">(o, address_of(view.proposal.id), t("proposals.sign_in_to_comment"));
        }
    });
}

void own_part(html::Out& out, const page::Frame& frame, const ProposalView& view) {
    if (!view.may_edit && !view.may_withdraw) return;
    const auto& t = *frame.t;
    html::write<R"(<aside class="own" aria-label="{}"><h2>{}</h2><p>{}</p>{}{}</aside>
)">(out, t("proposals.own_heading"), t("proposals.own_heading"), t("proposals.own_sentence"),
        html::when(view.may_edit, [&](html::Out& o) { page::link_button(o, t("proposals.edit"), address_of(view.proposal.id) + "/edit", false); }),
        html::when(view.may_withdraw, [&](html::Out& o) { page::link_button(o, t("proposals.withdraw"), address_of(view.proposal.id) + "/withdrawal", false); }));
}

page::Options options_of(const page::Frame& frame, const ProposalView& view, std::string title) {
    const std::string process = "/processes/" + std::to_string(view.process.id.value);
    page::Options options{.title = std::move(title)};
    options.crumbs = {{process, view.process.text_in(frame.t->language()).title},
                      {process + "/proposals", std::string((*frame.t)("proposals.list_title"))},
                      {address_of(view.proposal.id), view.proposal.wording.title, true}};
    return options;
}

}  // namespace

std::string proposal_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed) {
    const Proposal& p = view.proposal;
    page::Options options = options_of(frame, view, p.wording.title);
    options.wide = true;
    options.description = p.wording.body.substr(0, p.wording.body.find('\n'));
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1 dir="auto" lang="{}">{}</h1>
<div class="idea-top"><article class="proposal" lang="{}">{}{}</article>
<div>{}{}</div></div>
)">(out, p.language, p.wording.title, p.language, [&](html::Out& o) {
            page::picture(o, {.address = picture_address(p.picture), .drawing = std::string(page::drawing_of(p.category, p.id.value)),
                              .description = view.picture_description, .first_on_page = true});
        }, [&](html::Out& o) { page::written_text(o, p.wording.body); },
            [&](html::Out& o) { state_part(o, frame, view); }, [&](html::Out& o) { facts_part(o, frame, view); });
        translations_part(out, frame, view);
        place_part(out, frame, view);
        own_part(out, frame, view);
        for (const page::Body& part : view.more.parts) part(out);
        support_part(out, frame, view);
        conversation_part(out, frame, view, typed);
        revisions_part(out, frame, view);
        steps_part(out, frame, view);
    });
}

std::string edit_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const Proposal& p = view.proposal;
    return page::layout(frame, options_of(frame, view, std::string(t("proposals.edit"))), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1><p>{}</p>\n">(out, t("proposals.edit"), t("proposals.edit_sentence"));
        forms::open(out, frame, {.action = address_of(p.id) + "/revisions", .asks_before_leaving = true});
        forms::line(out, frame, typed, {.name = "title", .label = std::string(t("proposals.title_label")), .value = p.wording.title, .characters_max = limits::title_characters_max});
        forms::text(out, frame, typed, {.name = "body", .label = std::string(t("proposals.body_label")), .value = p.wording.body, .characters_max = limits::text_characters_max}, 10);
        forms::line(out, frame, typed, {.name = "place", .label = std::string(t("proposals.place_label")), .value = p.wording.place, .required = false, .characters_max = limits::line_characters_max});
        forms::button(out, t("form.save"));
        forms::close(out);
    });
}

std::string withdrawal_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view, std::string(t("proposals.withdraw"))), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1><p>{}</p>\n">(out, t("proposals.withdraw"), t("proposals.withdraw_sentence"));
        forms::open(out, frame, {.action = address_of(view.proposal.id) + "/withdrawal"});
        forms::text(out, frame, typed, {.name = "reason", .label = std::string(t("proposals.withdraw_reason")), .help = std::string(t("proposals.public_help")), .characters_max = limits::reason_characters_max}, 3);
        forms::button(out, t("proposals.withdraw"), forms::ButtonKind::danger);
        forms::close(out);
        page::link_button(out, t("form.cancel"), address_of(view.proposal.id), false);
    });
}

std::string hiding_page(const page::Frame& frame, const Comment& comment, const page::Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("proposals.hide_comment"))}, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1><blockquote>{}</blockquote>\n">(out, t("proposals.hide_comment"), [&](html::Out& o) { page::written_text(o, comment.text); });
        forms::open(out, frame, {.action = "/comments/" + std::to_string(comment.id.value) + "/hiding"});
        forms::text(out, frame, typed, {.name = "reason", .label = std::string(t("proposals.hide_reason")), .help = std::string(t("proposals.public_help")), .characters_max = limits::reason_characters_max}, 3);
        forms::button(out, t("proposals.hide_comment"), forms::ButtonKind::danger);
        forms::close(out);
        page::link_button(out, t("form.cancel"), address_of(comment.proposal), false);
    });
}

}  // namespace allting::proposals
