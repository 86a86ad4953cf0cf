// A file of texts, one a line: "id TAB text". Every faulty line is named, so that a file is mended in one go.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace allting::app {

struct TextLine {
    std::string id, text;
};

/// Empty lines are passed over; a byte order mark, and a carriage return before the end of a line, are no part of the text.
/// Throws std::runtime_error with `name` and the number of each line that lacks its tab, its id or its text, that is not
/// UTF-8, or whose id stands on an earlier line too.
std::vector<TextLine> read_text_lines(std::string_view bytes, const std::string& name);

}  // namespace allting::app
