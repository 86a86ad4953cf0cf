// Pages about the organisation, its departments and areas, and their JSON. Pure.
#pragma once
#include <string>
#include <vector>

#include "places/place.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::places {

struct OrganisationView {
    Organisation organisation;
    std::vector<page::Link> languages = {};  // address = code, text = name
};
std::string organisation_page(const page::Frame& frame, const OrganisationView& view, const page::Typed& typed);
json::Value organisation_json(const Organisation& organisation);

std::string departments_page(const page::Frame& frame, const std::vector<Department>& departments, const page::Typed& typed);
json::Value departments_json(const std::vector<Department>& departments);

struct AreasView {
    std::vector<Area> areas;
    bool may_change = false;
    std::string tile_url = {}, tile_attribution = {};
};
std::string areas_page(const page::Frame& frame, const AreasView& view);
/// A new area when it has no id.
std::string area_form_page(const page::Frame& frame, const Area& area, const page::Typed& typed);
json::Value area_json(const Area& area);

}  // namespace allting::places
