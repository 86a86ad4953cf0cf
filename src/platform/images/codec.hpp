// Files into pixels and pixels into WebP. Runs in the child process only: a broken file ends the process (die), which
// is how C decoders that cannot throw are stopped. Inside images/ only.
#pragma once
#include <string>
#include <string_view>

#include "platform/images/raster.hpp"

namespace allting::images {

enum class Trouble { none = 0, not_a_picture = 10, broken = 11, too_many_pixels = 12 };

/// Ends the child process with the trouble as its exit status.
[[noreturn]] void die(Trouble trouble);

/// JPEG, PNG or WebP by its first bytes. JPEGs much larger than `side_wanted` are decoded at a fraction of their size.
Raster decode(std::string_view file, int side_wanted);
std::string encode_webp(const Raster& raster, float quality);

}  // namespace allting::images
