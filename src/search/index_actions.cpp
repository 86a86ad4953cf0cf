#include "search/index_actions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "search/index_store.hpp"
#include "search/postings.hpp"

namespace allting::search {
namespace {

struct Entry {
    std::int64_t number;
    std::uint8_t weight;
};
using Additions = std::map<std::string, std::vector<Entry>>;  // by term, ascending numbers

/// Term by term and block by block, each block rewritten once.
void add_entries(db::Transaction& tx, OrganisationId organisation, const Additions& additions) {
    for (const auto& [term, entries] : additions) {
        add_to_term(tx, organisation, term, static_cast<std::int64_t>(entries.size()));
        for (std::size_t at = 0; at < entries.size();) {
            const std::int64_t block = block_of(entries[at].number);
            std::string stored = find_entries(tx, organisation, term, block);
            for (; at < entries.size() && block_of(entries[at].number) == block; ++at) append_entry(stored, entries[at].number, entries[at].weight);
            store_entries(tx, organisation, term, block, stored);
        }
    }
}

/// Struck numbers come in any order: their block is written anew, sorted.
void strike_out(db::Transaction& tx, OrganisationId organisation, std::int64_t number) {
    const std::string term = struck_filter();
    const std::int64_t block = block_of(number);
    std::set<std::int64_t> struck{number};
    for_each_entry(find_entries(tx, organisation, term, block), block, [&](std::int64_t other, std::uint8_t) { struck.insert(other); });
    std::string entries;
    for (const std::int64_t each : struck) append_entry(entries, each, 1);
    add_to_term(tx, organisation, term, 1);
    store_entries(tx, organisation, term, block, entries);
}

}  // namespace

void put_documents(db::Transaction& tx, OrganisationId organisation, std::span<const Document> documents) {
    if (documents.empty()) return;
    const auto count = static_cast<std::int64_t>(documents.size());
    std::int64_t number = add_to_counts(tx, organisation, count, count).numbers - count;
    Additions additions;
    for (const Document& document : documents) {
        remove_document(tx, organisation, document.kind, document.subject);
        insert_document(tx, organisation, number, document);
        for (Term& term : terms_of(document)) additions[std::move(term.text)].push_back({number, term.weight});
        ++number;
    }
    add_entries(tx, organisation, additions);
}

void remove_document(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::int64_t subject) {
    const auto number = delete_document(tx, organisation, kind, subject);
    if (!number) return;
    add_to_counts(tx, organisation, 0, -1);
    strike_out(tx, organisation, *number);
}

}  // namespace allting::search
