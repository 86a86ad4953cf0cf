#include "platform/csv/csv.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace allting::csv {

std::string_view word_of(Fault fault) {
    constexpr std::array<std::string_view, 6> words{"none", "zero_byte", "unclosed_quote", "stray_quote", "too_many_columns", "too_long"};
    return words[static_cast<std::size_t>(fault)];
}

char guess_separator(std::string_view utf8) {
    constexpr std::array<char, 3> separators{';', ',', '\t'};
    std::array<int, 3> counts{};
    bool quoted = false;
    for (const char c : utf8.substr(0, utf8.find_first_of("\r\n"))) {
        if (c == '"') quoted = !quoted;
        for (std::size_t i = 0; i < separators.size(); ++i)
            if (!quoted && c == separators[i]) ++counts[i];
    }
    return separators[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

bool Reader::next(Record& record) {
    while (!rest_.empty()) {
        record.fields.clear();
        record.line = line_;
        std::size_t at = 0;
        record.fault = read_record(record, at);
        if (record.fault != Fault::none) at = std::min(rest_.find_first_of("\r\n"), rest_.size());
        go_on_at(after_line_end(at));
        const bool is_empty = record.fault == Fault::none &&
                              std::ranges::all_of(record.fields, [](const std::string& field) { return field.empty(); });
        if (!is_empty) return true;
    }
    return false;
}

Fault Reader::read_record(Record& record, std::size_t& at) {
    for (;;) {
        if (record.fields.size() == bounds_.columns_max) return Fault::too_many_columns;
        std::string field;
        const Fault fault = at < rest_.size() && rest_[at] == '"' ? read_quoted(field, at) : read_plain(field, at);
        if (fault != Fault::none) return fault;
        if (field.find('\0') != std::string::npos) return Fault::zero_byte;
        record.fields.emplace_back(trim(field));
        if (ends_line(at)) return Fault::none;
        ++at;  // the separator
    }
}

Fault Reader::read_quoted(std::string& field, std::size_t& at) {
    for (++at; at < rest_.size(); ++at) {
        if (rest_[at] != '"') {
            field += rest_[at];
        } else if (at + 1 < rest_.size() && rest_[at + 1] == '"') {
            field += rest_[++at];
        } else {
            ++at;
            return ends_line(at) || rest_[at] == separator_ ? Fault::none : Fault::stray_quote;
        }
        if (field.size() > bounds_.field_bytes_max) return Fault::unclosed_quote;
    }
    return Fault::unclosed_quote;
}

Fault Reader::read_plain(std::string& field, std::size_t& at) const {
    const std::size_t begin = at;
    while (!ends_line(at) && rest_[at] != separator_) ++at;
    if (at - begin > bounds_.field_bytes_max) return Fault::too_long;
    field = rest_.substr(begin, at - begin);
    return Fault::none;
}

std::size_t Reader::after_line_end(std::size_t at) const {
    if (at >= rest_.size()) return rest_.size();
    return at + (rest_.substr(at).starts_with("\r\n") ? 2 : 1);
}

void Reader::go_on_at(std::size_t at) {
    for (std::size_t i = 0; i < at; ++i)
        if (rest_[i] == '\n' || (rest_[i] == '\r' && (i + 1 == rest_.size() || rest_[i + 1] != '\n'))) ++line_;
    rest_.remove_prefix(at);
}

}  // namespace allting::csv
