// The rows of the index. Terms are bytes: blob on both engines.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "search/document.hpp"

namespace allting::search {

struct Counts {
    std::int64_t numbers = 0, documents = 0;
};
Counts find_counts(db::Connection& connection, OrganisationId organisation);
/// Also the lock of the index: who changes it does so first, and others wait until the transaction ends.
Counts add_to_counts(db::Transaction& tx, OrganisationId organisation, std::int64_t numbers, std::int64_t documents);

void insert_document(db::Transaction& tx, OrganisationId organisation, std::int64_t number, const Document& document);
std::optional<Document> find_document(db::Connection& connection, OrganisationId organisation, std::int64_t number);
std::optional<Document> find_document_of(db::Connection& connection, OrganisationId organisation, std::string_view kind, std::int64_t subject);
/// Takes its row away and returns its number.
std::optional<std::int64_t> delete_document(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::int64_t subject);

/// Documents that have the term; 0 when none ever had.
std::int64_t count_with(db::Connection& connection, OrganisationId organisation, std::string_view term);
struct CountedTerm {
    std::string text;
    std::int64_t documents;
};
/// Terms that begin so, the term itself too, the most frequent first.
std::vector<CountedTerm> list_beginning(db::Connection& connection, OrganisationId organisation, std::string_view beginning, std::int64_t most);
/// Terms that have this variant.
std::vector<std::string> list_with_variant(db::Connection& connection, OrganisationId organisation, std::string_view variant);
/// Counts documents on; a term that is new also gets its variants.
void add_to_term(db::Transaction& tx, OrganisationId organisation, std::string_view term, std::int64_t documents);

std::string find_entries(db::Connection& connection, OrganisationId organisation, std::string_view term, std::int64_t block);
void store_entries(db::Transaction& tx, OrganisationId organisation, std::string_view term, std::int64_t block, std::string_view entries);
void for_each_block(db::Connection& connection, OrganisationId organisation, std::string_view term,
                    const std::function<void(std::int64_t block, std::string_view entries)>& use);

}  // namespace allting::search
