#include "platform/images/exif.hpp"

#include <cstdint>

namespace allting::images {
namespace {

/// Bytes read at a position; nothing outside is ever touched: there it reads zero.
class Bytes {
public:
    Bytes(std::string_view bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}
    std::size_t size() const { return bytes_.size(); }
    std::uint32_t u16(std::size_t at) const { return number(at, 2); }
    std::uint32_t u32(std::size_t at) const { return number(at, 4); }

private:
    std::uint32_t number(std::size_t at, std::size_t size) const {
        if (at > bytes_.size() || bytes_.size() - at < size) return 0;
        std::uint32_t n = 0;
        for (std::size_t i = 0; i < size; ++i)
            n = (n << 8) | static_cast<unsigned char>(bytes_[at + (big_endian_ ? i : size - 1 - i)]);
        return n;
    }
    std::string_view bytes_;
    bool big_endian_;
};

/// TIFF 6.0: header, then the first directory of 12-byte entries; tag 0x0112 is the orientation.
int orientation_in_tiff(std::string_view tiff) {
    const bool big_endian = tiff.starts_with("MM");
    if (!big_endian && !tiff.starts_with("II")) return 1;
    const Bytes bytes(tiff, big_endian);
    if (bytes.u16(2) != 42) return 1;
    const std::size_t directory = bytes.u32(4);
    const std::uint32_t entries = bytes.u16(directory);
    for (std::uint32_t i = 0; i < entries && i < 200; ++i) {
        const std::size_t entry = directory + 2 + std::size_t(i) * 12;
        if (bytes.u16(entry) != 0x0112) continue;
        const std::uint32_t value = bytes.u16(entry + 8);
        return value >= 1 && value <= 8 ? int(value) : 1;
    }
    return 1;
}

int orientation_in_exif(std::string_view exif) {
    constexpr std::string_view head("Exif\0\0", 6);
    return orientation_in_tiff(exif.starts_with(head) ? exif.substr(head.size()) : exif);
}

int orientation_in_jpeg(std::string_view file) {
    const Bytes bytes(file, true);
    for (std::size_t at = 2; at + 4 <= file.size();) {
        const std::uint32_t marker = bytes.u16(at), size = bytes.u16(at + 2);
        if (marker < 0xFFC0 || marker == 0xFFDA || size < 2) return 1;
        if (marker == 0xFFE1 && file.substr(at + 4).starts_with("Exif")) return orientation_in_exif(file.substr(at + 4, size - 2));
        at += 2 + size;
    }
    return 1;
}

int orientation_in_png(std::string_view file) {
    const Bytes bytes(file, true);
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const std::size_t size = bytes.u32(at);
        const std::string_view kind = file.substr(at + 4, 4);
        if (kind == "eXIf") return orientation_in_exif(file.substr(at + 8, size));
        if (kind == "IDAT") return 1;
        at += 12 + size;
    }
    return 1;
}

int orientation_in_webp(std::string_view file) {
    const Bytes bytes(file, false);
    for (std::size_t at = 12; at + 8 <= file.size();) {
        const std::size_t size = bytes.u32(at + 4);
        if (file.substr(at, 4) == "EXIF") return orientation_in_exif(file.substr(at + 8, size));
        at += 8 + size + size % 2;
    }
    return 1;
}

}  // namespace

int orientation_of(std::string_view file) {
    if (file.starts_with("\xFF\xD8")) return orientation_in_jpeg(file);
    if (file.starts_with("\x89PNG")) return orientation_in_png(file);
    if (file.starts_with("RIFF")) return orientation_in_webp(file);
    return 1;
}

}  // namespace allting::images
