#include "platform/db/schema_dialect.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::db {

namespace {

/// The length of what starts here and must not be touched: 'a text', "a name" or -- a comment; 0 if none does.
std::size_t untouchable(std::string_view rest) {
    if (rest.starts_with("--")) return std::min(rest.find('\n'), rest.size());
    if (rest.front() != '\'' && rest.front() != '"') return 0;
    const auto end = rest.find(rest.front(), 1);  // a doubled quote ends one text and starts the next: just as well
    return end == std::string_view::npos ? rest.size() : end + 1;
}

bool is_word_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t word_length(std::string_view rest) {
    std::size_t length = 0;
    while (length < rest.size() && is_word_sign(rest[length])) ++length;
    return length;
}

}  // namespace

std::string schema_for_postgresql(std::string_view sql) {
    constexpr std::string_view without_rowid = "without rowid";
    std::string out;
    while (!sql.empty()) {
        std::size_t length = untouchable(sql);
        if (length == 0) length = word_length(sql);
        if (length == 0) length = 1;
        if (to_lower_ascii(sql.substr(0, without_rowid.size())) == without_rowid) {
            length = without_rowid.size();
        } else if (to_lower_ascii(sql.substr(0, length)) == "blob") {
            out += "bytea";
        } else {
            out += sql.substr(0, length);
        }
        sql.remove_prefix(length);
    }
    return out;
}

std::string numbered_placeholders(std::string_view sql) {
    std::string out;
    int number = 0;
    while (!sql.empty()) {
        std::size_t length = untouchable(sql);
        if (length == 0) length = 1;
        if (sql.front() == '?') out += "$" + std::to_string(++number);
        else out += sql.substr(0, length);
        sql.remove_prefix(length);
    }
    return out;
}

}  // namespace allting::db
