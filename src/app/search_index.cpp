#include "app/search_index.hpp"

#include <algorithm>
#include <set>

#include "proposals/proposal_store.hpp"
#include "search/index_actions.hpp"
#include "search/index_store.hpp"

namespace allting::app {
namespace {

constexpr std::int64_t changes_at_once = 500;
constexpr std::int64_t looked_at_again_ms = 30'000;

using proposals::Proposal;
using search::Document;

std::string address_of(const Proposal& proposal) { return "/proposals/" + std::to_string(proposal.id.value); }

Document idea_of(const Proposal& proposal) {
    const auto& wording = proposal.wording;
    return {.kind = "idea", .subject = proposal.id.value, .process = proposal.process, .path = address_of(proposal), .title = wording.title,
            .body = wording.body + "\n" + proposal.beneficiaries + "\n" + wording.place, .language = proposal.language};
}

/// Every public reason that the proposal was given by others than its author.
Document answer_of(const Proposal& proposal, const std::vector<proposals::StateStep>& steps) {
    std::string reasons;
    for (const auto& step : steps)
        if (!step.reason.empty() && step.state != proposals::State::withdrawn) reasons += step.reason + "\n";
    return {.kind = "answer", .subject = proposal.id.value, .process = proposal.process, .path = address_of(proposal),
            .title = proposal.wording.title, .body = std::move(reasons), .language = "sv"};
}

/// Those of the proposals that the index does not have as they are.
std::vector<Document> read_new(db::Connection& connection, OrganisationId organisation, const std::set<ProposalId>& changed) {
    std::vector<Document> documents;
    const auto add = [&](Document document) {
        const auto before = search::find_document_of(connection, organisation, document.kind, document.subject);
        if (before != document) documents.push_back(std::move(document));
    };
    for (const ProposalId id : changed) {
        const auto proposal = proposals::find_proposal(connection, organisation, id);
        if (!proposal || proposal->state == proposals::State::draft) continue;
        add(idea_of(*proposal));
        Document answer = answer_of(*proposal, proposals::list_steps(connection, organisation, id));
        if (!answer.body.empty()) add(std::move(answer));
    }
    return documents;
}

}  // namespace

int index_changes(db::Database& database, OrganisationId organisation, proposals::ChangeMark& mark, Instant now) {
    int stored = 0;
    for (bool more = true; more;) {
        std::vector<proposals::ChangeMark> changes;
        const auto documents = database.read([&](db::Connection& c) {
            changes = proposals::list_changes(c, organisation, mark, changes_at_once);
            std::set<ProposalId> changed;
            for (const auto& change : changes) changed.insert(change.proposal);
            return read_new(c, organisation, changed);
        });
        if (!documents.empty()) database.write([&](db::Transaction& tx) { search::put_documents(tx, organisation, documents); });
        stored += static_cast<int>(documents.size());
        more = changes.size() == static_cast<std::size_t>(changes_at_once);
        if (!changes.empty()) mark = changes.back();
    }
    const Instant again{now.utc_ms - looked_at_again_ms};
    if (mark.at > again) mark = {again, {}};
    return stored;
}

}  // namespace allting::app
