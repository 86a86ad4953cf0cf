// Routes of the desk. What is searched for comes in a form, never in an address: it may be an identity number.
#include "alerts/alert_actions.hpp"
#include "ballots/ballot_routes.hpp"
#include "ballots/desk_actions.hpp"
#include "ballots/desk_pages.hpp"
#include "ballots/page_parts.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/ways_actions.hpp"
#include "core/text.hpp"
#include "people/looks_actions.hpp"
#include "electorate/code_store.hpp"
#include "electorate/desk_register.hpp"
#include "platform/http/form.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/process_store.hpp"

namespace allting::ballots {

namespace {

using people::FieldType;
using people::Permission;
using people::Visit;
using processes::Process;

Result<DeskView> empty_desk(Visit& visit) {
    auto process = visit.database.read([&](db::Connection& c) {
        return processes::find_process(c, visit.visitor.organisation, visit.request.path_id<ProcessId>("id"));
    });
    if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
    TRY_DO(visit.database.read([&](db::Connection& c) { return check_way(c, visit.visitor.organisation, *process, processes::Way::desk); }));
    DeskView view{.process = std::move(*process)};
    view.is_open = view.process.is_open(processes::PhaseKind::vote, visit.now);
    const auto kept = visit.database.read([&](db::Connection& c) { return electorate::find_register(c, visit.visitor.organisation, view.process.id); });
    if (kept) view.kept = kept->kind;
    return view;
}

/// An identity number, a code from a letter, or part of a name or household.
electorate::EntryList find_voters(db::Connection& c, const Visit& visit, ProcessId process, const std::string& text) {
    const auto organisation = visit.visitor.organisation;
    const auto today = electorate::local_day(visit.now, visit.site.zone);
    std::optional<electorate::Entry> one;
    if (const auto number = people::IdentityNumber::read(text, today); number.ok())
        one = electorate::find_entry_by_identity(c, organisation, process, people::identity_hash(people::identity_key(visit.site.master_key), number.value()));
    if (!one) {
        const auto holder = electorate::find_holder(c, organisation, electorate::code_hash(electorate::code_key(visit.site.master_key), text));
        if (holder && holder->process == process) one = electorate::find_entry(c, organisation, process, holder->voter);
    }
    if (one) return {.entries = {std::move(*one)}, .count = 1};
    return electorate::list_entries(c, organisation, process, {.text = text});
}

Result<http::Response> show_desk(Visit& visit) {
    TRY(const DeskView view, empty_desk(visit));
    return visit.answer([&](const page::Frame& f) { return desk_page(f, {}, view); }, [&] { return desk_json(view); });
}

/// The look is noted before anything is shown.
Result<http::Response> post_search(Visit& visit) {
    TRY(DeskView view, empty_desk(visit));
    http::FormReader reader(visit.input());
    const std::string text = reader.line("text", {.characters_min = 2, .characters_max = 80});
    if (!reader.ok()) {
        const Error error = reader.error();
        return visit.form_again(error, [&](const page::Frame& f, const page::Typed& typed) { return desk_page(f, typed, view); });
    }
    view.searched = true;
    visit.database.read([&](db::Connection& c) {
        auto found = find_voters(c, visit, view.process.id, text);
        view.count = found.count;
        for (auto& entry : found.entries) {
            const auto row = find_roll_row(c, visit.visitor.organisation, view.process.id, entry.voter);
            view.lines.push_back({std::move(entry), row ? row->state : RollState::none});
        }
    });
    visit.database.write([&](db::Transaction& tx) {
        people::note_access(tx, visit.visitor, "desk", std::int64_t(view.lines.size()), visit.now, view.process.id);
    });
    return visit.answer([&](const page::Frame& f) { return desk_page(f, {}, view); }, [&] { return desk_json(view); });
}

/// Where there is no list: whoever has shown the right is written in, and stands on the page as if found.
Result<http::Response> post_person(Visit& visit) {
    TRY(DeskView view, empty_desk(visit));
    const auto voter = [&]() -> Result<VoterId> {
        http::FormReader reader(visit.input());
        const electorate::ShownRight shown{.number = reader.line("number", {.characters_max = 20}), .relation = std::string(visit.input().text("relation"))};
        if (!reader.checked("seen")) reader.refuse("seen", "not_seen", "ballots.refused.not_seen");
        if (!reader.ok()) return reader.error();
        TRY_DO(processes::check_open(view.process, processes::PhaseKind::vote, visit.now));
        return visit.database.write([&](db::Transaction& tx) { return electorate::write_in_at_desk(tx, visit, view.process, shown); });
    }();
    if (!voter && voter.error().kind != ErrorKind::invalid) return voter.error();
    if (!voter) return visit.form_again(voter.error(), [&](const page::Frame& f, const page::Typed& typed) { return desk_page(f, typed, view); });
    view.searched = true;
    view.count = 1;
    visit.database.read([&](db::Connection& c) {
        const auto row = find_roll_row(c, visit.visitor.organisation, view.process.id, voter.value());
        view.lines.push_back({*electorate::find_entry(c, visit.visitor.organisation, view.process.id, voter.value()), row ? row->state : RollState::none});
    });
    return visit.answer([&](const page::Frame& f) { return desk_page(f, {}, view); }, [&] { return desk_json(view); });
}

AtDesk voter_at_desk(const Visit& visit) { return {visit.request.path_id<ProcessId>("id"), visit.request.path_id<VoterId>("voter")}; }

template <Result<RollState> (*act)(db::Transaction&, const Visit&, const AtDesk&)>
Result<http::Response> post_act(Visit& visit, std::string_view said) {
    const AtDesk at = voter_at_desk(visit);
    TRY(const RollState state, visit.database.write([&](db::Transaction& tx) { return act(tx, visit, at); }));
    auto response = visit.done(address_of_desk(at.process), [&] { return json::Object{{"voter", at.voter}, {"state", desk_word_of(state)}}; });
    visit.say_next(response, said);
    return response;
}

Result<http::Response> post_paper(Visit& visit) {
    auto response = post_act<hand_out_paper>(visit, "ballots.desk_handed_out");
    if (response) alerts::note_at_desk(visit, voter_at_desk(visit).process);
    return response;
}
Result<http::Response> post_paper_back(Visit& visit) { return post_act<take_paper>(visit, "ballots.desk_taken_back"); }

Result<http::Response> post_screen(Visit& visit) {
    const AtDesk at = voter_at_desk(visit);
    TRY(const VotePass pass, visit.database.write([&](db::Transaction& tx) { return open_screen(tx, visit, at); }));
    alerts::note_at_desk(visit, at.process);
    auto response = visit.done(address_of_vote(at.process), [&] { return json::Object{{"voter", at.voter}, {"process", at.process}}; });
    give_pass(response, visit.request, visit.site.master_key, pass);
    return response;
}

Result<http::Response> show_desks(Visit& visit) {
    auto processes = visit.database.read([&](db::Connection& c) { return processes::list_processes(c, visit.visitor.organisation); });
    std::erase_if(processes, [&](const Process& process) { return !process.published || !process.ways.has(processes::Way::desk) || !process.is_open(processes::PhaseKind::vote, visit.now); });
    return visit.answer([&](const page::Frame& f) { return desks_page(f, processes); }, [&] {
        json::Array rows;
        for (const Process& process : processes) rows.push_back(json::Object{{"process", process.id}});
        return json::Object{{"processes", rows}};
    });
}

constexpr people::FieldSpec person_fields[] = {
    {"number", FieldType::line, true, "The identity number; only a keyed hash of it is kept"},
    {"relation", FieldType::choice, true, "What was shown: lives, works, studies or rents, as the process counts them"},
    {"seen", FieldType::boolean, true, "True: an official has seen the proof of identity and of the right"},
};
constexpr people::FieldSpec search_fields[] = {{"text", FieldType::line, true, "An identity number, a code from a letter, or part of a name or household"}};

using http::Method;
constexpr auto desk = Permission::check_at_desk;
const people::Route table[] = {
    {Method::get, "/desks", desk, show_desks, "Votes that are open now, each with its desk"},
    {Method::get, "/processes/{id}/desk", desk, show_desk, "The desk: where a voter is searched for"},
    {Method::post, "/processes/{id}/desk", desk, post_search, "Find a voter on the register; every look is logged", search_fields},
    {Method::post, "/processes/{id}/desk/persons", desk, post_person, "Where there is no list: write in somebody who has shown the right to vote; logged", person_fields},
    {Method::post, "/processes/{id}/desk/{voter}/paper", desk, post_paper, "Hand out a paper ballot; a ballot on the net is void from then on"},
    {Method::post, "/processes/{id}/desk/{voter}/paper-back", desk, post_paper_back, "Take a paper ballot back"},
    {Method::post, "/processes/{id}/desk/{voter}/screen", desk, post_screen, "Open the vote on this screen for a quarter of an hour"},
};

}  // namespace

std::span<const people::Route> desk_routes() { return table; }

}  // namespace allting::ballots
