#include "ballots/ballot_routes.hpp"

#include "alerts/alert_actions.hpp"
#include "ballots/ballot_actions.hpp"
#include "ballots/ballot_form.hpp"
#include "ballots/ballot_json.hpp"
#include "ballots/ballot_pages.hpp"
#include "ballots/page_parts.hpp"
#include "ballots/paper.hpp"
#include "ballots/receipt_cookie.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/sent_code_store.hpp"
#include "ballots/vote_pass.hpp"
#include "ballots/ways_actions.hpp"
#include "electorate/code_store.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/http/error_response.hpp"
#include "platform/http/form.hpp"
#include "platform/http/url.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting::ballots {

namespace {

using people::FieldType;
using people::Permission;
using people::Visit;
using processes::Process;
using proposals::Project;

/// What every step of the vote reads.
struct Booth {
    std::shared_ptr<const Paper> paper;
    std::optional<RollRow> row;
    Caller caller;
    bool has_register = false;

    const Process& process = paper->process;
    const std::vector<Project>& projects = paper->projects;
    RollState state() const { return row ? row->state : RollState::none; }
};

/// A pass is good while its code is, and the voter stands on the register; one by a code that was sent, while the vote
/// knows the voter.
bool is_good(db::Connection& c, const Visit& visit, const VotePass& pass) {
    const auto organisation = visit.visitor.organisation;
    if (pass.proof == sent_proof) return has_sent_code_voter(c, organisation, pass.process, pass.voter);
    const auto entry = electorate::find_entry(c, organisation, pass.process, pass.voter);
    if (!entry || entry->is_gone) return false;
    return pass.proof == desk_proof || pass.proof == proof_of(electorate::find_code_hash(c, organisation, pass.process, pass.voter));
}

/// Who votes: the holder of a pass into this vote, else whoever is signed in.
Caller caller_of(db::Connection& c, const Visit& visit, ProcessId process) {
    const auto pass = visit.visitor.by_token ? std::nullopt : given_pass(visit.request, visit.site.master_key, visit.now);
    if (pass && pass->process == process && is_good(c, visit, *pass)) return {visit.visitor, pass->voter, true, pass->way};
    return caller_by_account(c, visit.visitor, process);
}

Result<Booth> open_booth(Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    const auto id = visit.request.path_id<ProcessId>("id");
    const auto paper = read_paper(visit.database, organisation, id, visit.t.language());
    if (!paper) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    Booth booth = visit.database.read([&](db::Connection& c) {
        Caller caller = caller_of(c, visit, id);
        auto row = find_row(c, caller, id);
        return Booth{paper, std::move(row), std::move(caller), electorate::find_register(c, organisation, id).has_value()};
    });
    const bool may_vote = booth.caller.pass || visit.visitor.may(Permission::vote);
    if (!may_vote && visit.visitor.is_signed_in()) return refuse(ErrorKind::not_allowed, "not_allowed", "app.not_allowed_sentence");
    if (!may_vote && booth.has_register) return refuse(ErrorKind::not_signed_in, "no_pass", "ballots.refused.not_on_roll");
    const auto open = open_ways(booth.process, booth.has_register, visit.site);
    if (!may_vote && open != processes::WaySet{processes::Way::account}) return choose_way(open);
    if (!may_vote) return refuse(ErrorKind::not_signed_in, "not_signed_in", "ballots.refused.not_signed_in");
    if (!booth.process.ways.has(booth.caller.way))
        TRY_DO(visit.database.read([&](db::Connection& c) { return check_way(c, organisation, booth.process, booth.caller.way); }));
    TRY_DO(processes::check_open(booth.process, processes::PhaseKind::vote, visit.now));
    if (!booth.caller.pass && booth.has_register && !booth.row) return refuse(ErrorKind::not_allowed, "not_on_roll", "ballots.refused.not_on_roll");
    return booth;
}

/// The booth's door: a browser without a way in is led to where it gets one, and each use makes the pass last on.
template <people::Handler handler>
Result<http::Response> in_booth(Visit& visit) {
    auto answer = handler(visit);
    const bool is_page = visit.request.method == http::Method::get && !visit.request.wants_json();
    if (!answer && is_page && (answer.error().code == "no_pass" || answer.error().code == "not_on_roll")) return http::see_other("/vote");
    if (!answer && is_page && (answer.error().code == "choose_way" || answer.error().code == "way_not_offered")) return http::see_other(address_of_ways(visit.request.path_id<ProcessId>("id")));
    if (!answer && is_page && answer.error().kind == ErrorKind::not_signed_in)
        return http::see_other(std::string(page::sign_in_address) + "?back=" + http::percent_encode(visit.request.target));
    if (!answer) return answer;
    if (auto pass = given_pass(visit.request, visit.site.master_key, visit.now)) {
        pass->seen = visit.now;
        give_pass(answer.value(), visit.request, visit.site.master_key, *pass);
        answer.value().headers.emplace_back("Cache-Control", "no-store");
    }
    return answer;
}

/// The order in which this voter meets the projects: the same each time, another for the next voter.
std::uint64_t order_seed(const Visit& visit, const Booth& booth) {
    const std::string who = booth.caller.pass ? "voter:" + std::to_string(booth.caller.pass.value)
                                              : "person:" + std::to_string(visit.visitor.person.value);
    const std::string hash = crypto::hmac_sha256(crypto::derive_key(visit.site.master_key, "order of projects"),
                                                 std::to_string(booth.process.id.value) + ":" + who);
    std::uint64_t seed = 0;
    for (int i = 0; i < 8; ++i) seed = seed << 8 | static_cast<unsigned char>(hash[static_cast<std::size_t>(i)]);
    return seed;
}

VoterId voter_in(const Booth& booth) { return booth.row ? booth.row->voter : VoterId{}; }

BallotView view_of(const Visit& visit, const Booth& booth, const ProjectFilter& filter, const Marks& marks) {
    return view_of(booth.process, booth.projects, booth.state(), filter, marks, order_seed(visit, booth));
}

Result<http::Response> show_ballot(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    const ProjectFilter filter = read_filter(visit.request.query);
    const bool wants_change = visit.request.query.text("change") == "yes" && booth.state() == RollState::online_cast;
    const bool may_choose = booth.state() == RollState::none || booth.state() == RollState::online_withdrawn || wants_change;
    return visit.answer(
        [&](const page::Frame& f) {
            if (!may_choose) return voted_page(f, booth.process, booth.state(), booth.caller.by_code);
            if (!booth.row && (!booth.caller.pass || processes::is_sent_code(booth.caller.way))) return right_page(f, {}, booth.process);
            if (needs_area(booth.process, filter)) return area_page(f, booth.process);
            return choose_page(f, view_of(visit, booth, filter, {}), nullptr);
        },
        [&] { return ballot_json(booth.process, booth.projects, booth.row); });
}

Result<http::Response> post_right(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    const auto stated = [&]() -> Result<void> {
        TRY(const auto right, read_right(visit.input()));
        return visit.database.write([&](db::Transaction& tx) {
            return state_right(tx, visit.site, booth.caller, booth.process.id, right.value_or(Right{}), visit.now);
        });
    }();
    if (!stated) return visit.form_again(stated.error(), [&](const page::Frame& f, const page::Typed& typed) { return right_page(f, typed, booth.process); });
    return visit.done(address_of_vote(booth.process.id), [&] { return roll_json(booth.process.id, booth.state()); });
}

/// What was chosen, again, with what is wrong with it.
Result<http::Response> choose_again(Visit& visit, const Booth& booth, const Marks& marks, const Error& error) {
    if (error.kind != ErrorKind::invalid && !visit.request.wants_json()) return error;
    return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) {
        if (error.code == "right_not_stated") return right_page(f, typed, booth.process);
        return choose_page(f, view_of(visit, booth, read_filter(visit.input()), marks), &error);
    });
}

