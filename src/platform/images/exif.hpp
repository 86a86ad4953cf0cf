// The one thing that is read from a picture's metadata before all of it is thrown away: which side is up.
#pragma once
#include <string_view>

namespace allting::images {

/// EXIF orientation 1 … 8 of a JPEG, PNG or WebP; 1 where there is none or it makes no sense.
int orientation_of(std::string_view file);

}  // namespace allting::images
