#include "app/need_index.hpp"

#include <algorithm>
#include <set>

#include "core/check.hpp"
#include "needs/need_store.hpp"
#include "proposals/proposal_store.hpp"
#include "search/index_actions.hpp"
#include "search/index_store.hpp"

namespace allting::app {
namespace {

constexpr std::int64_t needs_at_once = 200;
constexpr std::int64_t looked_at_again_ms = 30'000;

/// A need may have ideas of several processes; it is found in that of the first.
ProcessId process_of(db::Connection& connection, OrganisationId organisation, needs::NeedId id) {
    const auto ideas = needs::list_ideas(connection, organisation, id);
    const auto first = ideas.empty() ? std::nullopt : proposals::find_proposal(connection, organisation, ideas.front().proposal);
    CHECK(first.has_value());  // the last idea of a need cannot be taken out
    return first->process;
}

search::Document document_of(db::Connection& connection, OrganisationId organisation, const needs::Need& need) {
    std::string body = need.description + "\n";
    for (const auto& report : needs::list_reports(connection, organisation, need.id)) body += report.text + "\n";
    return {.kind = "need", .subject = need.id.value, .process = process_of(connection, organisation, need.id), .path = "/needs/" + std::to_string(need.id.value), .title = need.title,
            .body = std::move(body), .language = "sv"};
}

}  // namespace

int index_needs(db::Database& database, OrganisationId organisation, Instant& mark, Instant now) {
    int stored = 0;
    std::set<needs::NeedId> seen;
    for (bool more = true; more;) {
        std::vector<search::Document> documents;
        std::size_t fresh = 0;
        const auto changed = database.read([&](db::Connection& c) {
            auto needs = needs::list_changed_needs(c, organisation, mark, needs_at_once);
            for (const auto& need : needs) {
                if (!seen.insert(need.id).second) continue;
                ++fresh;
                auto document = document_of(c, organisation, need);
                if (search::find_document_of(c, organisation, document.kind, document.subject) != document) documents.push_back(std::move(document));
            }
            return needs;
        });
        if (!documents.empty()) database.write([&](db::Transaction& tx) { search::put_documents(tx, organisation, documents); });
        stored += static_cast<int>(documents.size());
        if (!changed.empty()) mark = changed.back().changed_at;
        more = fresh > 0 && changed.size() == static_cast<std::size_t>(needs_at_once);
    }
    mark = std::min(mark, now - Duration{looked_at_again_ms});
    return stored;
}

}  // namespace allting::app
