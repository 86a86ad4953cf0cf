#include "scrutiny/scrutiny_actions.hpp"

#include <algorithm>

#include "alerts/alert_store.hpp"
#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/roll_store.hpp"
#include "core/text.hpp"
#include "people/notify.hpp"
#include "people/person_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/db/counter.hpp"
#include "platform/i18n/normal_form.hpp"
#include "processes/process_actions.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "results/bundle.hpp"
#include "results/count_store.hpp"
#include "reviews/case_actions.hpp"
#include "scrutiny/scrutiny_store.hpp"

namespace allting::scrutiny {
namespace {

using processes::Process;

constexpr std::string_view role = "scrutineer";

Result<Process> process_of(db::Connection& connection, OrganisationId organisation, ProcessId id) {
    auto process = processes::find_process(connection, organisation, id);
    if (!process || !process->published || !process->phase(processes::PhaseKind::vote))
        return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    return std::move(*process);
}

Result<void> check_now(db::Connection& connection, OrganisationId organisation, const Process& process, const JointAct& act, Instant now) {
    const auto log = ballots::find_vote_log(connection, organisation, process.id);
    const auto challenges = list_challenges(connection, organisation, process.id);
    const VoteNow vote{.process = process,
                       .log = log ? std::optional(log->state) : std::nullopt,
                       .is_counted = results::is_counted(connection, organisation, process.id),
                       .open_challenges = std::ranges::count(challenges, ChallengeState::open, &Challenge::state)};
    if (act.kind == ActKind::uphold || act.kind == ActKind::dismiss) {
        const auto challenge = std::ranges::find(challenges, act.challenge, &Challenge::id);
        if (challenge == challenges.end()) return refuse(ErrorKind::not_found, "challenge_not_found", "scrutiny.refused.challenge_not_found");
        if (challenge->state != ChallengeState::open) return refuse(ErrorKind::conflict, "already_settled", "scrutiny.refused.already_settled");
    }
    return check_act(act, vote, now);
}

/// In the organisation's record: that two scrutineers did it, never who, and of challenges not why.
void record_act(db::Transaction& tx, OrganisationId organisation, const JointAct& act, Instant now) {
    json::Object facts{{"act", word_of(act.kind)}};
    if (act.closes) facts.emplace_back("closes", *act.closes);
    if (act.kind == ActKind::extend || act.kind == ActKind::annul) facts.emplace_back("reason", act.reason);
    record::append(tx, organisation, now, {.kind = "vote_scrutinised", .by_role = role, .subject = "process", .subject_id = act.process.value, .facts = std::move(facts)});
}

Result<void> uphold(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const JointAct& act) {
    const auto challenge = find_challenge(tx, organisation, act.challenge);
    CHECK(challenge.has_value());
    auto row = ballots::find_roll_row(tx, organisation, act.process, challenge->voter);
    CHECK(row.has_value());
    const bool counted = row->state == ballots::RollState::online_cast;
    TRY(const bool in_record, ballots::void_slot(tx, site, organisation, act.process, challenge->voter, ballots::reasons::challenge_upheld));
    if (counted && !in_record) return refuse(ErrorKind::conflict, "ballot_cannot_be_changed", "ballots.refused.ballot_cannot_be_changed");
    TRY(row->state, ballots::after(row->state, in_record ? ballots::RollAct::void_place : ballots::RollAct::bar));
    row->voted_sealed.clear();
    if (!ballots::update_roll_row(tx, organisation, act.process, *row, site.random))
        return refuse(ErrorKind::conflict, "roll_changed", "ballots.refused.roll_changed");
    settle_challenge(tx, organisation, act.challenge, ChallengeState::upheld);
    return {};
}

Result<void> finalise(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process, Instant now) {
    TRY(const results::Reconciliation sheet, results::reconcile(tx, organisation, process));
    TRY_DO(results::check_sums(sheet));
    TRY(const std::string result, results::result_sheet(tx, organisation, process));
    const auto count = results::find_count(tx, organisation, process.id);
    const auto log = ballots::find_vote_log(tx, organisation, process.id);
    if (log && log->state == ballots::LogState::closed && count && count->ballots_count != sheet.log.counted)
        return refuse(ErrorKind::conflict, "count_again", "scrutiny.refused.count_again");
    return ballots::finalise_box(tx, site, organisation, process.id, to_hex(crypto::sha256(results::text_of(sheet))),
                                 to_hex(crypto::sha256(result)), now);
}

Result<void> open(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process, Instant now) {
    TRY_DO(ballots::open_box(tx, site, organisation, process, proposals::list_projects(tx, organisation, process.id), now));
    reviews::place_on_ballot(tx, organisation, process.id, now);
    return {};
}

Result<void> carry_out(db::Transaction& tx, const people::Site& site, OrganisationId organisation, const Process& process,
                       const JointAct& act, Instant now) {
    const std::string reason = i18n::to_nfc(act.reason);
    switch (act.kind) {
        case ActKind::open: return open(tx, site, organisation, process, now);
        case ActKind::close: return ballots::close_box(tx, site, organisation, process, now);
        case ActKind::extend:
            processes::extend_vote(tx, organisation, process, *act.closes);
            return ballots::add_event(tx, site, organisation, process.id, "extended", {{"closes", *act.closes}, {"reason", reason}}, now);
        case ActKind::uphold: return uphold(tx, site, organisation, act);
        case ActKind::dismiss: settle_challenge(tx, organisation, act.challenge, ChallengeState::dismissed); return {};
        case ActKind::annul:
            TRY_DO(ballots::annul_box(tx, site, organisation, process.id, reason, now));
            alerts::forget_counts(tx, organisation, process.id);
            return {};
        case ActKind::finalise:
            TRY_DO(finalise(tx, site, organisation, process, now));
            alerts::forget_counts(tx, organisation, process.id);
            return {};
    }
    return {};
}

}  // namespace

Result<JointAct> propose_act(db::Transaction& tx, const people::Visitor& visitor, ProcessId id, const Proposal& proposal, Instant now) {
    TRY(const Process process, process_of(tx, visitor.organisation, id));
    JointAct act{.id = {}, .process = id, .kind = proposal.kind, .closes = proposal.closes, .challenge = proposal.challenge,
                 .reason = proposal.reason, .proposed_by = visitor.person, .proposed_at = now, .settled_by = {}, .settled_at = {}};
    TRY_DO(check_now(tx, visitor.organisation, process, act, now));
    for (const JointAct& other : list_acts(tx, visitor.organisation, id)) {
        const bool waits = other.state == ActState::proposed && now < other.proposed_at + proposal_lasts;
        if (waits && other.kind == act.kind && other.challenge == act.challenge)
            return refuse(ErrorKind::conflict, "already_proposed", "scrutiny.refused.already_proposed");
    }
    act.id = db::take_id<JointActId>(tx, visitor.organisation, "joint_act");
    insert_act(tx, visitor.organisation, act);
    for (const PersonId other : people::list_with_role(tx, visitor.organisation, people::Role::scrutineer)) {
        if (other == visitor.person) continue;
        const notices::Notice notice{.message = "scrutiny.notice.proposal", .arguments = {{"title", process.text_in("sv").title}},
                                     .path = "/processes/" + std::to_string(id.value) + "/scrutiny", .urgent = true};
        people::notify(tx, visitor.organisation, other, notice, now);
    }
    return act;
}

Result<JointAct> confirm_act(db::Transaction& tx, const people::Site& site, const people::Visitor& visitor, JointActId id, Instant now) {
    auto act = find_act(tx, visitor.organisation, id);
    if (!act) return refuse(ErrorKind::not_found, "act_not_found", "scrutiny.refused.act_not_found");
    TRY_DO(check_confirmation(*act, visitor.person, now));
    TRY(const Process process, process_of(tx, visitor.organisation, act->process));
    TRY_DO(check_now(tx, visitor.organisation, process, *act, now));
    if (!settle_act(tx, visitor.organisation, id, ActState::done, visitor.person, now))
        return refuse(ErrorKind::conflict, "already_settled", "scrutiny.refused.already_settled");
    TRY_DO(carry_out(tx, site, visitor.organisation, process, *act, now));
    record_act(tx, visitor.organisation, *act, now);
    if (act->kind != ActKind::dismiss) tell_checkpoint(tx, visitor.organisation, process, now);
    act->state = ActState::done;
    act->settled_by = visitor.person;
    act->settled_at = now;
    return std::move(*act);
}

Result<void> withdraw_act(db::Transaction& tx, const people::Visitor& visitor, JointActId id, Instant now) {
    const auto act = find_act(tx, visitor.organisation, id);
    if (!act) return refuse(ErrorKind::not_found, "act_not_found", "scrutiny.refused.act_not_found");
    if (act->proposed_by != visitor.person) return refuse(ErrorKind::not_allowed, "not_your_proposal", "scrutiny.refused.not_your_proposal");
    if (!settle_act(tx, visitor.organisation, id, ActState::withdrawn, visitor.person, now))
        return refuse(ErrorKind::conflict, "already_settled", "scrutiny.refused.already_settled");
    return {};
}

Result<Challenge> file_challenge(db::Transaction& tx, const people::Visitor& visitor, ProcessId id, const std::string& voter,
                                 const std::string& reason, Instant now) {
    TRY(const Process process, process_of(tx, visitor.organisation, id));
    const auto log = ballots::find_vote_log(tx, visitor.organisation, id);
    if (!log || log->state == ballots::LogState::finalised) return refuse(ErrorKind::conflict, "vote_is_final", "scrutiny.refused.vote_is_final");
    if (challenges_end(process) <= now) return refuse(ErrorKind::conflict, "challenges_over", "scrutiny.refused.challenges_over");
    std::optional<ballots::RollRow> row;
    if (const auto number = integer_from_text(voter)) row = ballots::find_roll_row(tx, visitor.organisation, id, VoterId{*number});
    else if (const auto person = people::find_person_by_email(tx, visitor.organisation, to_lower_ascii(voter)))
        row = ballots::find_roll_row_of(tx, visitor.organisation, id, person->id);
    FieldErrors errors;
    if (!row) errors.add("voter", "not_on_roll", "scrutiny.refused.not_on_roll");
    if (!errors.empty()) return errors.take();
    Challenge challenge{.id = db::take_id<ChallengeId>(tx, visitor.organisation, "challenge"), .process = id, .voter = row->voter,
                        .reason = reason, .filed_by = visitor.person, .filed_at = now};
    insert_challenge(tx, visitor.organisation, challenge);
    return challenge;
}

void tell_checkpoint(db::Transaction& tx, OrganisationId organisation, const Process& process, Instant now) {
    const auto checkpoint = ballots::find_checkpoint(tx, organisation, process.id);
    if (!checkpoint) return;
    const notices::Notice notice{.message = "scrutiny.notice.checkpoint",
                                 .arguments = {{"title", process.text_in("sv").title}, {"checkpoint", *checkpoint}},
                                 .path = "/processes/" + std::to_string(process.id.value) + "/log"};
    people::notify_role(tx, organisation, people::Role::scrutineer, notice, now);
}

void destroy_keys(const people::Site& site, OrganisationId organisation) {
    const auto final_ones = site.database.read([&](db::Connection& c) { return ballots::list_vote_logs(c, organisation, ballots::LogState::finalised); });
    for (const ProcessId id : final_ones) site.keys.destroy(ballots::box_key_name(organisation, id), site.random);
}

}  // namespace allting::scrutiny
