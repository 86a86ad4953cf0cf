// Text as people send it: UTF-8, checked, trimmed and counted in characters.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace allting {

std::string_view trim(std::string_view text);  // ASCII blanks at both ends
bool is_valid_utf8(std::string_view text);
std::size_t valid_utf8_bytes(std::string_view text);  // how many from the start: all of them, or up to the first fault
std::size_t count_characters(std::string_view utf8);  // code points
/// At most its first `characters_max` code points, and then "…" if anything was cut.
std::string shorten(std::string_view utf8, std::size_t characters_max);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string to_lower_ascii(std::string_view text);
/// Decimal integer, the whole text; nothing on anything else or on overflow.
std::optional<std::int64_t> integer_from_text(std::string_view text);
std::string to_hex(std::string_view bytes);
/// "1ab20d67e19d" → "1ab20d67 e19d": so that people can compare and copy it.
std::string in_groups(std::string_view text, std::size_t size, char separator = ' ');
/// Nothing on anything but pairs of lower-case signs.
std::optional<std::string> from_hex(std::string_view text);
/// "Ängen & Ån" → "angen-an": for file names and anchors.
std::string slug(std::string_view utf8);

}  // namespace allting
