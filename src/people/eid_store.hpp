// E-identifications in the database. Only people/eid_actions writes through it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

/// A sign-in that waits for its provider.
struct EidSignIn {
    std::string browser;  // the token in the cookie of the browser that began; only its sha256 is kept
    std::string provider;
    std::string next;
    PersonId person = {};  // whose account is to be connected; none = signs in
    Instant ends_at = {};
};
void insert_eid_sign_in(db::Transaction& tx, OrganisationId organisation, std::string_view state, const EidSignIn& sign_in);
/// What a provider's answer and the browser that brings it have to show.
struct Shown {
    std::string_view state, browser;
};
/// Takes it away: of two that come back with one state, one gets it; another browser gets nothing and takes nothing.
std::optional<EidSignIn> take_eid_sign_in(db::Transaction& tx, OrganisationId organisation, const Shown& shown, Instant now);

PersonId find_person_by_identity(db::Connection& connection, OrganisationId organisation, std::string_view identity_hash);
PersonId find_person_by_subject(db::Connection& connection, OrganisationId organisation, std::string_view subject_hash);
/// "" when none is proved.
std::string find_identity_hash(db::Connection& connection, OrganisationId organisation, PersonId person);
bool has_eid(db::Connection& connection, OrganisationId organisation, PersonId person);

void update_identity_hash(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view identity_hash);
/// Nothing when it stands there already.
void insert_subject(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view subject_hash);
void delete_subjects_of(db::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace allting::people
