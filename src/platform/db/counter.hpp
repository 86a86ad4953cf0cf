// Numbers of nouns, from 1 for each organisation: short addresses such as /processes/3, and no order shared between
// organisations. Not for ballots, which have random keys.
#pragma once
#include <string_view>

#include "platform/db/database.hpp"

namespace allting::db {

/// The next number of `noun` ("process", "proposal", …) in this organisation. Rolls back with the transaction.
std::int64_t take_number(Transaction& tx, OrganisationId organisation, std::string_view noun);

template <class IdType>
IdType take_id(Transaction& tx, OrganisationId organisation, std::string_view noun) {
    return IdType{take_number(tx, organisation, noun)};
}

}  // namespace allting::db
