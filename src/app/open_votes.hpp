// What the clock does at the opening of a vote, for each process whose hour has come.
#pragma once
#include "platform/db/database.hpp"

namespace allting::app {

/// Freezes the rules with their projects and places every accepted proposal on the ballot, each process in one
/// transaction. Does nothing where it is done already, so it may run as often as it likes.
void open_votes(db::Database& database, OrganisationId organisation, Instant now);

}  // namespace allting::app
