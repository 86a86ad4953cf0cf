#include "platform/db/test_databases.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "platform/db/migrations.hpp"
#include "platform/db/postgresql_library.hpp"

namespace allting::db::testing {

namespace {

namespace fs = std::filesystem;

std::string postgresql_address() {
    const char* address = std::getenv("ALLTING_TEST_POSTGRESQL");
    return address ? address : "";
}

void ask_postgresql(const std::string& sql) {
    const std::string address = postgresql_address();
    const char *const names[] = {"dbname", nullptr}, *const values[] = {address.c_str(), nullptr};
    PGconn* connection = libpq().connect(names, values, 1);
    PGresult* result = libpq().exec(connection, sql.c_str());
    const bool done = libpq().result_status(result) == PGRES_COMMAND_OK;
    const std::string why = libpq().error_message(connection);
    libpq().clear(result);
    libpq().finish(connection);
    if (!done) throw std::runtime_error("PostgreSQL for tests: " + why);
}

/// In memory where there is room for that: tests ask what is stored, not whether the disk is honest.
fs::path folder_for_tests() {
    const fs::path memory = "/dev/shm";
    return ::access(memory.c_str(), W_OK) == 0 ? memory : fs::temp_directory_path();
}

}  // namespace

std::vector<std::string> available_engines() {
    if (postgresql_address().empty()) return {"sqlite"};
    return {"sqlite", "postgresql"};
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (folder_for_tests() / "allting-test-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("cannot make a temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

EmptyPlace::EmptyPlace(const std::string& engine) {
    if (engine == "sqlite") {
        address_ = "sqlite:" + folder_.file("test.sqlite");
        return;
    }
    static int count = 0;
    schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    ask_postgresql("CREATE SCHEMA " + schema_);
    const std::string server = postgresql_address();
    address_ = server + (server.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema_;
}

EmptyPlace::~EmptyPlace() {
    if (schema_.empty()) return;
    try {
        ask_postgresql("SET client_min_messages = warning; DROP SCHEMA " + schema_ + " CASCADE");
    } catch (const std::exception&) {
        // The server is thrown away anyway.
    }
}

DatabaseTest::DatabaseTest(const std::vector<std::span<const EmbeddedFile>>& schemas)
    : place_(GetParam()), database_(open_database(place_.address())) {
    migrate(*database_, schemas);
}

}  // namespace allting::db::testing
