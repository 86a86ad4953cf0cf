#include "electorate/code_store.hpp"

#include "core/check.hpp"
#include "core/limits.hpp"

namespace allting::electorate {
namespace {

constexpr db::Sql select_holder =
    "SELECT c.process_id, c.voter_id, r.kind FROM voting_codes c JOIN register_entries e"
    " ON e.organisation_id = c.organisation_id AND e.process_id = c.process_id AND e.voter_id = c.voter_id"
    " LEFT JOIN print_runs r ON r.organisation_id = c.organisation_id AND r.process_id = c.process_id AND r.id = c.run_id"
    " WHERE c.organisation_id = ? AND c.code_hash = ? AND e.is_gone = 0";
constexpr db::Sql select_code = "SELECT code_hash FROM voting_codes WHERE organisation_id = ? AND process_id = ? AND voter_id = ?";
constexpr db::Sql select_series =
    "SELECT c.run_id, c.part FROM voting_codes c JOIN print_runs r"
    " ON r.organisation_id = c.organisation_id AND r.process_id = c.process_id AND r.id = c.run_id"
    " WHERE c.organisation_id = ? AND c.process_id = ? AND c.voter_id = ? AND r.kind <> 'slips'";
constexpr db::Sql upsert_code =
    "INSERT INTO voting_codes (organisation_id, process_id, voter_id, code_hash, run_id, part) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id, voter_id) DO UPDATE SET code_hash = excluded.code_hash, run_id = excluded.run_id, part = excluded.part";

constexpr db::Sql select_run =
    "SELECT id, kind, selection, group_name, voter_id, made_by, made_at, approved_by, approved_at, parts, printed_count, printed_at"
    " FROM print_runs WHERE organisation_id = ? AND process_id = ? AND id = ?";
constexpr db::Sql select_runs =
    "SELECT id, kind, selection, group_name, voter_id, made_by, made_at, approved_by, approved_at, parts, printed_count, printed_at"
    " FROM print_runs WHERE organisation_id = ? AND process_id = ? ORDER BY id DESC LIMIT 50";
constexpr db::Sql insert_run =
    "INSERT INTO print_runs (organisation_id, process_id, id, kind, selection, group_name, voter_id, made_by, made_at, parts, printed_count)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)";
constexpr db::Sql update_approval =
    "UPDATE print_runs SET approved_by = ?, approved_at = ? WHERE organisation_id = ? AND process_id = ? AND id = ? AND approved_by IS NULL";
constexpr db::Sql update_print =
    "UPDATE print_runs SET parts = ?, printed_count = ?, printed_at = ? WHERE organisation_id = ? AND process_id = ? AND id = ? AND parts = ?";

// A code of a later run stands above this one's; a code of this run is printed already.
constexpr db::Sql select_to_print =
    "SELECT e.voter_id, e.name, e.group_name, e.area_id, e.birth_year, e.protected_identity, e.is_gone, e.language, e.address, e.sealed"
    " FROM register_entries e LEFT JOIN voting_codes c"
    " ON c.organisation_id = e.organisation_id AND c.process_id = e.process_id AND c.voter_id = e.voter_id"
    " WHERE e.organisation_id = ? AND e.process_id = ? AND e.is_gone = 0 AND e.protected_identity = ? AND (? = '' OR e.group_name = ?)"
    " AND (CAST(? AS BIGINT) = 0 OR e.voter_id = ?) AND (c.run_id IS NULL OR (CAST(? AS BIGINT) = 1 AND c.run_id < ?))"
    " ORDER BY e.group_name, e.name_folded, e.voter_id LIMIT ?";
constexpr db::Sql count_left =
    "SELECT COUNT(*) FROM register_entries e LEFT JOIN voting_codes c"
    " ON c.organisation_id = e.organisation_id AND c.process_id = e.process_id AND c.voter_id = e.voter_id"
    " WHERE e.organisation_id = ? AND e.process_id = ? AND e.is_gone = 0 AND e.protected_identity = ? AND (? = '' OR e.group_name = ?)"
    " AND (CAST(? AS BIGINT) = 0 OR e.voter_id = ?) AND (c.run_id IS NULL OR (CAST(? AS BIGINT) = 1 AND c.run_id < ?))";
constexpr db::Sql select_printed =
    "SELECT e.voter_id, e.name, e.group_name, e.area_id, e.birth_year, e.protected_identity, e.is_gone, e.language, e.address, e.sealed"
    " FROM register_entries e JOIN voting_codes c"
    " ON c.organisation_id = e.organisation_id AND c.process_id = e.process_id AND c.voter_id = e.voter_id"
    " WHERE e.organisation_id = ? AND e.process_id = ? AND e.is_gone = 0 AND c.run_id = ? AND c.part = ?"
    " ORDER BY e.group_name, e.name_folded, e.voter_id";
constexpr db::Sql count_codes =
    "SELECT COUNT(*) FROM voting_codes c JOIN register_entries e"
    " ON e.organisation_id = c.organisation_id AND e.process_id = c.process_id AND e.voter_id = c.voter_id"
    " WHERE c.organisation_id = ? AND c.process_id = ? AND e.is_gone = 0";

PrintRun run_in(db::Rows& rows) {
    const auto kind = print_kind_from_word(rows.get<std::string>(1));
    const auto selection = selection_from_word(rows.get<std::string>(2));
    CHECK(kind && selection);
    return {.id = rows.get<std::int64_t>(0), .kind = *kind, .selection = *selection, .group = rows.get<std::string>(3), .voter = rows.get<VoterId>(4),
            .made_by = rows.get<PersonId>(5), .made_at = rows.get<Instant>(6), .approved_by = rows.get<PersonId>(7),
            .approved_at = rows.get<std::optional<Instant>>(8), .parts = rows.get<std::int64_t>(9), .printed = rows.get<std::int64_t>(10),
            .printed_at = rows.get<std::optional<Instant>>(11)};
}

std::vector<Entry> entries_in(db::Rows rows) {
    std::vector<Entry> entries;
    while (rows.next())
        entries.push_back({.voter = rows.get<VoterId>(0), .name = rows.get<std::string>(1), .group = rows.get<std::string>(2),
                           .language = rows.get<std::string>(7), .address = rows.get<std::string>(8), .area = rows.get<AreaId>(3),
                           .birth_year = rows.get<std::optional<int>>(4), .sealed = rows.get<std::string>(9),
                           .protected_identity = rows.get<bool>(5), .is_gone = rows.get<bool>(6)});
    return entries;
}

int is_protected(const PrintRun& run) { return run.kind == PrintKind::protected_letters ? 1 : 0; }
int voids(const PrintRun& run) { return run.selection == Selection::missing ? 0 : 1; }

}  // namespace

std::optional<CodeHolder> find_holder(db::Connection& connection, OrganisationId organisation, std::string_view code_hash) {
    if (code_hash.empty()) return std::nullopt;
    auto rows = connection.query(select_holder, organisation, db::Value::blob(code_hash));
    if (!rows.next()) return std::nullopt;
    const auto kind = print_kind_from_word(rows.get<std::optional<std::string>>(2).value_or(""));
    return CodeHolder{rows.get<ProcessId>(0), rows.get<VoterId>(1), kind.value_or(PrintKind::letters)};
}

std::string find_letter_series(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter) {
    auto rows = connection.query(select_series, organisation, process, voter);
    return rows.next() ? std::to_string(rows.get<std::int64_t>(0)) + "/" + std::to_string(rows.get<std::int64_t>(1)) : std::string();
}

std::string find_code_hash(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter) {
    auto rows = connection.query(select_code, organisation, process, voter);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void store_code(db::Transaction& tx, OrganisationId organisation, ProcessId process, VoterId voter, std::string_view code_hash, const PrintRun& run) {
    tx.execute_sql(upsert_code, organisation, process, voter, db::Value::blob(code_hash), run.id, run.parts);
}

std::optional<PrintRun> find_print_run(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t id) {
    auto rows = connection.query(select_run, organisation, process, id);
    if (!rows.next()) return std::nullopt;
    return run_in(rows);
}

std::vector<PrintRun> list_print_runs(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<PrintRun> runs;
    auto rows = connection.query(select_runs, organisation, process);
    while (rows.next()) runs.push_back(run_in(rows));
    return runs;
}

void insert_print_run(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run) {
    tx.execute_sql(insert_run, organisation, process, run.id, word_of(run.kind), word_of(run.selection), run.group, run.voter, run.made_by, run.made_at);
}

bool store_approval(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run) {
    return tx.execute_sql(update_approval, run.approved_by, run.approved_at, organisation, process, run.id) == 1;
}

bool store_print(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run, std::int64_t parts_before) {
    return tx.execute_sql(update_print, run.parts, run.printed, run.printed_at, organisation, process, run.id, parts_before) == 1;
}

std::vector<Entry> list_to_print(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run) {
    return entries_in(connection.query(select_to_print, organisation, process, is_protected(run), run.group, run.group, run.voter.value, run.voter.value,
                                       voids(run), run.id, limits::letters_per_print));
}

std::int64_t count_to_print(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run) {
    auto rows = connection.query(count_left, organisation, process, is_protected(run), run.group, run.group, run.voter.value, run.voter.value, voids(run), run.id);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

std::vector<Entry> list_printed(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run) {
    return entries_in(connection.query(select_printed, organisation, process, run.id, run.parts));
}

std::int64_t count_with_code(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(count_codes, organisation, process);
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

}  // namespace allting::electorate
