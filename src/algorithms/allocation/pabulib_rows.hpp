// Rows and fields of a .pb file: lines, `;`, and quotes as RFC 4180 has them. Knows nothing of what they mean.
#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace allting::allocation {

/// The text without ASCII blanks at its ends. Fields have none as a rule, and there are millions of them.
inline std::string_view without_blanks(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Gives the rows of a text one by one. The fields' views stay valid as long as the reader and the text do.
class RowReader {
public:
    explicit RowReader(std::string_view text);

    /// The next row that is not blank; false at the end. Ends of line may be \n or \r\n, mixed too.
    bool next();
    const std::vector<std::string_view>& fields() const { return fields_; }
    /// The field without ASCII blanks at its ends; "" where the row is shorter.
    std::string_view field(std::size_t column) const {
        return column < fields_.size() ? without_blanks(fields_[column]) : std::string_view();
    }
    /// "meta", "projects" or "votes" where the row is that word alone, in any case and with any separators; else "".
    std::string_view section() const;
    std::size_t line() const { return line_; }  // of the row's beginning, from 1
    std::size_t bytes_left() const { return std::size_t(end_ - at_); }
    bool quote_left_open() const { return quote_left_open_; }

private:
    void split_plain(const char* begin, const char* end);
    void split_quoted();
    std::string_view unquoted_field();
    void skip_to_field_end();

    const char* at_;
    const char* end_;
    const char* next_quote_;  // the first one not before at_, or end_
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    bool quote_left_open_ = false;
    std::vector<std::string_view> fields_;
    std::deque<std::string> rewritten_;  // fields that do not stand in the text as they are meant
};

/// The field as it must stand in a file: quoted where it holds `;`, a quote or an end of line, or has blanks at its ends.
std::string quoted_field(std::string_view field);

}  // namespace allting::allocation
