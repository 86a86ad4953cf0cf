#include "platform/db/address.hpp"
#include "platform/db/database.hpp"
#include "platform/db/postgresql_database.hpp"
#include "platform/db/sqlite_database.hpp"

namespace allting::db {

std::unique_ptr<Database> open_database(const std::string& address) {
    if (is_postgresql(address)) return std::make_unique<PostgresqlDatabase>(address);
    const auto file = sqlite_file(address);
    if (!file || file->empty())
        throw Error(Error::Kind::unavailable, "the database has no name; say sqlite:data/allting.sqlite");
    return std::make_unique<SqliteDatabase>(*file);
}

}  // namespace allting::db
