// API tokens in the database; the token itself is never there.
#pragma once
#include <string_view>
#include <vector>

#include "people/api_token.hpp"
#include "platform/db/database.hpp"

namespace allting::people {

std::vector<ApiToken> list_api_tokens(db::Connection& connection, OrganisationId organisation, PersonId person);
TokenId insert_api_token(db::Transaction& tx, OrganisationId organisation, PersonId person, const ApiToken& token,
                         std::string_view token_hash);
/// Whether the person had it.
bool delete_api_token(db::Transaction& tx, OrganisationId organisation, PersonId person, TokenId id);
void delete_api_tokens_of(db::Transaction& tx, OrganisationId organisation, PersonId person);

}  // namespace allting::people
