// What the clock does to votes: opens those whose hour has come, forgets in which order ballots came, closes them.
#pragma once
#include "people/visit.hpp"

namespace allting::app {

/// Freezes the rules with their projects, opens the box and places every accepted proposal on the ballot, each process in
/// one transaction. Does nothing where it is done already, so it may run as often as it likes; so do the two below.
void open_votes(const people::Site& site, OrganisationId organisation, Instant now);

/// While a vote is open: empties the database's log, which tells in which order rows were written.
void forget_order(const people::Site& site, OrganisationId organisation, Instant now);

/// Sums up what happened since the last call in votes that are open or not final yet, and raises alerts (alerts/).
void watch_votes(const people::Site& site, OrganisationId organisation, Instant now);

/// Of votes that have closed: everything that waited enters the record as one batch, and the boxes are opened for the count.
/// Earlier nothing enters it: who changed in the roll between two backups would be one of the few whose entries came into
/// the record between them (tests/secrecy). Throws std::runtime_error when a vote's key is missing.
void close_votes(const people::Site& site, OrganisationId organisation, Instant now);

}  // namespace allting::app
