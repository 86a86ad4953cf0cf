#include "results/result_pages.hpp"

#include "algorithms/allocation/count.hpp"
#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "processes/allocation_pages.hpp"
#include "processes/process_view.hpp"
#include "results/election_file.hpp"
#include "results/figure_pages.hpp"

namespace allting::results {
namespace {

namespace forms = page::forms;
using processes::PhaseKind;

void section(html::Out& out, std::string_view id, std::string_view heading, const page::Body& body) {
    html::write<R"(<section id="{}" aria-labelledby="{}-heading"><h2 id="{}-heading">{}</h2>
{}</section>
)">(out, id, id, id, heading, body);
}

void count_button(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    html::write<R"(<aside class="panel" aria-label="{}"><p>{}</p>{}</aside>
)">(out, t("results.for_facilitator"), view.count ? t("results.count_again_help") : t("results.count_help"), [&](html::Out& o) {
        forms::open(o, frame, {.action = processes::address_of(view.process.id) + "/count", .busy_text = std::string(t("results.trial.busy"))});
        forms::button(o, view.count ? t("results.count_again") : t("results.count_now"),
                      view.count ? forms::ButtonKind::second : forms::ButtonKind::main);
        forms::close(o);
    });
}

/// Nobody sees how it goes before the count, and the page says so.
void waiting_part(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    const auto* const vote = view.process.phase(PhaseKind::vote);
    const auto* const count = view.process.phase(PhaseKind::count);
    if (vote && frame.now < vote->closes) {
        return page::empty_state(out, t("results.waiting_vote_heading"),
                                 t("results.waiting_vote", {{"at", t.weekday_time(vote->closes)}}));
    }
    page::empty_state(out, t("results.waiting_count_heading"),
                      count ? t("results.waiting_count", {{"at", t.weekday_time(count->closes)}})
                            : std::string(t("results.waiting")));
}

/// The board's decision on a project where it departs from the count; nothing where it follows it.
const ProjectDecision* departure(const ResultView& view, const ProjectCount& row) {
    const ProjectDecision* const decided = view.decision ? view.decision->find(row.project) : nullptr;
    return decided != nullptr && departs(row, *decided) ? decided : nullptr;
}

page::Card winner_card(const i18n::Translator& t, const ResultView& view, const ProjectCount& row) {
    const auto& project = *view.project(row.project);
    const auto picture = picture_of(project);
    page::Card card{.address = address_of(row.project), .title = project.title, .picture = picture.address, .drawing = picture.drawing};
    card.chip_text = t("results.won");
    card.tone = page::Tone::good;
    card.lines.push_back(t("results.cost_and_votes", {{"cost", t.money(project.cost)}, {"votes", votes_text(t, view.process, row)}}));
    if (view.process.pots.size() > 1) card.lines.push_back(view.process.pot(row.pot)->name);
    card.lines.push_back(why_text(t, view.process, project, row));
    if (const auto* const decided = departure(view, row)) {
        card.chip_text = t("results.won_not_funded");
        card.tone = page::Tone::warning;
        card.lines.push_back(t("results.board_reason", {{"reason", decided->reason}}));
    }
    return card;
}

void winners_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    std::vector<page::Card> cards;
    for (const ProjectCount& row : view.count->projects) {
        if (row.won) cards.push_back(winner_card(t, view, row));
    }
    page::card_list(out, cards);
}

void others_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    html::write<R"(<p>{}</p><ol class="others">{}</ol>
)">(out, t("results.others_lead"), html::each(view.count->projects, [&](html::Out& o, const ProjectCount& row) {
        if (row.won) return;
        const auto& project = *view.project(row.project);
        html::write<R"(<li><h3 class="other-title"><a href="{}" dir="auto">{}</a></h3><p class="meta">{}</p><p>{} <a href="{}#count">{}<span class="visually-hidden">: {}</span></a></p>{}</li>
)">(o, address_of(row.project), project.title,
            t("results.cost_and_votes", {{"cost", t.money(project.cost)}, {"votes", votes_text(t, view.process, row)}}),
            why_text(t, view.process, project, row), address_of(row.project), t("results.step_how"), project.title, [&](html::Out& more) {
                const auto* const decided = departure(view, row);
                if (decided == nullptr) return;
                html::write<R"(<p>{} {}</p>)">(more, t("results.lost_but_funded"), t("results.board_reason", {{"reason", decided->reason}}));
            });
    }));
}

void money_part(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    for (const processes::Pot& pot : view.process.pots) {
        const auto* const counted = view.count->find_pot(pot.id);
        if (!counted) continue;
        page::money_bar(out, frame, pot.name, pot.amount,
                        {{std::string(t("results.money_given")), counted->spent, page::Tone::good},
                         {std::string(t("results.money_left")), pot.amount - counted->spent, page::Tone::neutral}});
        html::write<R"(<p class="meta">{}</p>
)">(out, t("results.pot_voters", {{"count", counted->ballots_count}}));
    }
}

void ties_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    for (const auto& tie : view.count->ties) {
        std::string names;
        for (const auto project : tie) {
            if (!names.empty()) names += " · ";
            names += view.project(project)->title;
        }
        html::write<R"(<p>{}</p>
)">(out, t("results.tie", {{"names", names}}));
    }
}

