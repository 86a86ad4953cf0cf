// All ideas on one map and one list, the refused too, each with its state in words. Never the place of a protected author.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "needs/need.hpp"
#include "people/visit.hpp"
#include "platform/json/json.hpp"
#include "platform/page/map.hpp"

namespace allting::needs {

struct MapIdea {
    ProposalId id = {};
    ProcessId process = {};
    proposals::State state = {};
    std::string title = {}, place = {}, language = "sv";
    std::optional<double> latitude = {}, longitude = {};
    NeedId need = {};  // that it belongs to
    std::string need_title = {};
};
/// Of published processes, newest first; of one process when `process` is given. No drafts.
std::vector<MapIdea> list_map_ideas(db::Connection& connection, OrganisationId organisation, ProcessId process);

struct IdeaMapView {
    ProcessId process = {};                     // none = all
    std::optional<proposals::State> state = {};  // none = all
    std::vector<MapIdea> ideas = {};            // of this page
    std::vector<page::MapPoint> points = {};    // of all that the filters let through
    std::vector<page::MapArea> areas = {};
    std::vector<std::pair<ProcessId, std::string>> processes = {};
    std::int64_t count = 0, page = 1, pages = 1;
    std::string tile_url = {}, tile_attribution = {};
};
IdeaMapView load_idea_map(const people::Visit& visit, db::Connection& connection);

std::string idea_map_page(const page::Frame& frame, const IdeaMapView& view);
json::Value idea_map_json(const IdeaMapView& view);

}  // namespace allting::needs
