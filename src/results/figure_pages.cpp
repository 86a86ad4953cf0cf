#include "results/figure_pages.hpp"

#include <algorithm>

#include "platform/page/components.hpp"
#include "processes/process_view.hpp"
#include "results/election_file.hpp"

namespace allting::results {
namespace {

constexpr double thousandth = 0.001;

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

void folded(html::Out& out, std::string_view summary, const page::Body& body) {
    html::write<R"(<details><summary>{}</summary>{}</details>
)">(out, summary, body);
}

/// "23.4%": a length for a bar, never more than the whole.
std::string width_of(std::int64_t part, std::int64_t whole) {
    if (whole <= 0 || part <= 0) return "0%";
    const auto mille = std::min<std::int64_t>(1000, part * 1000 / whole);
    return std::to_string(mille / 10) + '.' + std::to_string(mille % 10) + '%';
}

void bar(html::Out& out, std::string_view tone, std::int64_t part, std::int64_t whole) {
    html::write<R"(<svg class="money-track" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="track" width="100%" height="100%"/><rect class="{}" width="{}" height="100%"/></svg>)">(
        out, tone, width_of(part, whole));
}

/// Not all is never said as 100 per cent.
double share(std::int64_t part, std::int64_t whole) {
    const double exact = whole > 0 ? double(part) / double(whole) : 0;
    return part < whole ? std::min(exact, 0.99) : exact;
}

/// "1,4" of 1,400 thousandths, rounded to tenths.
std::string tenths(const i18n::Translator& t, std::int64_t thousandths) {
    const auto rounded = (thousandths + 50) / 100;
    return t("results.figures.decimal", {{"whole", rounded / 10}, {"tenth", rounded % 10}});
}

/// Averages and parts of a share are said in whole kronor.
Money whole_kronor(Money amount) { return {(amount.ore + 50) / 100 * 100}; }

std::string_view heading_of_pot(const ResultView& view, const PotFigures& pot) {
    return view.process.pots.size() > 1 ? std::string_view(view.process.pot(pot.pot)->name) : std::string_view();
}

/// A heading for the pot where there are several.
void pot_heading(html::Out& out, const ResultView& view, const PotFigures& pot) {
    const auto name = heading_of_pot(view, pot);
    if (!name.empty()) html::write<"<h3>{}</h3>\n">(out, name);
}

std::string bin_label(const i18n::Translator& t, std::size_t bin, std::size_t bins) {
    const auto from = t.percent(0.25 * double(bin));
    if (bin + 1 == bins) return t("results.figures.bin_open", {{"from", from}});
    return t("results.figures.bin", {{"from", from}, {"to", t.percent(0.25 * double(bin + 1))}});
}

void share_bins(html::Out& out, const page::Frame& frame, const PotFigures& pot) {
    const auto& t = *frame.t;
    const auto most = pot.share_bins.empty() ? 0 : *std::ranges::max_element(pot.share_bins);
    std::size_t bin = 0;
    html::write<R"(<p>{}</p><ul class="figure-bars">{}</ul>
)">(out, t("results.figures.bins_lead"), html::each(pot.share_bins, [&](html::Out& o, std::int64_t voters) {
        html::write<R"(<li><span class="pot-name">{}</span> <span>{}</span>{}</li>
)">(o, bin_label(t, bin++, pot.share_bins.size()), t("results.figures.voters", {{"count", voters}, {"share", t.percent(share(voters, pot.voters))}}),
            [&](html::Out& b) { bar(b, "going", voters, most); });
    }));
}