/// Filter, change, blank or check: what the buttons of the choosing do. Nothing is stored.
Result<http::Response> post_check(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    TRY_DO(after_cast(booth.state()));
    auto form = read_ballot_form(visit.input());
    if (!form) return choose_again(visit, booth, {}, form.error());
    const Marks marks = chosen_of(form.value());
    const std::string_view act = visit.input().text("act");
    ProjectFilter filter = read_filter(visit.input());
    if ((act == "filter" || act == "change") && !visit.request.wants_json())
        return http::page(choose_page(visit.frame, view_of(visit, booth, filter, marks), nullptr));
    form.value().blank = form.value().blank || act == "blank";
    const auto ballot = check_ballot(booth.process, booth.projects, form.value(), visit.now);
    if (!ballot) return choose_again(visit, booth, marks, ballot.error());
    filter.text.clear();
    filter.category.clear();
    const BallotView view = view_of(visit, booth, filter, ballot.value().marks);
    return visit.answer([&](const page::Frame& f) { return check_page(f, view, visit.new_request_key()); }, [&] { return check_json(view); });
}

/// For the sums of those who watch over the vote: what is alike, never what it says.
void note_cast(Visit& visit, const Booth& booth, const BallotForm& form) {
    const ProcessId id = booth.process.id;
    alerts::CastVote cast{.process = id, .is_first = booth.state() == RollState::none};
    if (cast.is_first) visit.database.read([&](db::Connection& c) {  // of a changed ballot nobody asks whose it is
        const auto row = find_row(c, booth.caller, id);
        if (!row) return;
        cast.voter = row->voter;
        cast.birth_year = row->right.birth_year;
        const auto pass = booth.caller.by_code ? given_pass(visit.request, visit.site.master_key, visit.now) : std::nullopt;
        cast.by_letter = pass && pass->proof == proof_of(electorate::find_code_hash(c, visit.visitor.organisation, id, row->voter));
    });
    const std::string marks = text_of(chosen_of(form));
    cast.marks = marks;
    alerts::note_cast(visit, cast);
}

