#include "search/index_store.hpp"

#include "search/spelling.hpp"

namespace allting::search {
namespace {

using db::Value;

constexpr db::Sql select_counts = "SELECT numbers, documents FROM search_counts WHERE organisation_id = ?";
constexpr db::Sql upsert_counts =
    "INSERT INTO search_counts (organisation_id, numbers, documents) VALUES (?, ?, ?)"
    " ON CONFLICT (organisation_id) DO UPDATE SET numbers = search_counts.numbers + excluded.numbers,"
    " documents = search_counts.documents + excluded.documents";
constexpr db::Sql insert_row =
    "INSERT INTO search_documents (organisation_id, number, kind, subject_id, process_id, path, title, body, language)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_row =
    "SELECT kind, subject_id, process_id, path, title, body, language FROM search_documents WHERE organisation_id = ? AND number = ?";
constexpr db::Sql select_number = "SELECT number FROM search_documents WHERE organisation_id = ? AND kind = ? AND subject_id = ?";
constexpr db::Sql delete_row = "DELETE FROM search_documents WHERE organisation_id = ? AND number = ?";

constexpr db::Sql select_term = "SELECT documents FROM search_terms WHERE organisation_id = ? AND term = ?";
constexpr db::Sql select_beginning =
    "SELECT term, documents FROM search_terms WHERE organisation_id = ? AND term >= ? AND term < ? ORDER BY documents DESC, term LIMIT ?";
constexpr db::Sql select_variant = "SELECT term FROM search_variants WHERE organisation_id = ? AND variant = ? ORDER BY term";
constexpr db::Sql update_term = "UPDATE search_terms SET documents = documents + ? WHERE organisation_id = ? AND term = ?";
constexpr db::Sql insert_term = "INSERT INTO search_terms (organisation_id, term, documents) VALUES (?, ?, ?)";
constexpr db::Sql insert_variant = "INSERT INTO search_variants (organisation_id, variant, term) VALUES (?, ?, ?)";

constexpr db::Sql select_entries = "SELECT entries FROM search_postings WHERE organisation_id = ? AND term = ? AND block = ?";
constexpr db::Sql upsert_entries =
    "INSERT INTO search_postings (organisation_id, term, block, entries) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, term, block) DO UPDATE SET entries = excluded.entries";
constexpr db::Sql select_blocks = "SELECT block, entries FROM search_postings WHERE organisation_id = ? AND term = ? ORDER BY block";

}  // namespace

Counts find_counts(db::Connection& connection, OrganisationId organisation) {
    auto rows = connection.query(select_counts, organisation);
    return rows.next() ? Counts{rows.get<std::int64_t>(0), rows.get<std::int64_t>(1)} : Counts{};
}

Counts add_to_counts(db::Transaction& tx, OrganisationId organisation, std::int64_t numbers, std::int64_t documents) {
    tx.execute_sql(upsert_counts, organisation, numbers, documents);
    return find_counts(tx, organisation);
}

void insert_document(db::Transaction& tx, OrganisationId organisation, std::int64_t number, const Document& document) {
    tx.execute_sql(insert_row, organisation, number, document.kind, document.subject, document.process, document.path, document.title,
                   document.body, document.language);
}

std::optional<Document> find_document(db::Connection& connection, OrganisationId organisation, std::int64_t number) {
    auto rows = connection.query(select_row, organisation, number);
    if (!rows.next()) return std::nullopt;
    return Document{.kind = rows.get<std::string>(0), .subject = rows.get<std::int64_t>(1), .process = rows.get<ProcessId>(2),
                    .path = rows.get<std::string>(3), .title = rows.get<std::string>(4), .body = rows.get<std::string>(5),
                    .language = rows.get<std::string>(6)};
}

std::optional<Document> find_document_of(db::Connection& connection, OrganisationId organisation, std::string_view kind, std::int64_t subject) {
    std::optional<std::int64_t> number;
    {
        auto rows = connection.query(select_number, organisation, kind, subject);
        if (rows.next()) number = rows.get<std::int64_t>(0);
    }
    return number ? find_document(connection, organisation, *number) : std::nullopt;
}

std::optional<std::int64_t> delete_document(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::int64_t subject) {
    std::optional<std::int64_t> number;
    {
        auto rows = tx.query(select_number, organisation, kind, subject);
        if (rows.next()) number = rows.get<std::int64_t>(0);
    }
    if (number) tx.execute_sql(delete_row, organisation, *number);
    return number;
}

std::int64_t count_with(db::Connection& connection, OrganisationId organisation, std::string_view term) {
    auto rows = connection.query(select_term, organisation, Value::blob(term));
    return rows.next() ? rows.get<std::int64_t>(0) : 0;
}

std::vector<CountedTerm> list_beginning(db::Connection& connection, OrganisationId organisation, std::string_view beginning, std::int64_t most) {
    const std::string end = std::string(beginning) + '\xFF';  // no UTF-8 text has this byte
    auto rows = connection.query(select_beginning, organisation, Value::blob(beginning), Value::blob(end), most);
    std::vector<CountedTerm> terms;
    while (rows.next()) terms.push_back({rows.get<std::string>(0), rows.get<std::int64_t>(1)});
    return terms;
}

std::vector<std::string> list_with_variant(db::Connection& connection, OrganisationId organisation, std::string_view variant) {
    auto rows = connection.query(select_variant, organisation, Value::blob(variant));
    std::vector<std::string> terms;
    while (rows.next()) terms.push_back(rows.get<std::string>(0));
    return terms;
}

void add_to_term(db::Transaction& tx, OrganisationId organisation, std::string_view term, std::int64_t documents) {
    if (tx.execute_sql(update_term, documents, organisation, Value::blob(term)) == 1) return;
    tx.execute_sql(insert_term, organisation, Value::blob(term), documents);
    if (term.starts_with('\x01')) return;
    for (const std::string& variant : variants_of(term)) tx.execute_sql(insert_variant, organisation, Value::blob(variant), Value::blob(term));
}

std::string find_entries(db::Connection& connection, OrganisationId organisation, std::string_view term, std::int64_t block) {
    auto rows = connection.query(select_entries, organisation, Value::blob(term), block);
    return rows.next() ? rows.get<std::string>(0) : std::string();
}

void store_entries(db::Transaction& tx, OrganisationId organisation, std::string_view term, std::int64_t block, std::string_view entries) {
    tx.execute_sql(upsert_entries, organisation, Value::blob(term), block, Value::blob(entries));
}

void for_each_block(db::Connection& connection, OrganisationId organisation, std::string_view term,
                    const std::function<void(std::int64_t, std::string_view)>& use) {
    auto rows = connection.query(select_blocks, organisation, Value::blob(term));
    while (rows.next()) use(rows.get<std::int64_t>(0), rows.get<std::string_view>(1));
}

}  // namespace allting::search
