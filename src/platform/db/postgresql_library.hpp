// The functions of libpq that we call. It needs many other libraries, so it is loaded when PostgreSQL is first asked for.
#pragma once
#include <libpq-fe.h>

#include "platform/library/shared_library.hpp"

namespace allting::db {

class PostgresqlLibrary {
    const library::SharedLibrary library_{"libpq.so.5", "libpq5"};

public:
    const decltype(&PQconnectdbParams) connect = library_["PQconnectdbParams"];
    const decltype(&PQstatus) status = library_["PQstatus"];
    const decltype(&PQtransactionStatus) transaction_status = library_["PQtransactionStatus"];
    const decltype(&PQserverVersion) server_version = library_["PQserverVersion"];
    const decltype(&PQerrorMessage) error_message = library_["PQerrorMessage"];
    const decltype(&PQfinish) finish = library_["PQfinish"];

    const decltype(&PQexec) exec = library_["PQexec"];
    const decltype(&PQprepare) prepare = library_["PQprepare"];
    const decltype(&PQexecPrepared) exec_prepared = library_["PQexecPrepared"];

    const decltype(&PQresultStatus) result_status = library_["PQresultStatus"];
    const decltype(&PQresultErrorField) result_error_field = library_["PQresultErrorField"];
    const decltype(&PQcmdStatus) command_status = library_["PQcmdStatus"];
    const decltype(&PQcmdTuples) command_rows = library_["PQcmdTuples"];
    const decltype(&PQntuples) row_count = library_["PQntuples"];
    const decltype(&PQnfields) column_count = library_["PQnfields"];
    const decltype(&PQftype) column_type = library_["PQftype"];
    const decltype(&PQgetisnull) is_null = library_["PQgetisnull"];
    const decltype(&PQgetvalue) value = library_["PQgetvalue"];
    const decltype(&PQgetlength) length = library_["PQgetlength"];
    const decltype(&PQclear) clear = library_["PQclear"];
};

/// Loads it the first time, from whichever thread. Throws std::runtime_error where it is not installed.
const PostgresqlLibrary& libpq();

}  // namespace allting::db
