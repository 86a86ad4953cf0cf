// What an administrator does with the organisation, its departments and areas.
#pragma once
#include "people/visit.hpp"
#include "places/place.hpp"

namespace allting::places {

Result<void> change_organisation(db::Transaction& tx, const people::Visitor& visitor, Organisation organisation, Instant now);
Result<void> change_logo(db::Transaction& tx, const people::Visitor& visitor, std::string_view webp, Instant now);

/// Refuses: name_taken; so do the others.
Result<DepartmentId> add_department(db::Transaction& tx, const people::Visitor& visitor, const std::string& name, Instant now);
/// Refuses: department_not_found.
Result<void> change_department(db::Transaction& tx, const people::Visitor& visitor, const Department& department, Instant now);

Result<AreaId> add_area(db::Transaction& tx, const people::Visitor& visitor, const Area& area, Instant now);
/// Refuses: area_not_found.
Result<void> change_area(db::Transaction& tx, const people::Visitor& visitor, const Area& area, Instant now);

}  // namespace allting::places
