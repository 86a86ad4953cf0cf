// How one project won or lost, of figure_pages.hpp: a bar of money with its list, and what would have had to be otherwise.
#include "algorithms/allocation/count.hpp"
#include "platform/page/components.hpp"
#include "processes/allocation_pages.hpp"
#include "processes/process_view.hpp"
#include "results/election_file.hpp"
#include "results/figure_pages.hpp"

namespace allting::results {
namespace {

using allocation::Reason;
using page::MoneyPart;
using page::Tone;

/// Its price and who paid it: those who paid in full, and those who gave what they had left.
void equal_shares_won(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    const auto& t = *frame.t;
    const ProjectFigures& figures = *view.figures;
    std::vector<MoneyPart> parts{{t("results.picture.full_payers", {{"count", figures.full_payers}}), figures.full_paid, Tone::good}};
    if (figures.last_payers > 0) parts.push_back({t("results.picture.last_payers", {{"count", figures.last_payers}}), figures.last_paid, Tone::warning});
    page::money_bar(out, frame, t("results.picture.cost"), view.project.cost, parts);
}

Money whole_kronor(Money amount) { return {(amount.ore + 50) / 100 * 100}; }

/// A line of its own for each: on a phone a bar of many parts cannot be told apart.
void spent_line(html::Out& out, const i18n::Translator& t, const page::Body& name, Money amount, Money whole, std::string_view tone) {
    const auto share = whole.ore > 0 ? double(amount.ore) / double(whole.ore) : 0;
    const auto mille = std::int64_t(share * 1000);
    html::write<R"(<li><span>{}</span> <span><b>{}</b> {}</span><svg class="money-track" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="{}" width="{}" height="100%"/></svg></li>
)">(out, name, t.money(whole_kronor(amount)), t.percent(share), tone, std::to_string(mille / 10) + '.' + std::to_string(mille % 10) + '%');
}

void spent_list(html::Out& out, const i18n::Translator& t, const ProjectView& view, Money whole) {
    html::write<R"(<p class="label">{}</p><ul class="figure-bars one-column">{}</ul>
)">(out, t("results.picture.supporters_money"), [&](html::Out& o) {
        spent_line(o, t, [&](html::Out& name) { html::escape(name, t("results.picture.left")); }, view.figures->left, whole, "warning");
        for (const SpentOn& spent : view.figures->spent_on) {
            spent_line(o, t, [&](html::Out& name) {
                if (!spent.winner) return html::escape(name, t("results.picture.spent_others"));
                html::write<R"(<a href="{}" dir="auto">{}</a> ({}))">(name, address_of(spent.winner), view.titles.at(spent.winner), t("results.picture.spent_by", {{"count", spent.voters}}));
            }, spent.amount, whole, "going");
        }
    });
}

/// What its supporters had, and where it went.
void equal_shares_lost(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    const auto& t = *frame.t;
    const ProjectFigures& figures = *view.figures;
    Money whole = figures.left;
    for (const SpentOn& spent : figures.spent_on) whole += spent.amount;
    html::write<"<p>{}</p>\n">(out, t("results.picture.supporters_lost", {{"count", view.count->votes}, {"whole", t.money(whole_kronor(whole))}, {"left", t.money(whole_kronor(figures.left))}, {"cost", t.money(view.project.cost)}}));
    spent_list(out, t, view, whole);
    page::money_bar(out, frame, t("results.picture.cost"), view.project.cost, {{std::string(t("results.picture.left")), whole_kronor(figures.left), Tone::warning}});
}

/// The pot at the project's turn: given before, its own part, and what is left.
void greedy_picture(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    const auto& t = *frame.t;
    const auto* const pot = view.process.pot(view.count->pot);
    const Money at_turn = view.count->why.money_at_turn;
    const Money cost = view.project.cost;
    std::vector<MoneyPart> parts{{std::string(t("results.picture.given_before")), pot->amount - at_turn, Tone::neutral}};
    if (view.count->won && cost <= at_turn) {
        parts.push_back({std::string(t("results.picture.this_project")), cost, Tone::good});
        parts.push_back({std::string(t("results.picture.left_after")), at_turn - cost, Tone::going});
        page::money_bar(out, frame, pot->name, pot->amount, parts);
        return;
    }
    parts.push_back({std::string(t("results.picture.left_at_turn")), at_turn, Tone::warning});
    page::money_bar(out, frame, pot->name, pot->amount, parts);
    page::money_bar(out, frame, t("results.picture.cost"), cost, {{std::string(t("results.picture.left_at_turn")), std::min(at_turn, cost), Tone::warning}});
}

