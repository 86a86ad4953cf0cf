#include "people/second_step_store.hpp"

namespace allting::people {
namespace {

constexpr db::Sql select_step = "SELECT salt, last_step, set_up_at FROM second_steps WHERE organisation_id = ? AND person_id = ?";
constexpr db::Sql count_codes = "SELECT COUNT(*) FROM recovery_codes WHERE organisation_id = ? AND person_id = ?";
constexpr db::Sql insert_step = R"(
    INSERT INTO second_steps (organisation_id, person_id, salt, last_step, set_up_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING)";
constexpr db::Sql advance_step =
    "UPDATE second_steps SET last_step = ? WHERE organisation_id = ? AND person_id = ? AND last_step < ?";
constexpr db::Sql delete_step = "DELETE FROM second_steps WHERE organisation_id = ? AND person_id = ?";
constexpr db::Sql delete_codes = "DELETE FROM recovery_codes WHERE organisation_id = ? AND person_id = ?";
constexpr db::Sql insert_code = "INSERT INTO recovery_codes (organisation_id, person_id, code_hash) VALUES (?, ?, ?)";
constexpr db::Sql delete_code = "DELETE FROM recovery_codes WHERE organisation_id = ? AND person_id = ? AND code_hash = ?";

}  // namespace

std::optional<SecondStep> find_second_step(db::Connection& connection, OrganisationId organisation, PersonId person) {
    db::Rows rows = connection.query(select_step, organisation, person);
    if (!rows.next()) return std::nullopt;
    return SecondStep{rows.get<std::string>(0), rows.get<std::int64_t>(1), rows.get<Instant>(2)};
}

std::int64_t count_recovery_codes(db::Connection& connection, OrganisationId organisation, PersonId person) {
    db::Rows rows = connection.query(count_codes, organisation, person);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

bool insert_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person, const SecondStep& made) {
    return tx.execute_sql(insert_step, organisation, person, db::Value::blob(made.salt), made.last_step, made.set_up_at) == 1;
}

bool advance_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person, std::int64_t step) {
    return tx.execute_sql(advance_step, step, organisation, person, step) == 1;
}

void delete_second_step(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(delete_step, organisation, person);
    tx.execute_sql(delete_codes, organisation, person);
}

void replace_recovery_codes(db::Transaction& tx, OrganisationId organisation, PersonId person, const std::vector<std::string>& hashes) {
    tx.execute_sql(delete_codes, organisation, person);
    for (const std::string& hash : hashes) tx.execute_sql(insert_code, organisation, person, db::Value::blob(hash));
}

bool take_recovery_code(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view hash) {
    return tx.execute_sql(delete_code, organisation, person, db::Value::blob(hash)) == 1;
}

}  // namespace allting::people
