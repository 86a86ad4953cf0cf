#include "results/ledger_store.hpp"

#include "core/check.hpp"

namespace allting::results {
namespace {

constexpr db::Sql select_entries =
    "SELECT id, process_id, project_id, kind, amount, note, booked_at FROM ledger_entries"
    " WHERE organisation_id = ? AND project_id = ? ORDER BY id";
constexpr db::Sql select_entry_of_key =
    "SELECT id, process_id, project_id, kind, amount, note, booked_at FROM ledger_entries"
    " WHERE organisation_id = ? AND request_key = ?";
constexpr db::Sql select_balance =
    "SELECT kind, SUM(amount) FROM ledger_entries WHERE organisation_id = ? AND project_id = ? GROUP BY kind";
constexpr db::Sql select_balances =
    "SELECT project_id, kind, SUM(amount) FROM ledger_entries WHERE organisation_id = ? AND process_id = ?"
    " GROUP BY project_id, kind";
constexpr db::Sql select_reserved_in_pot =
    "SELECT COALESCE(SUM(e.amount), 0) FROM ledger_entries e"
    " JOIN projects p ON p.organisation_id = e.organisation_id AND p.id = e.project_id"
    " WHERE e.organisation_id = ? AND p.pot_id = ? AND e.kind = 'reserved'";
constexpr db::Sql insert_entry_sql =
    "INSERT INTO ledger_entries (organisation_id, id, process_id, project_id, kind, amount, note, booked_at, request_key)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

EntryKind kind_of(std::string_view word) {
    const auto kind = entry_kind_from_word(word);
    CHECK(kind.has_value());
    return *kind;
}

LedgerEntry row_to_entry(db::Rows& rows) {
    return {.id = rows.get<std::int64_t>(0),
            .process = rows.get<ProcessId>(1),
            .project = rows.get<ProjectId>(2),
            .kind = kind_of(rows.get<std::string_view>(3)),
            .amount = rows.get<Money>(4),
            .note = rows.get<std::string>(5),
            .booked_at = rows.get<Instant>(6)};
}

}  // namespace

std::vector<LedgerEntry> list_entries(db::Connection& connection, OrganisationId organisation, ProjectId project) {
    std::vector<LedgerEntry> entries;
    for (auto rows = connection.query(select_entries, organisation, project); rows.next();) {
        entries.push_back(row_to_entry(rows));
    }
    return entries;
}

std::optional<LedgerEntry> find_entry(db::Connection& connection, OrganisationId organisation, std::string_view request_key) {
    auto rows = connection.query(select_entry_of_key, organisation, request_key);
    if (!rows.next()) return std::nullopt;
    return row_to_entry(rows);
}

Balance balance_of(db::Connection& connection, OrganisationId organisation, ProjectId project) {
    Balance balance;
    for (auto rows = connection.query(select_balance, organisation, project); rows.next();) {
        balance = after(balance, kind_of(rows.get<std::string_view>(0)), rows.get<Money>(1));
    }
    return balance;
}

std::unordered_map<ProjectId, Balance> list_balances(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::unordered_map<ProjectId, Balance> balances;
    for (auto rows = connection.query(select_balances, organisation, process); rows.next();) {
        Balance& balance = balances[rows.get<ProjectId>(0)];
        balance = after(balance, kind_of(rows.get<std::string_view>(1)), rows.get<Money>(2));
    }
    return balances;
}

Money reserved_in_pot(db::Connection& connection, OrganisationId organisation, PotId pot) {
    auto rows = connection.query(select_reserved_in_pot, organisation, pot);
    return rows.next() ? rows.get<Money>(0) : Money{};
}

void insert_entry(db::Transaction& tx, OrganisationId organisation, const LedgerEntry& entry, std::string_view request_key) {
    tx.execute_sql(insert_entry_sql, organisation, entry.id, entry.process, entry.project, word_of(entry.kind), entry.amount,
                   entry.note, entry.booked_at, request_key.empty() ? db::Value(nullptr) : db::Value(request_key));
}

}  // namespace allting::results
