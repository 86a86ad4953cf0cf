// The steps around the choosing: the right, the area, the check, and what stands there when a vote lies in the box.
#include "ballots/ballot_pages.hpp"

#include "ballots/page_parts.hpp"
#include "platform/page/components.hpp"

namespace allting::ballots {

namespace {

namespace forms = page::forms;
using processes::BallotKind;
using processes::Process;
using proposals::Project;

void relation_field(html::Out& out, const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    std::vector<forms::Choice> choices;
    for (const std::string& relation : process.relations)
        choices.push_back({.value = relation, .label = std::string(t(i18n::Key::at_run_time("ballots.relation_" + relation))),
                           .chosen = process.relations.size() == 1});
    forms::radios(out, frame, typed, {.name = "relation", .label = std::string(t("ballots.relation"))}, choices);
}

std::string left_sentence(const i18n::Translator& t, const Process& process, const PotUse& use) {
    switch (process.ballot_kind) {
        case BallotKind::approval: return t("ballots.left_marks", {{"left", left_of(process, use)}});
        case BallotKind::points: return t("ballots.left_points", {{"left", left_of(process, use)}});
        case BallotKind::budget: break;
    }
    return t("ballots.left_money", {{"left", t.with_currency(process.currency).money(use.amount - use.cost)}});
}

/// One pot's part of the check: what was chosen, what it costs, what is left.
void checked_pot(html::Out& out, const page::Frame& frame, const BallotView& view, const PotChoice& choice) {
    const auto& t = *frame.t;
    const bool by_points = view.process.ballot_kind == BallotKind::points;
    const auto money = t.with_currency(view.process.currency);
    page::Table table{.caption = choice.pot.name,
                      .heads = {std::string(t("ballots.project")), std::string(t("ballots.cost"))},
                      .rows = {},
                      .numeric = {false, true}};
    if (by_points) table.heads.emplace_back(t("ballots.points")), table.numeric.push_back(true);
    for (const Project& project : choice.shown) {
        const std::int64_t points = view.points_of(project.id);
        if (points == 0) continue;
        table.rows.push_back({project.title, money.money(project.cost)});
        if (by_points) table.rows.back().push_back(t.number(points));
    }
    if (table.rows.empty()) {
        html::write<R"(<h2 dir="auto">{}</h2><p>{}</p>
)">(out, choice.pot.name, t("ballots.nothing_in_pot"));
        return;
    }
    page::table(out, table);
    html::write<R"(<p>{}</p><p><strong>{}</strong></p>
)">(out, t("ballots.sum", {{"cost", money.money(choice.use.cost)}, {"pot", money.money(choice.pot.amount)}}),
        left_sentence(t, view.process, choice.use));
}

/// All that was chosen, to be sent on: nothing is stored before the vote is cast.
void carry(html::Out& out, const BallotView& view) {
    if (view.filter.pot) forms::hidden(out, "pot", std::to_string(view.filter.pot.value));
    if (view.marks.empty()) forms::hidden(out, "blank", "yes");
    for (const PotChoice& choice : view.pots)
        for (const Project& project : choice.shown)
            if (const auto points = view.points_of(project.id)) hidden_mark(out, view.process, project, points);
}

void security_link(html::Out& out, const page::Frame& frame, const Process& process) {
    html::write<R"(<p><a href="/processes/{}/security">{}</a></p>
)">(out, process.id, (*frame.t)("security.title"));
}

}  // namespace

std::string right_page(const page::Frame& frame, const page::Typed& typed, const Process& process) {
    const auto& t = *frame.t;
    return page::layout(frame, vote_page(frame, process, t("ballots.right_heading")), [&](html::Out& out) {
        forms::error_summary(out, frame, typed);
        step_head(out, frame, process, Step::right, t("ballots.right_heading"));
        html::write<R"(<p class="lead">{}</p><p>{}</p>
)">(out, t("ballots.right_lead"), t("ballots.right_why"));
        forms::open(out, frame, {.action = address_of_vote(process.id) + "/right"});
        relation_field(out, frame, typed, process);
        if (process.age_min > 0)
            forms::line(out, frame, typed, {.name = "birth_year", .label = std::string(t("ballots.birth_year")),
                                            .help = t("ballots.birth_year_help", {{"age", process.age_min}}), .autocomplete = "bday-year",
                                            .input_mode = "numeric"});
        forms::button(out, t("ballots.right_done"));
        forms::close(out);
        security_link(out, frame, process);
    });
}

