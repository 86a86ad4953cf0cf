#include "results/result_view.hpp"

#include <algorithm>

#include "ballots/log_store.hpp"
#include "algorithms/allocation/count.hpp"
#include "core/check.hpp"
#include "core/text.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/extensions.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/translation_store.hpp"
#include "results/count_store.hpp"
#include "results/decision_store.hpp"
#include "results/delivery_store.hpp"
#include "results/election_file.hpp"
#include "results/figures_store.hpp"
#include "results/ledger_store.hpp"

namespace allting::results {
namespace {

using people::Permission;
using processes::PhaseKind;

/// A draft is seen by those who design processes, and by nobody else.
Result<processes::Process> find_visible(db::Connection& connection, const people::Visitor& visitor, ProcessId id) {
    auto process = processes::find_process(connection, visitor.organisation, id);
    if (!process || (!process->published && !visitor.may(Permission::design_process))) {
        return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    }
    return std::move(*process);
}

void load_money(db::Connection& connection, OrganisationId organisation, ProjectView& view) {
    view.delivery = find_delivery(connection, organisation, view.project.id);
    if (!view.delivery) return;
    view.updates = list_updates(connection, organisation, view.project.id);
    view.entries = list_entries(connection, organisation, view.project.id);
    for (const LedgerEntry& entry : view.entries) view.balance = after(view.balance, entry.kind, entry.amount);
    for (const DeliveryUpdate& update : view.updates) {
        if (!update.picture) continue;
        view.picture_descriptions[update.picture] = proposals::find_picture_description(connection, organisation, update.picture);
    }
}

void load_figures(db::Connection& connection, OrganisationId organisation, ProjectView& view) {
    const auto figures = find_figures(connection, organisation, view.process.id);
    if (!figures) return;
    const auto* const own = figures->find(view.project.id);
    const auto* const pot = figures->find_pot(view.count->pot);
    if (own == nullptr || pot == nullptr) return;
    view.figures = *own;
    view.samples = pot->samples;
    if (own->spent_on.empty()) return;
    for (const auto& project : proposals::list_projects(connection, organisation, view.process.id)) view.titles[project.id] = project.title;
}

}  // namespace

const proposals::Project* ResultView::project(ProjectId id) const {
    const auto found = place_of_.find(id);
    return found == place_of_.end() ? nullptr : &projects[found->second];
}

std::int64_t ResultView::winners_count() const {
    return count ? std::ranges::count(count->projects, true, &ProjectCount::won) : 0;
}

Money ResultView::spent() const {
    Money sum;
    if (count) {
        for (const PotCount& pot : count->pots) sum += pot.spent;
    }
    return sum;
}

Result<ResultView> load_result(db::Connection& connection, const people::Visitor& visitor, ProcessId id, Instant now) {
    ResultView view;
    TRY(view.process, find_visible(connection, visitor, id));
    view.projects = proposals::translated(connection, visitor.organisation, id, proposals::list_projects(connection, visitor.organisation, id), visitor.language);
    for (std::size_t i = 0; i < view.projects.size(); ++i) view.place_of_[view.projects[i].id] = i;
    view.count = find_count(connection, visitor.organisation, id);
    if (view.count && proposals::extensions().chain_of_process) view.chain = proposals::extensions().chain_of_process(connection, visitor.organisation, id);
    view.has_log = ballots::find_vote_log(connection, visitor.organisation, id).has_value();
    if (view.count && may_publish_ballots(*view.count)) view.figures = find_figures(connection, visitor.organisation, id);
    view.decision = find_decision(connection, visitor.organisation, id);
    view.may_count = visitor.may(Permission::design_process) && view.process.is_open(PhaseKind::count, now) && !view.decision;
    view.may_decide = visitor.may(Permission::decide) && view.process.is_open(PhaseKind::decision, now) && view.count && !view.decision;
    return view;
}

Result<DeliveryListView> load_deliveries(db::Connection& connection, const people::Visitor& visitor, ProcessId id) {
    DeliveryListView view;
    TRY(view.process, find_visible(connection, visitor, id));
    view.decision = find_decision(connection, visitor.organisation, id);
    auto balances = list_balances(connection, visitor.organisation, id);
    const auto projects = proposals::translated(connection, visitor.organisation, id, proposals::list_projects(connection, visitor.organisation, id), visitor.language);
    for (const Delivery& delivery : list_deliveries(connection, visitor.organisation, id)) {
        const auto project = std::ranges::find(projects, delivery.project, &proposals::Project::id);
        CHECK(project != projects.end());
        view.lines.push_back({*project, delivery, balances[delivery.project]});
    }
    return view;
}

Result<ProjectView> load_project(db::Connection& connection, const people::Visitor& visitor, ProjectId id) {
    const auto organisation = visitor.organisation;
    const auto project = proposals::find_project(connection, organisation, id);
    if (!project) return refuse(ErrorKind::not_found, "project_not_found", "results.refused.project_not_found");
    ProjectView view;
    TRY(view.process, find_visible(connection, visitor, project->process));
    view.project = proposals::translated(connection, organisation, project->process, {*project}, visitor.language).front();
    view.picture_description = proposals::find_picture_description(connection, organisation, project->picture);
    if (const auto owner = places::find_department(connection, organisation, project->owner)) view.owner_name = owner->name;
    view.count = find_project_count(connection, organisation, project->process, id);
    view.decision = find_decision(connection, organisation, project->process);
    if (view.decision) view.decided = find_project_decision(connection, organisation, project->process, id);
    if (view.count) load_figures(connection, organisation, view);
    load_money(connection, organisation, view);
    if (project->proposal && proposals::extensions().chain) view.chain = proposals::extensions().chain(connection, organisation, project->proposal);
    view.may_report = view.delivery && visitor.may(Permission::report_delivery);
    view.may_book = view.delivery && visitor.may(Permission::keep_accounts);
    return view;
}

std::string votes_text(const i18n::Translator& t, const processes::Process& process, const ProjectCount& row) {
    if (process.ballot_kind == processes::BallotKind::points) {
        return t("results.points", {{"points", row.score}, {"votes", row.votes}});
    }
    return t("results.votes", {{"count", row.votes}});
}

namespace {

/// What a winner's sentence is under the rule; most count their projects in turn, and say what was left of the pot.
std::string_view won_key(allocation::Rule rule) {
    switch (rule) {
        case allocation::Rule::exact_equal_shares: return "results.why.won_exact_equal_shares";
        case allocation::Rule::bos_equal_shares: return "results.why.won_bos_equal_shares";
        case allocation::Rule::phragmen:
        case allocation::Rule::maximin_support: return "results.why.won_lightest_load";
        case allocation::Rule::cstv: return "results.why.won_cstv";
        case allocation::Rule::expanding_approvals: return "results.why.won_expanding_approvals";
        case allocation::Rule::max_welfare: return "results.why.won_in_best";
        default: return "results.why.won_greedy";
    }
}

std::string why_won(const i18n::Translator& t, const processes::Process& process, const ProjectCount& row) {
    if (row.why.reason == allocation::Reason::won_by_fill) return std::string(t("results.why.won_by_fill"));
    if (row.why.reason == allocation::Reason::won_nearly_covered)
        return t("results.why.won_nearly_covered", {{"left", t.money(row.why.money_at_turn)}});
    const bool has_price = !row.why.price_exact.empty();  // not where a completion let most votes first decide
    if (process.allocation.rule == allocation::Rule::equal_shares && has_price) {
        const bool has_points = process.ballot_kind == processes::BallotKind::points;
        return t(has_points ? i18n::Key("results.why.won_equal_shares_points") : i18n::Key("results.why.won_equal_shares"),
                 {{"price", t.money(row.why.price)}});
    }
    return t(i18n::Key::at_run_time(won_key(process.allocation.rule)), {{"left", t.money(row.why.money_at_turn)}});
}

/// Why the money of a loser's supporters was not enough: each rule asks for something else of it.
std::string_view lost_key(allocation::Rule rule) {
    if (rule == allocation::Rule::exact_equal_shares) return "results.why.not_shared_equally";
    if (rule == allocation::Rule::cstv) return "results.why.lay_on_it";
    return "results.why.not_supported";
}

std::string margin(const i18n::Translator& t, const processes::Process& process, const ProjectCount& row) {
    const bool has_points = process.ballot_kind == processes::BallotKind::points;
    const auto cost = row.why.winning_cost ? t.money(*row.why.winning_cost) : std::string();
    if (!row.why.score_missing) return cost.empty() ? std::string() : t("results.why.cheaper", {{"cost", cost}});
    const std::int64_t count = *row.why.score_missing;
    const std::string_view unit = has_points ? "points" : "votes";
    if (cost.empty()) return t("results.why.more", {{"count", count}, {"unit", unit}});
    return t("results.why.cheaper_or_more", {{"cost", cost}, {"count", count}, {"unit", unit}});
}

}  // namespace

std::string why_text(const i18n::Translator& t, const processes::Process& process, const proposals::Project& project,
                     const ProjectCount& row) {
    if (row.won) return why_won(t, process, row);
    std::string text;
    switch (row.why.reason) {
        case allocation::Reason::too_expensive: return std::string(t("results.why.too_expensive"));
        case allocation::Reason::conflict: return std::string(t("results.why.conflict"));
        case allocation::Reason::partly_funded:
            return t("results.why.partly_funded", {{"left", t.money(row.why.money_at_turn)}, {"cost", t.money(project.cost)}});
        case allocation::Reason::not_wanted: return std::string(t("results.why.not_wanted"));
        case allocation::Reason::not_in_best: return std::string(t("results.why.not_in_best"));
        case allocation::Reason::below_threshold: text = t("results.why.below_threshold"); break;
        case allocation::Reason::after_stop: text = t("results.why.after_stop"); break;
        case allocation::Reason::not_supported:
            text = t(i18n::Key::at_run_time(lost_key(process.allocation.rule)), {{"left", t.money(row.why.money_at_turn)}, {"cost", t.money(project.cost)}});
            break;
        default: {
            const bool by_points = process.allocation.rule == allocation::Rule::cstv;  // there it is not the pot that was too small
            text = t(by_points ? i18n::Key("results.why.lay_on_it") : i18n::Key("results.why.no_room"), {{"left", t.money(row.why.money_at_turn)}, {"cost", t.money(project.cost)}});
        }
    }
    const auto by_how_much = margin(t, process, row);
    return by_how_much.empty() ? text : text + ' ' + by_how_much;
}

page::Picture picture_of(const proposals::Project& project, std::string_view description) {
    page::Picture picture{.drawing = project.category, .description = std::string(description)};
    if (project.picture) picture.address = "/pictures/" + std::to_string(project.picture.value) + "/small";
    return picture;
}

std::string address_of(ProjectId id) { return "/projects/" + std::to_string(id.value); }

StateText state_of(const i18n::Translator& t, DeliveryState state) {
    switch (state) {
        case DeliveryState::planned: return {t("results.state.planned"), page::Tone::neutral};
        case DeliveryState::procuring: return {t("results.state.procuring"), page::Tone::going};
        case DeliveryState::building: return {t("results.state.building"), page::Tone::going};
        case DeliveryState::done: return {t("results.state.done"), page::Tone::good};
        case DeliveryState::cancelled: return {t("results.state.cancelled"), page::Tone::bad};
    }
    return {{}, page::Tone::neutral};
}

std::string month_text(const i18n::Translator& t, std::string_view month) {
    if (!is_month(month)) return std::string(month);
    return t("results.month", {{"month", month.substr(5)}, {"year", month.substr(0, 4)}});
}

}  // namespace allting::results
