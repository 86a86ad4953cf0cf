#include "platform/db/postgresql_connection.hpp"

#include <array>
#include <charconv>
#include <vector>

#include "core/check.hpp"
#include "platform/db/parameter.hpp"
#include "platform/db/postgresql_library.hpp"
#include "platform/db/postgresql_rows.hpp"
#include "platform/db/schema_dialect.hpp"

namespace allting::db {

namespace {

constexpr int version_min = 130'000;

/// https://www.postgresql.org/docs/15/errcodes-appendix.html
Error::Kind kind_of(std::string_view state) {
    if (state == "23505") return Error::Kind::unique_violation;
    if (state == "23503") return Error::Kind::foreign_key_violation;
    if (state == "23514" || state == "23502") return Error::Kind::check_violation;
    if (state == "40001" || state == "40P01") return Error::Kind::retry;
    const bool is_out_of_order = state.empty() || state.starts_with("08") || state.starts_with("53") ||
                                 state.starts_with("57") || state.starts_with("58") || state == "55P03";
    return is_out_of_order ? Error::Kind::unavailable : Error::Kind::other;
}

/// Parameters in the shape that libpq wants: text, but blobs as they are.
class Parameters {
public:
    Parameters(const Value* values, std::size_t count) {
        owned_.reserve(count);
        for (std::size_t i = 0; i < count; ++i) add(values[i]);
    }
    const char* const* bytes() const { return bytes_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    void add(const Value& value) {
        constexpr int as_text = 0, as_binary = 1;
        std::array<char, 40> number{};
        const auto number_text = [&](auto x) {
            return std::string(number.data(), std::to_chars(number.data(), number.data() + number.size(), x).ptr);
        };
        switch (value.kind) {
            case Value::Kind::null: put(nullptr, 0, as_text); return;
            case Value::Kind::integer: put_owned(number_text(value.integer)); return;
            case Value::Kind::real: put_owned(number_text(value.real)); return;
            case Value::Kind::text:
                refuse_zero_byte(value.text);
                put_owned(std::string(value.text));
                return;
            case Value::Kind::blob:
                put(value.text.empty() ? "" : value.text.data(), static_cast<int>(value.text.size()), as_binary);
                return;
        }
    }
    void put_owned(std::string text) {
        owned_.push_back(std::move(text));
        put(owned_.back().c_str(), static_cast<int>(owned_.back().size()), 0);
    }
    void put(const char* bytes, int length, int format) {
        bytes_.push_back(bytes);
        lengths_.push_back(length);
        formats_.push_back(format);
    }

    std::vector<std::string> owned_;
    std::vector<const char*> bytes_;
    std::vector<int> lengths_, formats_;
};

}  // namespace

PostgresqlConnection::PostgresqlConnection(const std::string& address) {
    // What stands in the address comes last and wins.
    const char* const names[] = {"connect_timeout", "client_encoding", "application_name", "tcp_user_timeout", "dbname", nullptr};
    const char* const values[] = {"5", "UTF8", "allting", "15000", address.c_str(), nullptr};
    connection_.reset(libpq().connect(names, values, 1));
    if (is_lost())
        throw Error(Error::Kind::unavailable, std::string("cannot reach PostgreSQL: ") + libpq().error_message(connection_.get()));
    set_up();
}

std::unique_ptr<Cursor> PostgresqlConnection::run(const char* sql, const Value* values, std::size_t count) {
    return postgresql_rows(ask(sql, values, count));
}

std::int64_t PostgresqlConnection::execute(const char* sql, const Value* values, std::size_t count) {
    const auto result = ask(sql, values, count);
    if (std::string_view(libpq().command_status(result.get())).starts_with("SELECT")) return 0;
    const std::string_view changed = libpq().command_rows(result.get());
    std::int64_t number = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), number);
    return number;
}

std::string PostgresqlConnection::command(const char* sql) {
    return libpq().command_status(checked(libpq().exec(connection_.get(), sql)).get());
}

void PostgresqlConnection::execute_script(std::string_view sql) {
    command("SET LOCAL statement_timeout = 0");
    command(std::string(sql).c_str());
    command("DEALLOCATE ALL");  // plans made before the schema changed
    names_.clear();
}

bool PostgresqlConnection::is_lost() const { return libpq().status(connection_.get()) != CONNECTION_OK; }
bool PostgresqlConnection::is_idle() const { return libpq().transaction_status(connection_.get()) == PQTRANS_IDLE; }

PostgresqlResult PostgresqlConnection::ask(const char* sql, const Value* values, std::size_t count) {
    const Parameters parameters(values, count);
    const std::string& name = prepared(sql);
    return checked(libpq().exec_prepared(connection_.get(), name.c_str(), static_cast<int>(count), parameters.bytes(),
                                         parameters.lengths(), parameters.formats(), 0));
}

PostgresqlResult PostgresqlConnection::checked(pg_result* result) {
    PostgresqlResult owned(result);
    const auto status = libpq().result_status(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return owned;
    const char* state = libpq().result_error_field(result, PG_DIAG_SQLSTATE);
    throw Error(kind_of(state ? state : ""), std::string("PostgreSQL: ") + libpq().error_message(connection_.get()));
}

const std::string& PostgresqlConnection::prepared(const char* sql) {
    if (const auto kept = names_.find(sql); kept != names_.end()) return kept->second;
    std::string name = "s" + std::to_string(names_.size() + 1);
    checked(libpq().prepare(connection_.get(), name.c_str(), numbered_placeholders(sql).c_str(), 0, nullptr));
    return names_.emplace(sql, std::move(name)).first->second;
}

void PostgresqlConnection::set_up() {
    command("SET statement_timeout = '30s'; SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '60s';"
            "SET client_min_messages = warning");
    const auto refuse = [](const std::string& what) { throw Error(Error::Kind::unavailable, what); };
    if (libpq().server_version(connection_.get()) < version_min) refuse("Allting needs PostgreSQL 13 or later");
    const auto rows = run("SELECT current_setting('server_encoding'), current_setting('synchronous_commit'),"
                          " current_setting('fsync'), current_setting('full_page_writes'),"
                          " COALESCE(current_setting('allting.may_lose_data', true), '')", nullptr, 0);
    CHECK(rows->next());
    if (rows->text(0) != "UTF8") refuse("make the PostgreSQL database with ENCODING 'UTF8'");
    const bool is_for_tests = rows->text(4) == "on";  // set on the server that tests/postgresql.sh throws away
    const bool is_durable = rows->text(1) != "off" && rows->text(2) == "on" && rows->text(3) == "on";
    if (!is_durable && !is_for_tests)
        refuse("turn on synchronous_commit, fsync and full_page_writes in PostgreSQL: votes must survive a power cut");
}

void PostgresqlConnection::Closer::operator()(pg_conn* connection) const { libpq().finish(connection); }
void PostgresqlClearer::operator()(pg_result* result) const { libpq().clear(result); }

}  // namespace allting::db
