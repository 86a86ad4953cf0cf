// Pictures that people send: decoded, turned upright, scaled, stripped of all metadata and encoded anew.
#pragma once
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace allting::images {

struct Picture {
    std::string webp;   // at most limits::picture_side_max on its longer side
    std::string thumbnail_webp;  // at most 480 on its longer side
    int width, height;
};

/// JPEG, PNG or WebP, told by its first bytes and not by its name. Decodes in a child process with limits on memory
/// and time, so that a hostile file harms nothing.
/// Refuses: other formats, broken files, more than limits::picture_pixels_max (fields error on `field`).
Result<Picture> read_picture(std::string_view bytes, std::string_view field);

}  // namespace allting::images
