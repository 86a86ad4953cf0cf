#include "platform/csv/encoding.hpp"

#include <array>
#include <cstdint>

#include "core/text.hpp"

namespace allting::csv {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xC0 | code >> 6);
        out += char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += char(0xE0 | code >> 12);
        out += char(0x80 | (code >> 6 & 0x3F));
        out += char(0x80 | (code & 0x3F));
    } else {
        out += char(0xF0 | code >> 18);
        out += char(0x80 | (code >> 12 & 0x3F));
        out += char(0x80 | (code >> 6 & 0x3F));
        out += char(0x80 | (code & 0x3F));
    }
}

// What Windows-1252 has in the places 0x80 to 0x9F; the five that it leaves empty stand for themselves, as browsers do.
constexpr std::array<std::uint16_t, 32> windows_signs{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        append_utf8(out, byte >= 0x80 && byte < 0xA0 ? windows_signs[byte - 0x80u] : byte);
    }
    return out;
}

std::optional<std::string> from_utf16(std::string_view bytes, bool big_endian) {
    if (bytes.size() % 2 != 0) return std::nullopt;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (code >= 0xDC00 && code < 0xE000) return std::nullopt;
        if (code >= 0xD800 && code < 0xDC00) {
            at += 2;
            if (at >= bytes.size()) return std::nullopt;
            const std::uint32_t low = unit(at);
            if (low < 0xDC00 || low >= 0xE000) return std::nullopt;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, code);
    }
    return out;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (is_valid_utf8(bytes)) return std::string(bytes);
    return from_windows(bytes);
}

std::string fold(std::string_view utf8) {
    std::string folded = to_lower_ascii(trim(utf8));
    for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
        const auto lead = static_cast<unsigned char>(folded[at]);
        auto next = static_cast<unsigned char>(folded[at + 1]);
        if (lead < 0xC3 || lead > 0xDF || (next & 0xC0) != 0x80) continue;
        std::uint32_t code = (lead & 0x1Fu) << 6 | (next & 0x3Fu);
        if (code >= 0xC0 && code <= 0xDE && code != 0xD7) code += 0x20;                    // À … Þ
        else if (code >= 0x100 && code <= 0x137 && code % 2 == 0) ++code;                  // Ā … ķ
        else if (code >= 0x139 && code <= 0x148 && code % 2 == 1) ++code;                  // Ĺ … ň
        else if (code >= 0x14A && code <= 0x177 && code % 2 == 0) ++code;                  // Ŋ … ŷ
        else if (code == 0x179 || code == 0x17B || code == 0x17D) ++code;                  // Ź Ż Ž
        else if (code >= 0x391 && code <= 0x3A9) code += 0x20;                             // Α … Ω
        else if (code >= 0x410 && code <= 0x42F) code += 0x20;                             // А … Я
        else if (code >= 0x400 && code <= 0x40F) code += 0x50;                             // Ѐ … Џ
        folded[at] = char(0xC0 | code >> 6);
        folded[at + 1] = char(0x80 | (code & 0x3F));
        ++at;
    }
    return folded;
}

}  // namespace allting::csv
