// A person's own page and everything that is kept about the person: put together from all domains.
#include "app/my_routes.hpp"

#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/roll_store.hpp"
#include "electorate/register_store.hpp"
#include "notices/notices.hpp"
#include "people/account_pages.hpp"
#include "people/api_token_store.hpp"
#include "people/person_store.hpp"
#include "platform/page/components.hpp"
#include "processes/process_store.hpp"
#include "proposals/author_store.hpp"
#include "proposals/my_ideas.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/thread_json.hpp"
#include "reviews/thread_store.hpp"

namespace allting::app {
namespace {

using people::Visit;

constexpr std::int64_t messages_shown = 30;
constexpr std::int64_t messages_kept_max = 100'000;

/// That one has voted, and where; what one voted nobody can look up.
struct OwnVote {
    ProcessId process;
    std::string title;
    std::string voted_on;  // "" once the vote is final: the day is gone with its key
};

/// A vote that is open, and that this person may take part in.
struct OpenVote {
    ProcessId process;
    std::string title;
    Instant closes;
    bool has_voted = false;  // and may change it
};

struct Mine {
    people::Person person;
    std::vector<notices::Told> told;
    std::vector<proposals::Proposal> ideas;
    std::vector<OwnVote> votes;
    std::vector<OpenVote> open;
};

std::vector<OwnVote> votes_of(db::Connection& c, const Visit& visit) {
    std::vector<OwnVote> votes;
    for (const auto& voted : ballots::list_votes_of(c, visit.visitor.organisation, visit.visitor.person)) {
        if (!ballots::has_voted(voted.row.state)) continue;
        const auto process = processes::find_process(c, visit.visitor.organisation, voted.process);
        if (!process) continue;
        const auto box = ballots::find_box(c, visit.site, visit.visitor.organisation, voted.process);
        const auto when = box.ok() ? ballots::when_of(box.value(), voted.row) : std::nullopt;
        votes.push_back({voted.process, process->text_in(visit.t.language()).title, when ? when->day : std::string()});
    }
    return votes;
}

std::vector<OpenVote> open_votes_of(db::Connection& c, const Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    std::vector<OpenVote> open;
    if (!visit.visitor.may(people::Permission::vote)) return open;
    for (const auto& process : processes::list_processes(c, organisation)) {
        if (!process.published || !process.is_open(processes::PhaseKind::vote, visit.now)) continue;
        const auto caller = ballots::caller_by_account(c, visit.visitor, process.id);
        const auto row = ballots::find_row(c, caller, process.id);
        if (!caller.pass && !row && electorate::find_register(c, organisation, process.id)) continue;  // not on the register
        if (row && !ballots::after_cast(row->state).ok()) continue;                                     // on paper, or barred
        open.push_back({process.id, process.text_in(visit.t.language()).title, process.phase(processes::PhaseKind::vote)->closes,
                        row && ballots::has_voted(row->state)});
    }
    return open;
}

Mine load_mine(const Visit& visit, std::int64_t messages) {
    return visit.database.read([&](db::Connection& c) {
        const auto organisation = visit.visitor.organisation;
        const auto person = people::find_person(c, organisation, visit.visitor.person);
        CHECK(person.has_value());
        return Mine{.person = *person,
                    .told = notices::list_told(c, organisation, visit.visitor.person, visit.t, messages),
                    .ideas = proposals::list_of_author(c, organisation, visit.visitor.person),
                    .votes = votes_of(c, visit),
                    .open = open_votes_of(c, visit)};
    });
}

void votes_part(html::Out& out, const page::Frame& frame, const std::vector<OwnVote>& votes) {
    if (votes.empty()) return;
    const auto& t = *frame.t;
    html::write<R"(<section><h2>{}</h2>
<ul>{}</ul>
</section>
)">(out, t("people.my_votes"), html::each(votes, [&](html::Out& o, const OwnVote& vote) {
        const std::string when = vote.voted_on.empty() ? std::string(t("people.voted_in")) : t("people.voted_on", {{"day", vote.voted_on}});
        html::write<R"(<li>{} <a href="/processes/{}">{}</a></li>)">(o, when, vote.process, vote.title);
    }));
}

