#include "reviews/merger_pages.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;
using i18n::Translator;
using page::Typed;
using proposals::address_of;
using proposals::number_of;
using proposals::Proposal;

std::string mergers_path(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/mergers"; }
std::string merger_path(MergerId id) { return "/mergers/" + std::to_string(id.value); }
std::string_view text_of(const Translator& t, std::string_view group, std::string_view word) {
    return t(i18n::Key::at_run_time("mergers." + std::string(group) + "_" + std::string(word)));
}
page::Tone tone_of(MergerState state) { return state == MergerState::made ? page::Tone::good : state == MergerState::proposed ? page::Tone::going : page::Tone::neutral; }

page::Options options_of(const page::Frame& frame, const processes::Process& process, std::string_view title, bool below_list) {
    const auto& t = *frame.t;
    page::Options options{.title = std::string(title), .wide = true, .keep_out_of_search = true};
    options.crumbs = {{"/processes/" + std::to_string(process.id.value), process.text_in(t.language()).title}};
    if (below_list) options.crumbs.push_back({mergers_path(process.id), std::string(t("mergers.title"))});
    options.crumbs.push_back({{}, std::string(title)});
    return options;
}

std::string joined_numbers(const std::vector<ProposalId>& ids) {
    std::string text;
    for (const ProposalId id : ids) text += (text.empty() ? "" : ",") + number_of(id);
    return text;
}

void line_item(html::Out& out, const proposals::ProposalLine& line) {
    html::write<R"(<li><a href="{}" dir="auto">{} {}</a></li>)">(out, address_of(line.id), number_of(line.id), line.title);
}

void suggestion_part(html::Out& out, const page::Frame& frame, const MergersView& view, const SuggestedMerger& suggestion) {
    const auto& t = *frame.t;
    const std::string near = suggestion.of.metres ? t("mergers.within_metres", {{"metres", std::int64_t(*suggestion.of.metres)}}) : std::string();
    const std::string numbers = joined_numbers(suggestion.of.proposals);
    html::write<R"(<li><ul>{}</ul><p class="meta">{} {}</p><p><a href="{}/new?proposals={}">{}<span class="visually-hidden"> {}</span></a></p></li>
)">(out, html::each(suggestion.lines, [](html::Out& o, const proposals::ProposalLine& line) { line_item(o, line); }),
        t("mergers.likeness", {{"percent", std::int64_t(suggestion.of.score * 100)}}), near, mergers_path(view.process.id), numbers, t("mergers.look"), numbers);
}

void suggestions_part(html::Out& out, const page::Frame& frame, const MergersView& view) {
    const auto& t = *frame.t;
    html::write<R"(<h2 id="suggestions">{}</h2>
)">(out, t("mergers.suggestions"));
    if (view.suggestions.empty()) {
        html::write<R"(<p>{}</p>
)">(out, t("mergers.no_suggestions"));
        return;
    }
    if (!view.points.empty()) page::map(out, frame, {.label = std::string(t("mergers.map_label")), .areas = view.areas, .points = view.points});
    html::write<R"(<ul class="merger-suggestions">{}</ul>
)">(out, html::each(view.suggestions, [&](html::Out& o, const SuggestedMerger& one) { suggestion_part(o, frame, view, one); }));
}

void choose_form(html::Out& out, const page::Frame& frame, const MergersView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = mergers_path(view.process.id) + "/new", .search = true});
    forms::line(out, frame, {}, {.name = "proposals", .label = std::string(t("mergers.choose_numbers")), .help = std::string(t("mergers.choose_numbers_help"))});
    forms::button(out, t("mergers.look"), forms::ButtonKind::second);
    forms::close(out);
}

void opposites_part(html::Out& out, const page::Frame& frame, const MergersView& view) {
    if (view.opposites.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<h2 id="opposites">{}</h2><p>{}</p><ul>{}</ul>
)">(out, t("mergers.opposites"), t("mergers.opposites_sentence"), html::each(view.opposites, [&](html::Out& o, const OppositePair& pair) {
            html::write<R"(<li><ul>{}{}</ul></li>)">(o, [&](html::Out& item) { line_item(item, pair.first); }, [&](html::Out& item) { line_item(item, pair.second); });
        }));
}

void merger_list(html::Out& out, const page::Frame& frame, const MergersView& view) {
    if (view.mergers.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<h2 id="mergers">{}</h2><ul>{}</ul>
)">(out, t("mergers.all"), html::each(view.mergers, [&](html::Out& o, const Merger& merger) {
            const auto answered = std::ranges::count_if(merger.parts, [](const MergerPart& p) { return p.answer != MergerAnswer::none; });
            html::write<R"(<li><a href="{}" dir="auto">{}</a> {} {}</li>)">(o, merger_path(merger.id), merger.wording.title,
                [&](html::Out& chip) { page::chip(chip, text_of(t, "state", word_of(merger.state)), tone_of(merger.state)); },
                t("mergers.answered_count", {{"count", std::int64_t(answered)}, {"all", std::int64_t(merger.parts.size())}}));
        }));
}

