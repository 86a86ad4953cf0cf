#include "platform/db/sqlite_connection.hpp"

#include <sqlite3.h>

#include "core/check.hpp"
#include "platform/db/parameter.hpp"

namespace allting::db {

namespace {

constexpr int busy_patience_ms = 5'000;
constexpr int log_pages_due = 4'000;  // 16 MB: a page that many votes change is then copied once

Error::Kind kind_of(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID: return Error::Kind::unique_violation;
        case SQLITE_CONSTRAINT_FOREIGNKEY: return Error::Kind::foreign_key_violation;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_NOTNULL: return Error::Kind::check_violation;
        default: break;
    }
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
        case SQLITE_FULL:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_NOMEM: return Error::Kind::unavailable;
        default: return Error::Kind::other;
    }
}

/// A full disk heals by itself when there is room again; these do not.
bool breaks(int code) {
    const int primary = code & 0xFF;
    return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

}  // namespace

/// Steps once when made, so that an INSERT … RETURNING has happened when `query` returns, as on PostgreSQL.
class SqliteCursor final : public Cursor {
public:
    SqliteCursor(SqliteConnection& connection, const char* sql, const Value* values, std::size_t count)
        : connection_(connection), lease_(connection, sql) {
        connection_.bind(lease_.get(), values, count);
        has_row_ = step();
    }

    bool next() override {
        if (is_first_) is_first_ = false;
        else if (has_row_) has_row_ = step();
        return has_row_;
    }
    std::int64_t integer(int column) override { return sqlite3_column_int64(checked(column), column); }
    double real(int column) override { return sqlite3_column_double(checked(column), column); }
    std::string_view text(int column) override {
        const void* bytes = sqlite3_column_blob(checked(column), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(lease_.get(), column));
        return {bytes ? static_cast<const char*>(bytes) : "", size};
    }
    bool is_null(int column) override { return sqlite3_column_type(checked(column), column) == SQLITE_NULL; }

private:
    sqlite3_stmt* checked(int column) const {
        CHECK(has_row_ && !is_first_);
        CHECK(column >= 0 && column < sqlite3_column_count(lease_.get()));
        return lease_.get();
    }

    bool step() {
        const int code = sqlite3_step(lease_.get());
        if (code != SQLITE_ROW && code != SQLITE_DONE) connection_.fail(code);
        return code == SQLITE_ROW;
    }

    SqliteConnection& connection_;
    SqliteConnection::Lease lease_;
    bool is_first_ = true;
    bool has_row_ = false;
};

SqliteConnection::SqliteConnection(const std::string& file, Access access) {
    const int flags = access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(opened);
    if (code != SQLITE_OK)
        throw Error(Error::Kind::unavailable, "cannot open the database " + file + ": " + sqlite3_errstr(code) +
                                                  "; check that the folder exists and that Allting may write there");
    sqlite3_extended_result_codes(handle_.get(), 1);
    set_up(access);
}

std::unique_ptr<Cursor> SqliteConnection::run(const char* sql, const Value* values, std::size_t count) {
    return std::make_unique<SqliteCursor>(*this, sql, values, count);
}

std::int64_t SqliteConnection::execute(const char* sql, const Value* values, std::size_t count) {
    const auto changes_before = sqlite3_total_changes64(handle_.get());
    SqliteCursor cursor(*this, sql, values, count);
    while (cursor.next()) {}
    const bool changed = sqlite3_total_changes64(handle_.get()) != changes_before;
    return changed ? sqlite3_changes64(handle_.get()) : 0;
}

