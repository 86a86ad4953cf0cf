#include "platform/db/postgresql_rows.hpp"

#include <charconv>
#include <map>

#include "core/check.hpp"
#include "platform/db/postgresql_library.hpp"

namespace allting::db {

namespace {

constexpr Oid bytea_type = 17;  // fixed in PostgreSQL's catalogue, pg_type.dat

int hex_value(char sign) { return sign <= '9' ? sign - '0' : sign - 'a' + 10; }

/// "\x00ff" → two bytes.
std::string bytes_from_hex(std::string_view hex) {
    CHECK(hex.starts_with("\\x") && hex.size() % 2 == 0);
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 2; i < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(hex_value(hex[i]) * 16 + hex_value(hex[i + 1])));
    return bytes;
}

class PostgresqlRows final : public Cursor {
public:
    explicit PostgresqlRows(PostgresqlResult result) : result_(std::move(result)), count_(libpq().row_count(result_.get())) {}

    bool next() override {
        decoded_.clear();
        if (row_ < count_) ++row_;
        return row_ < count_;
    }
    std::int64_t integer(int column) override {
        const auto found = raw(column);
        if (found == "t") return 1;  // what SQLite calls 1
        std::int64_t number = 0;
        std::from_chars(found.data(), found.data() + found.size(), number);
        return number;
    }
    double real(int column) override {
        const auto found = raw(column);
        double number = 0;
        std::from_chars(found.data(), found.data() + found.size(), number);
        return number;
    }
    std::string_view text(int column) override {
        const auto found = raw(column);
        if (libpq().column_type(result_.get(), column) != bytea_type || is_null(column)) return found;
        return decoded_.try_emplace(column, bytes_from_hex(found)).first->second;
    }
    bool is_null(int column) override {
        raw(column);
        return libpq().is_null(result_.get(), row_, column) != 0;
    }

private:
    std::string_view raw(int column) const {
        CHECK(row_ >= 0 && row_ < count_);
        CHECK(column >= 0 && column < libpq().column_count(result_.get()));
        return {libpq().value(result_.get(), row_, column),
                static_cast<std::size_t>(libpq().length(result_.get(), row_, column))};
    }

    PostgresqlResult result_;
    const int count_;
    int row_ = -1;
    std::map<int, std::string> decoded_;  // blobs of this row, by column
};

}  // namespace

std::unique_ptr<Cursor> postgresql_rows(PostgresqlResult result) {
    return std::make_unique<PostgresqlRows>(std::move(result));
}

}  // namespace allting::db