void proposals_side_by_side(html::Out& out, const std::vector<Proposal>& proposals, const std::function<void(html::Out&, std::size_t)>& below = {}) {
    std::size_t i = 0;
    html::write<R"(<div class="columns even">{}</div>
)">(out, html::each(proposals, [&](html::Out& item, const Proposal& p) {
            html::write<R"(<section lang="{}" aria-label="{}"><h3><a href="{}" dir="auto">{} {}</a></h3>{}<p class="meta">{}</p>{}</section>
)">(item, p.language, number_of(p.id), address_of(p.id), number_of(p.id), p.wording.title, [&](html::Out& o) { page::written_text(o, p.wording.body); },
                p.wording.place, [&](html::Out& o) { if (below) below(o, i); });
            ++i;
        }));
}

void answer_form(html::Out& out, const page::Frame& frame, const MergerView& view, const Typed& typed) {
    const auto& t = *frame.t;
    const bool leaving = view.merger.state == MergerState::made;
    panel(out, {.id = "your-answer", .title = leaving ? t("mergers.leave") : t("mergers.answer"), .help = leaving ? t("mergers.leave_help") : t("mergers.answer_help")}, [&](html::Out& o) {
        forms::open(o, frame, {.action = merger_path(view.merger.id) + "/answers"});
        std::vector<forms::Choice> choices;
        for (const Proposal& p : view.proposals)
            if (std::ranges::find(view.may_answer, p.id) != view.may_answer.end())
                choices.push_back({.value = std::to_string(p.id.value), .label = number_of(p.id) + " " + p.wording.title});
        if (choices.size() == 1) forms::hidden(o, "proposal", choices.front().value);
        else forms::select(o, frame, typed, {.name = "proposal", .label = std::string(t("mergers.which"))}, choices);
        if (view.answers_for_others)
            forms::select(o, frame, typed, {.name = "channel", .label = std::string(t("reviews.answered_by")), .help = std::string(t("reviews.answered_by_help"))},
                          {{.value = "phone", .label = std::string(t("reviews.by_phone"))}, {.value = "paper", .label = std::string(t("reviews.by_paper"))},
                           {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
        forms::text(o, frame, typed, {.name = "words", .label = std::string(t("mergers.own_words")), .required = false, .characters_max = limits::comment_characters_max}, 3);
        if (!leaving) forms::button(o, t("mergers.say_yes"), forms::ButtonKind::main, "answer", "yes");
        forms::button(o, leaving ? t("mergers.leave") : t("mergers.say_no"), forms::ButtonKind::second, "answer", "no");
        forms::close(o);
    });
}

void manage_part(html::Out& out, const page::Frame& frame, const MergerView& view, const Typed& typed) {
    const auto& t = *frame.t;
    if (view.merger.state == MergerState::proposed) {
        panel(out, {.id = "complete", .title = t("mergers.complete"), .help = t("mergers.complete_help")}, [&](html::Out& o) {
            forms::open(o, frame, {.action = merger_path(view.merger.id) + "/completion"});
            forms::button(o, t("mergers.complete"), view.may_answer.empty() ? forms::ButtonKind::main : forms::ButtonKind::second);
            forms::close(o);
        });
    } else if (view.merger.state == MergerState::made && !view.is_frozen) {
        panel(out, {.id = "undo", .title = t("mergers.undo"), .help = t("mergers.undo_help")}, [&](html::Out& o) {
            forms::open(o, frame, {.action = merger_path(view.merger.id) + "/undoing"});
            forms::text(o, frame, typed, {.name = "reason", .label = std::string(t("mergers.undo_reason")), .characters_max = limits::reason_characters_max}, 3);
            forms::button(o, t("mergers.undo"), forms::ButtonKind::danger);
            forms::close(o);
        });
    }
}

void part_answer(html::Out& out, const page::Frame& frame, const MergerView& view, const MergerPart& part) {
    const auto& t = *frame.t;
    html::write<R"(<p>{}</p>)">(out, [&](html::Out& o) {
        page::chip(o, text_of(t, "answer", word_of(part.answer)), part.answer == MergerAnswer::yes ? page::Tone::good : page::Tone::neutral);
        if (part.answer == MergerAnswer::none && view.merger.state == MergerState::proposed)
            html::write<R"( <span class="meta">{}</span>)">(o, t("reviews.answer_until", {{"at", t.date(part.due_at)}}));
    });
    if (view.may_manage && !part.words.empty()) page::written_text(out, part.words);
}

}  // namespace

std::string mergers_page(const page::Frame& frame, const MergersView& view) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view.process, t("mergers.title"), false), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("mergers.title"), t("mergers.lead"));
        merger_list(out, frame, view);
        suggestions_part(out, frame, view);
        choose_form(out, frame, view);
        opposites_part(out, frame, view);
    });
}

