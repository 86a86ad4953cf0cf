#include "platform/images/picture.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/images/codec.hpp"
#include "platform/images/exif.hpp"
#include "platform/images/sandbox.hpp"

namespace allting::images {
namespace {

constexpr int thumbnail_side_max = 480;
constexpr float picture_quality = 80;
constexpr float thumbnail_quality = 75;
constexpr ChildLimits child_limits{
    .memory_bytes_max = 512 * 1024 * 1024, .cpu_seconds_max = 5, .seconds_max = 20, .answer_bytes_max = 16 * 1024 * 1024};

/// In the child: "WIDTH HEIGHT SIZE " and the two files after each other.
std::string remake(std::string_view file) {
    const int orientation = orientation_of(file);
    const Raster raster = turned_upright(scaled_down(decode(file, limits::picture_side_max), limits::picture_side_max), orientation);
    const std::string picture = encode_webp(raster, picture_quality);
    const std::string thumbnail = encode_webp(scaled_down(raster, thumbnail_side_max), thumbnail_quality);
    return std::to_string(raster.width) + " " + std::to_string(raster.height) + " " + std::to_string(picture.size()) + " " +
           picture + thumbnail;
}

std::optional<std::int64_t> take_number(std::string_view& answer) {
    const auto blank = answer.substr(0, 20).find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto number = integer_from_text(answer.substr(0, blank));
    answer.remove_prefix(blank + 1);
    return number;
}

/// The child's answer is as little trusted as the file was.
std::optional<Picture> picture_from(std::string_view answer) {
    const auto width = take_number(answer), height = take_number(answer), size = take_number(answer);
    const auto is_side = [](std::optional<std::int64_t> n) { return n && *n >= 1 && *n <= limits::picture_side_max; };
    if (!is_side(width) || !is_side(height) || !size || *size < 1 || std::size_t(*size) >= answer.size()) return std::nullopt;
    Picture picture{.webp = std::string(answer.substr(0, std::size_t(*size))),
                    .thumbnail_webp = std::string(answer.substr(std::size_t(*size))),
                    .width = int(*width),
                    .height = int(*height)};
    if (!picture.webp.starts_with("RIFF") || !picture.thumbnail_webp.starts_with("RIFF")) return std::nullopt;
    return picture;
}

Error refuse_picture(std::string_view field, std::string code, std::string text_key,
                     std::vector<std::pair<std::string, std::string>> arguments = {}) {
    FieldErrors errors;
    errors.add(std::string(field), std::move(code), std::move(text_key), std::move(arguments));
    return errors.take();
}

}  // namespace

Result<Picture> read_picture(std::string_view bytes, std::string_view field) {
    if (bytes.size() > limits::upload_bytes_max)
        return refuse_picture(field, "picture_too_large", "images.too_large",
                              {{"megabytes", std::to_string(limits::upload_bytes_max / 1024 / 1024)}});
    const ChildEnd end = run_in_child([&] { return remake(bytes); }, child_limits);
    if (end.answer) {
        if (auto picture = picture_from(*end.answer)) return std::move(*picture);
    }
    switch (Trouble(end.exit_status)) {
        case Trouble::not_a_picture: return refuse_picture(field, "not_a_picture", "images.not_a_picture");
        case Trouble::too_many_pixels:
            return refuse_picture(field, "too_many_pixels", "images.too_many_pixels",
                                  {{"megapixels", std::to_string(limits::picture_pixels_max / 1'000'000)}});
        default: return refuse_picture(field, "broken_picture", "images.broken");
    }
}

}  // namespace allting::images
