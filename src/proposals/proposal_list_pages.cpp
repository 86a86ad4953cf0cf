#include <algorithm>

#include "guides/card_pages.hpp"
#include "platform/http/url.hpp"
#include "platform/page/components.hpp"
#include "platform/page/static_files.hpp"
#include "proposals/proposal_pages.hpp"

namespace allting::proposals {
namespace {

namespace forms = page::forms;

std::string list_address(const ListView& view) {
    return view.process ? "/processes/" + std::to_string(view.process->id.value) + "/proposals" : "/proposals";
}

std::string pot_name(const ListView& view, PotId id) {
    const processes::Pot* pot = view.process ? view.process->pot(id) : nullptr;
    return pot ? pot->name : "";
}

page::Card card_of(const page::Frame& frame, const ListView& view, const ProposalLine& line) {
    const auto& t = *frame.t;
    page::Card card{.address = address_of(line.id),
                    .title = line.title,
                    .picture = small_picture_address(line.picture),
                    .drawing = std::string(page::drawing_of(line.category, line.id.value)),
                    .chip_text = std::string(name_of(t, line.state)),
                    .tone = tone_of(line.state),
                    .lines = {},
                    .verb = {},
                    .heading_level = 2};
    std::string place = line.place;
    if (const std::string pot = pot_name(view, line.pot); !pot.empty()) place = place.empty() ? pot : place + ", " + pot;
    if (!place.empty()) card.lines.push_back(place);
    if (view.supports_shown)
        card.lines.push_back(t("proposals.card_counts", {{"supports", line.supports}, {"comments", line.comments}}));
    return card;
}

void filter_form(html::Out& out, const page::Frame& frame, const ListView& view) {
    const auto& t = *frame.t;
    forms::open(out, frame, {.action = list_address(view), .css = "filters", .search = true});
    const auto any = [&](bool none) { return forms::Choice{"", std::string(t("proposals.filter_any")), {}, none}; };
    forms::line(out, frame, {}, {.name = "text", .label = std::string(t("proposals.filter_text")), .value = view.filters.text, .required = false}, "search");
    if (view.process && view.process->pots.size() > 1) {
        std::vector<forms::Choice> pots{any(!view.filters.pot)};
        for (const auto& pot : view.process->pots) pots.push_back({std::to_string(pot.id.value), pot.name, {}, pot.id == view.filters.pot});
        forms::select(out, frame, {}, {.name = "pot", .label = std::string(t("proposals.filter_pot")), .required = false}, pots);
    }
    std::vector<forms::Choice> categories{any(view.filters.category.empty())};
    for (const auto word : category_words)
        categories.push_back({std::string(word), std::string(category_name(t, word)), {}, word == view.filters.category});
    forms::select(out, frame, {}, {.name = "category", .label = std::string(t("proposals.filter_category")), .required = false}, categories);
    std::vector<forms::Choice> states{any(!view.filters.state)};
    for (int i = int(State::received); i < states_count; ++i)
        states.push_back({std::string(word_of(State(i))), std::string(name_of(t, State(i))), {}, view.filters.state == State(i)});
    forms::select(out, frame, {}, {.name = "state", .label = std::string(t("proposals.filter_state")), .required = false}, states);
    forms::button(out, t("form.show"), forms::ButtonKind::second);
    forms::close(out);
}

std::string pager_address(const ListView& view) {
    std::string address = list_address(view) + "?";
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) address.append(name).append("=").append(http::percent_encode(value)).append("&");
    };
    add("text", view.filters.text);
    add("pot", view.filters.pot ? std::to_string(view.filters.pot.value) : "");
    add("category", view.filters.category);
    add("state", view.filters.state ? std::string(word_of(*view.filters.state)) : "");
    return address + "page=";
}

bool is_filtered(const Filters& f) { return !f.text.empty() || f.pot || !f.category.empty() || f.state; }

