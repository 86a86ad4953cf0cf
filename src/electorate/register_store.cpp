#include "electorate/register_store.hpp"

#include "core/check.hpp"
#include "core/limits.hpp"
#include "platform/csv/encoding.hpp"

namespace allting::electorate {
namespace {

constexpr db::Sql select_register = "SELECT kind, letters, version FROM registers WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql insert_register =
    "INSERT INTO registers (organisation_id, process_id, kind, letters, version) VALUES (?, ?, ?, ?, 1)"
    " ON CONFLICT (organisation_id, process_id) DO NOTHING";
constexpr db::Sql update_register =
    "UPDATE registers SET kind = ?, letters = ?, version = version + 1 WHERE organisation_id = ? AND process_id = ? AND version = ?";

constexpr db::Sql select_known = "SELECT match_hash, voter_id, is_gone FROM register_entries WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql insert_row =
    "INSERT INTO register_entries (organisation_id, process_id, voter_id, match_hash, identity_hash, name, name_folded, group_name, area_id,"
    " birth_year, language, address, sealed, protected_identity, is_gone, seen_import) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
constexpr db::Sql update_row =
    "UPDATE register_entries SET match_hash = ?, identity_hash = ?, name = ?, name_folded = ?, group_name = ?, area_id = ?, birth_year = ?,"
    " language = ?, address = ?, sealed = ?, protected_identity = ?, is_gone = 0, seen_import = ?"
    " WHERE organisation_id = ? AND process_id = ? AND voter_id = ?";
constexpr db::Sql update_gone =
    "UPDATE register_entries SET is_gone = 1 WHERE organisation_id = ? AND process_id = ? AND seen_import <> ? AND is_gone = 0";

constexpr db::Sql select_entry =
    "SELECT voter_id, name, group_name, area_id, birth_year, protected_identity, is_gone, language, address, sealed, match_hash, identity_hash"
    " FROM register_entries WHERE organisation_id = ? AND process_id = ? AND voter_id = ?";
constexpr db::Sql select_by_identity =
    "SELECT voter_id, name, group_name, area_id, birth_year, protected_identity, is_gone, language, address, sealed, match_hash, identity_hash"
    " FROM register_entries WHERE organisation_id = ? AND process_id = ? AND identity_hash = ? AND is_gone = 0";

// The search word is a pattern with its own % and _ escaped. Protected persons have no name here and are found by number alone.
constexpr db::Sql select_entries =
    "SELECT voter_id, name, group_name, area_id, birth_year, protected_identity, is_gone FROM register_entries"
    " WHERE organisation_id = ? AND process_id = ? AND is_gone = ? AND (name_folded LIKE ? ESCAPE '!' OR LOWER(group_name) LIKE ? ESCAPE '!')"
    " AND (? = '' OR group_name = ?) AND (? = 0 OR area_id = ?)"
    " ORDER BY protected_identity, group_name, name_folded, voter_id LIMIT ? OFFSET ?";
constexpr db::Sql count_entries =
    "SELECT COUNT(*) FROM register_entries"
    " WHERE organisation_id = ? AND process_id = ? AND is_gone = ? AND (name_folded LIKE ? ESCAPE '!' OR LOWER(group_name) LIKE ? ESCAPE '!')"
    " AND (? = '' OR group_name = ?) AND (? = 0 OR area_id = ?)";

constexpr db::Sql count_all =
    "SELECT is_gone, protected_identity, COUNT(*) FROM register_entries WHERE organisation_id = ? AND process_id = ?"
    " GROUP BY is_gone, protected_identity";
constexpr db::Sql count_groups =
    "SELECT group_name, COUNT(*) FROM register_entries WHERE organisation_id = ? AND process_id = ? AND is_gone = 0"
    " AND protected_identity = 0 AND group_name <> '' GROUP BY group_name ORDER BY group_name LIMIT ?";
constexpr db::Sql count_areas =
    "SELECT area_id, COUNT(*) FROM register_entries WHERE organisation_id = ? AND process_id = ? AND is_gone = 0"
    " AND protected_identity = 0 AND area_id IS NOT NULL GROUP BY area_id ORDER BY area_id";

constexpr db::Sql count_years =
    "SELECT birth_year, COUNT(*) FROM register_entries WHERE organisation_id = ? AND process_id = ? AND is_gone = 0"
    " AND protected_identity = 0 AND birth_year IS NOT NULL GROUP BY birth_year ORDER BY birth_year";

constexpr db::Sql insert_import_row =
    "INSERT INTO register_imports (organisation_id, process_id, id, rows_count, added_count, gone_count, left_out_count, imported_by, imported_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_imports =
    "SELECT id, rows_count, added_count, gone_count, left_out_count, imported_by, imported_at FROM register_imports"
    " WHERE organisation_id = ? AND process_id = ? ORDER BY id DESC LIMIT 20";

constexpr db::Sql insert_upload_row =
    "INSERT INTO register_uploads (organisation_id, upload_hash, process_id, kind, letters, sealed, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_upload =
    "SELECT process_id, kind, letters, sealed, made_by, made_at FROM register_uploads WHERE organisation_id = ? AND upload_hash = ?";
constexpr db::Sql delete_upload_row = "DELETE FROM register_uploads WHERE organisation_id = ? AND upload_hash = ?";
constexpr db::Sql delete_old_uploads = "DELETE FROM register_uploads WHERE organisation_id = ? AND made_at < ?";

RegisterKind kind_of(const std::string& word) {
    const auto kind = register_kind_from_word(word);
    CHECK(kind.has_value());
    return *kind;
}

db::Value blob_or_null(const std::string& bytes) { return bytes.empty() ? db::Value(nullptr) : db::Value::blob(bytes); }

Entry short_entry(db::Rows& rows) {
    return {.voter = rows.get<VoterId>(0), .name = rows.get<std::string>(1), .group = rows.get<std::string>(2), .area = rows.get<AreaId>(3),
            .birth_year = rows.get<std::optional<int>>(4), .protected_identity = rows.get<bool>(5), .is_gone = rows.get<bool>(6)};
}

std::optional<Entry> whole_entry(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    Entry entry = short_entry(rows);
    entry.language = rows.get<std::string>(7);
    entry.address = rows.get<std::string>(8);
    entry.sealed = rows.get<std::string>(9);
    entry.match_hash = rows.get<std::string>(10);
    entry.identity_hash = rows.get<std::string>(11);
    return entry;
}

std::string pattern_of(std::string_view text) {
    std::string pattern = "%";
    for (const char c : csv::fold(text)) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace

std::optional<Register> find_register(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    auto rows = connection.query(select_register, organisation, process);
    if (!rows.next()) return std::nullopt;
    return Register{kind_of(rows.get<std::string>(0)), rows.get<bool>(1), rows.get<std::int64_t>(2)};
}

std::optional<std::int64_t> store_register(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Register& read) {
    const auto changed = read.version == 0
                             ? tx.execute_sql(insert_register, organisation, process, word_of(read.kind), read.letters ? 1 : 0)
                             : tx.execute_sql(update_register, word_of(read.kind), read.letters ? 1 : 0, organisation, process, read.version);
    if (changed != 1) return std::nullopt;
    return read.version + 1;
}

std::unordered_map<std::string, Known> known_voters(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::unordered_map<std::string, Known> known;
    auto rows = connection.query(select_known, organisation, process);
    while (rows.next()) known.emplace(rows.get<std::string>(0), Known{rows.get<VoterId>(1), rows.get<bool>(2)});
    return known;
}

void insert_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& e, std::int64_t import) {
    tx.execute_sql(insert_row, organisation, process, e.voter, db::Value::blob(e.match_hash), blob_or_null(e.identity_hash), e.name,
                   csv::fold(e.name), e.group, e.area, e.birth_year, e.language, e.address, blob_or_null(e.sealed), e.protected_identity ? 1 : 0, import);
}

void update_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& e, std::int64_t import) {
    tx.execute_sql(update_row, db::Value::blob(e.match_hash), blob_or_null(e.identity_hash), e.name, csv::fold(e.name), e.group, e.area, e.birth_year,
                   e.language, e.address, blob_or_null(e.sealed), e.protected_identity ? 1 : 0, import, organisation, process, e.voter);
}

std::int64_t mark_gone(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::int64_t import) {
    return tx.execute_sql(update_gone, organisation, process, import);
}

std::optional<Entry> find_entry(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter) {
    return whole_entry(connection.query(select_entry, organisation, process, voter));
}

std::optional<Entry> find_entry_by_identity(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view identity_hash) {
    if (identity_hash.empty()) return std::nullopt;
    return whole_entry(connection.query(select_by_identity, organisation, process, db::Value::blob(identity_hash)));
}

EntryList list_entries(db::Connection& connection, OrganisationId organisation, ProcessId process, const EntrySearch& search) {
    const std::string pattern = pattern_of(search.text);
    const int gone = search.gone ? 1 : 0;
    EntryList list;
    {
        auto rows = connection.query(count_entries, organisation, process, gone, pattern, pattern, search.group, search.group, search.area.value, search.area.value);
        if (rows.next()) list.count = rows.get<std::int64_t>(0);
    }
    const std::int64_t skipped = (search.page - 1) * std::int64_t(limits::page_rows);
    auto rows = connection.query(select_entries, organisation, process, gone, pattern, pattern, search.group, search.group, search.area.value,
                                 search.area.value, limits::page_rows, skipped);
    while (rows.next()) list.entries.push_back(short_entry(rows));
    return list;
}

RegisterCounts count_register(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    RegisterCounts counts;
    for (auto rows = connection.query(count_all, organisation, process); rows.next();) {
        const auto count = rows.get<std::int64_t>(2);
        if (rows.get<bool>(0)) {
            counts.gone += count;
            continue;
        }
        counts.all += count;
        if (rows.get<bool>(1)) counts.protected_count += count;
    }
    for (auto rows = connection.query(count_groups, organisation, process, limits::register_groups_shown); rows.next();)
        counts.groups.emplace_back(rows.get<std::string>(0), rows.get<std::int64_t>(1));
    for (auto rows = connection.query(count_areas, organisation, process); rows.next();)
        counts.areas.emplace_back(rows.get<AreaId>(0), rows.get<std::int64_t>(1));
    return counts;
}

std::optional<std::int64_t> count_listed(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    const auto kept = find_register(connection, organisation, process);
    if (!kept || kept->kind == RegisterKind::at_desk) return std::nullopt;
    const RegisterCounts counts = count_register(connection, organisation, process);
    return counts.all + counts.gone;
}

std::vector<std::pair<int, std::int64_t>> count_birth_years(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<std::pair<int, std::int64_t>> years;
    for (auto rows = connection.query(count_years, organisation, process); rows.next();) years.emplace_back(rows.get<int>(0), rows.get<std::int64_t>(1));
    return years;
}

void insert_import(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Import& import) {
    tx.execute_sql(insert_import_row, organisation, process, import.id, import.rows, import.added, import.gone, import.left_out, import.by, import.at);
}

std::vector<Import> list_imports(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<Import> imports;
    for (auto rows = connection.query(select_imports, organisation, process); rows.next();)
        imports.push_back({.id = rows.get<std::int64_t>(0), .rows = rows.get<std::int64_t>(1), .added = rows.get<std::int64_t>(2),
                           .gone = rows.get<std::int64_t>(3), .left_out = rows.get<std::int64_t>(4), .by = rows.get<PersonId>(5), .at = rows.get<Instant>(6)});
    return imports;
}

void insert_upload(db::Transaction& tx, OrganisationId organisation, std::string_view token_hash, const Upload& upload) {
    tx.execute_sql(insert_upload_row, organisation, db::Value::blob(token_hash), upload.process, word_of(upload.kind), upload.letters ? 1 : 0,
                   db::Value::blob(upload.sealed), upload.by, upload.at);
}

std::optional<Upload> find_upload(db::Connection& connection, OrganisationId organisation, std::string_view token_hash) {
    auto rows = connection.query(select_upload, organisation, db::Value::blob(token_hash));
    if (!rows.next()) return std::nullopt;
    return Upload{.process = rows.get<ProcessId>(0), .kind = kind_of(rows.get<std::string>(1)), .letters = rows.get<bool>(2),
                  .sealed = rows.get<std::string>(3), .by = rows.get<PersonId>(4), .at = rows.get<Instant>(5)};
}

void delete_upload(db::Transaction& tx, OrganisationId organisation, std::string_view token_hash) {
    tx.execute_sql(delete_upload_row, organisation, db::Value::blob(token_hash));
}

void delete_uploads_before(db::Transaction& tx, OrganisationId organisation, Instant before) {
    tx.execute_sql(delete_old_uploads, organisation, before);
}

}  // namespace allting::electorate
