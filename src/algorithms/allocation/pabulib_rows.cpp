#include "algorithms/allocation/pabulib_rows.hpp"

#include <cstring>

#include "core/text.hpp"

namespace allting::allocation {

RowReader::RowReader(std::string_view text) : text_(text) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

bool RowReader::next() {
    while (at_ < text_.size() && !quote_left_open_) {
        fields_.clear();
        line_ = next_line_;
        const char* begin = text_.data() + at_;
        const auto rest = text_.size() - at_;
        const void* end = std::memchr(begin, '\n', rest);
        const std::size_t size = end ? std::size_t(static_cast<const char*>(end) - begin) : rest;
        if (std::memchr(begin, '"', size)) {
            split_quoted();
            return true;
        }
        at_ += size + (end ? 1 : 0);
        ++next_line_;
        std::string_view line(begin, size);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (trim(line).empty()) continue;
        split_plain(line);
        return true;
    }
    return false;
}

void RowReader::split_plain(std::string_view line) {
    std::size_t start = 0;
    while (true) {
        const auto end = line.find(';', start);
        if (end == std::string_view::npos) break;
        fields_.push_back(line.substr(start, end - start));
        start = end + 1;
    }
    fields_.push_back(line.substr(start));
}

/// A row with a quote somewhere. A quote opens a field only at its beginning (blanks aside); elsewhere it is text.
void RowReader::split_quoted() {
    std::string field;
    bool row_ends = false;
    while (!row_ends) {
        field.clear();
        std::size_t start = at_;
        while (start < text_.size() && (text_[start] == ' ' || text_[start] == '\t')) ++start;
        bool is_open = start < text_.size() && text_[start] == '"';
        if (is_open) at_ = start + 1;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') ++next_line_;
            if (is_open && c == '"') {
                const bool is_doubled = at_ + 1 < text_.size() && text_[at_ + 1] == '"';
                if (is_doubled) field += text_[++at_];
                else is_open = false;
            } else if (!is_open && (c == ';' || c == '\n')) {
                break;
            } else {
                field += c;
            }
        }
        quote_left_open_ = is_open;
        row_ends = at_ >= text_.size() || text_[at_] == '\n';
        if (row_ends && field.ends_with('\r')) field.pop_back();
        if (at_ < text_.size()) ++at_;
        else ++next_line_;
        fields_.push_back(unquoted_.emplace_back(field));
    }
}

std::string_view RowReader::field(std::size_t column) const {
    return column < fields_.size() ? trim(fields_[column]) : std::string_view();
}

std::string quoted_field(std::string_view field) {
    if (field.find_first_of(";\"\r\n") == std::string_view::npos && trim(field) == field) return std::string(field);
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

}  // namespace allting::allocation