void list_part(html::Out& out, const page::Frame& frame, const ListView& view) {
    const auto& t = *frame.t;
    if (view.lines.empty()) {
        if (is_filtered(view.filters)) page::empty_state(out, t("proposals.none_found"), t("proposals.none_found_sentence"), t("proposals.show_all"), list_address(view));
        else if (view.may_write) page::empty_state(out, t("proposals.none_yet"), t("proposals.none_yet_sentence"), t("proposals.write"), list_address(view) + "/new");
        else page::empty_state(out, t("proposals.none_yet"), t("proposals.none_yet_closed"));
        return;
    }
    html::write<R"(<p role="status">{}</p>
)">(out, t("proposals.count", {{"count", view.count}}));
    std::vector<page::Card> cards;
    for (const ProposalLine& line : view.lines) cards.push_back(card_of(frame, view, line));
    page::card_list(out, cards);
    page::pager(out, frame, pager_address(view), view.page, view.pages);
}

}  // namespace

std::string proposal_list_page(const page::Frame& frame, const ListView& view) {
    const auto& t = *frame.t;
    page::Options options{.title = std::string(t("proposals.list_title")), .wide = true};
    if (view.process)
        options.crumbs = {{"/processes/" + std::to_string(view.process->id.value), view.process->text_in(t.language()).title},
                          {list_address(view), std::string(t("proposals.list_title")), true}};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, t("proposals.list_title"), t("proposals.list_lead"));
        if (view.may_write) page::link_button(out, t("proposals.write"), list_address(view) + "/new");
        if (view.may_enter_for_others) page::link_button(out, t("proposals.enter_for_others"), list_address(view) + "/for-others", false);
        if (view.may_merge && view.process) page::link_button(out, t("mergers.title"), "/processes/" + std::to_string(view.process->id.value) + "/mergers", false);
        if (view.may_merge && view.process) page::link_button(out, t("stuck.title"), "/processes/" + std::to_string(view.process->id.value) + "/stuck", false);
        if (view.may_merge && view.process) page::link_button(out, t("held.title"), "/processes/" + std::to_string(view.process->id.value) + "/held", false);
        filter_form(out, frame, view);
        if (!view.points.empty())
            page::map(out, frame, {.label = std::string(t("proposals.map_label")), .areas = view.areas, .points = view.points,
                                   .tile_url = view.tile_url, .tile_attribution = view.tile_attribution});
        list_part(out, frame, view);
        if (view.process)
            html::write<R"(<p><a href="/processes/{}/answers">{}</a></p>
)">(out, view.process->id, t("proposals.answers_in_time"));
    });
}

void similar_part(html::Out& out, const page::Frame& frame, const std::vector<SimilarLine>& similar, const std::string& draft_address) {
    if (similar.empty()) return;
    const auto& t = *frame.t;
    const auto support_button = [&](html::Out& o, const SimilarLine& one) {
        if (draft_address.empty() || !one.may_support) return;
        forms::open(o, frame, {.action = draft_address});
        forms::hidden(o, "support", std::to_string(one.id.value));
        forms::button(o, t("proposals.support_instead", {{"title", one.title}}), forms::ButtonKind::second);
        forms::close(o);
    };
    html::write<R"(<section class="similar" aria-labelledby="similar-heading"><h2 id="similar-heading">{}</h2><p>{}</p><ul>{}</ul></section>
)">(out, t("proposals.similar_heading"), t("proposals.similar_sentence"), html::each(similar, [&](html::Out& o, const SimilarLine& one) {
            html::write<R"(<li><a href="{}" dir="auto">{}</a> {}{}</li>)">(o, address_of(one.id), one.title, [&](html::Out& chips) {
                page::chip(chips, name_of(t, one.state), tone_of(one.state));
                if (one.opposite) html::write<R"( <strong>{}</strong>)">(chips, t("proposals.similar_opposite"));
            }, [&](html::Out& button) { support_button(button, one); });
        }));
}

std::string similar_page(const page::Frame& frame, const processes::Process& process, const std::vector<SimilarLine>& similar,
                         const std::vector<guides::Hint>& hints) {
    const auto& t = *frame.t;
    const std::string list = "/processes/" + std::to_string(process.id.value) + "/proposals";
    return page::layout(frame, {.title = std::string(t("proposals.similar_heading")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
)">(out, t("proposals.similar_title"));
        if (similar.empty()) page::empty_state(out, t("proposals.similar_none"), t("proposals.similar_none_sentence"), t("proposals.show_all"), list);
        similar_part(out, frame, similar);
        guides::hints_part(out, frame, hints);
    });
}

}  // namespace allting::proposals
