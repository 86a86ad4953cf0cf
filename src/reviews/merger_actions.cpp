#include "reviews/merger_actions.hpp"

#include <algorithm>

#include "core/check.hpp"
#include "people/notify.hpp"
#include "platform/db/counter.hpp"
#include "processes/process_store.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_notices.hpp"
#include "reviews/case_store.hpp"
#include "reviews/merger_store.hpp"

namespace allting::reviews {
namespace {

using people::Visitor;
using proposals::Proposal;
using proposals::State;

constexpr std::string_view facilitator = "facilitator", resident = "resident";

Error changed_meanwhile() { return refuse(ErrorKind::conflict, "merger_changed", "mergers.refused.changed"); }

Result<Merger> load(db::Connection& connection, OrganisationId organisation, MergerId id) {
    auto found = find_merger(connection, organisation, id);
    if (!found) return refuse(ErrorKind::not_found, "merger_not_found", "mergers.refused.not_found");
    return std::move(*found);
}

Result<Proposal> load_proposal(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto found = proposals::find_proposal(connection, organisation, id);
    if (!found || found->state == State::draft) return refuse(ErrorKind::not_found, "not_found", "mergers.refused.no_proposal");
    return std::move(*found);
}

Proposal must_load(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    auto found = proposals::find_proposal(connection, organisation, id);
    CHECK(found.has_value());
    return std::move(*found);
}

processes::Process process_of(db::Connection& connection, OrganisationId organisation, const Merger& merger) {
    auto process = processes::find_process(connection, organisation, merger.process);
    CHECK(process.has_value());
    return std::move(*process);
}

void note(db::Transaction& tx, OrganisationId organisation, std::string_view kind, std::string_view role, const Merger& merger,
          json::Object facts, Instant now) {
    record::append(tx, organisation, now,
                   {.kind = kind, .by_role = role, .subject = "merger", .subject_id = merger.id.value, .facts = std::move(facts)});
}

Result<void> check_no_other_merger(db::Connection& connection, OrganisationId organisation, ProposalId id) {
    for (const Merger& merger : list_mergers_of(connection, organisation, id)) {
        if (merger.state != MergerState::proposed) continue;
        FieldErrors errors;
        errors.add("proposals", "asked_already", "mergers.refused.asked_already", {{"number", proposals::number_of(id)}});
        return errors.take();
    }
    return {};
}

/// The proposal is a case of its own again, with a new promise.
void reopen_case(db::Transaction& tx, OrganisationId organisation, ProposalId id, Instant now) {
    auto of = find_case_of(tx, organisation, id);
    CHECK(of.has_value());
    of->state = CaseState::open;
    of->decided_at = std::nullopt;
    of->due_at = proposals::answer_due(now);
    CHECK(update_case(tx, organisation, *of));
    proposals::promise_answer(tx, organisation, id, of->due_at);
}

Result<void> take_out(db::Transaction& tx, OrganisationId organisation, ProposalId id, std::string_view role, Instant now) {
    TRY_DO(proposals::change_state(tx, organisation, id, {.to = State::received, .by_role = role}, now));
    reopen_case(tx, organisation, id, now);
    tell_author(tx, organisation, must_load(tx, organisation, id), "mergers.notice.own_again", now);
    return {};
}

/// What the new proposal has beside the common wording: from the first whose author has an account, so that offers reach somebody.
/// Names stay with the proposals that it was made of, so that whoever takes a name away there takes it away here too.
Proposal common_proposal(const Merger& merger, const std::vector<Proposal>& joined) {
    const auto lead = std::ranges::find_if(joined, [](const Proposal& p) { return bool(p.author); });
    const Proposal& from = lead == joined.end() ? joined.front() : *lead;
    Proposal made = from;
    made.wording = merger.wording;
    made.author_name.clear();
    const auto with_place = std::ranges::find_if(joined, [](const Proposal& p) { return p.latitude.has_value(); });
    if (!made.latitude && with_place != joined.end()) made.latitude = with_place->latitude, made.longitude = with_place->longitude;
    return made;
}

Result<Merger> leave(db::Transaction& tx, const Visitor& visitor, Merger merger, MergerPart part, Instant now);

}  // namespace

Result<Merger> propose_merger(db::Transaction& tx, const Visitor& visitor, ProcessId process, const MergerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    std::vector<Proposal> asked;
    for (const ProposalId id : form.proposals) {
        TRY(Proposal proposal, load_proposal(tx, organisation, id));
        asked.push_back(std::move(proposal));
    }
    TRY_DO(check_parts(asked));
    if (asked.front().process != process) return refuse(ErrorKind::not_found, "not_found", "mergers.refused.no_proposal");
    Merger merger{.id = db::take_id<MergerId>(tx, organisation, "merger"), .process = process, .wording = form.wording,
                  .explanation = form.explanation, .proposed_at = now, .proposed_by = visitor.person};
    if (process_of(tx, organisation, merger).rules_are_frozen(now)) return refuse(ErrorKind::conflict, "ballot_is_set", "mergers.refused.ballot_is_set");
    for (const Proposal& proposal : asked) {
        TRY_DO(check_no_other_merger(tx, organisation, proposal.id));
        merger.parts.push_back({.proposal = proposal.id, .due_at = proposals::author_due(proposal, now)});
    }
    insert_merger(tx, organisation, merger);
    json::Array numbers;
    for (const Proposal& proposal : asked) {
        numbers.emplace_back(proposal.id);
        tell_author(tx, organisation, proposal, "mergers.notice.asked", now);
    }
    note(tx, organisation, "merger_proposed", facilitator, merger, {{"process", process}, {"proposals", std::move(numbers)}}, now);
    return merger;
}

Result<Merger> answer_merger(db::Transaction& tx, const Visitor& visitor, MergerId id, const MergerAnswerForm& form, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Merger merger, load(tx, organisation, id));
    const MergerPart* const asked = merger.part_of(form.proposal);
    if (asked == nullptr) return refuse(ErrorKind::not_found, "not_found", "mergers.refused.no_proposal");
    MergerPart part = *asked;
    const Proposal proposal = must_load(tx, organisation, part.proposal);
    const bool is_author = proposal.author && proposal.author == visitor.person;
    const bool for_author = visitor.may(people::Permission::enter_for_others) && !form.channel.empty();
    if (!is_author && !for_author) return refuse(ErrorKind::not_allowed, "not_the_author", "mergers.refused.not_the_author");
    part.words = form.words;
    part.channel = is_author ? "web" : form.channel;
    part.answered_at = now;
    if (merger.state == MergerState::made && part.answer == MergerAnswer::yes && !form.agrees)
        return leave(tx, visitor, std::move(merger), std::move(part), now);
    TRY_DO(check_merger_answer(merger, part));
    part.answer = form.agrees ? MergerAnswer::yes : MergerAnswer::no;
    if (!update_part(tx, organisation, id, part, MergerAnswer::none)) return changed_meanwhile();
    note(tx, organisation, "merger_answered", is_author ? resident : facilitator, merger,
         {{"proposal", part.proposal}, {"answer", word_of(part.answer)}, {"channel", part.channel}}, now);
    if (!is_author) tell_author(tx, organisation, proposal, "mergers.notice.answered_for_you", now);
    TRY(Merger answered, load(tx, organisation, id));
    if (check_completion(answered, now).ok())
        people::notify(tx, organisation, merger.proposed_by,
                       {.message = "mergers.notice.all_answered", .arguments = {{"title", merger.wording.title}}, .path = "/mergers/" + std::to_string(id.value)}, now);
    return answered;
}

