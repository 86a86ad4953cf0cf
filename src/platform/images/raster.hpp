// Pixels in memory: turned and scaled. Pure. Inside images/ only.
#pragma once
#include <cstdint>
#include <vector>

namespace allting::images {

/// Rows from the top, four bytes a pixel: red, green, blue, opacity (not multiplied in).
struct Raster {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba = {};
};

/// `orientation` as EXIF has it: 1 upright … 8; anything else counts as upright.
Raster turned_upright(Raster raster, int orientation);

/// Made smaller by averaging so that the longer side is at most `side_max`; never made larger.
Raster scaled_down(const Raster& raster, int side_max);

}  // namespace allting::images
