// Pictures of square dots that telephones read (QR codes), as a matrix. Draws nothing itself.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::qr {

/// Rows of dots, true = dark, without the light rim of four dots that a reader needs around it. Throws std::length_error
/// when the text is longer than such a picture can hold (about 2,300 bytes).
std::vector<std::vector<bool>> qr_modules(std::string_view text);

/// The dark dots as the path of an SVG whose unit is one dot, with the rim: `size` across and down.
struct Drawing {
    int size;
    std::string path;
};
Drawing draw(std::string_view text);

}  // namespace allting::qr
