// One PostgreSQL connection by libpq: its settings, its prepared statements, and SQLSTATE as Error.
// Not shared between threads. Knows nothing of pools and retries.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>

#include "platform/db/database.hpp"

struct pg_conn;
struct pg_result;

namespace allting::db {

struct PostgresqlClearer { void operator()(pg_result* result) const; };
using PostgresqlResult = std::unique_ptr<pg_result, PostgresqlClearer>;

class PostgresqlConnection {
public:
    /// Connects and asserts the settings that durability rests on.
    explicit PostgresqlConnection(const std::string& address);

    std::unique_ptr<Cursor> run(const char* sql, const Value* values, std::size_t count);
    /// Returns the number of rows changed.
    std::int64_t execute(const char* sql, const Value* values, std::size_t count);
    /// BEGIN, COMMIT and the like; returns what the server says it did, since COMMIT can answer "ROLLBACK".
    std::string command(const char* sql);
    void execute_script(std::string_view sql);

    bool is_lost() const;
    bool is_idle() const;  // outside a transaction

private:
    PostgresqlResult ask(const char* sql, const Value* values, std::size_t count);
    PostgresqlResult checked(pg_result* result);
    const std::string& prepared(const char* sql);
    void set_up();

    struct Closer { void operator()(pg_conn* connection) const; };
    std::unique_ptr<pg_conn, Closer> connection_;
    std::unordered_map<const char*, std::string> names_;  // of prepared statements, by the address of the literal
};

}  // namespace allting::db
