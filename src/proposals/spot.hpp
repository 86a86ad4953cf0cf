// A place on the map. Pure.
#pragma once

namespace allting::proposals {

/// WGS 84 degrees.
struct Spot {
    double latitude, longitude;
};

}  // namespace allting::proposals
