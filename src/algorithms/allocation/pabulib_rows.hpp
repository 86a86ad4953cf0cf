// Rows and fields of a .pb file: lines, `;`, and quotes as RFC 4180 has them. Knows nothing of what they mean.
#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace allting::allocation {

/// Gives the rows of a text one by one. The fields' views stay valid as long as the reader and the text do.
class RowReader {
public:
    explicit RowReader(std::string_view text);

    /// The next row that is not blank; false at the end. Ends of line may be \n or \r\n, mixed too.
    bool next();
    const std::vector<std::string_view>& fields() const { return fields_; }
    /// The field without ASCII blanks at its ends; "" where the row is shorter.
    std::string_view field(std::size_t column) const;
    std::size_t line() const { return line_; }  // of the row's beginning, from 1
    bool quote_left_open() const { return quote_left_open_; }

private:
    void split_plain(std::string_view line);
    void split_quoted();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    bool quote_left_open_ = false;
    std::vector<std::string_view> fields_;
    std::deque<std::string> unquoted_;  // fields that had to be rewritten
};

/// The field as it must stand in a file: quoted where it holds `;`, a quote or an end of line, or has blanks at its ends.
std::string quoted_field(std::string_view field);

}  // namespace allting::allocation
