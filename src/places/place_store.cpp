#include "places/place_store.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/db/counter.hpp"

namespace allting::places {

constexpr db::Sql select_organisation = R"(
    SELECT name, kind, zone, languages, colour_main, colour_accent, CASE WHEN logo IS NULL THEN 0 ELSE 1 END, logo_version,
           contact, changed_at
    FROM organisations WHERE organisation_id = ?)";

Organisation find_organisation(db::Connection& connection, OrganisationId id) {
    Organisation organisation;
    db::Rows rows = connection.query(select_organisation, id);
    if (!rows.next()) return organisation;
    organisation.name = rows.get<std::string>(0);
    organisation.kind = organisation_kind_from_word(rows.get<std::string>(1)).value_or(organisation.kind);
    organisation.zone = rows.get<std::string>(2);
    organisation.languages.clear();
    const auto languages = rows.get<std::string>(3);
    for (const auto language : split(languages, ',')) organisation.languages.emplace_back(language);
    organisation.colour_main = rows.get<std::string>(4);
    organisation.colour_accent = rows.get<std::string>(5);
    organisation.has_logo = rows.get<bool>(6);
    organisation.logo_version = rows.get<std::int64_t>(7);
    organisation.contact = rows.get<std::string>(8);
    organisation.changed_at = rows.get<Instant>(9);
    return organisation;
}

constexpr db::Sql select_logo = "SELECT logo FROM organisations WHERE organisation_id = ?";

std::string find_logo(db::Connection& connection, OrganisationId id) {
    db::Rows rows = connection.query(select_logo, id);
    return rows.next() ? rows.get<std::optional<std::string>>(0).value_or("") : "";
}

constexpr db::Sql upsert_organisation = R"(
    INSERT INTO organisations (organisation_id, name, kind, zone, languages, colour_main, colour_accent, logo_version,
                               contact, changed_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
    ON CONFLICT (organisation_id) DO UPDATE SET
        name = excluded.name, kind = excluded.kind, zone = excluded.zone, languages = excluded.languages,
        colour_main = excluded.colour_main, colour_accent = excluded.colour_accent, contact = excluded.contact,
        changed_at = excluded.changed_at)";

void store_organisation(db::Transaction& tx, OrganisationId id, const Organisation& organisation) {
    std::string languages;
    for (const auto& language : organisation.languages) languages += (languages.empty() ? "" : ",") + language;
    tx.execute_sql(upsert_organisation, id, organisation.name, word_of(organisation.kind), organisation.zone, languages,
                   organisation.colour_main, organisation.colour_accent, organisation.contact, organisation.changed_at);
}

constexpr db::Sql update_logo =
    "UPDATE organisations SET logo = ?, logo_version = logo_version + 1, changed_at = ? WHERE organisation_id = ?";

void store_logo(db::Transaction& tx, OrganisationId id, std::string_view webp, Instant now) {
    tx.execute_sql(update_logo, db::Value::blob(webp), now, id);
}

constexpr db::Sql select_departments =
    "SELECT id, name, closed FROM departments WHERE organisation_id = ? ORDER BY closed, name";

std::vector<Department> list_departments(db::Connection& connection, OrganisationId organisation) {
    std::vector<Department> departments;
    db::Rows rows = connection.query(select_departments, organisation);
    while (rows.next())
        departments.push_back(
            {.id = rows.get<DepartmentId>(0), .name = rows.get<std::string>(1), .closed = rows.get<bool>(2)});
    return departments;
}

std::optional<Department> find_department(db::Connection& connection, OrganisationId organisation, DepartmentId id) {
    for (auto& department : list_departments(connection, organisation))
        if (department.id == id) return std::move(department);
    return std::nullopt;
}

constexpr db::Sql insert_department_row =
    "INSERT INTO departments (organisation_id, id, name, closed) VALUES (?, ?, ?, 0)";

