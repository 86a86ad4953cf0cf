#include "scrutiny/scrutiny_routes.hpp"

#include <array>

#include "alerts/alert_actions.hpp"
#include "ballots/roll_store.hpp"
#include "core/limits.hpp"
#include "core/text.hpp"
#include "people/person_store.hpp"
#include "platform/http/form.hpp"
#include "processes/process_store.hpp"
#include "results/bundle.hpp"
#include "results/count_store.hpp"
#include "scrutiny/scrutiny_actions.hpp"
#include "scrutiny/scrutiny_pages.hpp"
#include "scrutiny/scrutiny_store.hpp"

namespace allting::scrutiny {
namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

std::string name_of(db::Connection& c, const Visit& visit, PersonId id) {
    const auto person = people::find_person(c, visit.visitor.organisation, id);
    return person ? person->name : std::string();
}

/// For those who decide: the account's name and address; for others on the roll their number.
std::string voter_name(db::Connection& c, const Visit& visit, const Challenge& challenge) {
    const auto row = ballots::find_roll_row(c, visit.visitor.organisation, challenge.process, challenge.voter);
    const auto person = row && row->person ? people::find_person(c, visit.visitor.organisation, row->person) : std::nullopt;
    if (!person || people::naming_of(*person) != people::Naming::by_name) return visit.t("scrutiny.voter_number", {{"number", challenge.voter.value}});
    return person->name + (person->email ? " (" + *person->email + ")" : "");
}

std::vector<ActKind> possible_acts(const ScrutinyView& view, bool is_counted, Instant now) {
    std::vector<ActKind> possible;
    std::int64_t open_challenges = 0;
    for (const NamedChallenge& named : view.challenges) open_challenges += named.challenge.state == ChallengeState::open;
    const VoteNow vote{.process = view.process, .log = view.log, .is_counted = is_counted, .open_challenges = open_challenges};
    for (const ActKind kind : {ActKind::open, ActKind::close, ActKind::extend, ActKind::finalise, ActKind::annul}) {
        JointAct act{.id = {}, .process = view.process.id, .kind = kind, .closes = {}, .challenge = {}, .reason = "x", .proposed_by = {},
                     .proposed_at = now, .settled_by = {}, .settled_at = {}};
        act.closes = view.process.phase(processes::PhaseKind::vote)->closes + days(365);
        if (check_act(act, vote, now).ok()) possible.push_back(kind);
    }
    return possible;
}

Result<ScrutinyView> view_of(db::Connection& c, const Visit& visit, ProcessId id) {
    const OrganisationId organisation = visit.visitor.organisation;
    auto process = processes::find_process(c, organisation, id);
    if (!process || !process->published || !process->phase(processes::PhaseKind::vote))
        return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
    ScrutinyView view{.process = std::move(*process), .log = {}, .root = {}, .rules_hash = {}, .possible = {}, .acts = {}, .challenges = {}, .sums_problem = {}};
    view.rules_hash = view.process.rules_hash.value_or("");
    if (const auto log = ballots::find_vote_log(c, organisation, id)) {
        view.log = log->state;
        view.entries_count = static_cast<std::int64_t>(log->tree.size());
        view.root = to_hex(log->tree.root());
    }
    for (JointAct& act : list_acts(c, organisation, id)) {
        const bool lapsed = act.state == ActState::proposed && act.proposed_at + proposal_lasts <= visit.now;
        const std::string first = name_of(c, visit, act.proposed_by), second = act.settled_by ? name_of(c, visit, act.settled_by) : "";
        const bool own = act.proposed_by == visit.visitor.person;
        view.acts.push_back({std::move(act), first, second, lapsed, own});
    }
    for (Challenge& challenge : list_challenges(c, organisation, id)) {
        std::string voter = voter_name(c, visit, challenge);
        view.challenges.push_back({std::move(challenge), std::move(voter)});
    }
    view.possible = possible_acts(view, results::is_counted(c, organisation, id), visit.now);
    if (view.log == ballots::LogState::closed) {
        const auto sheet = results::reconcile(c, organisation, view.process);
        const auto sums = sheet ? results::check_sums(sheet.value()) : Result<void>(sheet.error());
        if (!sums) view.sums_problem = visit.t.with(i18n::Key::at_run_time(sums.error().text_key), sums.error().arguments);
    }
    return view;
}

Result<ScrutinyView> load_view(Visit& visit, ProcessId id) {
    return visit.database.read([&](db::Connection& c) { return view_of(c, visit, id); });
}

Result<http::Response> list_votes(Visit& visit) {
    std::vector<VoteLine> votes;
    visit.database.read([&](db::Connection& c) {
        for (processes::Process& process : processes::list_processes(c, visit.visitor.organisation)) {
            if (!process.published || !process.phase(processes::PhaseKind::vote)) continue;
            const auto log = ballots::find_vote_log(c, visit.visitor.organisation, process.id);
            votes.push_back({std::move(process), log ? std::optional(log->state) : std::nullopt});
        }
    });
    return visit.answer([&](const page::Frame& f) { return votes_page(f, votes); }, [&] { return votes_json(votes); });
}

Result<http::Response> show_scrutiny(Visit& visit) {
    TRY(const ScrutinyView view, load_view(visit, visit.request.path_id<ProcessId>("id")));
    return visit.answer([&](const page::Frame& f) { return scrutiny_page(f, {}, view); }, [&] { return scrutiny_json(view); });
}

Result<http::Response> page_again(Visit& visit, ProcessId id, const Error& error) {
    TRY(const ScrutinyView view, load_view(visit, id));
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return scrutiny_page(f, typed, view); });
}

