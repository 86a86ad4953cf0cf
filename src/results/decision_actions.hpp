// The board decides: decision, deliveries and reserved money in one transaction, once for each process.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "results/decision.hpp"

namespace allting::results {

/// Projects that the form leaves out follow the count. Every funded project becomes a delivery with its cost reserved;
/// every author hears of it.
/// Refuses what check_decision refuses, (conflict, "not_counted") before the count, (conflict, "already_decided").
Result<Decision> decide(db::Transaction& tx, const people::Visitor& visitor, Decision decision, Instant now);

}  // namespace allting::results
