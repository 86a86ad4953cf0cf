#include "platform/db/counter.hpp"

#include "core/check.hpp"

namespace allting::db {

std::int64_t take_number(Transaction& tx, OrganisationId organisation, std::string_view noun) {
    constexpr Sql take = "INSERT INTO counters (organisation_id, noun, last_number) VALUES (?, ?, 1)"
                         " ON CONFLICT (organisation_id, noun) DO UPDATE SET last_number = counters.last_number + 1"
                         " RETURNING last_number";
    auto rows = tx.query(take, organisation, noun);
    CHECK(rows.next());
    return rows.get<std::int64_t>(0);
}

}  // namespace allting::db
