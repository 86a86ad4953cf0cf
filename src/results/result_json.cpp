#include "results/result_json.hpp"

#include "algorithms/allocation/count.hpp"
#include "results/election_file.hpp"

namespace allting::results {
namespace {

json::Value why_json(const Explanation& why) {
    json::Object members{{"reason", allocation::name_of(why.reason)},
                         {"money_at_turn", why.money_at_turn},
                         {"winning_cost", why.winning_cost},
                         {"score_missing", why.score_missing}};
    if (!why.price_exact.empty()) {
        members.emplace_back("price", why.price);
        members.emplace_back("price_exact_ore", why.price_exact);
    }
    return members;
}

json::Value row_json(const ProjectCount& row, const proposals::Project& project) {
    return json::Object{{"project", row.project}, {"code", project.code},     {"title", project.title}, {"pot", row.pot},
                        {"cost", project.cost},   {"votes", row.votes},       {"score", row.score},     {"rank", row.rank},
                        {"won", row.won},         {"why", why_json(row.why)}};
}

json::Value balance_json(const Balance& balance) {
    return json::Object{{"reserved", balance.reserved}, {"committed", balance.committed}, {"spent", balance.spent}};
}

json::Value delivery_json(const Delivery& delivery) {
    return json::Object{{"project", delivery.project},
                        {"state", word_of(delivery.state)},
                        {"promised_on", delivery.promised_on},
                        {"promise_reason", delivery.promise_reason}};
}

json::Value rule_json(const ResultView& view, const RuleFigures& rule) {
    json::Array winners;
    for (const ProjectId winner : rule.winners) winners.emplace_back(view.project(winner)->code);
    return rule_figures_json(rule, std::move(winners));
}

json::Array labels_json(const std::vector<LabelFigures>& labels) {
    json::Array array;
    for (const LabelFigures& label : labels)
        array.emplace_back(json::Object{{"label", label.label}, {"projects", label.projects}, {"winners", label.winners}, {"spent", label.spent},
                                        {"of_spending_thousandths", label.of_spending}, {"of_votes_thousandths", label.of_votes}});
    return array;
}

json::Value project_figures_json(const ResultView& view, const ProjectFigures& figures) {
    json::Array spent_on;
    for (const SpentOn& spent : figures.spent_on)
        spent_on.emplace_back(json::Object{{"code", spent.winner ? json::Value(view.project(spent.winner)->code) : json::Value()},
                                           {"voters", spent.voters}, {"amount", spent.amount}});
    return json::Object{{"code", view.project(figures.project)->code}, {"samples_won", figures.samples_won},
                        {"full_payers", figures.full_payers},          {"full_paid", figures.full_paid},
                        {"last_payers", figures.last_payers},          {"last_paid", figures.last_paid},
                        {"spent_on", std::move(spent_on)},             {"left", figures.left},
                        {"winning_cost", figures.winning_cost.ore < 0 ? json::Value() : json::Value(figures.winning_cost)},
                        {"voters_missing", figures.voters_missing < 0 ? json::Value() : json::Value(figures.voters_missing)},
                        {"new_voters_missing", figures.new_voters_missing < 0 ? json::Value() : json::Value(figures.new_voters_missing)},
                        {"support_percent", figures.support_percent < 0 ? json::Value() : json::Value(figures.support_percent)}};
}

/// null until they are made, or where too few voted.
json::Value figures_json(const ResultView& view) {
    if (!view.figures) return {};
    json::Array pots;
    for (const PotFigures& pot : view.figures->pots) {
        json::Array owed, bins, projects;
        for (const OwedFigures& group : pot.owed)
            owed.emplace_back(json::Object{{"code", view.project(group.project)->code}, {"voters", group.voters}, {"share", group.share}, {"best_off", group.best_off}});
        for (const auto voters : pot.share_bins) bins.emplace_back(voters);
        for (const ProjectFigures& project : pot.projects) projects.push_back(project_figures_json(view, project));
        pots.emplace_back(json::Object{{"pot", pot.pot},
                                       {"voters", pot.voters},
                                       {"blank", pot.blank},
                                       {"voters_without_any", pot.without_any},
                                       {"winners_backed_thousandths", pot.winners_backed},
                                       {"cost_backed", pot.cost_backed},
                                       {"gini_thousandths", pot.gini},
                                       {"share_quarters", std::move(bins)},
                                       {"reach_fair_share", pot.reach_fair_share},
                                       {"fair_share_covered_thousandths", pot.fair_share_covered},
                                       {"owed_groups", pot.owed_groups},
                                       {"owed", std::move(owed)},
                                       {"share", pot.share},
                                       {"grown_share", pot.grown_share},
                                       {"prefer_shares", pot.prefer_shares < 0 ? json::Value() : json::Value(pot.prefer_shares)},
                                       {"prefer_greedy", pot.prefer_greedy < 0 ? json::Value() : json::Value(pot.prefer_greedy)},
                                       {"samples", pot.samples},
                                       {"samples_same", pot.samples_same},
                                       {"categories", labels_json(pot.categories)},
                                       {"places", labels_json(pot.places)},
                                       {"projects", std::move(projects)}});
    }
    return pots;
}

void add_count(json::Object& members, const ResultView& view) {
    const Count& count = *view.count;
    const processes::Allocation& chosen = count.allocation;
    json::Array pots, winners, projects, ties;
    for (const PotCount& pot : count.pots) {
        pots.emplace_back(json::Object{{"pot", pot.pot},
                                       {"name", view.process.pot(pot.pot)->name},
                                       {"amount", view.process.pot(pot.pot)->amount},
                                       {"spent", pot.spent},
                                       {"ballots_count", pot.ballots_count}});
    }
    for (const ProjectCount& row : count.projects) {
        const auto& project = *view.project(row.project);
        if (row.won) winners.emplace_back(project.code);
        projects.push_back(row_json(row, project));
    }
    for (const auto& tie : count.ties) {
        json::Array codes;
        for (const auto project : tie) codes.emplace_back(view.project(project)->code);
        ties.emplace_back(std::move(codes));
    }
    members.insert(members.end(), {{"counted_at", count.counted_at},
                                   {"rule", allocation::name_of(chosen.rule)},
                                   {"satisfaction", allocation::name_of(chosen.satisfaction)},
                                   {"completion", allocation::name_of(chosen.completion)},
                                   {"ties", allocation::name_of(chosen.ties)},
                                   {"lot_seed", chosen.lot_seed},
                                   {"score_min", chosen.score_min},
                                   {"tie_log", std::move(ties)},
                                   {"input_hash", count.input_hash},
                                   {"ballots_count", count.ballots_count},
                                   {"blank_count", count.blank_count},
                                   {"ballots_published", publishes_ballots(view.process, count)},
                                   {"winners", std::move(winners)},
                                   {"total_cost", view.spent()},
                                   {"pots", std::move(pots)},
                                   {"projects", std::move(projects)},
                                   {"figures", figures_json(view)}});
}

}  // namespace

json::Value rule_figures_json(const RuleFigures& rule, json::Array winners) {
    return json::Object{{"rule", rule.rule},
                        {"satisfaction", rule.satisfaction},
                        {"completion", rule.completion},
                        {"winners", std::move(winners)},
                        {"total_cost", rule.spent},
                        {"voters_without_any", rule.without_any},
                        {"winners_backed_thousandths", rule.winners_backed},
                        {"gini_thousandths", rule.gini},
                        {"owed_groups", rule.owed_groups}};
}

json::Value comparison_json(const ResultView& view) {
    json::Array pots;
    if (view.figures) {
        for (const PotFigures& pot : view.figures->pots) {
            json::Array rules;
            for (const RuleFigures& rule : pot.rules) rules.push_back(rule_json(view, rule));
            pots.emplace_back(json::Object{{"pot", pot.pot}, {"voters", pot.voters}, {"rules", std::move(rules)}});
        }
    }
    return json::Object{{"process", view.process.id}, {"made", view.figures.has_value()}, {"pots", std::move(pots)}};
}

json::Value result_json(const ResultView& view) {
    json::Object members{{"process", view.process.id}, {"currency", view.process.currency}, {"counted", view.count.has_value()}};
    if (view.count) add_count(members, view);
    members.emplace_back("chain", proposals::chain_json(view.chain));
    return members;
}

json::Value decision_json(const ResultView& view) {
    json::Object members{{"process", view.process.id}, {"decided", view.decision.has_value()}};
    if (!view.decision) return members;
    json::Array rows;
    for (const ProjectDecision& row : view.decision->projects) {
        const auto* const counted = view.count ? view.count->find(row.project) : nullptr;
        rows.emplace_back(json::Object{{"project", row.project},
                                       {"code", view.project(row.project)->code},
                                       {"funded", row.funded},
                                       {"won", counted && counted->won},
                                       {"reason", row.reason}});
    }
    members.insert(members.end(), {{"decided_at", view.decision->decided_at},
                                   {"body_name", view.decision->body_name},
                                   {"registry_number", view.decision->registry_number},
                                   {"statement", view.decision->statement},
                                   {"projects", std::move(rows)}});
    return members;
}

json::Value deliveries_json(const DeliveryListView& view) {
    json::Array lines;
    for (const DeliveryLine& line : view.lines) {
        lines.emplace_back(json::Object{{"title", line.project.title},
                                        {"cost", line.project.cost},
                                        {"delivery", delivery_json(line.delivery)},
                                        {"money", balance_json(line.balance)}});
    }
    return json::Object{{"process", view.process.id}, {"currency", view.process.currency}, {"projects", std::move(lines)}};
}

json::Value update_json(const DeliveryUpdate& update) {
    return json::Object{{"id", update.id}, {"project", update.project}, {"state", word_of(update.state)},
                        {"text", update.text}, {"picture", update.picture}, {"written_at", update.written_at}};
}

json::Value entry_json(const LedgerEntry& entry) {
    return json::Object{{"id", entry.id}, {"project", entry.project}, {"kind", word_of(entry.kind)},
                        {"amount", entry.amount}, {"note", entry.note}, {"booked_at", entry.booked_at}};
}

json::Value project_json(const ProjectView& view) {
    const auto& project = view.project;
    json::Object members{{"id", project.id},         {"process", project.process}, {"pot", project.pot},
                         {"code", project.code},     {"title", project.title},     {"summary", project.summary},
                         {"place", project.place},   {"cost", project.cost},       {"running_cost", project.running_cost},
                         {"currency", view.process.currency}, {"proposal", project.proposal}, {"owner", view.owner_name}, {"chain", proposals::chain_json(view.chain)}};
    if (view.count) members.emplace_back("count", row_json(*view.count, project));
    if (view.decided) {
        members.emplace_back("decision", json::Object{{"funded", view.decided->funded}, {"reason", view.decided->reason}});
    }
    if (view.delivery) {
        json::Array updates, entries;
        for (const auto& update : view.updates) updates.push_back(update_json(update));
        for (const auto& entry : view.entries) entries.push_back(entry_json(entry));
        members.emplace_back("delivery", delivery_json(*view.delivery));
        members.emplace_back("money", balance_json(view.balance));
        members.emplace_back("updates", std::move(updates));
        members.emplace_back("ledger_entries", std::move(entries));
    }
    return members;
}

}  // namespace allting::results