void reached_part(html::Out& out, const page::Frame& frame, const PotFigures& pot) {
    const auto& t = *frame.t;
    const auto with_something = pot.voters - pot.without_any;
    html::write<R"(<p class="lead">{}</p>{}<p>{}</p>
)">(out, t("results.figures.reached", {{"count", with_something}, {"all", pot.voters}, {"share", t.percent(share(with_something, pot.voters))}}),
        [&](html::Out& o) { bar(o, "good", with_something, pot.voters); },
        t("results.figures.average", {{"count", tenths(t, pot.winners_backed)}, {"amount", t.money(whole_kronor(pot.cost_backed))}}));
    folded(out, t("results.figures.numbers"), [&](html::Out& o) {
        share_bins(o, frame, pot);
        page::facts(o, {{std::string(t("results.figures.fair_share")), t("results.figures.voters", {{"count", pot.reach_fair_share}, {"share", t.percent(share(pot.reach_fair_share, pot.voters))}})},
                        {std::string(t("results.figures.fair_share_covered")), t.percent(double(pot.fair_share_covered) * thousandth)},
                        {std::string(t("results.figures.gini")), t.percent(double(pot.gini) * thousandth)},
                        {std::string(t("results.figures.blank")), t.number(pot.blank)}});
        html::write<R"(<p><a href="/about/methods/fairness">{}</a></p>)">(o, t("results.figures.what_they_mean"));
    });
}

void owed_part(html::Out& out, const page::Frame& frame, const ResultView& view, const PotFigures& pot) {
    const auto& t = *frame.t;
    if (pot.owed_groups == 0) {
        html::write<"<p>{}</p>\n">(out, t("results.figures.nobody_owed"));
        return;
    }
    html::write<R"(<p>{}</p><ul>{}</ul>
)">(out, t("results.figures.owed_lead", {{"count", pot.owed_groups}}), html::each(pot.owed, [&](html::Out& o, const OwedFigures& owed) {
        html::write<R"(<li><a href="{}" dir="auto">{}</a>: {}</li>
)">(o, address_of(owed.project), view.project(owed.project)->title,
            t("results.figures.owed", {{"count", owed.voters}, {"share", t.money(whole_kronor(owed.share))}, {"best", t.money(owed.best_off)}, {"cost", t.money(view.project(owed.project)->cost)}}));
    }));
}

std::string label_text(const i18n::Translator& t, bool is_category, const std::string& label) {
    return is_category ? std::string(t(i18n::Key::at_run_time("proposals.category." + label))) : label;
}

/// One topic alone says nothing of where the money went.
constexpr std::size_t labels_least = 2;
bool has_spread(const PotFigures& pot) { return pot.categories.size() >= labels_least || pot.places.size() >= labels_least; }

/// `pot` tells the tables of several pots apart.
void labels_part(html::Out& out, const page::Frame& frame, std::string_view pot, const std::vector<LabelFigures>& labels, bool is_category) {
    if (labels.size() < labels_least) return;
    const auto& t = *frame.t;
    const auto heading = is_category ? t("results.figures.by_category") : t("results.figures.by_place");
    html::write<R"(<p class="label">{}</p><p class="meta">{}</p><ul class="figure-bars">{}</ul>
)">(out, heading, t("results.figures.label_lead"), html::each(labels, [&](html::Out& o, const LabelFigures& label) {
        html::write<R"(<li><span class="pot-name" dir="auto">{}</span> <span>{}</span>{}{}</li>
)">(o, label_text(t, is_category, label.label),
            t("results.figures.label", {{"money", t.percent(double(label.of_spending) * thousandth)}, {"votes", t.percent(double(label.of_votes) * thousandth)}}),
            [&](html::Out& b) { bar(b, "good", label.of_spending, 1000); }, [&](html::Out& b) { bar(b, "going", label.of_votes, 1000); });
    }));
    page::Table table{.caption = pot.empty() ? std::string(heading) : std::string(heading) + ": " + std::string(pot),
                      .heads = {std::string(t("results.figures.label_name")), std::string(t("results.figures.label_projects")),
                                std::string(t("results.figures.label_winners")), std::string(t("results.figures.label_spent"))},
                      .rows = {},
                      .numeric = {false, true, true, true}};
    for (const LabelFigures& label : labels)
        table.rows.push_back({label_text(t, is_category, label.label), t.number(label.projects), t.number(label.winners), t.money(label.spent)});
    folded(out, t("results.figures.numbers"), [&](html::Out& o) { page::table(o, table); });
}

/// A project that resampled voters would sometimes have chosen otherwise.
bool is_unsure(const ProjectFigures& project, std::int64_t samples) {
    return project.samples_won * 20 > samples && project.samples_won * 20 < samples * 19;
}

