#include "platform/db/postgresql_library.hpp"

namespace allting::db {

const PostgresqlLibrary& libpq() {
    static const PostgresqlLibrary library;
    return library;
}

}  // namespace allting::db
