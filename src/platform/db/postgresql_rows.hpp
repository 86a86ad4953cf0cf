// The rows of one PostgreSQL answer. libpq has fetched them all, so the connection is free for the next statement.
#pragma once
#include <memory>

#include "platform/db/postgresql_connection.hpp"

namespace allting::db {

std::unique_ptr<Cursor> postgresql_rows(PostgresqlResult result);

}  // namespace allting::db
