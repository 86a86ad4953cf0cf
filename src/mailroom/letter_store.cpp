#include "mailroom/letter_store.hpp"

namespace allting::mailroom {

constexpr db::Sql insert_batch_row = R"(
    INSERT INTO letter_batches (organisation_id, id, is_protected, made_at, made_by, prints, posted_at) VALUES (?, ?, ?, ?, ?, ?, ?))";
constexpr db::Sql insert_notice_row = R"(
    INSERT INTO letter_notices (organisation_id, notice_id, batch_id, place, posted) VALUES (?, ?, ?, ?, 0))";

void insert_batch(db::Transaction& tx, OrganisationId organisation, const Batch& batch, const std::vector<std::int64_t>& notices) {
    tx.execute_sql(insert_batch_row, organisation, batch.id, batch.is_protected ? 1 : 0, batch.made_at, batch.made_by, batch.prints, batch.posted_at);
    std::int64_t place = 0;
    for (const std::int64_t notice : notices) tx.execute_sql(insert_notice_row, organisation, notice, batch.id, ++place);
}

constexpr db::Sql update_batch = "UPDATE letter_batches SET prints = ?, posted_at = ? WHERE organisation_id = ? AND id = ?";

void store_batch(db::Transaction& tx, OrganisationId organisation, const Batch& batch) {
    tx.execute_sql(update_batch, batch.prints, batch.posted_at, organisation, batch.id);
}

constexpr db::Sql delete_notices = "DELETE FROM letter_notices WHERE organisation_id = ? AND batch_id = ?";
constexpr db::Sql delete_batch_row = "DELETE FROM letter_batches WHERE organisation_id = ? AND id = ?";

void delete_batch(db::Transaction& tx, OrganisationId organisation, std::int64_t id) {
    tx.execute_sql(delete_notices, organisation, id);
    tx.execute_sql(delete_batch_row, organisation, id);
}

namespace {

Batch batch_from(db::Rows& rows) {
    return {.id = rows.get<std::int64_t>(0),
            .is_protected = rows.get<bool>(1),
            .made_at = rows.get<Instant>(2),
            .made_by = rows.get<PersonId>(3),
            .prints = rows.get<std::int64_t>(4),
            .posted_at = rows.get<std::optional<Instant>>(5),
            .letters = rows.get<std::int64_t>(6)};
}

}  // namespace

constexpr db::Sql select_batch = R"(
    SELECT id, is_protected, made_at, made_by, prints, posted_at,
           (SELECT count(*) FROM letter_notices n WHERE n.organisation_id = b.organisation_id AND n.batch_id = b.id)
    FROM letter_batches b WHERE organisation_id = ? AND id = ?)";

std::optional<Batch> find_batch(db::Connection& connection, OrganisationId organisation, std::int64_t id) {
    db::Rows rows = connection.query(select_batch, organisation, id);
    if (!rows.next()) return std::nullopt;
    return batch_from(rows);
}

constexpr db::Sql select_batches = R"(
    SELECT id, is_protected, made_at, made_by, prints, posted_at,
           (SELECT count(*) FROM letter_notices n WHERE n.organisation_id = b.organisation_id AND n.batch_id = b.id)
    FROM letter_batches b WHERE organisation_id = ? ORDER BY id DESC LIMIT ?)";

std::vector<Batch> list_batches(db::Connection& connection, OrganisationId organisation, std::int64_t count) {
    std::vector<Batch> batches;
    db::Rows rows = connection.query(select_batches, organisation, count);
    while (rows.next()) batches.push_back(batch_from(rows));
    return batches;
}

constexpr db::Sql select_notices = "SELECT notice_id, posted FROM letter_notices WHERE organisation_id = ? AND batch_id = ? ORDER BY place";

std::vector<BatchNotice> list_notices(db::Connection& connection, OrganisationId organisation, std::int64_t batch) {
    std::vector<BatchNotice> notices;
    db::Rows rows = connection.query(select_notices, organisation, batch);
    while (rows.next()) notices.push_back({rows.get<std::int64_t>(0), rows.get<bool>(1)});
    return notices;
}

constexpr db::Sql select_one = "SELECT 1 FROM letter_notices WHERE organisation_id = ? AND notice_id = ?";

bool is_in_batch(db::Connection& connection, OrganisationId organisation, std::int64_t notice) {
    return connection.query(select_one, organisation, notice).next();
}

constexpr db::Sql update_posted = "UPDATE letter_notices SET posted = ? WHERE organisation_id = ? AND notice_id = ?";

void note_posted(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, bool posted) {
    tx.execute_sql(update_posted, posted ? 1 : 0, organisation, notice);
}

}  // namespace allting::mailroom
