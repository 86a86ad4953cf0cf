// What the clock does to votes: opens those whose hour has come, takes their entries into the public record, closes them.
#pragma once
#include "people/visit.hpp"

namespace allting::app {

/// Freezes the rules with their projects, opens the box and places every accepted proposal on the ballot, each process in
/// one transaction. Does nothing where it is done already, so it may run as often as it likes; so do the two below.
void open_votes(const people::Site& site, OrganisationId organisation, Instant now);

/// Moves what waits into the records, where enough waits, and empties the database's log, which could tell an order.
/// Throws std::runtime_error when a vote's key is missing.
void take_batches(const people::Site& site, OrganisationId organisation, Instant now);

/// The last batch of votes that have closed, and their boxes opened for the count. Throws as take_batches does.
void close_votes(const people::Site& site, OrganisationId organisation, Instant now);

}  // namespace allting::app
