#include "people/looks_store.hpp"

#include "core/limits.hpp"
#include "platform/db/counter.hpp"

namespace allting::people {
namespace {

constexpr Duration kept_for = days(400);  // a yearly review, and some weeks to do it in

constexpr db::Sql insert_row =
    "INSERT INTO looks (organisation_id, id, at, person_id, roles, what, about_count, process_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql count_rows = "SELECT COUNT(*) FROM looks WHERE organisation_id = ?";
constexpr db::Sql select_rows = R"(
    SELECT l.at, l.person_id, l.roles, l.what, l.about_count, l.process_id, p.name, p.protected_identity
    FROM looks l JOIN persons p ON p.organisation_id = l.organisation_id AND p.id = l.person_id
    WHERE l.organisation_id = ? ORDER BY l.id DESC LIMIT ? OFFSET ?)";
constexpr db::Sql delete_old = "DELETE FROM looks WHERE organisation_id = ? AND at < ?";

}  // namespace

void insert_look(db::Transaction& tx, OrganisationId organisation, const Look& look) {
    const auto id = db::take_number(tx, organisation, "look");
    tx.execute_sql(insert_row, organisation, id, look.at, look.person, words_of(look.roles), look.what, look.about_count, look.process);
}

LookList list_looks(db::Connection& connection, OrganisationId organisation, std::int64_t page) {
    LookList list;
    {
        db::Rows count = connection.query(count_rows, organisation);
        if (count.next()) list.count = count.get<std::int64_t>(0);
    }
    const auto rows_max = std::int64_t(limits::page_rows);
    db::Rows rows = connection.query(select_rows, organisation, rows_max, (page - 1) * rows_max);
    while (rows.next())
        list.looks.push_back({.at = rows.get<Instant>(0), .person = rows.get<PersonId>(1), .roles = roles_from_words(rows.get<std::string>(2)),
                              .what = rows.get<std::string>(3), .about_count = rows.get<std::int64_t>(4), .process = rows.get<ProcessId>(5),
                              .name = rows.get<std::string>(6), .protected_identity = rows.get<bool>(7)});
    return list;
}

void sweep_looks(db::Transaction& tx, OrganisationId organisation, Instant now) { tx.execute_sql(delete_old, organisation, now - kept_for); }

}  // namespace allting::people
