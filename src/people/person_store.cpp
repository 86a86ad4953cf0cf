#include "people/person_store.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/db/counter.hpp"

namespace allting::people {
namespace {

Person person_from(db::Rows& rows) {
    return {.id = rows.get<PersonId>(0),
            .name = rows.get<std::string>(1),
            .email = rows.get<std::optional<std::string>>(2),
            .has_password = rows.get<bool>(3),
            .has_card = rows.get<bool>(4),
            .roles = roles_from_words(rows.get<std::string>(5)),
            .department = rows.get<DepartmentId>(6),
            .area = rows.get<AreaId>(7),
            .language = rows.get<std::string>(8),
            .channel = channel_from_word(rows.get<std::string>(9)).value_or(Channel::none),
            .contact = rows.get<std::string>(10),
            .protected_identity = rows.get<bool>(11),
            .birth_year = rows.get<std::optional<int>>(12),
            .made_by = rows.get<PersonId>(13),
            .made_at = rows.get<Instant>(14),
            .erased = rows.get<bool>(15)};
}

std::optional<Person> first_of(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    return person_from(rows);
}

std::optional<db::Value> blob_or_null(const std::optional<std::string>& bytes) {
    if (!bytes) return std::nullopt;
    return db::Value::blob(*bytes);
}

constexpr db::Sql select_by_id = R"(
    SELECT id, name, email, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END, CASE WHEN card_hash IS NULL THEN 0 ELSE 1 END,
           roles, department_id, area_id, language, channel, contact, protected_identity, birth_year, made_by, made_at,
           CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END
    FROM persons WHERE organisation_id = ? AND id = ?)";
constexpr db::Sql select_by_email = R"(
    SELECT id, name, email, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END, CASE WHEN card_hash IS NULL THEN 0 ELSE 1 END,
           roles, department_id, area_id, language, channel, contact, protected_identity, birth_year, made_by, made_at,
           CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END
    FROM persons WHERE organisation_id = ? AND email = ? AND erased_at IS NULL)";
constexpr db::Sql select_by_card = R"(
    SELECT id, name, email, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END, CASE WHEN card_hash IS NULL THEN 0 ELSE 1 END,
           roles, department_id, area_id, language, channel, contact, protected_identity, birth_year, made_by, made_at,
           CASE WHEN erased_at IS NULL THEN 0 ELSE 1 END
    FROM persons WHERE organisation_id = ? AND card_hash = ? AND erased_at IS NULL)";

}  // namespace

std::optional<Person> find_person(db::Connection& connection, OrganisationId organisation, PersonId id) {
    return first_of(connection.query(select_by_id, organisation, id));
}

std::optional<Person> find_person_by_email(db::Connection& connection, OrganisationId organisation, std::string_view email) {
    return first_of(connection.query(select_by_email, organisation, email));
}

std::optional<Person> find_person_by_card(db::Connection& connection, OrganisationId organisation, std::string_view card_hash) {
    return first_of(connection.query(select_by_card, organisation, db::Value::blob(card_hash)));
}

constexpr db::Sql select_password = "SELECT password_hash FROM persons WHERE organisation_id = ? AND id = ?";

std::string find_password_hash(db::Connection& connection, OrganisationId organisation, PersonId id) {
    db::Rows rows = connection.query(select_password, organisation, id);
    return rows.next() ? rows.get<std::optional<std::string>>(0).value_or("") : "";
}

// Both search words are patterns with their own % and _ escaped; the role stands between blanks.
constexpr db::Sql search_persons = R"(
    SELECT id, name, email, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END, CASE WHEN card_hash IS NULL THEN 0 ELSE 1 END,
           roles, department_id, area_id, language, channel, contact, protected_identity, birth_year, made_by, made_at, 0
    FROM persons
    WHERE organisation_id = ? AND erased_at IS NULL
      AND (LOWER(name) LIKE ? ESCAPE '!' OR COALESCE(email, '') LIKE ? ESCAPE '!') AND ' ' || roles || ' ' LIKE ?
    ORDER BY LOWER(name), id LIMIT ? OFFSET ?)";
constexpr db::Sql count_persons = R"(
    SELECT COUNT(*) FROM persons
    WHERE organisation_id = ? AND erased_at IS NULL
      AND (LOWER(name) LIKE ? ESCAPE '!' OR COALESCE(email, '') LIKE ? ESCAPE '!') AND ' ' || roles || ' ' LIKE ?)";

