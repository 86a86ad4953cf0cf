// Deliveries and what was told of them, as rows. Reads for everyone above; writes only for delivery_actions and the decision.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "results/delivery.hpp"

namespace allting::results {

std::optional<Delivery> find_delivery(db::Connection& connection, OrganisationId organisation, ProjectId project);
std::vector<Delivery> list_deliveries(db::Connection& connection, OrganisationId organisation, ProcessId process);  // by project
std::vector<DeliveryUpdate> list_updates(db::Connection& connection, OrganisationId organisation, ProjectId project);  // newest first
/// The newest of the organisation, for its start page.
std::vector<DeliveryUpdate> list_newest_updates(db::Connection& connection, OrganisationId organisation, std::int64_t count);

void insert_delivery(db::Transaction& tx, OrganisationId organisation, const Delivery& delivery);
void update_delivery(db::Transaction& tx, OrganisationId organisation, const Delivery& delivery);
/// The update that the form with this key made.
std::optional<DeliveryUpdate> find_update(db::Connection& connection, OrganisationId organisation, std::string_view request_key);
/// `request_key` may be empty. Throws db::Error unique_violation for a key that is there already.
void insert_update(db::Transaction& tx, OrganisationId organisation, const DeliveryUpdate& update, std::string_view request_key);

}  // namespace allting::results
