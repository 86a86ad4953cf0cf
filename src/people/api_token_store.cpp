#include "people/api_token_store.hpp"

#include "platform/db/counter.hpp"

namespace allting::people {

constexpr db::Sql select_tokens = R"(
    SELECT id, name, roles, made_at, used_at FROM api_tokens WHERE organisation_id = ? AND person_id = ? ORDER BY id)";

std::vector<ApiToken> list_api_tokens(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<ApiToken> tokens;
    db::Rows rows = connection.query(select_tokens, organisation, person);
    while (rows.next())
        tokens.push_back({.id = rows.get<TokenId>(0),
                          .name = rows.get<std::string>(1),
                          .roles = roles_from_words(rows.get<std::string>(2)),
                          .made_at = rows.get<Instant>(3),
                          .used_at = rows.get<std::optional<Instant>>(4)});
    return tokens;
}

constexpr db::Sql insert_token = R"(
    INSERT INTO api_tokens (organisation_id, id, person_id, token_hash, name, roles, made_at, used_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, NULL))";

TokenId insert_api_token(db::Transaction& tx, OrganisationId organisation, PersonId person, const ApiToken& token,
                         std::string_view token_hash) {
    const auto id = db::take_id<TokenId>(tx, organisation, "api_token");
    const std::string roles = words_of(token.roles);
    tx.execute_sql(insert_token, organisation, id, person, db::Value::blob(token_hash), token.name, roles, token.made_at);
    return id;
}

constexpr db::Sql delete_token = "DELETE FROM api_tokens WHERE organisation_id = ? AND person_id = ? AND id = ?";

bool delete_api_token(db::Transaction& tx, OrganisationId organisation, PersonId person, TokenId id) {
    return tx.execute_sql(delete_token, organisation, person, id) == 1;
}

constexpr db::Sql delete_all = "DELETE FROM api_tokens WHERE organisation_id = ? AND person_id = ?";

void delete_api_tokens_of(db::Transaction& tx, OrganisationId organisation, PersonId person) {
    tx.execute_sql(delete_all, organisation, person);
}

}  // namespace allting::people