Result<Proposal> read_proposal(const Visit& visit) {
    http::FormReader form(visit.input());
    Proposal proposal;
    const std::string word = form.choice("kind", {"open", "close", "extend", "uphold", "dismiss", "annul", "finalise"}, http::Need::required);
    proposal.kind = act_kind_from_word(word).value_or(ActKind::finalise);
    if (proposal.kind == ActKind::extend) proposal.closes = form.local_instant("closes", visit.site.zone, http::Need::required);
    if (proposal.kind == ActKind::uphold || proposal.kind == ActKind::dismiss) proposal.challenge = form.id<ChallengeId>("challenge", http::Need::required);
    proposal.reason = form.text("reason", {.characters_min = 0, .characters_max = limits::reason_characters_max});
    if (!form.ok()) return form.error();
    return proposal;
}

Result<http::Response> post_proposal(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const auto proposed = [&]() -> Result<JointAct> {
        TRY(const Proposal proposal, read_proposal(visit));
        return visit.database.write([&](db::Transaction& tx) { return propose_act(tx, visit.visitor, id, proposal, visit.now); });
    }();
    if (!proposed) return page_again(visit, id, proposed.error());
    auto response = visit.done(address_of_scrutiny(id), [&] { return act_json(proposed.value()); }, 201);
    visit.say_next(response, "scrutiny.said_proposed");
    return response;
}

Result<ProcessId> process_of_act(Visit& visit, JointActId id) {
    const auto act = visit.database.read([&](db::Connection& c) { return find_act(c, visit.visitor.organisation, id); });
    if (!act) return refuse(ErrorKind::not_found, "act_not_found", "scrutiny.refused.act_not_found");
    return act->process;
}

Result<http::Response> post_confirmation(Visit& visit) {
    const auto id = visit.request.path_id<JointActId>("id");
    TRY(const ProcessId process, process_of_act(visit, id));
    const auto done = visit.database.write([&](db::Transaction& tx) { return confirm_act(tx, visit.site, visit.visitor, id, visit.now); });
    if (!done) return page_again(visit, process, done.error());
    if (done.value().kind == ActKind::finalise) {
        destroy_keys(visit.site, visit.visitor.organisation);
        visit.database.forget_log();
    }
    auto response = visit.done(address_of_scrutiny(process), [&] { return act_json(done.value()); });
    visit.say_next(response, "scrutiny.said_done");
    return response;
}

