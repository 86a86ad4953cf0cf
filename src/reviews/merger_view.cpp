#include "reviews/merger_view.hpp"

#include <algorithm>
#include <map>

#include "core/check.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/extensions.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/proposal_view.hpp"
#include "reviews/merger_store.hpp"

namespace allting::reviews {
namespace {

using proposals::Proposal;
using proposals::ProposalLine;
using proposals::State;

constexpr std::size_t suggestions_shown = 50;

Result<processes::Process> load_process(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "mergers.refused.no_process");
    return std::move(*process);
}

bool is_asked(const std::vector<Merger>& mergers, ProposalId id) {
    return std::ranges::any_of(mergers, [&](const Merger& m) { return m.state == MergerState::proposed && m.part_of(id) != nullptr; });
}

bool may_answer_for(const people::Visitor& visitor, const Proposal& proposal) {
    if (proposal.author && proposal.author == visitor.person) return true;
    return !proposal.author && visitor.may(people::Permission::enter_for_others);
}

}  // namespace

Result<MergersView> load_mergers(db::Connection& connection, const people::Visitor& visitor, ProcessId id) {
    const OrganisationId organisation = visitor.organisation;
    MergersView view;
    TRY(view.process, load_process(connection, organisation, id));
    view.mergers = list_mergers(connection, organisation, id);
    std::vector<ProposalLine> candidates;
    for (ProposalLine& line : proposals::list_lines(connection, organisation, id))
        if (can_follow(line.state, State::merged) && !is_asked(view.mergers, line.id)) candidates.push_back(std::move(line));
    std::map<ProposalId, const ProposalLine*> lines;
    for (const ProposalLine& line : candidates) lines.emplace(line.id, &line);
    const auto pairs = proposals::list_similar_pairs(connection, organisation, id);
    std::vector<MergerCandidate> places;
    for (const ProposalLine& line : candidates) places.push_back({line.id, line.latitude, line.longitude});
    for (MergerSuggestion& suggestion : suggest_mergers(pairs, places)) {
        if (view.suggestions.size() == suggestions_shown) break;
        SuggestedMerger shown{std::move(suggestion), {}};
        for (const ProposalId part : shown.of.proposals) {
            const ProposalLine& line = *lines.at(part);
            if (line.latitude)
                view.points.push_back({{*line.latitude, *line.longitude}, proposals::number_of(line.id) + " " + line.title, proposals::address_of(line.id)});
            shown.lines.push_back(line);
        }
        view.suggestions.push_back(std::move(shown));
    }
    for (const auto& pair : pairs)
        if (pair.opposite && lines.contains(pair.first) && lines.contains(pair.second) && view.opposites.size() < suggestions_shown)
            view.opposites.push_back({*lines.at(pair.first), *lines.at(pair.second)});
    return view;
}

Result<MergerView> load_merger(db::Connection& connection, const people::Visitor& visitor, MergerId id, Instant now) {
    auto merger = find_merger(connection, visitor.organisation, id);
    if (!merger) return refuse(ErrorKind::not_found, "merger_not_found", "mergers.refused.not_found");
    MergerView view{.merger = std::move(*merger)};
    TRY(view.process, load_process(connection, visitor.organisation, view.merger.process));
    view.is_frozen = view.process.rules_are_frozen(now);
    view.may_manage = visitor.may(people::Permission::design_process);
    for (const MergerPart& part : view.merger.parts) {
        auto proposal = proposals::find_proposal(connection, visitor.organisation, part.proposal);
        CHECK(proposal.has_value());
        const bool is_open = view.merger.state == MergerState::proposed && part.answer == MergerAnswer::none;
        const bool can_leave = view.merger.state == MergerState::made && part.answer == MergerAnswer::yes && !view.is_frozen;
        if ((is_open || can_leave) && may_answer_for(visitor, *proposal)) {
            view.may_answer.push_back(part.proposal);
            view.answers_for_others |= !proposal->author;
        }
        view.proposals.push_back(std::move(*proposal));
    }
    if (view.merger.state == MergerState::made && proposals::extensions().chain)
        view.chain = proposals::extensions().chain(connection, visitor.organisation, view.merger.result);
    return view;
}

Result<NewMergerView> load_new_merger(db::Connection& connection, const people::Visitor& visitor, ProcessId process, const std::vector<ProposalId>& ids) {
    NewMergerView view;
    TRY(view.process, load_process(connection, visitor.organisation, process));
    for (const ProposalId id : ids) {
        auto proposal = proposals::find_proposal(connection, visitor.organisation, id);
        if (!proposal || proposal->state == State::draft || proposal->process != process) continue;
        view.proposals.push_back(std::move(*proposal));
    }
    const auto is_here = [&](ProposalId id) { return std::ranges::find(view.proposals, id, &Proposal::id) != view.proposals.end(); };
    for (const auto& pair : proposals::list_similar_pairs(connection, visitor.organisation, process))
        view.have_opposites |= pair.opposite && is_here(pair.first) && is_here(pair.second);
    return view;
}

std::vector<MergerNote> load_merger_notes(db::Connection& connection, OrganisationId organisation, const Proposal& proposal) {
    std::vector<MergerNote> notes;
    for (Merger& merger : list_mergers_of(connection, organisation, proposal.id)) {
        const MergerPart* const part = merger.part_of(proposal.id);
        const bool is_result = merger.result == proposal.id;
        const bool concerns = is_result || merger.state == MergerState::proposed ||
                              (merger.state == MergerState::made && part != nullptr && part->answer == MergerAnswer::yes);
        if (!concerns) continue;
        MergerNote note{.merger = std::move(merger), .credits = {}, .is_result = is_result};
        for (const ProposalId joined : note.merger.joined()) {
            const auto one = proposals::find_proposal(connection, organisation, joined);
            if (one && (one->state == State::merged || note.merger.state != MergerState::made)) note.credits.push_back({joined, one->author_name});
        }
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace allting::reviews
