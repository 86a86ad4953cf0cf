// Second steps and recovery codes in the database. Only people/second_step_actions writes through it.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "people/second_step.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

std::optional<SecondStep> find_second_step(db::Connection& connection, OrganisationId organisation, PersonId person);
std::int64_t count_recovery_codes(db::Connection& connection, OrganisationId organisation, PersonId person);

/// Whether it is the first: of two that set one up at once, one does.
bool insert_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person, const SecondStep& made);
/// Whether no code of this step or a later one was taken before: of two that show one code, one gets in.
bool advance_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step);
/// With the recovery codes.
void delete_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person);

void replace_recovery_codes(db::Transaction& tx, OrganisationId organisation, PersonId person, const std::vector<std::string>& hashes);
/// Whether it was there.
bool take_recovery_code(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view hash);

}  // namespace allting::people