Result<http::Response> post_withdrawal(Visit& visit) {
    const auto id = visit.request.path_id<JointActId>("id");
    TRY(const ProcessId process, process_of_act(visit, id));
    const auto taken = visit.database.write([&](db::Transaction& tx) { return withdraw_act(tx, visit.visitor, id, visit.now); });
    if (!taken) return page_again(visit, process, taken.error());
    auto response = visit.done(address_of_scrutiny(process), [&] { return json::Value(json::Object{{"id", id}, {"state", "withdrawn"}}); });
    visit.say_next(response, "scrutiny.said_withdrawn");
    return response;
}

Result<http::Response> post_challenge(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const auto filed = [&]() -> Result<Challenge> {
        http::FormReader form(visit.input());
        const std::string voter = form.line("voter", {.characters_max = limits::line_characters_max});
        const std::string reason = form.text("objection", {.characters_min = 5, .characters_max = limits::reason_characters_max});
        if (!form.ok()) return form.error();
        return visit.database.write([&](db::Transaction& tx) { return file_challenge(tx, visit.visitor, id, voter, reason, visit.now); });
    }();
    if (!filed) return page_again(visit, id, filed.error());
    alerts::note_challenge(visit, id);
    auto response = visit.done(address_of_scrutiny(id), [&] { return challenge_json(filed.value()); }, 201);
    visit.say_next(response, "scrutiny.said_filed");
    return response;
}

/// The counted ballots of a sealed vote, for those who check it.
Result<http::Response> download_ballots(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    TRY(std::string csv, visit.database.read([&](db::Connection& c) -> Result<std::string> {
        const auto process = processes::find_process(c, visit.visitor.organisation, id);
        if (!process) return refuse(ErrorKind::not_found, "process_not_found", "processes.error.not_found");
        return results::ballots_csv(c, visit.visitor.organisation, *process, visit.now);
    }));
    return http::file(std::move(csv), "text/csv; charset=utf-8", "ballots.csv");
}

constexpr people::FieldSpec proposal_fields[] = {
    {"kind", FieldType::choice, true, "open, close, extend, uphold, dismiss, annul or finalise"},
    {"closes", FieldType::instant, false, "extend: the new close, later than the one before"},
    {"challenge", FieldType::id, false, "uphold and dismiss: the challenge"},
    {"reason", FieldType::text, false, "Why; needed but for open, close and finalise"},
};
constexpr people::FieldSpec challenge_fields[] = {
    {"voter", FieldType::line, true, "E-mail address of the account, or the number on the roll"},
    {"objection", FieldType::text, true, "Why this person should not vote here; seen by scrutineers alone"},
};

using http::Method;
constexpr people::Route table[] = {
    {Method::get, "/scrutiny", Permission::scrutinise, list_votes, "Votes and where they stand"},
    {Method::get, "/processes/{id}/scrutiny", Permission::scrutinise, show_scrutiny, "Where a vote stands, and what two scrutineers can do"},
    {Method::post, "/processes/{id}/scrutiny", Permission::scrutinise, post_proposal, "Propose an act over the vote, for another scrutineer to confirm", proposal_fields},
    {Method::post, "/joint-acts/{id}/confirmation", Permission::scrutinise, post_confirmation, "Confirm what another scrutineer proposed: then it is done"},
    {Method::post, "/joint-acts/{id}/withdrawal", Permission::scrutinise, post_withdrawal, "Take your own proposal back"},
    {Method::post, "/processes/{id}/challenges", Permission::scrutinise, post_challenge, "Challenge somebody's right to vote", challenge_fields},
    {Method::get, "/processes/{id}/scrutiny/ballots.csv", Permission::scrutinise, download_ballots, "The counted ballots, for checking a sealed vote"},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

}  // namespace allting::scrutiny
