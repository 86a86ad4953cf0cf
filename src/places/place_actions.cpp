#include "places/place_actions.hpp"

#include "places/place_store.hpp"
#include "record/record.hpp"

namespace allting::places {
namespace {

void note(db::Transaction& tx, const people::Visitor& visitor, Instant now, std::string_view kind, std::string_view subject,
          std::int64_t id, json::Object facts = {}) {
    record::append(tx, visitor.organisation, now,
                   {.kind = kind, .by_role = "administrator", .subject = subject, .subject_id = id, .facts = std::move(facts)});
}

Error name_taken() {
    FieldErrors errors;
    errors.add("name", "name_taken", "places.name_taken");
    return errors.take();
}

template <class T>
bool is_taken(const std::vector<T>& all, const T& one) {
    for (const T& other : all)
        if (other.name == one.name && other.id != one.id) return true;
    return false;
}

}  // namespace

Result<void> change_organisation(db::Transaction& tx, const people::Visitor& visitor, Organisation organisation, Instant now) {
    organisation.changed_at = now;
    store_organisation(tx, visitor.organisation, organisation);
    note(tx, visitor, now, "organisation_changed", "organisation", visitor.organisation.value, {{"name", organisation.name}});
    return {};
}

Result<void> change_logo(db::Transaction& tx, const people::Visitor& visitor, std::string_view webp, Instant now) {
    // The row may not be there before the organisation has said its name.
    store_organisation(tx, visitor.organisation, find_organisation(tx, visitor.organisation));
    store_logo(tx, visitor.organisation, webp, now);
    note(tx, visitor, now, "logo_changed", "organisation", visitor.organisation.value);
    return {};
}

Result<DepartmentId> add_department(db::Transaction& tx, const people::Visitor& visitor, const std::string& name, Instant now) {
    if (is_taken(list_departments(tx, visitor.organisation), Department{.name = name})) return name_taken();
    const auto id = insert_department(tx, visitor.organisation, name);
    note(tx, visitor, now, "department_added", "department", id.value, {{"name", name}});
    return id;
}

Result<void> change_department(db::Transaction& tx, const people::Visitor& visitor, const Department& department, Instant now) {
    const auto all = list_departments(tx, visitor.organisation);
    if (!find_department(tx, visitor.organisation, department.id))
        return refuse(ErrorKind::not_found, "department_not_found", "places.department_not_found");
    if (is_taken(all, department)) return name_taken();
    update_department(tx, visitor.organisation, department);
    note(tx, visitor, now, department.closed ? "department_closed" : "department_changed", "department", department.id.value,
         {{"name", department.name}});
    return {};
}

Result<AreaId> add_area(db::Transaction& tx, const people::Visitor& visitor, const Area& area, Instant now) {
    if (is_taken(list_areas(tx, visitor.organisation), area)) return name_taken();
    const auto id = insert_area(tx, visitor.organisation, area);
    note(tx, visitor, now, "area_added", "area", id.value, {{"name", area.name}, {"population", area.population}});
    return id;
}

Result<void> change_area(db::Transaction& tx, const people::Visitor& visitor, const Area& area, Instant now) {
    const auto all = list_areas(tx, visitor.organisation);
    if (!find_area(tx, visitor.organisation, area.id)) return refuse(ErrorKind::not_found, "area_not_found", "places.area_not_found");
    if (is_taken(all, area)) return name_taken();
    update_area(tx, visitor.organisation, area);
    note(tx, visitor, now, "area_changed", "area", area.id.value, {{"name", area.name}, {"population", area.population}});
    return {};
}

}  // namespace allting::places
