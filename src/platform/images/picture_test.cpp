#include "platform/images/picture.hpp"

#include <cstdio>
#include <cstdlib>

#include <gmock/gmock.h>
#include <jpeglib.h>
#include <png.h>
#include <webp/decode.h>
#include <webp/encode.h>

#include "core/limits.hpp"
#include "core/random.hpp"
#include "platform/images/exif.hpp"
#include "platform/images/raster.hpp"
#include "platform/images/sandbox.hpp"

namespace allting::images {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Red above, blue below.
Raster flag(int width, int height) {
    Raster raster{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {y < height / 2 ? 255 : 0, 0, y < height / 2 ? 0 : 255, 255}) raster.rgba.push_back(std::uint8_t(value));
    return raster;
}

/// An EXIF block as cameras write it: orientation, and a place that nobody was asked about.
std::string exif_with(char orientation) {
    std::string tiff("MM\0\x2A\0\0\0\x08\0\x01", 10);
    tiff += std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + orientation + std::string(2, '\0') + std::string(4, '\0');
    return std::string("Exif\0\0", 6) + tiff + "GPS 59.3312 18.0611";
}

std::string jpeg_of(const Raster& raster, const std::string& exif = "") {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = JDIMENSION(raster.width);
    jpeg.image_height = JDIMENSION(raster.height);
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_EXT_RGBA;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    if (!exif.empty()) jpeg_write_marker(&jpeg, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(exif.data()), unsigned(exif.size()));
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<std::uint8_t*>(&raster.rgba[jpeg.next_scanline * std::size_t(raster.width) * 4]);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string file(reinterpret_cast<char*>(bytes), size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return file;
}

std::string png_of(const Raster& raster) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    png.width = png_uint_32(raster.width);
    png.height = png_uint_32(raster.height);
    png.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&png, nullptr, &size, 0, raster.rgba.data(), 0, nullptr);
    std::string file(size, '\0');
    png_image_write_to_memory(&png, file.data(), &size, 0, raster.rgba.data(), 0, nullptr);
    return file;
}

/// CRC-32 as PNG uses it (ISO 3309).
std::uint32_t png_checksum(std::string_view bytes) {
    std::uint32_t sum = 0xFFFFFFFFu;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1u) != 0 ? 0xEDB88320u : 0u);
    }
    return ~sum;
}

std::string webp_of(const Raster& raster) {
    std::uint8_t* bytes = nullptr;
    const auto size = WebPEncodeRGBA(raster.rgba.data(), raster.width, raster.height, raster.width * 4, 90, &bytes);
    std::string file(reinterpret_cast<char*>(bytes), size);
    WebPFree(bytes);
    return file;
}

/// Red, green, blue at a place of a WebP file.
std::vector<int> colour_at(const std::string& webp, int x, int y) {
    int width = 0, height = 0;
    std::uint8_t* pixels = WebPDecodeRGB(reinterpret_cast<const std::uint8_t*>(webp.data()), webp.size(), &width, &height);
    const std::uint8_t* p = pixels + (y * width + x) * 3;
    const std::vector<int> colour{p[0], p[1], p[2]};
    WebPFree(pixels);
    return colour;
}

bool is_red(const std::vector<int>& colour) { return colour[0] > 200 && colour[2] < 60; }
bool is_blue(const std::vector<int>& colour) { return colour[0] < 60 && colour[2] > 200; }

std::string code_of(std::string_view bytes) {
    const auto result = read_picture(bytes, "picture");
    if (result.ok()) return "ok";
    EXPECT_EQ(result.error().fields.at(0).field, "picture");
    return result.error().fields.at(0).code;
}

TEST(Picture, the_three_formats_become_webp_with_a_thumbnail) {
    for (const auto& file : {jpeg_of(flag(640, 400)), png_of(flag(640, 400)), webp_of(flag(640, 400))}) {
        const auto picture = read_picture(file, "picture");
        ASSERT_TRUE(picture.ok());
        EXPECT_EQ(picture.value().width, 640);
        EXPECT_EQ(picture.value().height, 400);
        int width = 0, height = 0;
        const auto& small = picture.value().thumbnail_webp;
        ASSERT_EQ(WebPGetInfo(reinterpret_cast<const std::uint8_t*>(small.data()), small.size(), &width, &height), 1);
        EXPECT_EQ(width, 480);
        EXPECT_EQ(height, 300);
        EXPECT_TRUE(is_red(colour_at(picture.value().webp, 320, 100)));
        EXPECT_TRUE(is_blue(colour_at(picture.value().webp, 320, 300)));
    }
}

TEST(Picture, a_large_one_is_made_smaller_and_keeps_its_shape) {
    const auto picture = read_picture(jpeg_of(flag(1800, 1350)), "picture");
    ASSERT_TRUE(picture.ok());
    EXPECT_EQ(picture.value().width, limits::picture_side_max);
    EXPECT_EQ(picture.value().height, limits::picture_side_max * 3 / 4);
}

TEST(Picture, one_taken_on_its_side_is_turned_upright) {
    const auto picture = read_picture(jpeg_of(flag(200, 100), exif_with(6)), "picture");  // 6: the left side is up
    ASSERT_TRUE(picture.ok());
    EXPECT_EQ(picture.value().width, 100);
    EXPECT_EQ(picture.value().height, 200);
    EXPECT_TRUE(is_red(colour_at(picture.value().webp, 80, 100)));
    EXPECT_TRUE(is_blue(colour_at(picture.value().webp, 20, 100)));
}

