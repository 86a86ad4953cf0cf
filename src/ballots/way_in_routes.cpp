// The address printed on every letter: /vote. A code goes in, the booth opens; "done" closes it on a shared screen.
#include "alerts/alert_actions.hpp"
#include "ballots/ballot_pages.hpp"
#include "ballots/ballot_routes.hpp"
#include "ballots/page_parts.hpp"
#include "ballots/way_in_actions.hpp"
#include "ballots/ways_actions.hpp"
#include "electorate/register_store.hpp"
#include "platform/http/form.hpp"
#include "processes/process_store.hpp"

namespace allting::ballots {

namespace {

using people::FieldType;
using people::Permission;
using people::Visit;

std::vector<processes::Process> votes_that_send(Visit& visit) {
    std::vector<processes::Process> sending;
    visit.database.read([&](db::Connection& c) {
        for (auto& process : processes::list_processes(c, visit.visitor.organisation)) {
            if (!process.published || !process.is_open(processes::PhaseKind::vote, visit.now)) continue;
            const bool has_register = electorate::find_register(c, visit.visitor.organisation, process.id).has_value();
            const auto open = open_ways(process, has_register, visit.site);
            if (open.has(processes::Way::sms_code) || open.has(processes::Way::email_code)) sending.push_back(std::move(process));
        }
    });
    return sending;
}

Result<http::Response> show_vote(Visit& visit) {
    const auto sending = votes_that_send(visit);
    return visit.answer([&](const page::Frame& f) { return way_in_page(f, {}, sending); }, [] { return json::Value(json::Object{}); });
}

Result<http::Response> post_vote(Visit& visit) {
    const auto pass = pass_by_code(visit, visit.input().text("code"));
    if (!pass) {
        if (pass.error().kind == ErrorKind::invalid || pass.error().kind == ErrorKind::too_many) alerts::note_wrong_code(visit);
        if (pass.error().kind != ErrorKind::invalid) return pass.error();
        return visit.form_again(pass.error(), [&](const page::Frame& f, const page::Typed& typed) { return way_in_page(f, {.input = nullptr, .error = typed.error}, votes_that_send(visit)); });
    }
    auto response = visit.done(address_of_vote(pass.value().process), [&] { return json::Object{{"process", pass.value().process}}; });
    give_pass(response, visit.request, visit.site.master_key, pass.value());
    return response;
}

Result<http::Response> post_end(Visit& visit) {
    auto response = visit.done("/vote", [] { return json::Object{{"ended", true}}; });
    end_pass(response, visit.request);
    visit.say_next(response, "ballots.pass_ended");
    return response;
}

constexpr people::FieldSpec code_fields[] = {{"code", FieldType::line, true, "The 16 signs of a code on paper, with or without hyphens"}};

using http::Method;
const people::Route table[] = {
    {Method::get, "/vote", Permission::read, show_vote, "Where a code on paper is typed in"},
    {Method::post, "/vote", Permission::read, post_vote, "Open the vote with a code: gives a pass in a cookie, for a quarter of an hour without use", code_fields},
    {Method::post, "/vote/end", Permission::read, post_end, "End the pass on this screen"},
};

}  // namespace

std::span<const people::Route> way_in_routes() { return table; }

}  // namespace allting::ballots