/// The picture of a loser's supporters tells more than the sentence on the result page, so it stands alone.
bool shows_supporters(const ProjectView& view) {
    return view.process.allocation.rule == allocation::Rule::equal_shares && !view.count->won && view.figures && !view.figures->spent_on.empty() &&
           view.count->why.reason == Reason::not_supported;
}

bool is_greedy(allocation::Rule rule) {
    return rule == allocation::Rule::greedy || rule == allocation::Rule::greedy_no_skip || rule == allocation::Rule::greedy_custom;
}

void picture_part(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    const auto& why = view.count->why;
    if (why.reason == Reason::too_expensive || why.reason == Reason::won_by_fill || why.reason == Reason::below_threshold) return;
    if (is_greedy(view.process.allocation.rule)) return greedy_picture(out, frame, view);
    if (!view.figures || view.process.allocation.rule != allocation::Rule::equal_shares) return;
    if (view.count->won) return equal_shares_won(out, frame, view);
    if (shows_supporters(view)) equal_shares_lost(out, frame, view);
}

/// How much cheaper, or how many voters more; the count itself says it under greedy. For a winner, by how much it won.
void margin_part(html::Out& out, const i18n::Translator& t, const ProjectView& view) {
    if (!view.figures) return;
    const ProjectFigures& figures = *view.figures;
    const auto sentence = [&](std::string_view text) { html::write<"<p>{}</p>\n">(out, text); };
    const auto support = t.percent(double(figures.support_percent) / 100);
    if (view.count->won) {
        if (figures.support_percent >= 100) sentence(t("results.picture.support_won", {{"share", support}}));
        return;
    }
    const auto cost = t.money({figures.winning_cost.ore / 100 * 100});
    const bool is_bound = keeps_winners(view.process.allocation.completion);
    if (figures.winning_cost.ore >= 0) sentence(t(is_bound ? i18n::Key("results.picture.cheaper") : i18n::Key("results.picture.cheaper_counted"), {{"cost", cost}}));
    if (figures.voters_missing > 0) sentence(t("results.picture.voters_missing", {{"count", figures.voters_missing}}));
    if (figures.new_voters_missing > 0) sentence(t("results.picture.new_voters_missing", {{"count", figures.new_voters_missing}}));
    if (figures.support_percent >= 0) sentence(t("results.picture.support", {{"share", support}}));
}

void numbers_part(html::Out& out, const i18n::Translator& t, const ProjectView& view) {
    const auto& row = *view.count;
    std::vector<page::Row> rows{{std::string(t("results.picture.place")), t.number(row.rank)}};
    if (!row.why.price_exact.empty()) rows.push_back({std::string(t("results.picture.exact_price")), t("results.picture.hundredths", {{"amount", row.why.price_exact}, {"currency", view.process.currency}})});
    if (row.why.winning_cost) rows.push_back({std::string(t("results.picture.winning_cost")), t.money(*row.why.winning_cost)});
    if (row.why.score_missing) rows.push_back({std::string(t("results.picture.score_missing")), t.number(*row.why.score_missing)});
    if (view.figures && view.samples > 0)
        rows.push_back({std::string(t("results.picture.samples")), t("results.picture.samples_won", {{"won", view.figures->samples_won}, {"samples", view.samples}})});
    html::write<R"(<details><summary>{}</summary>{}<p>{} <a href="{}">{}</a></p></details>
)">(out, t("results.figures.numbers"), [&](html::Out& o) { page::facts(o, rows); }, t("results.picture.recompute"),
        processes::address_of(view.process.id) + "/results#again", t("results.again"));
}

}  // namespace

void project_figures_part(html::Out& out, const page::Frame& frame, const ProjectView& view) {
    if (!view.count) return;
    const auto& t = *frame.t;
    const auto why = shows_supporters(view) ? std::string() : why_text(t, view.process, view.project, *view.count);
    html::write<R"(<section id="count" aria-labelledby="count-heading"><h2 id="count-heading">{}</h2>{}{}{}</section>
)">(out, view.count->won ? t("results.picture.heading_won") : t("results.picture.heading_lost"),
        html::when(!why.empty(), [&](html::Out& o) { html::write<"<p>{}</p>\n">(o, why); }),
        [&](html::Out& o) {
            picture_part(o, frame, view);
            margin_part(o, t, view);
        },
        [&](html::Out& o) { numbers_part(o, t, view); });
}

}  // namespace allting::results
