// One database, two engines: SQLite inside by default, PostgreSQL for many machines. Domains write SQL once, in the
// subset both understand (docs/decisions/database.md), with `?` placeholders. Knows nothing of the domain.
//
//   auto title = database.read([&](db::Connection& c) { return find_title(c, id); });
//   auto receipt = database.write([&](db::Transaction& tx) { return submit(tx, who, form, now); });
//
// `write` returns after the commit is durable. It rolls back, and stores nothing, when the function throws or returns
// a Result that is an error. The function may run more than once (retry after a conflict), so it must have no effect
// outside the transaction. A thread does one call at a time: a read or write inside another is a CHECK, because it
// would wait for a connection that the outer call holds.
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/embedded.hpp"
#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "platform/db/kept_reads.hpp"

namespace allting::db {

class Database;

/// The world broke, or a constraint said no. Stores catch `is_unique_violation` where it is the rule that speaks.
class Error : public std::runtime_error {
public:
    enum class Kind { unique_violation, foreign_key_violation, check_violation, retry, unavailable, other };
    Error(Kind kind_, const std::string& message) : std::runtime_error(message), kind(kind_) {}
    bool is_unique_violation() const { return kind == Kind::unique_violation; }
    const Kind kind;
};

/// A parameter. Strings and blobs are not copied: they must outlive the call.
class Value {
public:
    enum class Kind : unsigned char { null, integer, real, text, blob };
    Value(std::nullptr_t) {}
    template <std::integral T> Value(T value) : kind(Kind::integer), integer(static_cast<std::int64_t>(value)) {}
    Value(double value) : kind(Kind::real), real(value) {}
    Value(std::string_view value) : kind(Kind::text), text(value) {}
    Value(const char* value) : kind(Kind::text), text(value) {}
    Value(const std::string& value) : kind(Kind::text), text(value) {}
    template <class Tag> Value(Id<Tag> id) : kind(id ? Kind::integer : Kind::null), integer(id.value) {}  // 0 = null
    Value(Money amount) : kind(Kind::integer), integer(amount.ore) {}
    Value(Instant at) : kind(Kind::integer), integer(at.utc_ms) {}
    template <class T> Value(const std::optional<T>& value) { if (value) *this = Value(*value); }
    template <class T> requires std::is_enum_v<T> Value(T) = delete;  // store an enum as its word
    static Value blob(std::string_view bytes) { Value v(bytes); v.kind = Kind::blob; return v; }

    Kind kind = Kind::null;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;
};

/// SQL is a literal, never a built string, so that nothing a person typed can become SQL.
class Sql {
public:
    consteval Sql(const char* literal) : text(literal) {
        bool quoted = false;
        for (const char* c = literal; *c != '\0'; ++c)
            if (*c == '\'') quoted = !quoted;
        if (quoted) throw "unbalanced quote in an SQL literal";
    }
    const char* text;
};

/// Engine side of a running statement.
class Cursor {
public:
    virtual ~Cursor() = default;
    virtual bool next() = 0;
    virtual std::int64_t integer(int column) = 0;
    virtual double real(int column) = 0;
    virtual std::string_view text(int column) = 0;  // text or blob; valid until next()
    virtual bool is_null(int column) = 0;
};

/// The rows of one query, read forward once. Finish or destroy it before the same statement runs again.
class Rows {
public:
    explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}
    bool next() { return cursor_->next(); }

    /// Types: bool, integers, double, std::string, std::string_view (valid until next()), Money, Instant, Id<…>
    /// (null = none), std::optional of these.
    template <class T> T get(int column) {
        if constexpr (requires { typename T::value_type; requires std::is_same_v<T, std::optional<typename T::value_type>>; }) {
            if (cursor_->is_null(column)) return std::nullopt;
            return get<typename T::value_type>(column);
        } else if constexpr (std::is_same_v<T, bool>) {
            return cursor_->integer(column) != 0;
        } else if constexpr (std::is_integral_v<T>) {
            return static_cast<T>(cursor_->integer(column));
        } else if constexpr (std::is_floating_point_v<T>) {
            return static_cast<T>(cursor_->real(column));
        } else if constexpr (std::is_same_v<T, Money> || std::is_same_v<T, Instant>) {
            return T{cursor_->integer(column)};
        } else if constexpr (requires(T id) { id.value; }) {
            return T{cursor_->is_null(column) ? 0 : cursor_->integer(column)};
        } else {
            return T(cursor_->text(column));
        }
    }

private:
    std::unique_ptr<Cursor> cursor_;
};

/// A connection that may read. Not shared between threads.
class Connection {
public:
    virtual ~Connection() = default;
    template <class... A> Rows query(Sql sql, const A&... arguments) {
        const std::array<Value, sizeof...(A) + 1> values{Value(arguments)..., Value(nullptr)};
        return Rows(run(sql, values.data(), sizeof...(A)));
    }
    virtual std::string_view engine() const = 0;  // "sqlite" or "postgresql": for the few places where SQL must differ

protected:
    virtual std::unique_ptr<Cursor> run(Sql sql, const Value* values, std::size_t count) = 0;
    virtual std::int64_t execute(Sql sql, const Value* values, std::size_t count) = 0;
};

