// Cards and their versions in the database. Reads for everyone above; writes only for card_actions.
#pragma once
#include <optional>
#include <vector>

#include "guides/card.hpp"
#include "platform/db/database.hpp"

namespace allting::guides {

/// The latest version of the card, withdrawn or not.
std::optional<Card> find_card(db::Connection& connection, OrganisationId organisation, CardId id);
/// A version that is or was shown.
std::optional<Card> find_version(db::Connection& connection, OrganisationId organisation, CardId id, std::int64_t version);
/// Every card at its latest version, rules before prices before what was built, by title; withdrawn ones too.
std::vector<Card> list_cards(db::Connection& connection, OrganisationId organisation);
/// Those that are shown in this process: its own, and those of every process.
std::vector<Card> list_shown(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// All versions of a card, the latest first.
std::vector<Card> list_versions(db::Connection& connection, OrganisationId organisation, CardId id);
std::int64_t count_cards(db::Connection& connection, OrganisationId organisation);

void insert_card(db::Transaction& tx, OrganisationId organisation, const Card& card, PersonId writer);
/// Adds the version `card.version`, if the card stands at the version before it; false when somebody else was faster.
bool insert_version(db::Transaction& tx, OrganisationId organisation, const Card& card, PersonId writer);
/// False when that version is not the latest or is withdrawn already.
bool mark_withdrawn(db::Transaction& tx, OrganisationId organisation, CardId id, std::int64_t version, Instant at);

}  // namespace allting::guides
