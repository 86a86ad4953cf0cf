// One SQLite connection: its settings, its prepared statements, and SQLite's result codes as Error.
// Not shared between threads. Knows nothing of queues, pools or other connections.
#pragma once
#include <memory>
#include <string>
#include <unordered_map>

#include "platform/db/database.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace allting::db {

struct SqliteFinalizer { void operator()(sqlite3_stmt* statement) const; };
using SqliteStatement = std::unique_ptr<sqlite3_stmt, SqliteFinalizer>;

class SqliteConnection {
public:
    enum class Access { write, read };

    /// Opens `file` and asserts the settings that durability and secrecy rest on.
    SqliteConnection(const std::string& file, Access access);

    /// Parameters are copied, because the rows are read after the call.
    std::unique_ptr<Cursor> run(const char* sql, const Value* values, std::size_t count);
    /// Runs to the end; returns the number of rows changed.
    std::int64_t execute(const char* sql, const Value* values = nullptr, std::size_t count = 0);
    void execute_script(std::string_view sql);

    bool is_in_transaction() const;
    /// The disk failed or the file is damaged: what was written last is unknown until the file is opened anew.
    bool is_broken() const { return is_broken_; }
    sqlite3* handle() const { return handle_.get(); }

    /// The writer's part: is the log long enough to be copied into the file, and the copying, as far as readers let it.
    bool checkpoint_is_due() const;
    void checkpoint();

    [[noreturn]] void fail(int code);

private:
    friend class SqliteCursor;
    struct Kept {
        SqliteStatement statement;
        bool in_use = false;
    };

    SqliteStatement prepare(const char* sql);
    /// The kept statement of this literal, or a new one while a cursor still reads the kept one.
    class Lease {
    public:
        Lease(SqliteConnection& connection, const char* sql);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        sqlite3_stmt* get() const { return statement_; }

    private:
        sqlite3_stmt* statement_;
        Kept* kept_ = nullptr;
        SqliteStatement own_;
    };
    void bind(sqlite3_stmt* statement, const Value* values, std::size_t count);
    void set_up(Access access);
    void demand(const char* pragma, std::string_view expected);

    struct Closer { void operator()(sqlite3* handle) const; };
    std::unique_ptr<sqlite3, Closer> handle_;
    std::unordered_map<const char*, Kept> kept_;  // by the address of the literal; closed before the handle
    bool is_broken_ = false;
    int log_pages_ = 0;
};

}  // namespace allting::db