void SqliteConnection::execute_script(std::string_view sql) {
    const std::string terminated(sql);
    const int code = sqlite3_exec(handle_.get(), terminated.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

bool SqliteConnection::is_in_transaction() const {
    return sqlite3_get_autocommit(handle_.get()) == 0;
}

bool SqliteConnection::checkpoint_is_due() const { return log_pages_ >= log_pages_due; }

void SqliteConnection::checkpoint() {
    const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) fail(code);
}

void SqliteConnection::fail(int code) {
    if (breaks(code) && !is_broken_) {
        is_broken_ = true;
        // The log stays as it is for whoever opens the file anew: only then is it known what the disk holds.
        sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    throw Error(kind_of(code), std::string("SQLite: ") + sqlite3_errmsg(handle_.get()));
}

SqliteStatement SqliteConnection::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return SqliteStatement(statement);
}

SqliteConnection::Lease::Lease(SqliteConnection& connection, const char* sql) {
    const auto found = connection.kept_.find(sql);
    Kept& kept = found != connection.kept_.end()
                     ? found->second
                     : connection.kept_.emplace(sql, Kept{connection.prepare(sql)}).first->second;
    if (kept.in_use) {
        own_ = connection.prepare(sql);
        statement_ = own_.get();
    } else {
        kept_ = &kept;
        kept_->in_use = true;
        statement_ = kept_->statement.get();
    }
}

SqliteConnection::Lease::~Lease() {
    if (!kept_) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);  // nothing that a person wrote stays in memory longer than its statement
    kept_->in_use = false;
}

void SqliteConnection::bind(sqlite3_stmt* statement, const Value* values, std::size_t count) {
    CHECK(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) == count);
    for (std::size_t i = 0; i < count; ++i) {
        const Value& value = values[i];
        const int at = static_cast<int>(i) + 1;
        const char* bytes = value.text.empty() ? "" : value.text.data();  // a null pointer would mean NULL
        int code = SQLITE_OK;
        switch (value.kind) {
            case Value::Kind::null: code = sqlite3_bind_null(statement, at); break;
            case Value::Kind::integer: code = sqlite3_bind_int64(statement, at, value.integer); break;
            case Value::Kind::real: code = sqlite3_bind_double(statement, at, value.real); break;
            case Value::Kind::text:
                refuse_zero_byte(value.text);
                code = sqlite3_bind_text64(statement, at, bytes, value.text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
                break;
            case Value::Kind::blob:
                code = sqlite3_bind_blob64(statement, at, bytes, value.text.size(), SQLITE_TRANSIENT);
                break;
        }
        if (code != SQLITE_OK) fail(code);
    }
}

void SqliteConnection::set_up(Access access) {
    CHECK(sqlite3_threadsafe() != 0);
    sqlite3* const handle = handle_.get();
    sqlite3_busy_timeout(handle, busy_patience_ms);
    // As strict as PostgreSQL: "x" is a column, never a text; LIKE tells a from A.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    execute_script("PRAGMA case_sensitive_like = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    if (access == Access::read) {
        // Only the writer may checkpoint: SQLite before 3.51.3 can lose pages when two do (the WAL-reset fault).
        sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        execute_script("PRAGMA wal_autocheckpoint = 0; PRAGMA query_only = ON");
        demand("PRAGMA wal_autocheckpoint", "0");
        demand("PRAGMA query_only", "1");
        demand("PRAGMA journal_mode", "wal");
        return;
    }
    execute_script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                   "PRAGMA secure_delete = ON; PRAGMA journal_size_limit = 67108864");
    demand("PRAGMA journal_mode", "wal");
    demand("PRAGMA synchronous", "2");
    demand("PRAGMA foreign_keys", "1");
    demand("PRAGMA secure_delete", "1");
    // In the place of SQLite's own checkpoint, which would keep a failure of the disk to itself.
    const auto note_length = [](void* pages, sqlite3*, const char*, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(handle, note_length, &log_pages_);
}

void SqliteConnection::demand(const char* pragma, std::string_view expected) {
    SqliteCursor cursor(*this, pragma, nullptr, 0);
    const std::string found(cursor.next() ? cursor.text(0) : "");
    if (found != expected)
        throw Error(Error::Kind::unavailable, std::string(pragma) + " is " + found + ", but must be " +
                                                  std::string(expected) + " for votes to survive a power cut; " +
                                                  "keep the database on a local disk");
}

void SqliteConnection::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void SqliteFinalizer::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

}  // namespace allting::db
