#include "people/eid_store.hpp"

#include "platform/crypto/crypto.hpp"

namespace allting::people {
namespace {

constexpr db::Sql insert_begun = R"(
    INSERT INTO eid_sign_ins (organisation_id, state_hash, browser_hash, provider, next_path, person_id, ends_at)
    VALUES (?, ?, ?, ?, ?, ?, ?))";
constexpr db::Sql take_begun = R"(
    DELETE FROM eid_sign_ins WHERE organisation_id = ? AND state_hash = ? AND browser_hash = ?
    RETURNING provider, next_path, person_id, ends_at)";
constexpr db::Sql select_by_identity =
    "SELECT id FROM persons WHERE organisation_id = ? AND identity_hash = ? AND erased_at IS NULL";
constexpr db::Sql select_by_subject = "SELECT person_id FROM eid_subjects WHERE organisation_id = ? AND subject_hash = ?";
constexpr db::Sql select_identity = "SELECT identity_hash FROM persons WHERE organisation_id = ? AND id = ?";
constexpr db::Sql select_subjects_of = "SELECT 1 FROM eid_subjects WHERE organisation_id = ? AND person_id = ?";
constexpr db::Sql set_identity = "UPDATE persons SET identity_hash = ? WHERE organisation_id = ? AND id = ?";
constexpr db::Sql insert_subject_row =
    "INSERT INTO eid_subjects (organisation_id, subject_hash, person_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr db::Sql delete_subjects = "DELETE FROM eid_subjects WHERE organisation_id = ? AND person_id = ?";

PersonId first_person(db::Rows rows) { return rows.next() ? rows.get<PersonId>(0) : PersonId{}; }

}  // namespace

void insert_eid_sign_in(db::Transaction& tx, OrganisationId organisation, std::string_view state, const EidSignIn& sign_in) {
    const std::string hash = crypto::sha256(state);
    const std::string browser = crypto::sha256(sign_in.browser);
    tx.execute_sql(insert_begun, organisation, db::Value::blob(hash), db::Value::blob(browser), sign_in.provider,
                   sign_in.next, sign_in.person, sign_in.ends_at);
}

std::optional<EidSignIn> take_eid_sign_in(db::Transaction& tx, OrganisationId organisation, const Shown& shown, Instant now) {
    const std::string hash = crypto::sha256(shown.state), browser = crypto::sha256(shown.browser);
    db::Rows rows = tx.query(take_begun, organisation, db::Value::blob(hash), db::Value::blob(browser));
    if (!rows.next() || rows.get<Instant>(3) <= now) return std::nullopt;
    return EidSignIn{.browser = std::string(shown.browser), .provider = rows.get<std::string>(0), .next = rows.get<std::string>(1),
                     .person = rows.get<PersonId>(2), .ends_at = rows.get<Instant>(3)};
}

PersonId find_person_by_identity(db::Connection& connection, OrganisationId organisation, std::string_view identity_hash) {
    return first_person(connection.query(select_by_identity, organisation, db::Value::blob(identity_hash)));
}

PersonId find_person_by_subject(db::Connection& connection, OrganisationId organisation, std::string_view subject_hash) {
    return first_person(connection.query(select_by_subject, organisation, db::Value::blob(subject_hash)));
}

std::string find_identity_hash(db::Connection& connection, OrganisationId organisation, PersonId person) {
    db::Rows rows = connection.query(select_identity, organisation, person);
    return rows.next() ? rows.get<std::optional<std::string>>(0).value_or("") : "";
}

bool has_eid(db::Connection& connection, OrganisationId organisation, PersonId person) {
    return connection.query(select_subjects_of, organisation, person).next();
}

void update_identity_hash(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view identity_hash) {
    tx.execute_sql(set_identity, db::Value::blob(identity_hash), organisation, person);
}

void insert_subject(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view subject_hash) {
    tx.execute_sql(insert_subject_row, organisation, db::Value::blob(subject_hash), person);
}

void delete_subjects_of(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(delete_subjects, organisation, person);
}

}  // namespace allting::people
