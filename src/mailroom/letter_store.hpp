// Batches of letters in the database. Which notices wait is asked of notices/.
#pragma once
#include <optional>
#include <vector>

#include "mailroom/letter.hpp"
#include "platform/db/database.hpp"

namespace allting::mailroom {

void insert_batch(db::Transaction& tx, OrganisationId organisation, const Batch& batch, const std::vector<std::int64_t>& notices);
void store_batch(db::Transaction& tx, OrganisationId organisation, const Batch& batch);
/// Its notices are free for another batch.
void delete_batch(db::Transaction& tx, OrganisationId organisation, std::int64_t id);
std::optional<Batch> find_batch(db::Connection& connection, OrganisationId organisation, std::int64_t id);
/// Newest first.
std::vector<Batch> list_batches(db::Connection& connection, OrganisationId organisation, std::int64_t count);

struct BatchNotice {
    std::int64_t notice;
    bool posted;
};
/// In their order.
std::vector<BatchNotice> list_notices(db::Connection& connection, OrganisationId organisation, std::int64_t batch);
bool is_in_batch(db::Connection& connection, OrganisationId organisation, std::int64_t notice);
void note_posted(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, bool posted);

}  // namespace allting::mailroom
