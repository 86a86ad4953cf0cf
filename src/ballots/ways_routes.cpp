// How to vote in one vote, and the way in with a code that is sent. The number or address comes in a form, never in an
// address of ours; the browser that asked keeps the ticket in a cookie.
#include "alerts/alert_actions.hpp"
#include "ballots/ballot_routes.hpp"
#include "ballots/page_parts.hpp"
#include "ballots/sent_code_actions.hpp"
#include "ballots/ways_actions.hpp"
#include "ballots/ways_pages.hpp"
#include "core/limits.hpp"
#include "electorate/register_store.hpp"
#include "platform/http/form.hpp"
#include "processes/process_store.hpp"

namespace allting::ballots {

namespace {

using people::FieldType;
using people::Permission;
using people::Visit;
using processes::Way;

std::string_view cookie_name(const http::Request& request) { return request.secure ? "__Host-vote-code" : "vote-code"; }

void set_ticket(http::Response& response, const http::Request& request, std::string_view ticket) {
    std::string cookie(cookie_name(request));
    (cookie += '=') += ticket;
    cookie += "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(ticket.empty() ? 0 : limits::sent_code_minutes * 60);
    if (request.secure) cookie += "; Secure";
    response.headers.emplace_back("Set-Cookie", std::move(cookie));
}

std::string address_of_codes(ProcessId process) { return "/processes/" + std::to_string(process.value) + "/vote-codes"; }

Result<WaysView> view_of(Visit& visit) {
    const auto organisation = visit.visitor.organisation;
    return visit.database.read([&](db::Connection& c) -> Result<WaysView> {
        auto process = processes::find_process(c, organisation, visit.request.path_id<ProcessId>("id"));
        if (!process || !process->published) return refuse(ErrorKind::not_found, "no_such_process", "ballots.refused.no_such_process");
        const bool has_register = electorate::find_register(c, organisation, process->id).has_value();
        WaysView view{.process = std::move(*process)};
        view.open = open_ways(view.process, has_register, visit.site);
        view.is_vote_open = view.process.is_open(processes::PhaseKind::vote, visit.now);
        view.was_refused = visit.visitor.is_signed_in() && !view.open.has(Way::account) && !view.open.has(Way::e_id);
        if (visit.site.demo) view.mail_folder = visit.site.data_folder + "/outbox";
        return view;
    });
}

Result<http::Response> show_ways(Visit& visit) {
    TRY(const WaysView view, view_of(visit));
    return visit.answer([&](const page::Frame& f) { return ways_page(f, {}, view); }, [&] { return ways_json(view); });
}

Result<Target> read_target(const Visit& visit) {
    http::FormReader reader(visit.input());
    const auto way = processes::way_from_word(reader.choice("way", {"email_code", "sms_code"}, http::Need::required));
    if (!reader.ok()) return reader.error();
    if (*way == Way::sms_code && visit.site.sms_prefixes.empty()) return refuse(ErrorKind::unavailable, "sms_not_set_up", "ballots.refused.sms_not_set_up");
    const std::string address = *way == Way::email_code ? reader.email("mailbox", http::Need::required) : reader.line("number", {.characters_min = 1, .characters_max = 40});
    if (!reader.ok()) return reader.error();
    if (*way == Way::sms_code) return read_number(address, visit.site.sms_prefixes);
    return Target{*way, address};
}

Result<http::Response> post_codes(Visit& visit) {
    const auto id = visit.request.path_id<ProcessId>("id");
    const auto ticket = [&]() -> Result<std::string> {
        TRY(const Target target, read_target(visit));
        return send_code(visit, id, target);
    }();
    if (!ticket) {
        if (ticket.error().kind != ErrorKind::invalid) return ticket.error();
        TRY(const WaysView view, view_of(visit));
        return visit.form_again(ticket.error(), [&](const page::Frame& f, const page::Typed& typed) { return ways_page(f, typed, view); });
    }
    auto response = visit.done(address_of_codes(id), [&] { return json::Object{{"ticket", ticket.value()}, {"minutes", limits::sent_code_minutes}}; }, 202);
    set_ticket(response, visit.request, ticket.value());
    return response;
}

Result<http::Response> show_codes(Visit& visit) {
    TRY(const WaysView view, view_of(visit));
    if (visit.request.cookie(cookie_name(visit.request)).empty() && !visit.request.wants_json()) return http::see_other(address_of_ways(view.process.id));
    return visit.answer([&](const page::Frame& f) { return sent_code_page(f, {}, view); }, [&] { return ways_json(view); });
}

Result<http::Response> post_entry(Visit& visit) {
    const std::string given(visit.input().text("ticket"));
    const std::string ticket = given.empty() ? std::string(visit.request.cookie(cookie_name(visit.request))) : given;
    const auto pass = pass_by_sent_code(visit, ticket, visit.input().text("sent_code"));
    if (!pass) {
        if (pass.error().kind == ErrorKind::invalid || pass.error().kind == ErrorKind::too_many) alerts::note_wrong_code(visit);
        if (pass.error().kind != ErrorKind::invalid) return pass.error();
        TRY(const WaysView view, view_of(visit));
        return visit.form_again(pass.error(), [&](const page::Frame& f, const page::Typed& typed) {
            return sent_code_page(f, {.input = nullptr, .error = typed.error}, view);
        });
    }
    auto response = visit.done(address_of_vote(pass.value().process), [&] { return json::Object{{"process", pass.value().process}}; });
    set_ticket(response, visit.request, "");
    give_pass(response, visit.request, visit.site.master_key, pass.value());
    return response;
}

constexpr people::FieldSpec sending_fields[] = {
    {"way", FieldType::choice, true, "sms_code or email_code, as the vote has them"},
    {"number", FieldType::line, false, "With sms_code: a mobile number"},
    {"mailbox", FieldType::line, false, "With email_code: an e-mail address"},
};
constexpr people::FieldSpec entry_fields[] = {
    {"sent_code", FieldType::line, true, "The six digits of the message"},
    {"ticket", FieldType::line, false, "From the answer to the sending; a browser has it in a cookie"},
};

using http::Method;
const people::Route table[] = {
    {Method::get, "/processes/{id}/ways", Permission::read, show_ways, "How to vote in this vote: the ways that are open"},
    {Method::post, "/processes/{id}/vote-codes", Permission::read, post_codes, "Send a voting code to a telephone or a mailbox; good for ten minutes", sending_fields},
    {Method::get, "/processes/{id}/vote-codes", Permission::read, show_codes, "Where the code that was sent is typed in"},
    {Method::post, "/processes/{id}/vote-codes/entry", Permission::read, post_entry, "Open the vote with the code: gives a pass in a cookie, for a quarter of an hour without use", entry_fields},
};

}  // namespace

std::span<const people::Route> ways_routes() { return table; }

}  // namespace allting::ballots
