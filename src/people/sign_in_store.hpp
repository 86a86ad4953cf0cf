// One-time links and counted tries in the database. Only people/sign_in_actions writes through it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "people/sign_in_link.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

/// Only while it is good: unknown, used and old links are alike.
std::optional<Link> find_link(db::Connection& connection, OrganisationId organisation, std::string_view token, Instant now);
void insert_link(db::Transaction& tx, OrganisationId organisation, std::string_view token, const Link& link);
/// Whether it was there: of two that use one link at once, one gets it.
bool take_link(db::Transaction& tx, OrganisationId organisation, std::string_view token);
void delete_links_of(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view email);
void delete_links_for(db::Transaction& tx, OrganisationId organisation, LinkPurpose purpose);

/// Counts one more try under the key within a window; returns how many there are in it now.
std::int64_t count_try(db::Transaction& tx, OrganisationId organisation, std::string_view key, Instant now, Duration window);
void forget_tries(db::Transaction& tx, OrganisationId organisation, std::string_view key);
/// Takes back one counted try, because it succeeded.
void uncount_try(db::Transaction& tx, OrganisationId organisation, std::string_view key);

}  // namespace allting::people
