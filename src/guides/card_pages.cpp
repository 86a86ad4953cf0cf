#include "guides/card_pages.hpp"

#include <algorithm>

#include "processes/process_view.hpp"

namespace allting::guides {
namespace {

namespace forms = page::forms;
using i18n::Key;
using i18n::Translator;

void add(std::vector<page::Row>& rows, std::string_view term, std::string value) {
    if (!value.empty()) rows.push_back({std::string(term), std::move(value)});
}

std::string source_sentence(const page::Frame& frame, const Card& card) {
    const auto& t = *frame.t;
    return t("guides.source_is", {{"source", card.text.source}, {"at", t.date(card.text.source_at)}});
}

void cards_section(html::Out& out, const page::Frame& frame, const CardsView& view, CardKind kind) {
    const auto& t = *frame.t;
    std::vector<const Card*> cards;
    for (const Card& card : view.cards)
        if (card.kind == kind) cards.push_back(&card);
    if (cards.empty()) return;
    const std::string word(word_of(kind));
    html::write<R"(<section aria-labelledby="{}"><h2 id="{}">{}</h2>
<p>{}</p>
<div class="guide-cards">{}</div></section>
)">(out, "cards-" + word, "cards-" + word, t(Key::at_run_time("guides.heading_" + word)), t(Key::at_run_time("guides.lead_" + word)),
        html::each(cards, [&](html::Out& o, const Card* card) { card_part(o, frame, *card, 3); }));
}

void print_form(html::Out& out, const page::Frame& frame, const page::Typed& typed, const CardsView& view) {
    const auto& t = *frame.t;
    html::write<"<h2>{}</h2>\n">(out, t("guides.print_heading"));
    forms::open(out, frame, {.action = cards_address(view.process.id) + "/pdf", .busy_text = std::string(t("guides.drawing"))});
    forms::radios(out, frame, typed, {.name = "size", .label = std::string(t("guides.print_size"))},
                  {{"a4", std::string(t("guides.print_a4")), {}, false}, {"a6", std::string(t("guides.print_a6")), {}, true}});
    forms::button(out, t("guides.print"), forms::ButtonKind::second);
    forms::close(out);
}

void earlier_versions(html::Out& out, const page::Frame& frame, const std::vector<Card>& versions) {
    const auto& t = *frame.t;
    if (versions.size() < 2) return;
    html::write<"<h2>{}</h2>\n<p>{}</p>\n">(out, t("guides.earlier"), t("guides.earlier_lead"));
    for (std::size_t i = 1; i < versions.size(); ++i) {
        const Card& card = versions[i];
        const Instant until = card.withdrawn_at.value_or(versions[i - 1].shown_from);
        html::write<R"(<details><summary>{}</summary>{}</details>
)">(out, t("guides.version_between", {{"version", card.version}, {"from", t.date_time(card.shown_from)}, {"until", t.date_time(until)}}),
            [&](html::Out& o) { card_part(o, frame, card, 3); });
    }
}

}  // namespace

std::string address_of(CardId id) { return "/cards/" + std::to_string(id.value); }
std::string cards_address(ProcessId process) { return processes::address_of(process) + "/cards"; }

std::vector<page::Row> rows_of(const Translator& t, const Card& card) {
    std::vector<page::Row> rows;
    const Rule& rule = card.text.rule;
    const Price& price = card.text.price;
    if (card.kind == CardKind::rule) {
        add(rows, t("guides.ours"), rule.ours);
        add(rows, t("guides.others"), rule.others);
        add(rows, t("guides.contact"), rule.contact);
        add(rows, t("guides.passed"), rule.passed);
        add(rows, t("guides.failed"), rule.failed);
        return rows;
    }
    if (card.kind == CardKind::built) {
        add(rows, t("guides.built_where"), t("guides.built_at", {{"place", price.built_place}, {"year", std::to_string(price.built_year)}}));
        add(rows, t("guides.did_cost"), t.money(price.high));
    } else {
        add(rows, t("guides.cost_once"), t("guides.from_to", {{"low", t.money(price.low)}, {"high", t.money(price.high)}}));
    }
    if (price.running.ore > 0) add(rows, t("guides.running"), t("guides.a_year", {{"amount", t.money(price.running)}}));
    if (price.lifetime_years > 0) add(rows, t("guides.lifetime"), t("guides.years", {{"count", price.lifetime_years}}));
    add(rows, t("guides.included"), price.included);
    return rows;
}

std::string price_sentence(const Translator& t, const Price& price) {
    const std::string once = price.low == price.high ? t.money(price.high) : t("guides.from_to", {{"low", t.money(price.low)}, {"high", t.money(price.high)}});
    return price.running.ore > 0 ? t("guides.once_and_running", {{"once", once}, {"running", t.money(price.running)}}) : once;
}

