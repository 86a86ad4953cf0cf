#include "platform/images/raster.hpp"

#include <algorithm>
#include <cstring>

namespace allting::images {
namespace {

struct Place {
    int x, y;
};

/// Where the pixel (x, y) of the upright picture stands in a source of this size.
Place source_of(int orientation, int x, int y, int width, int height) {
    switch (orientation) {
        case 2: return {width - 1 - x, y};
        case 3: return {width - 1 - x, height - 1 - y};
        case 4: return {x, height - 1 - y};
        case 5: return {y, x};
        case 6: return {y, height - 1 - x};
        case 7: return {width - 1 - y, height - 1 - x};
        case 8: return {width - 1 - y, x};
        default: return {x, y};
    }
}

/// The average of the source pixels that one target pixel covers. Colours count by their opacity, so that what cannot be
/// seen does not bleed in.
void average(const Raster& source, int left, int right, int top, int bottom, std::uint8_t* pixel) {
    std::uint64_t red = 0, green = 0, blue = 0, opacity = 0, count = 0;
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* p = &source.rgba[(std::size_t(y) * std::size_t(source.width) + std::size_t(left)) * 4];
        for (int x = left; x < right; ++x, p += 4) {
            red += std::uint64_t(p[0]) * p[3];
            green += std::uint64_t(p[1]) * p[3];
            blue += std::uint64_t(p[2]) * p[3];
            opacity += p[3];
            ++count;
        }
    }
    const std::uint64_t weight = std::max<std::uint64_t>(opacity, 1);
    pixel[0] = std::uint8_t((red + weight / 2) / weight);
    pixel[1] = std::uint8_t((green + weight / 2) / weight);
    pixel[2] = std::uint8_t((blue + weight / 2) / weight);
    pixel[3] = std::uint8_t((opacity + count / 2) / count);
}

}  // namespace

Raster turned_upright(Raster raster, int orientation) {
    if (orientation < 2 || orientation > 8) return raster;
    const bool lies = orientation >= 5;
    Raster upright{lies ? raster.height : raster.width, lies ? raster.width : raster.height, {}};
    upright.rgba.resize(raster.rgba.size());
    for (int y = 0; y < upright.height; ++y) {
        for (int x = 0; x < upright.width; ++x) {
            const Place from = source_of(orientation, x, y, raster.width, raster.height);
            std::memcpy(&upright.rgba[(std::size_t(y) * std::size_t(upright.width) + std::size_t(x)) * 4],
                        &raster.rgba[(std::size_t(from.y) * std::size_t(raster.width) + std::size_t(from.x)) * 4], 4);
        }
    }
    return upright;
}

Raster scaled_down(const Raster& raster, int side_max) {
    const int longer = std::max(raster.width, raster.height);
    if (longer <= side_max) return raster;
    const auto scaled = [&](int side) { return std::max(1, int(std::int64_t(side) * side_max / longer)); };
    Raster small{scaled(raster.width), scaled(raster.height), {}};
    small.rgba.resize(std::size_t(small.width) * std::size_t(small.height) * 4);
    const auto cut = [](int at, int from, int to) { return int(std::int64_t(at) * from / to); };
    for (int y = 0; y < small.height; ++y) {
        const int top = cut(y, raster.height, small.height), bottom = cut(y + 1, raster.height, small.height);
        for (int x = 0; x < small.width; ++x)
            average(raster, cut(x, raster.width, small.width), cut(x + 1, raster.width, small.width), top, bottom,
                    &small.rgba[(std::size_t(y) * std::size_t(small.width) + std::size_t(x)) * 4]);
    }
    return small;
}

}  // namespace allting::images
