#include "app/chain.hpp"

#include <algorithm>

#include "needs/need_store.hpp"
#include "processes/process_store.hpp"
#include "processes/process_view.hpp"
#include "proposals/extensions.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/proposal_view.hpp"
#include "results/count_store.hpp"
#include "results/decision_store.hpp"
#include "results/result_view.hpp"
#include "reviews/case_store.hpp"
#include "reviews/merger_store.hpp"

namespace allting::app {
namespace {

using proposals::ChainStep;
using proposals::Proposal;
using proposals::State;
using reviews::CaseState;
using reviews::MergerState;

/// The merger that made the proposal, and the one it is a part of.
struct Mergers {
    std::optional<reviews::Merger> made_it = {}, took_it = {};
};

Mergers mergers_of(db::Connection& connection, OrganisationId organisation, const Proposal& proposal) {
    Mergers found;
    for (auto& merger : reviews::list_mergers_of(connection, organisation, proposal.id)) {
        if (merger.state != MergerState::made) continue;
        if (merger.result == proposal.id) found.made_it = std::move(merger);
        else if (proposal.state == State::merged) found.took_it = std::move(merger);
    }
    return found;
}

ChainStep idea_step(const Proposal& idea) {
    return {.word = "idea", .at = idea.received_at, .address = proposals::address_of(idea.id), .title = proposals::number_of(idea.id) + " " + idea.wording.title};
}

void add_origin(db::Connection& connection, OrganisationId organisation, const Proposal& proposal, const Mergers& mergers, std::vector<ChainStep>& steps) {
    if (!mergers.made_it) return steps.push_back(idea_step(proposal));
    for (const ProposalId part : mergers.made_it->joined())
        if (const auto idea = proposals::find_proposal(connection, organisation, part)) steps.push_back(idea_step(*idea));
    steps.push_back({.word = "merged", .at = mergers.made_it->ended_at, .address = "/mergers/" + std::to_string(mergers.made_it->id.value),
                     .title = mergers.made_it->wording.title, .count = std::int64_t(mergers.made_it->joined().size())});
    ChainStep common = idea_step(proposal);
    common.word = "common";
    steps.push_back(std::move(common));
}

void add_answer(db::Connection& connection, OrganisationId organisation, const Proposal& proposal, std::vector<ChainStep>& steps) {
    const auto of = reviews::find_case_of(connection, organisation, proposal.id);
    if (of && (of->state == CaseState::accepted || of->state == CaseState::refused))
        steps.push_back({.word = of->state == CaseState::accepted ? "answer_yes" : "answer_no", .at = of->decided_at,
                         .address = proposals::address_of(proposal.id) + "#answer-heading"});
    if (const auto project = proposals::find_project_of(connection, organisation, proposal.id))
        steps.push_back({.word = "project", .at = of ? of->decided_at : std::nullopt, .address = results::address_of(project->id), .title = project->title});
}

/// From the ballot on, the proposal's own states tell when; each leads to where it is explained.
void add_outcome(db::Connection& connection, OrganisationId organisation, const Proposal& proposal, std::vector<ChainStep>& steps) {
    const std::string process = processes::address_of(proposal.process);
    const auto project = proposals::find_project_of(connection, organisation, proposal.id);
    const std::string delivery = project ? results::address_of(project->id) + "#delivery" : process + "/delivery";
    for (const auto& step : proposals::list_steps(connection, organisation, proposal.id)) {
        switch (step.state) {
            case State::on_ballot: steps.push_back({.word = "ballot", .at = step.at, .address = process + "/projects"}); break;
            case State::won: steps.push_back({.word = "won", .at = step.at, .address = process + "/results"}); break;
            case State::not_funded: steps.push_back({.word = "lost", .at = step.at, .address = process + "/results"}); break;
            case State::decided: steps.push_back({.word = "decided", .at = step.at, .address = process + "/decision"}); break;
            case State::decided_otherwise: steps.push_back({.word = "decided_otherwise", .at = step.at, .address = process + "/decision"}); break;
            case State::planning:
            case State::procuring:
            case State::building:
            case State::done:
            case State::cancelled_with_reason:
                steps.push_back({.word = "delivery_" + std::string(word_of(step.state)), .at = step.at, .address = delivery});
                break;
            default: break;
        }
    }
}

void add_need(db::Connection& connection, OrganisationId organisation, ProposalId proposal, std::vector<ChainStep>& steps) {
    if (const auto need = needs::find_need_of(connection, organisation, proposal))
        steps.push_back({.word = "need", .at = need->opened_at, .address = "/needs/" + std::to_string(need->id.value), .title = need->title});
}

}  // namespace

std::vector<ChainStep> chain_of(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    std::vector<ChainStep> steps;
    const auto proposal = proposals::find_proposal(connection, organisation, id);
    if (!proposal || proposal->state == State::draft) return steps;
    const Mergers mergers = mergers_of(connection, organisation, *proposal);
    if (mergers.took_it && mergers.took_it->result != id) return chain_of(connection, organisation, mergers.took_it->result);
    add_origin(connection, organisation, *proposal, mergers, steps);
    add_answer(connection, organisation, *proposal, steps);
    add_outcome(connection, organisation, *proposal, steps);
    add_need(connection, organisation, id, steps);
    return steps;
}

std::vector<ChainStep> chain_of_process(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    std::vector<ChainStep> steps;
    const auto process = processes::find_process(connection, organisation, id);
    if (!process) return steps;
    const std::string address = processes::address_of(id);
    const auto closed_at = [&](processes::PhaseKind kind) { return process->phase(kind) ? std::optional(process->phase(kind)->closes) : std::nullopt; };
    if (const auto ideas = proposals::count_received(connection, organisation, id); ideas > 0)
        steps.push_back({.word = "ideas_count", .at = closed_at(processes::PhaseKind::ideas), .address = address + "/proposals", .count = ideas});
    const auto mergers = std::ranges::count(reviews::list_mergers(connection, organisation, id), MergerState::made, &reviews::Merger::state);
    if (mergers > 0) steps.push_back({.word = "mergers_count", .address = address + "/proposals?state=merged", .count = mergers});
    if (const auto answers = reviews::count_answers(connection, organisation, id); answers.answered > 0)
        steps.push_back({.word = "answers_count", .address = address + "/answers", .count = answers.answered});
    if (const auto projects = proposals::count_projects(connection, organisation, id); projects > 0)
        steps.push_back({.word = "projects_count", .address = address + "/projects", .count = projects});
    if (const auto summary = results::find_count_summary(connection, organisation, id)) {
        steps.push_back({.word = "won_count", .at = closed_at(processes::PhaseKind::vote), .address = address + "/results", .count = summary->winners_count});
        if (const auto decision = results::find_decision(connection, organisation, id))
            steps.push_back({.word = "decided", .at = decision->decided_at, .address = address + "/decision"});
    }
    return steps;
}

void extend_with_chains() {
    auto& extensions = proposals::extensions();
    extensions.chain = chain_of;
    extensions.chain_of_process = chain_of_process;
    const auto below = extensions.more;
    extensions.more = [below](const people::Visit& visit, db::Connection& connection, const Proposal& proposal) {
        proposals::More more;
        if (below) more = below(visit, connection, proposal);
        const auto steps = chain_of(connection, visit.visitor.organisation, proposal.id);
        more.members.emplace_back("chain", proposals::chain_json(steps));
        more.parts.push_back([&visit, steps](html::Out& out) { proposals::chain_part(out, visit.frame, steps); });
        return more;
    };
}

}  // namespace allting::app
