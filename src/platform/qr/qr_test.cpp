#include "platform/qr/qr.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace allting::qr {
namespace {

TEST(Qr, has_the_three_corners_that_a_reader_looks_for) {
    const auto rows = qr_modules("https://budget.example/receipts/7KQM");
    const std::size_t last = rows.size() - 1;
    EXPECT_EQ((rows.size() - 21) % 4, 0u) << "21 dots, and four more for each larger kind";
    const auto is_corner = [&](std::size_t top, std::size_t left) {
        for (std::size_t y = 0; y < 7; ++y)
            for (std::size_t x = 0; x < 7; ++x) {
                const bool frame = y == 0 || y == 6 || x == 0 || x == 6;
                const bool middle = y >= 2 && y <= 4 && x >= 2 && x <= 4;
                if (rows[top + y][left + x] != (frame || middle)) return false;
            }
        return true;
    };
    EXPECT_TRUE(is_corner(0, 0));
    EXPECT_TRUE(is_corner(0, last - 6));
    EXPECT_TRUE(is_corner(last - 6, 0));
    EXPECT_FALSE(is_corner(last - 6, last - 6));
}

TEST(Qr, is_drawn_with_a_light_rim) {
    const auto rows = qr_modules("A");
    const Drawing drawing = draw("A");
    EXPECT_EQ(drawing.size, int(rows.size()) + 8);
    EXPECT_TRUE(drawing.path.starts_with("M4 4h1v1h-1z"));
    std::size_t dark = 0;
    for (const auto& row : rows) dark += std::size_t(std::count(row.begin(), row.end(), true));
    EXPECT_EQ(std::size_t(std::count(drawing.path.begin(), drawing.path.end(), 'M')), dark);
}

TEST(Qr, refuses_what_it_cannot_hold) { EXPECT_THROW(qr_modules(std::string(3000, 'a')), std::length_error); }

}  // namespace
}  // namespace allting::qr