PersonList list_persons(db::Connection& connection, OrganisationId organisation, const PersonSearch& search) {
    std::string part = "%";
    for (const char c : to_lower_ascii(search.name_part)) {
        if (c == '%' || c == '_' || c == '!') part += '!';
        part += c;
    }
    part += '%';
    const std::string role = search.role ? "% " + std::string(word_of(*search.role)) + " %" : "%";
    PersonList list;
    {
        db::Rows count = connection.query(count_persons, organisation, part, part, role);
        if (count.next()) list.count = count.get<std::int64_t>(0);
    }
    const auto rows_max = std::int64_t(limits::page_rows);
    db::Rows rows = connection.query(search_persons, organisation, part, part, role, rows_max, (search.page - 1) * rows_max);
    while (rows.next()) list.persons.push_back(person_from(rows));
    return list;
}

constexpr db::Sql select_made_by_name = R"(
    SELECT id, name, email, 0, CASE WHEN card_hash IS NULL THEN 0 ELSE 1 END, roles, department_id, area_id, language, channel,
           contact, protected_identity, birth_year, made_by, made_at, 0
    FROM persons
    WHERE organisation_id = ? AND made_by IS NOT NULL AND email IS NULL AND password_hash IS NULL AND erased_at IS NULL
    ORDER BY id DESC LIMIT 200)";

std::vector<Person> list_made_by_name(db::Connection& connection, OrganisationId organisation) {
    std::vector<Person> persons;
    db::Rows rows = connection.query(select_made_by_name, organisation);
    while (rows.next()) persons.push_back(person_from(rows));
    return persons;
}

constexpr db::Sql select_ids_with_role = R"(
    SELECT id FROM persons
    WHERE organisation_id = ? AND erased_at IS NULL AND ' ' || roles || ' ' LIKE ? ORDER BY id)";

std::vector<PersonId> list_with_role(db::Connection& connection, OrganisationId organisation, Role role) {
    const std::string pattern = "% " + std::string(word_of(role)) + " %";
    std::vector<PersonId> ids;
    db::Rows rows = connection.query(select_ids_with_role, organisation, pattern);
    while (rows.next()) ids.push_back(rows.get<PersonId>(0));
    return ids;
}

std::int64_t count_with_role(db::Connection& connection, OrganisationId organisation, Role role) {
    return std::int64_t(list_with_role(connection, organisation, role).size());
}

constexpr db::Sql insert_row = R"(
    INSERT INTO persons (organisation_id, id, name, email, password_hash, card_hash, roles, department_id, area_id, language,
                         channel, contact, protected_identity, birth_year, made_by, made_at, erased_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL))";

PersonId insert_person(db::Transaction& tx, OrganisationId organisation, const Person& person,
                       const std::optional<std::string>& password_hash, const std::optional<std::string>& card_hash) {
    const auto id = db::take_id<PersonId>(tx, organisation, "person");
    const std::string roles = words_of(person.roles);
    tx.execute_sql(insert_row, organisation, id, person.name, person.email, password_hash, blob_or_null(card_hash), roles,
                   person.department, person.area, person.language, word_of(person.channel), person.contact,
                   person.protected_identity ? 1 : 0, person.birth_year, person.made_by, person.made_at);
    return id;
}

constexpr db::Sql update_row = R"(
    UPDATE persons SET name = ?, email = ?, roles = ?, department_id = ?, area_id = ?, language = ?, channel = ?,
                       contact = ?, protected_identity = ?, birth_year = ?
    WHERE organisation_id = ? AND id = ?)";

void update_person(db::Transaction& tx, OrganisationId organisation, const Person& person) {
    const std::string roles = words_of(person.roles);
    tx.execute_sql(update_row, person.name, person.email, roles, person.department, person.area, person.language,
                   word_of(person.channel), person.contact, person.protected_identity ? 1 : 0, person.birth_year,
                   organisation, person.id);
}

constexpr db::Sql set_password = "UPDATE persons SET password_hash = ? WHERE organisation_id = ? AND id = ?";

void update_password(db::Transaction& tx, OrganisationId organisation, PersonId id, const std::optional<std::string>& hash) {
    tx.execute_sql(set_password, hash, organisation, id);
}

constexpr db::Sql set_card = "UPDATE persons SET card_hash = ? WHERE organisation_id = ? AND id = ?";

void update_card(db::Transaction& tx, OrganisationId organisation, PersonId id, const std::optional<std::string>& hash) {
    tx.execute_sql(set_card, blob_or_null(hash), organisation, id);
}

constexpr db::Sql erase_row = R"(
    UPDATE persons SET name = '', email = NULL, password_hash = NULL, card_hash = NULL, identity_hash = NULL, roles = '', department_id = NULL,
                       area_id = NULL, channel = 'none', contact = '', birth_year = NULL, erased_at = ?
    WHERE organisation_id = ? AND id = ?)";

void erase_person(db::Transaction& tx, OrganisationId organisation, PersonId id, Instant now) {
    tx.execute_sql(erase_row, now, organisation, id);
}

}  // namespace allting::people
