// The organisation, departments and areas in the database.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "places/place.hpp"
#include "platform/db/database.hpp"

namespace allting::places {

/// The defaults when the organisation has not presented itself yet.
Organisation find_organisation(db::Connection& connection, OrganisationId id);
/// WebP bytes, or "".
std::string find_logo(db::Connection& connection, OrganisationId id);
void store_organisation(db::Transaction& tx, OrganisationId id, const Organisation& organisation);
void store_logo(db::Transaction& tx, OrganisationId id, std::string_view webp, Instant now);

std::vector<Department> list_departments(db::Connection& connection, OrganisationId organisation);  // by name
std::optional<Department> find_department(db::Connection& connection, OrganisationId organisation, DepartmentId id);
/// Throws db::Error unique_violation for a name that is taken; so does insert_area.
DepartmentId insert_department(db::Transaction& tx, OrganisationId organisation, const std::string& name);
void update_department(db::Transaction& tx, OrganisationId organisation, const Department& department);

/// Areas with their names, outlines and population, for maps: no statistics.
std::vector<Area> list_outlines(db::Connection& connection, OrganisationId organisation);
std::vector<Area> list_areas(db::Connection& connection, OrganisationId organisation);  // in their order, with statistics
std::optional<Area> find_area(db::Connection& connection, OrganisationId organisation, AreaId id);
AreaId insert_area(db::Transaction& tx, OrganisationId organisation, const Area& area);
void update_area(db::Transaction& tx, OrganisationId organisation, const Area& area);

}  // namespace allting::places
