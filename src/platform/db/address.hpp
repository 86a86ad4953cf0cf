// Which engine an address means.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace allting::db {

inline bool is_postgresql(std::string_view address) {
    return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

/// "sqlite:data/allting.sqlite" or a plain path → the path; nothing for PostgreSQL.
inline std::optional<std::string> sqlite_file(std::string_view address) {
    if (is_postgresql(address)) return std::nullopt;
    if (address.starts_with("sqlite:")) address.remove_prefix(7);
    return std::string(address);
}

}  // namespace allting::db