Result<http::Response> post_ballot(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    const ProcessId id = booth.process.id;
    auto form = read_ballot_form(visit.input());
    if (!form) return choose_again(visit, booth, {}, form.error());
    const auto receipt = [&]() -> Result<Receipt> {
        TRY(const auto right, read_right(visit.input()));
        return visit.database.write([&](db::Transaction& tx) {
            return cast_ballot(tx, visit.site, booth.caller, id, form.value(), right, "web", visit.now);
        });
    }();
    if (!receipt) return choose_again(visit, booth, chosen_of(form.value()), receipt.error());
    note_cast(visit, booth, form.value());
    auto response = visit.done(address_of_vote(id) + "/receipt", [&] { return receipt_json(receipt.value()); }, 201);
    if (!visit.request.wants_json()) {
        const auto row = visit.database.read([&](db::Connection& c) { return find_row(c, booth.caller, id); });
        if (row) give_receipt(response, visit.request, visit.site.master_key, id, row->voter, receipt.value().code);
    }
    return response;
}

Result<http::Response> show_receipt(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    const auto receipt = given_receipt(visit.request, visit.site.master_key, booth.process.id, voter_in(booth));
    return visit.answer([&](const page::Frame& f) { return receipt_page(f, booth.process, receipt, visit.site.base_url, booth.caller.by_code); },
                        [&] { return roll_json(booth.process.id, booth.state()); });
}

Result<http::Response> post_withdrawal(Visit& visit) {
    TRY(const Booth booth, open_booth(visit));
    const ProcessId id = booth.process.id;
    TRY_DO(visit.database.write([&](db::Transaction& tx) { return withdraw_ballot(tx, visit.site, booth.caller, id, visit.now); }));
    auto response = visit.done(address_of_vote(id), [&] { return roll_json(id, RollState::online_withdrawn); });
    visit.say_next(response, "ballots.withdrawn");
    return response;
}

