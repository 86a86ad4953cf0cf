#include "platform/images/codec.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <jpeglib.h>
#include <png.h>
#include <webp/decode.h>
#include <webp/encode.h>

#include "core/limits.hpp"

namespace allting::images {
namespace {

/// Also refuses strips a hundred times as long as high.
void check_size(std::int64_t width, std::int64_t height) {
    if (width < 1 || height < 1) die(Trouble::broken);
    if (width > limits::picture_pixels_max || height > limits::picture_pixels_max || width * height > limits::picture_pixels_max ||
        width > height * 100 || height > width * 100)
        die(Trouble::too_many_pixels);
}

Raster empty_raster(int width, int height) {
    Raster raster{width, height, {}};
    raster.rgba.resize(std::size_t(width) * std::size_t(height) * 4);
    return raster;
}

/// Photoshop writes CMYK inverted, and almost every CMYK JPEG is its.
void cmyk_row_to_rgba(const std::uint8_t* cmyk, std::uint8_t* rgba, int width) {
    for (int x = 0; x < width; ++x, cmyk += 4, rgba += 4) {
        for (int c = 0; c < 3; ++c) rgba[c] = std::uint8_t(cmyk[c] * cmyk[3] / 255);
        rgba[3] = 255;
    }
}

Raster decode_jpeg(std::string_view file, int side_wanted) {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = [](j_common_ptr) { die(Trouble::broken); };
    errors.output_message = [](j_common_ptr) {};
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(file.data()), file.size());
    jpeg_read_header(&jpeg, TRUE);
    check_size(jpeg.image_width, jpeg.image_height);
    const bool cmyk = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
    jpeg.out_color_space = cmyk ? JCS_CMYK : JCS_EXT_RGBA;
    jpeg.scale_num = 1;
    jpeg.scale_denom = 1;
    const auto longer = std::max(jpeg.image_width, jpeg.image_height);
    while (jpeg.scale_denom < 8 && longer / (jpeg.scale_denom * 2) >= JDIMENSION(side_wanted)) jpeg.scale_denom *= 2;
    jpeg_start_decompress(&jpeg);
    Raster raster = empty_raster(int(jpeg.output_width), int(jpeg.output_height));
    const std::size_t row_bytes = std::size_t(raster.width) * 4;
    std::vector<std::uint8_t> row(row_bytes);
    while (jpeg.output_scanline < jpeg.output_height) {
        std::uint8_t* target = &raster.rgba[jpeg.output_scanline * row_bytes];
        JSAMPROW line = cmyk ? row.data() : target;
        jpeg_read_scanlines(&jpeg, &line, 1);
        if (cmyk) cmyk_row_to_rgba(row.data(), target, raster.width);
    }
    jpeg_destroy_decompress(&jpeg);
    return raster;
}

Raster decode_png(std::string_view file) {
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&png, file.data(), file.size()) == 0) die(Trouble::broken);
    check_size(png.width, png.height);
    png.format = PNG_FORMAT_RGBA;
    Raster raster = empty_raster(int(png.width), int(png.height));
    if (png_image_finish_read(&png, nullptr, raster.rgba.data(), 0, nullptr) == 0) die(Trouble::broken);
    return raster;
}

Raster decode_webp(std::string_view file) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data());
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(bytes, file.size(), &features) != VP8_STATUS_OK || features.has_animation != 0) die(Trouble::broken);
    check_size(features.width, features.height);
    Raster raster = empty_raster(features.width, features.height);
    if (WebPDecodeRGBAInto(bytes, file.size(), raster.rgba.data(), raster.rgba.size(), features.width * 4) == nullptr)
        die(Trouble::broken);
    return raster;
}

}  // namespace

void die(Trouble trouble) { _exit(int(trouble)); }

Raster decode(std::string_view file, int side_wanted) {
    if (file.starts_with("\xFF\xD8\xFF")) return decode_jpeg(file, side_wanted);
    if (file.starts_with("\x89PNG\r\n\x1A\n")) return decode_png(file);
    if (file.starts_with("RIFF") && file.substr(8).starts_with("WEBP")) return decode_webp(file);
    die(Trouble::not_a_picture);
}

std::string encode_webp(const Raster& raster, float quality) {
    WebPConfig config;
    WebPPicture picture;
    if (WebPConfigPreset(&config, WEBP_PRESET_PHOTO, quality) == 0 || WebPPictureInit(&picture) == 0) die(Trouble::broken);
    config.method = 2;  // half the time of the default for a few per cent more bytes
    picture.width = raster.width;
    picture.height = raster.height;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    const bool done = WebPPictureImportRGBA(&picture, raster.rgba.data(), raster.width * 4) != 0 && WebPEncode(&config, &picture) != 0;
    if (!done) die(Trouble::broken);
    std::string webp(reinterpret_cast<const char*>(writer.mem), writer.size);
    WebPMemoryWriterClear(&writer);
    WebPPictureFree(&picture);
    return webp;
}

}  // namespace allting::images