void open_votes_part(html::Out& out, const page::Frame& frame, const Mine& mine) {
    const auto& t = *frame.t;
    if (!mine.open.empty())
        html::write<R"(<section><h2>{}</h2>
<ul>{}</ul>
</section>
)">(out, t("app.my_open_votes"), html::each(mine.open, [&](html::Out& o, const OpenVote& vote) {
            const std::string at = t.weekday_time(vote.closes);
            html::write<R"(<li><a href="/processes/{}/ballot">{}</a> {}</li>)">(o, vote.process, vote.title,
                                                                                vote.has_voted ? t("app.my_vote_cast", {{"at", at}}) : t("app.my_vote_open", {{"at", at}}));
        }));
    if (!mine.open.empty() || !mine.votes.empty())
        html::write<R"(<p>{} <a href="/receipts">{}</a></p>
)">(out, t("app.my_votes_secret"), t("app.my_receipts"));
}

json::Array open_votes_json(const std::vector<OpenVote>& votes) {
    json::Array list;
    for (const auto& vote : votes)
        list.push_back(json::Object{{"process", vote.process}, {"title", vote.title}, {"closes", vote.closes}, {"has_voted", vote.has_voted}});
    return list;
}

json::Array messages_json(const std::vector<notices::Told>& told) {
    json::Array messages;
    for (const auto& one : told)
        messages.push_back(json::Object{{"at", one.at}, {"subject", one.subject}, {"text", one.text}, {"path", one.path}});
    return messages;
}

json::Array votes_json(const std::vector<OwnVote>& votes) {
    json::Array list;
    for (const auto& vote : votes) list.push_back(json::Object{{"process", vote.process}, {"title", vote.title}, {"voted_on", vote.voted_on}});
    return list;
}

Result<http::Response> show_my_page(Visit& visit) {
    const Mine mine = load_mine(visit, messages_shown);
    return visit.answer(
        [&](const page::Frame& f) {
            return people::my_page(f, {.person = mine.person,
                                       .told = mine.told,
                                       .parts = {[&](html::Out& out) { proposals::my_ideas_part(out, f, mine.ideas); },
                                                 [&](html::Out& out) { votes_part(out, f, mine.votes); },
                                                 [&](html::Out& out) { open_votes_part(out, f, mine); }}});
        },
        [&] {
            return json::Object{{"person", mine.person.id},
                                {"name", mine.person.name},
                                {"ideas", proposals::my_ideas_json(mine.ideas)},
                                {"votes", votes_json(mine.votes)},
                                {"open_votes", open_votes_json(mine.open)},
                                {"messages", messages_json(mine.told)}};
        });
}

/// The right of access (GDPR article 15) as a file, without asking anybody.
Result<http::Response> give_my_data(Visit& visit) {
    const Mine mine = load_mine(visit, messages_kept_max);
    const json::Object everything = visit.database.read([&](db::Connection& c) {
        const auto organisation = visit.visitor.organisation;
        const auto person = visit.visitor.person;
        json::Array comments, supports;
        for (const auto& comment : proposals::list_comments_of(c, organisation, person))
            comments.push_back(json::Object{{"proposal", comment.proposal}, {"text", comment.text}, {"written_at", comment.written_at}});
        for (const auto proposal : proposals::list_supports_of(c, organisation, person)) supports.push_back(proposal);
        return json::Object{
            {"account", people::account_json({.person = mine.person, .tokens = people::list_api_tokens(c, organisation, person)})},
            {"ideas", proposals::my_ideas_json(mine.ideas)},
            {"comments", comments},
            {"supports", supports},
            {"thread_messages", reviews::own_messages_json(reviews::list_messages_of(c, organisation, person))},
            {"votes", votes_json(mine.votes)},
            {"messages", messages_json(mine.told)}};
    });
    auto response = http::file(json::to_text(everything), "application/json", "allting-my-data.json");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

constexpr people::Route table[] = {
    {http::Method::get, "/me", people::Permission::manage_own_account, show_my_page, "One's own page: ideas, votes, messages"},
    {http::Method::get, "/me/data", people::Permission::manage_own_account, give_my_data, "Everything that is kept about oneself"},
};

}  // namespace

std::span<const people::Route> my_routes() { return table; }

}  // namespace allting::app
