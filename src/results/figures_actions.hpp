// Makes what can be said of a count beside who won. The only place that writes it.
#pragma once
#include <functional>

#include "platform/db/database.hpp"
#include "results/figures.hpp"

namespace allting::results {

/// Makes the figures of the latest count that lacks them, outside of any transaction, since it may take minutes. Harmless
/// on several servers at once: they come to the same. False when there was nothing to make, or `goes_on` said to end.
bool make_next_figures(db::Database& database, OrganisationId organisation, Instant now,
                       const std::function<bool()>& goes_on = [] { return true; });

}  // namespace allting::results
