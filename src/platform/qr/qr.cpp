#include "platform/qr/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "platform/library/shared_library.hpp"

namespace allting::qr {
namespace {

constexpr int rim = 4;

struct QrLibrary {
    const library::SharedLibrary library{"libqrencode.so.4", "libqrencode4"};
    const decltype(&QRcode_encodeData) encode = library["QRcode_encodeData"];
    const decltype(&QRcode_free) free = library["QRcode_free"];
};

}  // namespace

std::vector<std::vector<bool>> qr_modules(std::string_view text) {
    static const QrLibrary library;
    const std::unique_ptr<QRcode, decltype(library.free)> code(
        library.encode(int(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M), library.free);
    if (!code) throw std::length_error("too long for a QR code");
    const auto width = std::size_t(code->width);
    std::vector<std::vector<bool>> rows(width, std::vector<bool>(width));
    for (std::size_t y = 0; y < width; ++y)
        for (std::size_t x = 0; x < width; ++x) rows[y][x] = (code->data[y * width + x] & 1) != 0;
    return rows;
}

Drawing draw(std::string_view text) {
    const auto rows = qr_modules(text);
    Drawing drawing{.size = int(rows.size()) + 2 * rim, .path = {}};
    for (std::size_t y = 0; y < rows.size(); ++y)
        for (std::size_t x = 0; x < rows[y].size(); ++x)
            if (rows[y][x]) drawing.path += "M" + std::to_string(x + rim) + " " + std::to_string(y + rim) + "h1v1h-1z";
    return drawing;
}

}  // namespace allting::qr
