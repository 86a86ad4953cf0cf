// A map that needs nobody else's server: areas as polygons and points, drawn as SVG by us, with the list beside it.
// web/src/map.ts makes it zoomable (and lets a place be picked) where scripts run.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/html/html.hpp"
#include "platform/page/frame.hpp"

namespace allting::page {

struct Position {
    double latitude = 0, longitude = 0;  // degrees, WGS 84
};
struct MapArea {
    std::string name;
    std::vector<Position> outline;
    std::string address = {};
};
struct MapPoint {
    Position at;
    std::string title;
    std::string address = {};
};
struct Map {
    std::string label;  // what the map shows, said to those who do not see it
    std::vector<MapArea> areas;
    std::vector<MapPoint> points;
    std::string pick_field = {};  // when a place can be picked: fields NAME_latitude and NAME_longitude are in the form
    std::optional<Position> picked = {};  // the place picked before
    std::string tile_url = {};            // of Site; empty = no tiles are ever asked for
    std::string tile_attribution = {};
};

/// Areas and points as a drawing with numbers, and a list with the same numbers as links. With `pick_field`, two fields
/// for the place's degrees, which web/src/map.ts fills when a place is tapped and hides otherwise.
void map(html::Out& out, const Frame& frame, const Map& map);

}  // namespace allting::page
