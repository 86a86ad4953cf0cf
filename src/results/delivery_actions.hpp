// Reports what happens with a funded project. The proposal behind it follows, and its author hears of it.
#pragma once
#include <optional>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "platform/images/picture.hpp"
#include "results/delivery.hpp"

namespace allting::results {

struct ReportPicture {
    images::Picture picture;
    std::string description;
};

/// The same request key gives the same update again.
/// Refuses what after() refuses, and (not_found, "delivery_not_found") for a project that was not funded.
Result<DeliveryUpdate> report_delivery(db::Transaction& tx, const people::Visitor& visitor, ProjectId project,
                                       const Report& report, const std::optional<ReportPicture>& picture, Instant now);

}  // namespace allting::results
