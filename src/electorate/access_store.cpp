#include "electorate/access_store.hpp"

#include "core/limits.hpp"
#include "platform/db/counter.hpp"

namespace allting::electorate {
namespace {

constexpr db::Sql insert_row =
    "INSERT INTO access_log (organisation_id, id, at, person_id, process_id, look, rows_count) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_rows =
    "SELECT at, person_id, process_id, look, rows_count FROM access_log WHERE organisation_id = ? ORDER BY id DESC LIMIT ? OFFSET ?";
constexpr db::Sql count_rows = "SELECT COUNT(*) FROM access_log WHERE organisation_id = ?";

}  // namespace

void insert_look(db::Transaction& tx, OrganisationId organisation, const Looked& looked) {
    const auto id = db::take_number(tx, organisation, "access");
    tx.execute_sql(insert_row, organisation, id, looked.at, looked.by, looked.process, word_of(looked.look), looked.rows);
}

LookList list_looks(db::Connection& connection, OrganisationId organisation, std::int64_t page) {
    LookList list;
    if (auto rows = connection.query(count_rows, organisation); rows.next()) list.count = rows.get<std::int64_t>(0);
    auto rows = connection.query(select_rows, organisation, limits::page_rows, (page - 1) * std::int64_t(limits::page_rows));
    while (rows.next())
        list.looks.push_back({.look = look_from_word(rows.get<std::string>(3)).value_or(Look::list), .process = rows.get<ProcessId>(2),
                              .rows = rows.get<std::int64_t>(4), .by = rows.get<PersonId>(1), .at = rows.get<Instant>(0)});
    return list;
}

}  // namespace allting::electorate