/// What counts a downloaded file again, with every parameter.
std::string command_of(const i18n::Translator& t, const processes::Allocation& chosen) {
    const auto options = processes::count_options_of(chosen);
    std::string command = "allting count " + std::string(t("results.again_file_name")) + " --rule " + std::string(allocation::name_of(options.rule));
    if (processes::has_satisfaction(chosen.rule)) command += " --satisfaction " + std::string(allocation::name_of(options.satisfaction));
    if (!processes::completions_of(chosen.rule).empty()) command += " --completion " + std::string(allocation::name_of(options.completion));
    command += " --ties " + std::string(allocation::name_of(options.ties));
    if (!chosen.lot_seed.empty()) command += " --lot-seed \"" + chosen.lot_seed + '"';
    if (options.threshold > 0) command += " --threshold " + std::to_string(options.threshold);
    if (options.restrictions.minimum_votes > 0) command += " --minimum-votes " + std::to_string(options.restrictions.minimum_votes);
    return command + " --explain --format json";
}

void again_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    const auto here = processes::address_of(view.process.id);
    if (view.has_log) html::write<R"(<p><a href="{}/log">{}</a></p>
)">(out, here, t("results.log.link"));
    if (!publishes_ballots(view.process, *view.count)) {
        const bool sealed = view.process.publication == processes::Publication::sealed;
        html::write<R"(<p>{}</p>
)">(out, sealed ? std::string(t("results.refused.ballots_are_sealed")) : t("results.too_few_ballots", {{"count", published_ballots_min}}));
    } else {
        html::write<R"(<p>{}</p><ul>{}</ul>
)">(out, t("results.again_sentence"), html::each(view.process.pots, [&](html::Out& o, const processes::Pot& pot) {
            const auto query = "?pot=" + std::to_string(pot.id.value);
            html::write<R"(<li><a href="{}" download>{}</a> · <a href="{}" download>{}</a></li>
)">(o, here + "/ballots.pb" + query, t("results.again_file", {{"pot", pot.name}}), here + "/proof.json" + query, t("results.again_proof", {{"pot", pot.name}}));
        }));
        html::write<R"(<p>{}</p><p class="hash"><code>allting count {} --verify {}</code></p>
)">(out, t("results.again_verify"), t("results.again_file_name"), t("results.again_proof_name"));
    }
    html::write<R"(<p>{}</p><p class="hash"><code>{}</code></p>
)">(out, t("results.again_command"), command_of(t, view.count->allocation));
    html::write<R"(<p>{} <code class="hash">{}</code></p>
)">(out, t("results.input_hash"), view.count->input_hash);
}

void decision_part(html::Out& out, const i18n::Translator& t, const ResultView& view) {
    const auto address = processes::address_of(view.process.id) + "/decision";
    if (view.decision) {
        page::notice(out, page::NoticeKind::success, t("results.decided_heading"),
                     t("results.decided_sentence", {{"body", view.decision->body_name}, {"at", t.date(view.decision->decided_at)}}));
        page::link_button(out, t("results.see_decision"), address, false);
    } else if (view.may_decide) {
        page::link_button(out, t("results.decide"), address);
    } else if (view.process.phase(PhaseKind::decision)) {
        html::write<R"(<p>{}</p>
)">(out, t("results.not_decided_yet"));
    }
}

void counted_part(html::Out& out, const page::Frame& frame, const ResultView& view) {
    const auto& t = *frame.t;
    html::write<R"(<p class="lead">{}</p><p>{}</p>
)">(out, t("results.first_sentence", {{"count", view.winners_count()}, {"amount", t.money(view.spent())}}),
        t("results.ballots_sentence", {{"count", view.count->ballots_count}, {"blank", view.count->blank_count}}));
    decision_part(out, t, view);
    proposals::chain_part(out, frame, view.chain);
    section(out, "winners", t("results.winners"), [&](html::Out& o) { winners_part(o, t, view); });
    if (view.winners_count() < std::int64_t(view.count->projects.size())) {
        section(out, "others", t("results.others"), [&](html::Out& o) { others_part(o, t, view); });
    }
    section(out, "money", t("results.money"), [&](html::Out& o) { money_part(o, frame, view); });
    figure_parts(out, frame, view);
    section(out, "rule", t("results.rule"), [&](html::Out& o) {
        processes::allocation_part(o, frame, view.process);
        shares_part(o, frame, view);
        ties_part(o, t, view);
    });
    section(out, "again", t("results.again"), [&](html::Out& o) { again_part(o, t, view); });
}

}  // namespace

void summary_part(html::Out& out, const page::Frame& frame, const processes::Process& process, const CountSummary& summary) {
    const i18n::Translator t = frame.t->with_currency(process.currency);
    const auto here = processes::address_of(process.id);
    html::write<R"(<p class="lead">{}</p>
)">(out, t("results.first_sentence", {{"count", summary.winners_count}, {"amount", t.money(summary.spent)}}));
    page::link_button(out, t("results.see_results"), here + "/results");
    if (!summary.is_decided) return;
    page::link_button(out, t("results.see_decision"), here + "/decision", false);
    page::link_button(out, t("results.see_delivery"), here + "/delivery", false);
}

std::string result_page(const page::Frame& plain, const ResultView& view) {
    const CurrencyFrame in_currency(plain, view.process.currency);
    const auto& frame = in_currency.frame();
    const auto& t = in_currency.t();
    const auto& title = view.process.text_in(t.language()).title;
    const page::Options options{.title = t("results.title_of", {{"title", title}}),
                                .crumbs = {{.address = processes::address_of(view.process.id), .text = title}},
                                .wide = true};
    return page::layout(frame, options, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
)">(out, t("results.title"));
        if (view.may_count) count_button(out, frame, view);
        if (view.count) counted_part(out, frame, view);
        else waiting_part(out, frame, view);
    });
}

}  // namespace allting::results