TEST(Picture, nothing_of_the_metadata_is_left) {
    const auto file = jpeg_of(flag(200, 100), exif_with(1));
    ASSERT_THAT(file, HasSubstr("GPS 59.3312"));
    const auto picture = read_picture(file, "picture");
    ASSERT_TRUE(picture.ok());
    for (const auto& webp : {picture.value().webp, picture.value().thumbnail_webp})
        for (const auto* word : {"GPS", "Exif", "EXIF", "ICCP", "XMP "}) EXPECT_THAT(webp, Not(HasSubstr(word)));
}

TEST(Picture, what_is_no_picture_is_refused_by_its_bytes) {
    for (const std::string_view file : {"", "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "MZ", "BM"})
        EXPECT_EQ(code_of(file), "not_a_picture") << file;
}

TEST(Picture, broken_files_are_refused) {
    EXPECT_EQ(code_of("\xFF\xD8\xFF"), "broken_picture");
    EXPECT_EQ(code_of("\x89PNG\r\n\x1A\n"), "broken_picture");
    EXPECT_EQ(code_of("RIFF\x10\0\0\0WEBP"), "broken_picture");
    EXPECT_EQ(code_of(png_of(flag(300, 300)).substr(0, 300)), "broken_picture");
}

TEST(Picture, a_small_file_that_unfolds_to_a_huge_picture_is_refused_before_it_does) {
    auto bomb = png_of(flag(8, 8));
    for (const std::size_t at : {16u, 20u}) bomb.replace(at, 4, std::string("\0\0\xC3\x50", 4));  // 50 000 × 50 000
    // The header's checksum is checked before its size: put the right one, so that the size is what is refused.
    const std::uint32_t sum = png_checksum(std::string_view(bomb).substr(12, 17));
    for (int i = 0; i < 4; ++i) bomb[std::size_t(29 + i)] = char(sum >> (24 - 8 * i));
    EXPECT_EQ(code_of(bomb), "too_many_pixels");
    EXPECT_EQ(code_of(png_of(flag(2000, 10))), "too_many_pixels");
    EXPECT_EQ(code_of(std::string(limits::upload_bytes_max + 1, 'x')), "picture_too_large");
}

TEST(Picture, damaged_files_never_do_more_than_be_refused) {
    SeededRandom random(7);
    const auto files = {jpeg_of(flag(60, 40), exif_with(6)), png_of(flag(60, 40)), webp_of(flag(60, 40))};
    for (const auto& file : files) {
        for (int round = 0; round < 25; ++round) {
            auto damaged = file;
            for (int hits = 0; hits < 8; ++hits) damaged[random.below(damaged.size())] = char(random.below(256));
            const auto code = code_of(damaged);
            EXPECT_THAT(code, ::testing::AnyOf("ok", "broken_picture", "not_a_picture", "too_many_pixels"));
        }
    }
}

TEST(Exif, sizes_that_lie_read_nothing_outside) {
    auto file = jpeg_of(flag(20, 10), exif_with(6));
    EXPECT_EQ(orientation_of(file), 6);
    for (std::size_t cut = 0; cut < 60; ++cut) EXPECT_GE(orientation_of(file.substr(0, cut)), 1);
    for (std::size_t at = 2; at < 60; ++at) {
        auto damaged = file;
        damaged[at] = '\xFF';
        const int orientation = orientation_of(damaged);
        EXPECT_TRUE(orientation >= 1 && orientation <= 8);
    }
    EXPECT_EQ(orientation_of(jpeg_of(flag(20, 10), exif_with(9))), 1);
}

TEST(Raster, turning_follows_all_eight_orientations) {
    const Raster source{2, 1, {1, 1, 1, 255, 2, 2, 2, 255}};  // 1 2
    const auto first_of = [&](int orientation) { return int(turned_upright(source, orientation).rgba[0]); };
    EXPECT_EQ(first_of(1), 1);
    EXPECT_EQ(first_of(2), 2);
    EXPECT_EQ(first_of(3), 2);
    EXPECT_EQ(first_of(4), 1);
    for (const int orientation : {5, 6, 7, 8}) EXPECT_EQ(turned_upright(source, orientation).height, 2);
    EXPECT_EQ(first_of(6), 1);
    EXPECT_EQ(first_of(8), 2);
}

ChildEnd in_child(const std::function<std::string()>& function) {
    return run_in_child(function, {.memory_bytes_max = 64 << 20, .cpu_seconds_max = 1, .seconds_max = 1, .answer_bytes_max = 1000});
}

TEST(Sandbox, gives_back_what_the_function_gave) { EXPECT_EQ(in_child([] { return std::string("hej"); }).answer, "hej"); }

TEST(Sandbox, a_crash_ends_the_child_only) {
    EXPECT_EQ(in_child([]() -> std::string { std::abort(); }).exit_status, -1);
    EXPECT_FALSE(in_child([]() -> std::string { throw std::runtime_error("x"); }).answer);
}

TEST(Sandbox, memory_time_and_answer_are_bounded) {
    EXPECT_FALSE(in_child([] { return std::string(std::size_t(1) << 30, 'x').substr(0, 1); }).answer);
    EXPECT_FALSE(in_child([] { return std::string(2000, 'x'); }).answer);
    EXPECT_FALSE(in_child([]() -> std::string {
                     for (volatile unsigned n = 0;;) n = n + 1;
                 }).answer);
}

TEST(Sandbox, the_child_can_open_no_file) {
    const auto end = in_child([] {
        std::FILE* file = std::fopen("/etc/hostname", "r");
        return std::string(file != nullptr ? "opened" : "not opened");
    });
    EXPECT_NE(end.answer.value_or("killed"), "opened");
}

}  // namespace
}  // namespace allting::images