DepartmentId insert_department(db::Transaction& tx, OrganisationId organisation, const std::string& name) {
    const auto id = db::take_id<DepartmentId>(tx, organisation, "department");
    tx.execute_sql(insert_department_row, organisation, id, name);
    return id;
}

constexpr db::Sql update_department_row =
    "UPDATE departments SET name = ?, closed = ? WHERE organisation_id = ? AND id = ?";

void update_department(db::Transaction& tx, OrganisationId organisation, const Department& department) {
    tx.execute_sql(update_department_row, department.name, department.closed ? 1 : 0, organisation, department.id);
}

constexpr db::Sql select_areas =
    "SELECT id, name, outline, population, sort FROM areas WHERE organisation_id = ? ORDER BY sort, name";
constexpr db::Sql select_statistics =
    "SELECT area_id, measure, persons FROM area_statistics WHERE organisation_id = ? ORDER BY area_id, measure";

std::vector<Area> list_outlines(db::Connection& connection, OrganisationId organisation) {
    std::vector<Area> areas;
    db::Rows rows = connection.query(select_areas, organisation);
    while (rows.next()) {
        areas.push_back({.id = rows.get<AreaId>(0),
                         .name = rows.get<std::string>(1),
                         .outline = outline_from_stored(rows.get<std::string_view>(2)),
                         .population = rows.get<std::int64_t>(3),
                         .sort = rows.get<std::int64_t>(4)});
    }
    return areas;
}

std::vector<Area> list_areas(db::Connection& connection, OrganisationId organisation) {
    std::vector<Area> areas = list_outlines(connection, organisation);
    db::Rows rows = connection.query(select_statistics, organisation);
    while (rows.next()) {
        const auto id = rows.get<AreaId>(0);
        const auto area = std::find_if(areas.begin(), areas.end(), [&](const Area& a) { return a.id == id; });
        if (area != areas.end())
            area->statistics.push_back({.measure = rows.get<std::string>(1), .persons = rows.get<std::int64_t>(2)});
    }
    return areas;
}

std::optional<Area> find_area(db::Connection& connection, OrganisationId organisation, AreaId id) {
    for (auto& area : list_areas(connection, organisation))
        if (area.id == id) return std::move(area);
    return std::nullopt;
}

constexpr db::Sql insert_area_row =
    "INSERT INTO areas (organisation_id, id, name, outline, population, sort) VALUES (?, ?, ?, ?, ?, ?)";
constexpr db::Sql update_area_row =
    "UPDATE areas SET name = ?, outline = ?, population = ?, sort = ? WHERE organisation_id = ? AND id = ?";
constexpr db::Sql delete_statistics = "DELETE FROM area_statistics WHERE organisation_id = ? AND area_id = ?";
constexpr db::Sql insert_statistic =
    "INSERT INTO area_statistics (organisation_id, area_id, measure, persons) VALUES (?, ?, ?, ?)";

namespace {

void store_statistics(db::Transaction& tx, OrganisationId organisation, AreaId area, const std::vector<Statistic>& statistics) {
    tx.execute_sql(delete_statistics, organisation, area);
    for (const auto& [measure, persons] : statistics) tx.execute_sql(insert_statistic, organisation, area, measure, persons);
}

}  // namespace

AreaId insert_area(db::Transaction& tx, OrganisationId organisation, const Area& area) {
    const auto id = db::take_id<AreaId>(tx, organisation, "area");
    const std::string outline = outline_to_json(area.outline);
    tx.execute_sql(insert_area_row, organisation, id, area.name, outline, area.population, area.sort);
    store_statistics(tx, organisation, id, area.statistics);
    return id;
}

void update_area(db::Transaction& tx, OrganisationId organisation, const Area& area) {
    const std::string outline = outline_to_json(area.outline);
    tx.execute_sql(update_area_row, area.name, outline, area.population, area.sort, organisation, area.id);
    store_statistics(tx, organisation, area.id, area.statistics);
}

}  // namespace allting::places
