#include "platform/html/escape.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace allting::html {
namespace {

constexpr std::array<std::string_view, 6> entities = {"", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};

/// For each byte: 0, or the index of its entity.
constexpr auto entity_of = [] {
    std::array<unsigned char, 256> table{};
    table['&'] = 1;
    table['<'] = 2;
    table['>'] = 3;
    table['"'] = 4;
    table['\''] = 5;
    return table;
}();

/// Whether any of eight bytes needs an entity, found in one word: the usual "has a zero byte" trick on word XOR sign.
bool any_special(const char* eight) {
    std::uint64_t word;
    std::memcpy(&word, eight, 8);
    constexpr std::uint64_t ones = 0x0101010101010101u;
    constexpr std::uint64_t highs = 0x8080808080808080u;
    const auto has = [word](unsigned char sign) {
        const std::uint64_t difference = word ^ (ones * sign);
        return (difference - ones) & ~difference & highs;
    };
    return (has('&') | has('<') | has('>') | has('"') | has('\'')) != 0;
}

/// Offset of the first byte at or after `from` that needs an entity, or the text's size.
std::size_t find_special(std::string_view text, std::size_t from) {
    std::size_t at = from;
    while (at + 8 <= text.size() && !any_special(text.data() + at)) at += 8;
    while (at < text.size() && entity_of[static_cast<unsigned char>(text[at])] == 0) ++at;
    return at;
}

bool has_allowed_scheme(std::string_view address) {
    const std::size_t end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return true;  // relative
    const std::string_view scheme = address.substr(0, end);
    return scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel" || scheme == "geo";
}

bool stays_in_address(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~/,:@").find(c) != std::string_view::npos;
}

}  // namespace

void escape(Out& out, std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = find_special(text, 0); at < text.size(); at = find_special(text, begin)) {
        out.append(text, begin, at - begin);
        out.append(entities[entity_of[static_cast<unsigned char>(text[at])]]);
        begin = at + 1;
    }
    out.append(text, begin);
}

void escape_address(Out& out, std::string_view address) {
    escape(out, has_allowed_scheme(address) ? address : std::string_view("#"));
}

void escape_address_part(Out& out, std::string_view part) {
    constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : part) {
        if (stays_in_address(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
}

}  // namespace allting::html