Result<Merger> complete_merger(db::Transaction& tx, const Visitor& visitor, MergerId id, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Merger merger, load(tx, organisation, id));
    TRY_DO(check_completion(merger, now));
    if (process_of(tx, organisation, merger).rules_are_frozen(now)) return refuse(ErrorKind::conflict, "ballot_is_set", "mergers.refused.ballot_is_set");
    std::vector<Proposal> joined;
    for (const ProposalId part : merger.joined()) {
        Proposal proposal = must_load(tx, organisation, part);
        // Taken back or answered meanwhile: it is no part any more.
        if (can_follow(proposal.state, State::merged)) joined.push_back(std::move(proposal));
    }
    merger.ended_at = now;
    merger.state = joined.size() < 2 ? MergerState::not_made : MergerState::made;
    if (merger.state == MergerState::made) {
        const Proposal made = proposals::receive_made(tx, organisation, common_proposal(merger, joined), facilitator, now);
        merger.result = made.id;
        for (const Proposal& part : joined) {
            TRY_DO(proposals::change_state(tx, organisation, part.id, {.to = State::merged, .by_role = facilitator, .reason = merger.explanation}, now));
            close_case(tx, organisation, part, now);
            proposals::copy_supports(tx, organisation, part.id, made.id);
        }
        // Authors have said yes already; nobody supports the own idea.
        for (const Proposal& part : joined)
            if (part.author) proposals::delete_support(tx, organisation, made.id, part.author);
    }
    if (!update_merger(tx, organisation, merger, MergerState::proposed)) return changed_meanwhile();
    for (const MergerPart& part : merger.parts) {
        const bool is_in = std::ranges::any_of(joined, [&](const Proposal& p) { return p.id == part.proposal; });
        const bool made = merger.state == MergerState::made;
        tell_author(tx, organisation, must_load(tx, organisation, part.proposal), made && is_in ? "mergers.notice.made" : "mergers.notice.stays", now);
    }
    note(tx, organisation, merger.state == MergerState::made ? "merger_made" : "merger_not_made", facilitator, merger,
         {{"result", merger.result}, {"joined", std::int64_t(joined.size())}}, now);
    return load(tx, organisation, id);
}