Result<http::Response> show_lookup(Visit& visit) {
    return visit.answer([&](const page::Frame& f) { return receipts_page(f, {}, {}); }, [] { return json::Value(json::Object{}); });
}

/// Says only whether a ballot with that receipt lies in a box: neither when it came there nor what it says.
Result<http::Response> post_lookup(Visit& visit) {
    http::FormReader reader(visit.input());
    const std::string typed = reader.line("receipt", {.characters_max = 60});
    if (!reader.ok()) {
        const Error error = reader.error();
        return visit.form_again(error, [&](const page::Frame& f, const page::Typed& t) { return receipts_page(f, t, {}); });
    }
    Lookup lookup{.asked = true};
    visit.database.read([&](db::Connection& c) {
        lookup.answer = look_up_receipt(c, visit.site, visit.visitor.organisation, normalise_crockford(typed));
        const auto process = processes::find_process(c, visit.visitor.organisation, lookup.answer.process);
        if (process) lookup.process_title = process->text_in(visit.t.language()).title;
    });
    return visit.answer([&](const page::Frame& f) { return receipts_page(f, {.input = &visit.input()}, lookup); },
                        [&] { return lookup_json(lookup.answer); });
}

constexpr people::FieldSpec right_fields[] = {
    {"relation", FieldType::choice, true, "On what the right rests: lives, works, studies or rents, as the process counts them"},
    {"birth_year", FieldType::number, false, "Needed where the process has a lowest age"},
};
constexpr people::FieldSpec check_fields[] = {
    {"projects", FieldType::id_list, false, "Marked projects, on approval and budget ballots"},
    {"points", FieldType::points, false, "Points by project, as {\"3\": 2}, on points ballots"},
    {"blank", FieldType::boolean, false, "True for a blank ballot: an empty one is refused"},
};
constexpr people::FieldSpec ballot_fields[] = {
    {"request_key", FieldType::line, true, "8 to 100 signs of your choice: the same key is the same act and gives the same receipt"},
    {"projects", FieldType::id_list, false, "Marked projects, on approval and budget ballots"},
    {"points", FieldType::points, false, "Points by project, as {\"3\": 2}, on points ballots"},
    {"blank", FieldType::boolean, false, "True for a blank ballot: an empty one is refused"},
    {"relation", FieldType::choice, false, "States the right in the same act; needed unless it was stated before"},
    {"birth_year", FieldType::number, false, "As for the right"},
};
constexpr people::FieldSpec lookup_fields[] = {
    {"receipt", FieldType::line, true, "The 16 signs of a receipt, with or without hyphens"},
};

using http::Method;
const people::Route table[] = {
    {Method::get, "/processes/{id}/ballot", Permission::read, in_booth<show_ballot>, "The ballot: rules, pots and projects, and whether you have voted"},
    {Method::post, "/processes/{id}/ballot/right", Permission::read, in_booth<post_right>, "State on what your right to vote rests", right_fields},
    {Method::post, "/processes/{id}/ballot/check", Permission::read, in_booth<post_check>, "Check a ballot by the rules; stores nothing", check_fields},
    {Method::post, "/processes/{id}/ballot", Permission::read, in_booth<post_ballot>, "Cast your ballot, or another in its place, until the vote closes", ballot_fields},
    {Method::get, "/processes/{id}/ballot/receipt", Permission::read, in_booth<show_receipt>, "The receipt page after casting"},
    {Method::post, "/processes/{id}/ballot/withdrawal", Permission::read, in_booth<post_withdrawal>, "Take your ballot out of the box"},
    {Method::get, "/receipts", Permission::read, show_lookup, "The form where a receipt is looked up"},
    {Method::post, "/receipts", Permission::read, post_lookup, "Whether a ballot with this receipt lies in a box", lookup_fields},
};

}  // namespace

std::span<const people::Route> routes() { return table; }

}  // namespace allting::ballots
