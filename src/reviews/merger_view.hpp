// What the pages of mergers show: read in one snapshot, written by nobody.
#pragma once
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "platform/page/map.hpp"
#include "processes/process.hpp"
#include "proposals/chain.hpp"
#include "proposals/proposal.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/merger.hpp"

namespace allting::reviews {

struct SuggestedMerger {
    MergerSuggestion of = {};
    std::vector<proposals::ProposalLine> lines = {};
};

/// Two ideas on the same matter that seem to want the opposite: shown, never suggested.
struct OppositePair {
    proposals::ProposalLine first = {}, second = {};
};

struct MergersView {
    processes::Process process = {};
    std::vector<SuggestedMerger> suggestions = {};
    std::vector<OppositePair> opposites = {};
    std::vector<Merger> mergers = {};
    std::vector<page::MapPoint> points = {};  // of the suggested
    std::vector<page::MapArea> areas = {};
};
Result<MergersView> load_mergers(db::Connection& connection, const people::Visitor& visitor, ProcessId process);

struct MergerView {
    Merger merger = {};
    processes::Process process = {};
    std::vector<proposals::Proposal> proposals = {};  // of its parts, in their order
    bool may_manage = false;                          // a facilitator
    std::vector<ProposalId> may_answer = {};          // whose answer the visitor can give
    bool answers_for_others = false;                  // as a facilitator, for authors without an account
    bool is_frozen = false;
    std::vector<proposals::ChainStep> chain = {};  // of what it made
};
Result<MergerView> load_merger(db::Connection& connection, const people::Visitor& visitor, MergerId id, Instant now);

/// The form of a new one: the proposals side by side.
struct NewMergerView {
    processes::Process process = {};
    std::vector<proposals::Proposal> proposals = {};
    bool have_opposites = false;  // two of them seem to want the opposite of each other
};
Result<NewMergerView> load_new_merger(db::Connection& connection, const people::Visitor& visitor, ProcessId process, const std::vector<ProposalId>& proposals);

/// A merger as it stands on a proposal's own page.
struct MergerNote {
    Merger merger = {};
    struct Credit {
        ProposalId proposal = {};
        std::string name = {};  // as the author shows it; "" = nobody's name is shown
    };
    std::vector<Credit> credits = {};  // of those that were merged
    bool is_result = false;            // the proposal is what the merger made
};
std::vector<MergerNote> load_merger_notes(db::Connection& connection, OrganisationId organisation, const proposals::Proposal& proposal);

}  // namespace allting::reviews