/// A connection inside a write transaction: only `Database::write` makes one. After a statement that failed, the
/// transaction can only be given up, on both engines: write ON CONFLICT DO NOTHING where a conflict is no surprise.
class Transaction : public Connection {
public:
    /// Runs a statement to its end; returns the number of rows it changed.
    template <class... A> std::int64_t execute_sql(Sql sql, const A&... arguments) {
        const std::array<Value, sizeof...(A) + 1> values{Value(arguments)..., Value(nullptr)};
        return execute(sql, values.data(), sizeof...(A));
    }

    /// Says that nothing which `read_kept` gives rests on what is written here: what is kept stays so. For votes, which
    /// come by the thousand while everybody reads the same few rows.
    void leave_kept() { leaves_kept_ = true; }
    bool leaves_kept() const { return leaves_kept_; }

protected:
    /// Many statements without parameters, from a migration file that the program carries.
    virtual void execute_script(std::string_view sql) = 0;
    friend std::vector<std::string> migrate(Database&, const std::vector<std::span<const EmbeddedFile>>&);

private:
    bool leaves_kept_ = false;
};

class Database {
public:
    virtual ~Database() = default;

    /// Runs `function(Connection&)` on a reader, with one consistent snapshot for the whole call.
    template <class F> auto read(F&& function) {
        using R = std::invoke_result_t<F&, Connection&>;
        if constexpr (std::is_void_v<R>) {
            run_read([&](Connection& c) { function(c); });
        } else {
            std::optional<R> result;
            run_read([&](Connection& c) { result.emplace(function(c)); });
            return std::move(*result);
        }
    }

    /// As `read`, for what many ask for and few change: gives what an earlier call under the same name read, if nothing
    /// has been written since but votes and the like (Transaction::leave_kept). `name` says which type and which row it is: "processes::Process 1/7". What `function`
    /// gives may depend on the database and the name alone: not on the visitor, and not on the time.
    template <class T, class F> std::shared_ptr<const T> read_kept(std::string_view name, F&& function) {
        const std::optional<std::uint64_t> before = changes();
        if (before)
            if (auto kept = kept_.find(name, *before)) return std::static_pointer_cast<const T>(std::move(kept));
        auto value = std::make_shared<const T>(read(std::forward<F>(function)));
        if (before) kept_.keep(name, *before, value);
        return value;
    }

    /// What `read_kept` gave under this name, if it still would. Reads nothing: it may be asked inside a write, where it
    /// is the state before the writes that share its commit.
    template <class T> std::shared_ptr<const T> find_kept(std::string_view name) {
        const std::optional<std::uint64_t> now = changes();
        return now ? std::static_pointer_cast<const T>(kept_.find(name, *now)) : nullptr;
    }

    /// Runs `function(Transaction&)` in a transaction and returns its result once the commit is durable.
    template <class F> auto write(F&& function) {
        using R = std::invoke_result_t<F&, Transaction&>;
        if constexpr (std::is_void_v<R>) {
            run_write([&](Transaction& tx) { function(tx); return true; });
        } else {
            std::optional<R> result;
            run_write([&](Transaction& tx) {
                result.emplace(function(tx));
                if constexpr (requires { result->ok(); }) return result->ok();
                else return true;
            });
            return std::move(*result);
        }
    }

    /// Copies a consistent state of the whole database to a new file while others go on writing.
    /// SQLite: an SQLite file. PostgreSQL: refused with an error that names pg_dump.
    virtual void backup_to(const std::string& file) = 0;
    /// Replaces everything by what `file` holds, in one transaction between two writes, durably; the state until then is
    /// kept in the new file `before`. Reads that have begun go on with what they see. After an Error nothing has changed.
    /// SQLite only: PostgreSQL refuses with an error that names pg_restore.
    virtual void restore_from(const std::string& file, const std::string& before) = 0;
    /// Empties the engine's write-ahead log where it can: the log tells in which order rows were written. SQLite does it
    /// unless a reader is in the way (then the next time); PostgreSQL's archive is the operator's.
    virtual void forget_log() {}
    /// Grows when that begins to be seen and again when it has ended (one_state.hpp).
    virtual std::uint64_t restores() const { return 0; }
    virtual std::string_view engine() const = 0;
    /// True after the first failure of the disk: from then on every write is refused with Error::unavailable, and the
    /// program should end, because what the disk holds is known only after opening it anew.
    virtual bool is_broken() const = 0;
    /// `tell` is called once: from a thread of the database when is_broken() becomes true, or at once where it is already.
    virtual void when_broken(std::function<void()>) {}

protected:
    /// A count that has grown whenever somebody has been told that their write is stored, unless it leaves what is kept
    /// (Transaction::leave_kept). Nothing where others may
    /// write without this process seeing it.
    virtual std::optional<std::uint64_t> changes() const = 0;
    /// `job` returns whether to keep what it wrote.
    virtual void run_read(const std::function<void(Connection&)>& job) = 0;
    virtual void run_write(const std::function<bool(Transaction&)>& job) = 0;

private:
    KeptReads kept_;
};

/// "sqlite:data/allting.sqlite" (or a plain path), or "postgresql://user@host/name". Opens, checks the settings that
/// durability rests on (WAL, synchronous=FULL), and throws Error with what to do when it cannot.
std::unique_ptr<Database> open_database(const std::string& address);

}  // namespace allting::db
