#include "algorithms/allocation/pabulib_rows.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

#include "core/text.hpp"

namespace allting::allocation {
namespace {

const char* find_char(const char* begin, const char* end, char wanted) {
    if (begin == end) return end;
    const void* found = std::memchr(begin, wanted, std::size_t(end - begin));
    return found ? static_cast<const char*>(found) : end;
}

/// The highest bit of each byte of `word` that is a semicolon; exact, no byte borrows from its neighbour.
std::uint64_t semicolons_of(std::uint64_t word) {
    constexpr std::uint64_t low_bits = 0x7f7f7f7f7f7f7f7fu;
    const std::uint64_t different = word ^ 0x3b3b3b3b3b3b3b3bu;
    return ~(((different & low_bits) + low_bits) | different | low_bits);
}

}  // namespace

RowReader::RowReader(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    at_ = text.data();
    end_ = at_ + text.size();
    next_quote_ = find_char(at_, end_, '"');
}

bool RowReader::next() {
    while (at_ != end_ && !quote_left_open_) {
        line_ = next_line_;
        fields_.clear();
        const char* line_end = find_char(at_, end_, '\n');
        if (next_quote_ < at_) next_quote_ = find_char(at_, end_, '"');
        if (next_quote_ < line_end) {
            split_quoted();
            return true;
        }
        const char* begin = at_;
        at_ = line_end == end_ ? end_ : line_end + 1;
        ++next_line_;
        if (line_end != begin && line_end[-1] == '\r') --line_end;
        if (begin == line_end || (*begin <= ' ' && without_blanks({begin, line_end}).empty())) continue;
        split_plain(begin, line_end);
        return true;
    }
    return false;
}

/// Eight bytes at a time where that is possible; the bytes after `end` belong to the text, too.
void RowReader::split_plain(const char* begin, const char* end) {
    const char* start = begin;
    const char* at = begin;
    if constexpr (std::endian::native == std::endian::little) {
        for (; at < end && end_ - at >= 8; at += 8) {
            std::uint64_t word;
            std::memcpy(&word, at, 8);
            for (auto found = semicolons_of(word); found != 0; found &= found - 1) {
                const char* separator = at + std::countr_zero(found) / 8;
                if (separator >= end) break;
                fields_.emplace_back(start, std::size_t(separator - start));
                start = separator + 1;
            }
        }
    }
    for (; at < end; ++at) {
        if (*at != ';') continue;
        fields_.emplace_back(start, std::size_t(at - start));
        start = at + 1;
    }
    fields_.emplace_back(start, std::size_t(end - start));
}

/// A row with a quote somewhere. A quote opens a field only at its beginning (blanks aside); elsewhere it is text.
void RowReader::split_quoted() {
    while (true) {
        const char* start = at_;
        while (start != end_ && (*start == ' ' || *start == '\t')) ++start;
        if (start != end_ && *start == '"') {
            at_ = start + 1;
            fields_.push_back(unquoted_field());
        } else {
            start = at_;
            skip_to_field_end();
            fields_.emplace_back(start, std::size_t(at_ - start));
        }
        if (at_ == end_) break;
        if (*at_++ == '\n') break;
    }
    ++next_line_;
    if (fields_.back().ends_with('\r')) fields_.back().remove_suffix(1);
}

void RowReader::skip_to_field_end() {
    while (at_ != end_ && *at_ != ';' && *at_ != '\n') ++at_;
}

/// Begins after the opening quote, ends at the separator. What follows the closing quote belongs to the field.
std::string_view RowReader::unquoted_field() {
    const char* const start = at_;
    const auto first_line = next_line_;
    const auto read_to_quote = [&] {
        const char* const from = at_;
        at_ = find_char(at_, end_, '"');
        for (const char* c = from; c != at_; ++c) next_line_ += *c == '\n';
        quote_left_open_ = at_ == end_;
        return std::string_view(from, std::size_t(at_ - from));
    };
    std::string_view field = read_to_quote();
    const auto is_doubled = [&] { return end_ - at_ >= 2 && at_[1] == '"'; };
    if (!quote_left_open_ && !is_doubled()) {
        ++at_;
        const char* const rest = at_;
        skip_to_field_end();
        if (without_blanks({rest, at_}).empty()) return field;
        at_ = start;
        next_line_ = first_line;
        field = read_to_quote();
    }
    std::string& text = rewritten_.emplace_back(field);
    while (!quote_left_open_ && is_doubled()) {
        at_ += 2;
        (text += '"') += read_to_quote();
    }
    if (quote_left_open_) return text;
    const char* const rest = ++at_;
    skip_to_field_end();
    return text += std::string_view(rest, std::size_t(at_ - rest));
}

std::string_view RowReader::section() const {
    const auto begins = fields_.front().empty() ? '\0' : fields_.front().front();
    if (begins >= '0' && begins <= '9') return {};  // as most rows do
    const auto first = field(0);
    if (first.size() != 4 && first.size() != 5 && first.size() != 8) return {};
    for (std::size_t i = 1; i < fields_.size(); ++i) {
        if (!field(i).empty()) return {};
    }
    const auto word = to_lower_ascii(first);
    for (const std::string_view section : {"meta", "projects", "votes"}) {
        if (word == section) return section;
    }
    return {};
}

std::string quoted_field(std::string_view field) {
    const bool is_plain = field.find_first_of(";\"\r\n") == std::string_view::npos;
    if (is_plain && without_blanks(field) == field) return std::string(field);
    std::string quoted = "\"";
    for (const char c : field) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted += '"';
}

}  // namespace allting::allocation
