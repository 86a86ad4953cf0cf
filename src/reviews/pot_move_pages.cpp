#include "reviews/pot_move_pages.hpp"

#include "core/limits.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/case_pages.hpp"

namespace allting::reviews {
namespace {

namespace forms = page::forms;

std::string name_of(const MovesView& view, PotId pot) {
    const auto* found = view.process.pot(pot);
    return found ? found->name : std::string();
}

void objection_form(html::Out& out, const page::Frame& frame, const MovesView& view, const PotMove& move) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = "/pot-moves/" + std::to_string(move.id.value) + "/objection"});
    if (view.for_author)
        forms::select(out, frame, {}, {.name = "channel", .label = std::string(t("reviews.answered_by")), .help = std::string(t("reviews.answered_by_help"))},
                      {{.value = "phone", .label = std::string(t("reviews.by_phone"))}, {.value = "paper", .label = std::string(t("reviews.by_paper"))},
                       {.value = "desk", .label = std::string(t("reviews.by_desk"))}});
    forms::text(out, frame, {}, {.name = "words", .label = std::string(t("moves.words")), .help = std::string(view.for_author ? t("screening.evidence_help") : t("proposals.public_help")),
                                 .required = view.for_author, .characters_max = limits::comment_characters_max}, 2);
    forms::button(out, t("moves.object", {{"pot", name_of(view, move.from)}}), forms::ButtonKind::second);
    forms::close(out);
}

void move_item(html::Out& out, const page::Frame& frame, const MovesView& view, const PotMove& move) {
    const auto& t = *frame.t;
    html::write<R"(<li><p>{}</p>{}</li>
)">(out, t("moves.moved", {{"from", name_of(view, move.from)}, {"to", name_of(view, move.to)}, {"at", t.date(move.moved_at)}}), [&](html::Out& o) {
        page::written_text(o, move.reason);
        if (move.objected_at) {
            html::write<"<p>{}</p>">(o, t("moves.moved_back", {{"at", t.date(*move.objected_at)}}));
        } else if (view.may_object_to == move.id) {
            html::write<R"(<p class="meta">{}</p>)">(o, t("moves.object_until", {{"at", t.date(move.due_at)}}));
            objection_form(o, frame, view, move);
        }
    });
}

}  // namespace

void moves_part(html::Out& out, const page::Frame& frame, const MovesView& view) {
    if (view.moves.empty() && !view.may_move) return;
    panel(out, {.id = "moves", .title = (*frame.t)("moves.heading")}, [&](html::Out& o) {
        if (!view.moves.empty())
            html::write<R"(<ol>{}</ol>
)">(o, html::each(view.moves, [&](html::Out& item, const PotMove& move) { move_item(item, frame, view, move); }));
        if (view.may_move) page::link_button(o, (*frame.t)("moves.move"), proposals::address_of(view.proposal.id) + "/pot-moves/new", false);
    });
}

std::string move_page(const page::Frame& frame, const MovesView& view, const page::Typed& typed) {
    const auto& t = *frame.t;
    const std::string idea = proposals::address_of(view.proposal.id);
    const page::Options options{.title = std::string(t("moves.move")),
                                .crumbs = {{.address = idea, .text = view.proposal.wording.title, .language = view.proposal.language}, {.address = {}, .text = std::string(t("moves.move"))}},
                                .keep_out_of_search = true};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<R"(<h1>{}</h1>
<p>{}</p>
)">(out, t("moves.move"), t("moves.lead", {{"pot", name_of(view, view.proposal.pot)}}));
        forms::open(out, frame, {.action = idea + "/pot-moves"});
        std::vector<forms::Choice> choices;
        for (const processes::Pot& pot : view.process.pots)
            if (pot.id != view.proposal.pot) choices.push_back({.value = std::to_string(pot.id.value), .label = pot.name + ", " + t.money(pot.amount)});
        forms::radios(out, frame, typed, {.name = "pot", .label = std::string(t("moves.pot"))}, choices);
        forms::text(out, frame, typed, {.name = "reason", .label = std::string(t("moves.reason")), .help = std::string(t("proposals.public_help")),
                                        .characters_max = limits::reason_characters_max}, 3);
        forms::button(out, t("moves.move"));
        forms::close(out);
        page::link_button(out, t("form.cancel"), idea, false);
    });
}

}  // namespace allting::reviews
