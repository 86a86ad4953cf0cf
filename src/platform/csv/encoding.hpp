// Bytes of a text file as spreadsheets and registers write them → UTF-8. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace allting::csv {

/// UTF-16 with its mark at the start, UTF-8 with or without one, and else Windows-1252, in which every byte is a sign.
/// Nothing for UTF-16 of an odd length or with half a pair in it.
std::optional<std::string> to_utf8(std::string_view bytes);

/// For comparing names: lower case and without blanks at the ends, Latin, Greek and Cyrillic letters; the rest as it is.
std::string fold(std::string_view utf8);

}  // namespace allting::csv
