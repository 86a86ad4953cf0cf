// The result, the decision and the delivery for programs. Amounts are exact decimal strings.
#pragma once
#include "platform/json/json.hpp"
#include "results/figures.hpp"
#include "results/result_view.hpp"

namespace allting::results {

/// One rule on the same ballots; `winners` are the codes of its projects.
json::Value rule_figures_json(const RuleFigures& rule, json::Array winners);
json::Value comparison_json(const ResultView& view);
json::Value result_json(const ResultView& view);
json::Value decision_json(const ResultView& view);
json::Value deliveries_json(const DeliveryListView& view);
json::Value project_json(const ProjectView& view);
json::Value entry_json(const LedgerEntry& entry);
json::Value update_json(const DeliveryUpdate& update);

}  // namespace allting::results
