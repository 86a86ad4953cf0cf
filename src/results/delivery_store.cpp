#include "results/delivery_store.hpp"

#include "core/check.hpp"

namespace allting::results {
namespace {

constexpr db::Sql select_delivery =
    "SELECT project_id, process_id, state, promised_on, promise_reason FROM deliveries WHERE organisation_id = ? AND project_id = ?";
constexpr db::Sql select_deliveries =
    "SELECT project_id, process_id, state, promised_on, promise_reason FROM deliveries"
    " WHERE organisation_id = ? AND process_id = ? ORDER BY project_id";
constexpr db::Sql select_updates =
    "SELECT id, project_id, state, text, picture_id, written_at FROM delivery_updates"
    " WHERE organisation_id = ? AND project_id = ? ORDER BY id DESC";
constexpr db::Sql select_newest_updates =
    "SELECT id, project_id, state, text, picture_id, written_at FROM delivery_updates"
    " WHERE organisation_id = ? ORDER BY id DESC LIMIT ?";
constexpr db::Sql select_update_of_key =
    "SELECT id, project_id, state, text, picture_id, written_at FROM delivery_updates"
    " WHERE organisation_id = ? AND request_key = ?";
constexpr db::Sql insert_delivery_sql =
    "INSERT INTO deliveries (organisation_id, project_id, process_id, state, promised_on, promise_reason) VALUES (?, ?, ?, ?, ?, ?)";
constexpr db::Sql update_delivery_sql =
    "UPDATE deliveries SET state = ?, promised_on = ?, promise_reason = ? WHERE organisation_id = ? AND project_id = ?";
constexpr db::Sql insert_update_sql =
    "INSERT INTO delivery_updates (organisation_id, id, project_id, state, text, picture_id, written_at, request_key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

DeliveryState state_of(std::string_view word) {
    const auto state = delivery_state_from_word(word);
    CHECK(state.has_value());
    return *state;
}

Delivery row_to_delivery(db::Rows& rows) {
    return {.project = rows.get<ProjectId>(0),
            .process = rows.get<ProcessId>(1),
            .state = state_of(rows.get<std::string_view>(2)),
            .promised_on = rows.get<std::string>(3),
            .promise_reason = rows.get<std::string>(4)};
}

std::vector<DeliveryUpdate> updates_of(db::Rows rows) {
    std::vector<DeliveryUpdate> updates;
    while (rows.next()) {
        updates.push_back({.id = rows.get<std::int64_t>(0),
                           .project = rows.get<ProjectId>(1),
                           .state = state_of(rows.get<std::string_view>(2)),
                           .text = rows.get<std::string>(3),
                           .picture = rows.get<PictureId>(4),
                           .written_at = rows.get<Instant>(5)});
    }
    return updates;
}

}  // namespace

std::optional<Delivery> find_delivery(db::Connection& connection, OrganisationId organisation, ProjectId project) {
    auto rows = connection.query(select_delivery, organisation, project);
    if (!rows.next()) return std::nullopt;
    return row_to_delivery(rows);
}

std::vector<Delivery> list_deliveries(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<Delivery> deliveries;
    for (auto rows = connection.query(select_deliveries, organisation, process); rows.next();) {
        deliveries.push_back(row_to_delivery(rows));
    }
    return deliveries;
}

std::vector<DeliveryUpdate> list_updates(db::Connection& connection, OrganisationId organisation, ProjectId project) {
    return updates_of(connection.query(select_updates, organisation, project));
}

std::vector<DeliveryUpdate> list_newest_updates(db::Connection& connection, OrganisationId organisation, std::int64_t count) {
    return updates_of(connection.query(select_newest_updates, organisation, count));
}

void insert_delivery(db::Transaction& tx, OrganisationId organisation, const Delivery& delivery) {
    tx.execute_sql(insert_delivery_sql, organisation, delivery.project, delivery.process, word_of(delivery.state),
                   delivery.promised_on, delivery.promise_reason);
}

void update_delivery(db::Transaction& tx, OrganisationId organisation, const Delivery& delivery) {
    tx.execute_sql(update_delivery_sql, word_of(delivery.state), delivery.promised_on, delivery.promise_reason, organisation,
                   delivery.project);
}

std::optional<DeliveryUpdate> find_update(db::Connection& connection, OrganisationId organisation, std::string_view request_key) {
    auto updates = updates_of(connection.query(select_update_of_key, organisation, request_key));
    return updates.empty() ? std::nullopt : std::optional(std::move(updates.front()));
}

void insert_update(db::Transaction& tx, OrganisationId organisation, const DeliveryUpdate& update, std::string_view request_key) {
    tx.execute_sql(insert_update_sql, organisation, update.id, update.project, word_of(update.state), update.text,
                   update.picture, update.written_at, request_key.empty() ? db::Value(nullptr) : db::Value(request_key));
}

}  // namespace allting::results
