#include "people/sign_in_store.hpp"

#include <algorithm>
#include <array>

#include "platform/crypto/crypto.hpp"

namespace allting::people {
namespace {

constexpr std::array<std::string_view, 4> purpose_words{"sign_in", "make_account", "new_email", "first_administrator"};

LinkPurpose purpose_from(std::string_view word) {
    const auto it = std::find(purpose_words.begin(), purpose_words.end(), word);
    CHECK(it != purpose_words.end());
    return LinkPurpose(it - purpose_words.begin());
}

constexpr db::Sql select_link = R"(
    SELECT purpose, person_id, email, name, password_hash, language, next_path, ends_at FROM sign_in_links
    WHERE organisation_id = ? AND token_hash = ? AND ends_at > ?)";
constexpr db::Sql insert_link_row = R"(
    INSERT INTO sign_in_links (organisation_id, token_hash, purpose, person_id, email, name, password_hash, language,
                               next_path, ends_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))";
constexpr db::Sql delete_link = "DELETE FROM sign_in_links WHERE organisation_id = ? AND token_hash = ?";
constexpr db::Sql delete_of_person =
    "DELETE FROM sign_in_links WHERE organisation_id = ? AND (person_id = ? OR email = ?)";
constexpr db::Sql delete_of_purpose = "DELETE FROM sign_in_links WHERE organisation_id = ? AND purpose = ?";

// A window that is over begins anew with this try.
constexpr db::Sql upsert_try = R"(
    INSERT INTO sign_in_tries (organisation_id, try_key, window_at, tries) VALUES (?, ?, ?, 1)
    ON CONFLICT (organisation_id, try_key) DO UPDATE SET
        tries = CASE WHEN sign_in_tries.window_at > ? THEN sign_in_tries.tries + 1 ELSE 1 END,
        window_at = CASE WHEN sign_in_tries.window_at > ? THEN sign_in_tries.window_at ELSE excluded.window_at END
    RETURNING tries)";
constexpr db::Sql delete_tries = "DELETE FROM sign_in_tries WHERE organisation_id = ? AND try_key = ?";
constexpr db::Sql decrease_tries =
    "UPDATE sign_in_tries SET tries = tries - 1 WHERE organisation_id = ? AND try_key = ? AND tries > 0";

}  // namespace

std::optional<Link> find_link(db::Connection& connection, OrganisationId organisation, std::string_view token, Instant now) {
    const std::string hash = crypto::sha256(token);
    db::Rows rows = connection.query(select_link, organisation, db::Value::blob(hash), now);
    if (!rows.next()) return std::nullopt;
    return Link{.purpose = purpose_from(rows.get<std::string>(0)),
                .person = rows.get<PersonId>(1),
                .email = rows.get<std::optional<std::string>>(2),
                .name = rows.get<std::string>(3),
                .password_hash = rows.get<std::optional<std::string>>(4),
                .language = rows.get<std::string>(5),
                .next = rows.get<std::string>(6),
                .ends_at = rows.get<Instant>(7)};
}

void insert_link(db::Transaction& tx, OrganisationId organisation, std::string_view token, const Link& link) {
    const std::string hash = crypto::sha256(token);
    tx.execute_sql(insert_link_row, organisation, db::Value::blob(hash), purpose_words[std::size_t(link.purpose)],
                   link.person, link.email, link.name, link.password_hash, link.language, link.next, link.ends_at);
}

bool take_link(db::Transaction& tx, OrganisationId organisation, std::string_view token) {
    const std::string hash = crypto::sha256(token);
    return tx.execute_sql(delete_link, organisation, db::Value::blob(hash)) == 1;
}

void delete_links_of(db::Transaction& tx, OrganisationId organisation, PersonId person, std::string_view email) {
    tx.execute_sql(delete_of_person, organisation, person, email);
}

void delete_links_for(db::Transaction& tx, OrganisationId organisation, LinkPurpose purpose) {
    tx.execute_sql(delete_of_purpose, organisation, purpose_words[std::size_t(purpose)]);
}

std::int64_t count_try(db::Transaction& tx, OrganisationId organisation, std::string_view key, Instant now, Duration window) {
    db::Rows rows =
        tx.query(upsert_try, organisation, db::Value::blob(key), now, now - window, now - window);
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

void forget_tries(db::Transaction& tx, OrganisationId organisation, std::string_view key) {
    tx.execute_sql(delete_tries, organisation, db::Value::blob(key));
}

void uncount_try(db::Transaction& tx, OrganisationId organisation, std::string_view key) {
    tx.execute_sql(decrease_tries, organisation, db::Value::blob(key));
}

}  // namespace allting::people
