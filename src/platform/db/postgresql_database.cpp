#include "platform/db/postgresql_database.hpp"

#include <algorithm>
#include <thread>

#include "platform/db/one_call.hpp"

namespace allting::db {

namespace {

using std::chrono::steady_clock;

constexpr std::size_t connections_max = 16;
constexpr std::chrono::seconds retry_patience{10};

class PostgresqlReader final : public Connection {
public:
    explicit PostgresqlReader(PostgresqlConnection& connection) : connection_(connection) {}
    std::string_view engine() const override { return "postgresql"; }

protected:
    std::unique_ptr<Cursor> run(Sql sql, const Value* values, std::size_t count) override {
        return connection_.run(sql.text, values, count);
    }
    std::int64_t execute(Sql sql, const Value* values, std::size_t count) override {
        return connection_.execute(sql.text, values, count);
    }

private:
    PostgresqlConnection& connection_;
};

class PostgresqlTransaction final : public Transaction {
public:
    explicit PostgresqlTransaction(PostgresqlConnection& connection) : connection_(connection) {}
    std::string_view engine() const override { return "postgresql"; }

protected:
    std::unique_ptr<Cursor> run(Sql sql, const Value* values, std::size_t count) override {
        return connection_.run(sql.text, values, count);
    }
    std::int64_t execute(Sql sql, const Value* values, std::size_t count) override {
        return connection_.execute(sql.text, values, count);
    }
    void execute_script(std::string_view sql) override { connection_.execute_script(sql); }

private:
    PostgresqlConnection& connection_;
};

void wait_a_little(int attempt) {
    // Threads that met once must not meet again: each waits its own time, longer after each meeting.
    const auto own = std::hash<std::thread::id>{}(std::this_thread::get_id()) / 64 + static_cast<std::size_t>(attempt) * 7;
    const auto at_most = static_cast<std::size_t>(std::min(attempt + 1, 20)) * 2;
    std::this_thread::sleep_for(std::chrono::milliseconds(own % at_most));
}

}  // namespace

PostgresqlDatabase::PostgresqlDatabase(std::string address)
    : address_(std::move(address)), connections_(connections_max, [this] {
          return std::make_unique<PostgresqlConnection>(address_);
      }) {
    connections_.lend();  // fails now rather than at the first request
}

void PostgresqlDatabase::backup_to(const std::string&) {
    throw Error(Error::Kind::other, "PostgreSQL makes its own backups: use pg_dump, or pg_basebackup with its log");
}

void PostgresqlDatabase::restore_from(const std::string&, const std::string&) {
    throw Error(Error::Kind::other, "PostgreSQL takes its own backups back: use pg_restore");
}

void PostgresqlDatabase::run_read(const std::function<void(Connection&)>& job) {
    const OneCall one_call(this);
    repeat([&] { try_read(job); });
}

void PostgresqlDatabase::run_write(const std::function<bool(Transaction&)>& job) {
    const OneCall one_call(this);
    repeat([&] { try_write(job); });
}

template <class Try>
void PostgresqlDatabase::repeat(Try&& once) {
    const auto until = steady_clock::now() + retry_patience;
    for (int attempt = 0;; ++attempt) {
        try {
            return once();
        } catch (const Error& error) {
            if (error.kind != Error::Kind::retry) throw;
            if (steady_clock::now() >= until) throw Error(Error::Kind::unavailable, error.what());
        }
        wait_a_little(attempt);
    }
}

void PostgresqlDatabase::try_read(const std::function<void(Connection&)>& job) {
    auto connection = connections_.lend();
    try {
        connection->command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        PostgresqlReader reader(*connection);
        job(reader);
        connection->command("COMMIT");
    } catch (...) {
        const bool was_lost = connection->is_lost();
        connection.discard();
        if (!was_lost) throw;
        connections_.close_idle();  // the server restarted: all others are as dead
        throw Error(Error::Kind::retry, "the connection to PostgreSQL was lost");
    }
}

void PostgresqlDatabase::try_write(const std::function<bool(Transaction&)>& job) {
    auto connection = connections_.lend();
    bool is_committing = false;
    try {
        connection->command("BEGIN ISOLATION LEVEL SERIALIZABLE");
        PostgresqlTransaction transaction(*connection);
        if (!job(transaction)) {
            connection->command("ROLLBACK");
            return;
        }
        is_committing = true;
        if (connection->command("COMMIT") != "COMMIT")
            throw Error(Error::Kind::other, "a transaction with a failed statement cannot be kept");
    } catch (...) {
        if (!connection->is_lost()) {
            if (!connection->is_idle()) connection->command("ROLLBACK");
            throw;
        }
        connection.discard();
        connections_.close_idle();
        if (is_committing)
            throw Error(Error::Kind::unavailable, "the connection was lost at the commit: it is not certain that this was stored");
        throw Error(Error::Kind::retry, "the connection to PostgreSQL was lost");
    }
}

}  // namespace allting::db
