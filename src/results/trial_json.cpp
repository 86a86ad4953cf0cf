#include "results/trial_json.hpp"

#include <algorithm>

#include "algorithms/allocation/count.hpp"
#include "results/result_json.hpp"

namespace allting::results {
namespace {

json::Value rule_json(const TrialElection& election, const RuleFigures& rule) {
    json::Array winners;
    for (const ProjectId winner : rule.winners) {
        const auto project = std::ranges::find(election.projects, winner, &proposals::Project::id);
        winners.emplace_back(project == election.projects.end() ? json::Value() : json::Value(project->code));
    }
    return rule_figures_json(rule, std::move(winners));
}

}  // namespace

json::Value trial_json(const TrialView& view) {
    json::Array past;
    for (const PastElection& each : view.past) past.emplace_back(json::Object{{"process", each.process}, {"title", each.title}});
    json::Object members{{"past", std::move(past)}};
    if (!view.trial) return members;
    json::Array pots, left_out;
    for (const TrialPot& pot : view.trial->pots) {
        json::Array rules;
        for (const RuleFigures& rule : pot.rules) rules.push_back(rule_json(*view.election, rule));
        pots.emplace_back(json::Object{{"name", pot.name}, {"voters", pot.voters}, {"rules", std::move(rules)}});
    }
    for (const auto rule : view.trial->left_out) left_out.emplace_back(allocation::name_of(rule));
    members.emplace_back("title", view.election->title);
    members.emplace_back("pots", std::move(pots));
    members.emplace_back("left_out", std::move(left_out));
    return members;
}

}  // namespace allting::results