std::string area_page(const page::Frame& frame, const Process& process) {
    const auto& t = *frame.t;
    return page::layout(frame, vote_page(frame, process, t("ballots.area_heading")), [&](html::Out& out) {
        step_head(out, frame, process, Step::area, t("ballots.area_heading"));
        html::write<R"(<p class="lead">{}</p>
)">(out, t("ballots.area_lead"));
        std::vector<page::Card> cards;
        for (const processes::Pot& pot : process.pots) {
            if (!pot.area) continue;
            cards.push_back({.address = address_of_vote(process.id) + "?change=yes&pot=" + std::to_string(pot.id.value),
                             .title = pot.name,
                             .lines = {t.with_currency(process.currency).money(pot.amount)},
                             .verb = std::string(t("ballots.area_choose")),
                             .heading_level = 2});
        }
        page::card_list(out, cards);
    });
}

std::string check_page(const page::Frame& frame, const BallotView& view, std::string_view request_key) {
    const auto& t = *frame.t;
    const Process& process = view.process;
    const bool blank = view.marks.empty();
    const std::string_view heading = t(blank ? i18n::Key("ballots.check_blank_heading") : i18n::Key("ballots.check_heading"));
    return page::layout(frame, vote_page(frame, process, heading), [&](html::Out& out) {
        step_head(out, frame, process, Step::check, heading);
        html::write<R"(<p class="lead">{}</p>
)">(out, t(blank ? i18n::Key("ballots.check_blank_lead") : i18n::Key("ballots.check_lead")));
        if (!blank)
            for (const PotChoice& choice : view.pots) checked_pot(out, frame, view, choice);
        forms::open(out, frame, {.action = address_of_vote(process.id)}, request_key);
        carry(out, view);
        html::write<"<p>{}</p>\n">(out, t("ballots.cast_means", {{"at", t.at_time(frame.now).weekday_time(view.change_until())}}));
        forms::button(out, t(blank ? i18n::Key("ballots.cast_blank") : i18n::Key("ballots.cast")));
        forms::close(out);
        forms::open(out, frame, {.action = address_of_vote(process.id) + "/check"});
        if (!blank) carry(out, view);
        else if (view.filter.pot) forms::hidden(out, "pot", std::to_string(view.filter.pot.value));
        forms::button(out, t("ballots.change_choice"), forms::ButtonKind::second, "act", "change");
        forms::close(out);
    });
}

std::string voted_page(const page::Frame& frame, const Process& process, RollState state, bool by_pass) {
    const auto& t = *frame.t;
    const bool on_paper = state == RollState::paper_issued || state == RollState::paper_cast;
    const bool has_ended = state == RollState::voided || state == RollState::barred;
    const std::string_view heading = t(has_ended ? i18n::Key("ballots.voided_heading") : on_paper ? i18n::Key("ballots.on_paper_heading") : i18n::Key("ballots.voted_heading"));
    return page::layout(frame, vote_page(frame, process, heading), [&](html::Out& out) {
        html::write<"<h1>{}</h1>\n">(out, heading);
        if (has_ended) {
            html::write<R"(<p class="lead">{}</p>
)">(out, t("ballots.refused.right_voided"));
            return;
        }
        if (on_paper) {
            html::write<R"(<p class="lead">{}</p>
)">(out, t("ballots.on_paper_lead"));
            return;
        }
        const std::string until = t.at_time(frame.now).weekday_time(process.phase(processes::PhaseKind::vote)->closes);
        html::write<R"(<p class="lead">{}</p><p>{}</p>
)">(out, t("ballots.voted_lead", {{"at", until}}), t("ballots.voted_secret"));
        page::link_button(out, t("ballots.change_vote"), address_of_vote(process.id) + "?change=yes");
        html::write<R"(<section aria-labelledby="withdraw-heading"><h2 id="withdraw-heading">{}</h2><p>{}</p>
{}</section><p><a href="/receipts">{}</a></p>
)">(out, t("ballots.withdraw_heading"), t("ballots.withdraw_lead"), [&](html::Out& o) {
            forms::open(o, frame, {.action = address_of_vote(process.id) + "/withdrawal"});
            forms::button(o, t("ballots.withdraw"), forms::ButtonKind::danger);
            forms::close(o);
        }, t("ballots.to_receipts"));
        if (by_pass) pass_note(out, frame);
        security_link(out, frame, process);
    });
}

}  // namespace allting::ballots