void card_part(html::Out& out, const page::Frame& frame, const Card& card, int heading_level) {
    const auto& t = *frame.t;
    const auto title = [&](html::Out& o) { html::write<R"(<a href="{}" dir="auto">{}</a>)">(o, address_of(card.id), card.text.title); };
    html::write<R"(<article class="guide-card" {}>{}
{}{}<p class="when">{}</p>
{}</article>
)">(out, html::attribute("lang", card.text.language == t.language() ? "" : card.text.language),
        [&](html::Out& o) {
            if (heading_level == 2) html::write<"<h2>{}</h2>">(o, title);
            else if (heading_level == 3) html::write<"<h3>{}</h3>">(o, title);
        },
        [&](html::Out& o) { if (card.is_example) page::chip(o, t("guides.example"), page::Tone::neutral); },
        [&](html::Out& o) { page::facts(o, rows_of(t, card)); }, source_sentence(frame, card),
        [&](html::Out& o) { if (is_old(card, frame.now)) html::write<"<p>{}</p>">(o, t("guides.is_old")); });
}

void hints_part(html::Out& out, const page::Frame& frame, const std::vector<Hint>& hints) {
    if (hints.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<section class="similar guide-hints" aria-labelledby="hints-heading"><h2 id="hints-heading">{}</h2>
<p>{}</p>
{}</section>
)">(out, t("guides.hints_heading"), t("guides.hints_lead"), html::each(hints, [&](html::Out& o, const Hint& hint) {
            html::write<R"(<details><summary>{} <strong dir="auto">{}</strong></summary>{}</details>
)">(o, hint.word.empty() ? std::string(t("guides.hint_by_place")) : t("guides.hint_by_word", {{"word", hint.word}}), hint.card.text.title,
                [&](html::Out& card) { card_part(card, frame, hint.card, 3); });
        }));
}

std::string cards_page(const page::Frame& frame, const page::Typed& typed, const CardsView& view) {
    const auto& t = *frame.t;
    const page::Options options{.title = std::string(t("guides.title")),
                                .crumbs = {{.address = processes::address_of(view.process.id), .text = view.process.text_in(t.language()).title},
                                            {{}, std::string(t("guides.title"))}}};
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, t("guides.title"), t("guides.lead"));
        if (view.cards.empty()) page::empty_state(out, t("guides.none"), t("guides.none_sentence"));
        for (const CardKind kind : card_kinds) cards_section(out, frame, view, kind);
        if (view.process.is_open(processes::PhaseKind::ideas, frame.now))
            page::link_button(out, t("processes.now_verb.ideas"), processes::address_of(view.process.id) + "/proposals/new");
        if (!view.may_write) return;
        if (!view.cards.empty()) print_form(out, frame, typed, view);
        html::write<R"(<p><a href="/cards">{}</a></p>
)">(out, t("guides.list_title"));
    });
}

std::string card_page(const page::Frame& frame, const page::Typed& typed, const CardView& view) {
    const auto& t = *frame.t;
    const Card& card = view.versions.front();
    page::Options options{.title = card.text.title};
    if (card.process) options.crumbs.push_back({cards_address(card.process), std::string(t("guides.title"))});
    else if (view.may_write) options.crumbs.push_back({"/cards", std::string(t("guides.list_title"))});
    return page::layout(frame, options, [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        html::write<"<h1 dir=\"auto\">{}</h1>\n<p class=\"when\">{}</p>\n">(out, card.text.title,
            t("guides.version_since", {{"version", card.version}, {"from", t.date_time(card.shown_from)}}));
        if (card.withdrawn_at)
            page::notice(out, page::NoticeKind::warning, t("guides.is_withdrawn"), t("guides.withdrawn_since", {{"at", t.date_time(*card.withdrawn_at)}}));
        card_part(out, frame, card, 0);
        earlier_versions(out, frame, view.versions);
        if (!view.may_write) return;
        page::link_button(out, t(card.withdrawn_at ? Key("guides.show_again") : Key("guides.change")), address_of(card.id) + "/edit", false);
        if (card.withdrawn_at) return;
        forms::open(out, frame, {.action = address_of(card.id) + "/withdrawal"});
        forms::button(out, t("guides.withdraw"), forms::ButtonKind::danger);
        forms::close(out);
    });
}

std::string card_list_page(const page::Frame& frame, const std::vector<Card>& cards) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(t("guides.list_title")), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<"<h1>{}</h1>\n<p class=\"lead\">{}</p>\n">(out, t("guides.list_title"), t("guides.list_lead"));
        for (const CardKind kind : card_kinds) {
            const std::string word(word_of(kind));
            page::link_button(out, t(Key::at_run_time("guides.new_" + word)), "/cards/new?kind=" + word, kind == CardKind::rule);
        }
        for (const CardKind kind : card_kinds) {
            html::write<"<h2>{}</h2>\n">(out, t(Key::at_run_time("guides.heading_" + std::string(word_of(kind)))));
            html::write<"<ul>{}</ul>\n">(out, html::each(cards, [&](html::Out& o, const Card& card) {
                if (card.kind != kind) return;
                html::write<R"(<li><a href="{}" dir="auto">{}</a> {}{}</li>
)">(o, address_of(card.id), card.text.title, t("guides.list_line", {{"version", card.version}, {"at", t.date(card.text.source_at)}}),
                    card.withdrawn_at ? " · " + std::string(t("guides.is_withdrawn")) : is_old(card, frame.now) ? " · " + std::string(t("guides.is_old")) : "");
            }));
        }
    });
}

}  // namespace allting::guides
