// Persons in the database.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/person.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

std::optional<Person> find_person(db::Connection& connection, OrganisationId organisation, PersonId id);
std::optional<Person> find_person_by_email(db::Connection& connection, OrganisationId organisation, std::string_view email);
std::optional<Person> find_person_by_card(db::Connection& connection, OrganisationId organisation, std::string_view card_hash);
/// "" when the person has no password.
std::string find_password_hash(db::Connection& connection, OrganisationId organisation, PersonId id);

struct PersonSearch {
    std::string_view name_part = {};  // of name or e-mail; "" = all
    std::optional<Role> role = {};
    std::int64_t page = 1;
};
struct PersonList {
    std::vector<Person> persons;
    std::int64_t count = 0;
};
/// Of those who are not erased, by name.
PersonList list_persons(db::Connection& connection, OrganisationId organisation, const PersonSearch& search);
/// Accounts by name alone that still are: newest first, at most 200.
std::vector<Person> list_made_by_name(db::Connection& connection, OrganisationId organisation);
std::int64_t count_with_role(db::Connection& connection, OrganisationId organisation, Role role);
/// Everyone who has the role; for notices to officials and the like.
std::vector<PersonId> list_with_role(db::Connection& connection, OrganisationId organisation, Role role);

/// Throws db::Error unique_violation when the e-mail or the card is another's.
PersonId insert_person(db::Transaction& tx, OrganisationId organisation, const Person& person,
                       const std::optional<std::string>& password_hash, const std::optional<std::string>& card_hash);
void update_person(db::Transaction& tx, OrganisationId organisation, const Person& person);
void update_password(db::Transaction& tx, OrganisationId organisation, PersonId id, const std::optional<std::string>& hash);
void update_card(db::Transaction& tx, OrganisationId organisation, PersonId id, const std::optional<std::string>& hash);
/// Leaves the number and when it was erased.
void erase_person(db::Transaction& tx, OrganisationId organisation, PersonId id, Instant now);

}  // namespace allting::people