void sureness_part(html::Out& out, const page::Frame& frame, const ResultView& view, const PotFigures& pot) {
    const auto& t = *frame.t;
    if (pot.samples == 0) return;
    html::write<"<p>{}</p>\n">(out, t("results.figures.sure", {{"samples", pot.samples}, {"share", t.percent(share(pot.samples_same, pot.samples))}}));
    std::vector<ProjectFigures> unsure;
    std::ranges::copy_if(pot.projects, std::back_inserter(unsure), [&](const ProjectFigures& each) { return is_unsure(each, pot.samples); });
    if (unsure.empty()) {
        html::write<"<p>{}</p>\n">(out, t("results.figures.all_sure"));
        return;
    }
    std::ranges::stable_sort(unsure, std::ranges::greater{}, &ProjectFigures::samples_won);
    html::write<R"(<p>{}</p><ul class="figure-bars">{}</ul>
)">(out, t("results.figures.unsure_lead"), html::each(unsure, [&](html::Out& o, const ProjectFigures& each) {
        html::write<R"(<li><a class="pot-name" href="{}" dir="auto">{}</a> <span>{}</span>{}</li>
)">(o, address_of(each.project), view.project(each.project)->title,
            t("results.figures.wins_in", {{"share", t.percent(share(each.samples_won, pot.samples))}}),
            [&](html::Out& b) { bar(b, view.count->find(each.project)->won ? "good" : "warning", each.samples_won, pot.samples); });
    }));
}

}  // namespace

void shares_part(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    if (!may_publish_ballots(*view.count) || !view.figures) return;
    for (const PotFigures& pot : view.figures->pots) {
        if (pot.grown_share.ore == 0) continue;
        const auto name = view.process.pot(pot.pot)->name;
        const bool has_grown = pot.grown_share > pot.share;
        html::write<"<p>{}{}</p>\n">(out, t(has_grown ? i18n::Key("results.figures.share_grown") : i18n::Key("results.figures.share"),
                                           {{"pot", name}, {"share", t.money(pot.share)}, {"grown", t.money(pot.grown_share)}}),
                                     html::when(pot.prefer_shares >= 0, [&](html::Out& o) {
                                         html::write<" {}">(o, t("results.figures.prefer", {{"shares", pot.prefer_shares}, {"greedy", pot.prefer_greedy},
                                                                                           {"which", pot.prefer_greedy > pot.prefer_shares ? "greedy" : "shares"}}));
                                     }));
    }
}

void figure_parts(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    if (!may_publish_ballots(*view.count)) return;
    if (!view.figures || view.figures->pots.empty()) {
        return section(out, "figures", t("results.figures.heading"), [&](html::Out& o) { html::write<"<p>{}</p>\n">(o, t("results.figures.coming")); });
    }
    const auto each_pot = [&](const std::function<void(html::Out&, const PotFigures&)>& part) {
        return [&view, part](html::Out& o) {
            for (const PotFigures& pot : view.figures->pots) {
                pot_heading(o, view, pot);
                part(o, pot);
            }
        };
    };
    section(out, "reached", t("results.figures.reached_heading"), each_pot([&](html::Out& o, const PotFigures& pot) { reached_part(o, frame, pot); }));
    if (std::ranges::any_of(view.figures->pots, has_spread)) section(out, "spread", t("results.figures.spread_heading"), [&](html::Out& o) {
        for (const PotFigures& pot : view.figures->pots) {
            if (!has_spread(pot)) continue;
            pot_heading(o, view, pot);
            labels_part(o, frame, heading_of_pot(view, pot), pot.categories, true);
            labels_part(o, frame, heading_of_pot(view, pot), pot.places, false);
        }
    });
    section(out, "fairness", t("results.figures.fairness_heading"), each_pot([&](html::Out& o, const PotFigures& pot) { owed_part(o, frame, view, pot); }));
    section(out, "sureness", t("results.figures.sureness_heading"), each_pot([&](html::Out& o, const PotFigures& pot) { sureness_part(o, frame, view, pot); }));
    section(out, "other-rules", t("results.figures.other_rules_heading"), [&](html::Out& o) {
        html::write<"<p>{}</p>\n">(o, t("results.figures.other_rules"));
        page::link_button(o, t("results.figures.compare"), processes::address_of(view.process.id) + "/results/comparison", false);
    });
}

}  // namespace allting::results