std::string new_merger_page(const page::Frame& frame, const NewMergerView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view.process, t("mergers.new"), true), [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("mergers.new"), t("mergers.new_lead"));
        if (view.proposals.size() < 2) page::notice(out, page::NoticeKind::warning, t("mergers.new"), t("mergers.refused.too_few"));
        if (view.have_opposites) page::notice(out, page::NoticeKind::warning, t("mergers.opposites"), t("mergers.opposites_sentence"));
        proposals_side_by_side(out, view.proposals);
        std::vector<ProposalId> ids;
        for (const Proposal& p : view.proposals) ids.push_back(p.id);
        const proposals::Wording first = view.proposals.empty() ? proposals::Wording{} : view.proposals.front().wording;
        forms::error_summary(out, frame, typed);
        forms::open(out, frame, {.action = mergers_path(view.process.id)});
        forms::line(out, frame, typed, {.name = "proposals", .label = std::string(t("mergers.choose_numbers")), .value = joined_numbers(ids)});
        forms::line(out, frame, typed, {.name = "title", .label = std::string(t("mergers.common_title")), .value = first.title, .characters_max = limits::title_characters_max});
        forms::text(out, frame, typed, {.name = "body", .label = std::string(t("mergers.common_body")), .value = first.body, .characters_max = limits::text_characters_max}, 8);
        forms::line(out, frame, typed, {.name = "place", .label = std::string(t("reviews.part_place")), .value = first.place, .required = false});
        forms::text(out, frame, typed, {.name = "explanation", .label = std::string(t("mergers.explanation")), .help = std::string(t("mergers.explanation_help")),
                                        .value = t("mergers.explanation_draft", {{"count", std::int64_t(ids.size())}}), .characters_max = limits::reason_characters_max}, 4);
        forms::button(out, t("mergers.ask"));
        forms::close(out);
    });
}

std::string merger_page(const page::Frame& frame, const MergerView& view, const Typed& typed) {
    const auto& t = *frame.t;
    return page::layout(frame, options_of(frame, view.process, view.merger.wording.title, view.may_manage), [&](html::Out& out) {
        html::write<R"(<h1 dir="auto">{}</h1>
<p>{}</p>
)">(out, view.merger.wording.title, [&](html::Out& o) { page::chip(o, text_of(t, "state", word_of(view.merger.state)), tone_of(view.merger.state)); });
        forms::error_summary(out, frame, typed);
        page::written_text(out, view.merger.wording.body);
        if (!view.merger.wording.place.empty()) html::write<R"(<p class="meta" dir="auto">{}</p>
)">(out, view.merger.wording.place);
        if (view.merger.result) page::link_button(out, t("mergers.to_result", {{"number", number_of(view.merger.result)}}), address_of(view.merger.result), false);
        html::write<R"(<h2>{}</h2>
)">(out, t("mergers.why"));
        page::written_text(out, view.merger.explanation);
        if (!view.may_answer.empty()) answer_form(out, frame, view, typed);
        html::write<R"(<h2>{}</h2>
)">(out, t("mergers.parts"));
        proposals_side_by_side(out, view.proposals, [&](html::Out& o, std::size_t i) { part_answer(o, frame, view, view.merger.parts[i]); });
        proposals::chain_part(out, frame, view.chain);
        if (view.may_manage) manage_part(out, frame, view, typed);
    });
}

std::vector<page::Body> merger_note_parts(const page::Frame& frame, const std::vector<MergerNote>& notes) {
    std::vector<page::Body> parts;
    for (const MergerNote& note : notes) {
        parts.push_back([&frame, note](html::Out& out) {
            const auto& t = *frame.t;
            const std::string id = "merger-" + std::to_string(note.merger.id.value);
            panel(out, {.id = id, .title = note.is_result ? t("mergers.made_of") : t("mergers.title_one")}, [&](html::Out& o) {
                html::write<R"(<p><a href="{}">{}</a></p>)">(o, merger_path(note.merger.id), text_of(t, "state", word_of(note.merger.state)));
                if (!note.is_result && note.merger.result)
                    html::write<R"(<p><a href="{}">{}</a></p>)">(o, address_of(note.merger.result), t("mergers.to_result", {{"number", number_of(note.merger.result)}}));
                if (!note.is_result) return;
                html::write<R"(<ul>{}</ul>)">(o, html::each(note.credits, [&](html::Out& item, const MergerNote::Credit& credit) {
                    html::write<R"(<li><a href="{}">{}</a> <span dir="auto">{}</span></li>)">(item, address_of(credit.proposal), number_of(credit.proposal), credit.name);
                }));
            });
        });
    }
    return parts;
}

}  // namespace allting::reviews