Result<Merger> undo_merger(db::Transaction& tx, const Visitor& visitor, MergerId id, const std::string& reason, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY(Merger merger, load(tx, organisation, id));
    TRY_DO(check_undoing(merger, process_of(tx, organisation, merger), now));
    const Proposal made = must_load(tx, organisation, merger.result);
    if (can_follow(made.state, State::withdrawn)) {
        TRY_DO(proposals::change_state(tx, organisation, made.id, {.to = State::withdrawn, .by_role = facilitator, .reason = reason}, now));
        close_case(tx, organisation, made, now);
    }
    for (const ProposalId part : merger.joined())
        if (must_load(tx, organisation, part).state == State::merged) TRY_DO(take_out(tx, organisation, part, facilitator, now));
    merger.state = MergerState::undone;
    merger.ended_at = now;
    if (!update_merger(tx, organisation, merger, MergerState::made)) return changed_meanwhile();
    note(tx, organisation, "merger_undone", facilitator, merger, {{"result", merger.result}}, now);
    return load(tx, organisation, id);
}

namespace {

Result<Merger> leave(db::Transaction& tx, const Visitor& visitor, Merger merger, MergerPart part, Instant now) {
    const OrganisationId organisation = visitor.organisation;
    TRY_DO(check_undoing(merger, process_of(tx, organisation, merger), now));
    part.answer = MergerAnswer::left;
    if (!update_part(tx, organisation, merger.id, part, MergerAnswer::yes)) return changed_meanwhile();
    note(tx, organisation, "merger_answered", part.channel == "web" ? resident : facilitator, merger,
         {{"proposal", part.proposal}, {"answer", word_of(part.answer)}, {"channel", part.channel}}, now);
    TRY_DO(take_out(tx, organisation, part.proposal, part.channel == "web" ? resident : facilitator, now));
    TRY(const Merger left, load(tx, organisation, merger.id));
    if (left.joined().size() >= 2) return left;
    return undo_merger(tx, visitor, merger.id, merger.explanation, now);
}

}  // namespace
}  // namespace allting::reviews
