// Routes of notices that did not reach their person.
#include "mailroom/mailroom_routes.hpp"
#include "mailroom/returned_actions.hpp"
#include "mailroom/returned_pages.hpp"
#include "people/looks_actions.hpp"

namespace allting::mailroom {
namespace {

using people::Permission;
using people::Visit;

constexpr std::string_view here = "/notices/unreached";

std::vector<Unreached> read_list(const Visit& visit) {
    return visit.database.read([&](db::Connection& c) { return list_unreached(c, visit, unreached_shown_max); });
}

Result<http::Response> show(Visit& visit) {
    const auto list = read_list(visit);
    if (!list.empty())
        visit.database.write([&](db::Transaction& tx) { people::note_access(tx, visit.visitor, "unreached_list", std::int64_t(list.size()), visit.now); });
    return visit.answer([&](const page::Frame& f) { return unreached_page(f, {}, list); }, [&] { return unreached_json(list); });
}

using Action = Result<void> (*)(db::Transaction&, const Visit&, std::int64_t);

Result<http::Response> see_to(Visit& visit, Action action, std::string_view said) {
    const auto done = visit.database.write([&](db::Transaction& tx) { return action(tx, visit, visit.request.path_number("id")); });
    if (!done) return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return unreached_page(f, typed, read_list(visit)); });
    auto response = visit.done(std::string(here), [&] { return unreached_json(read_list(visit)); });
    visit.say_next(response, said);
    return response;
}

Result<http::Response> by_hand(Visit& visit) { return see_to(visit, tell_unreached_by_hand, "mailroom.is_by_hand"); }
Result<http::Response> resend(Visit& visit) { return see_to(visit, send_unreached_again, "mailroom.is_resent"); }
Result<http::Response> settlement(Visit& visit) { return see_to(visit, settle_unreached, "mailroom.is_settled"); }

using http::Method;
constexpr auto who = Permission::enter_for_others;
constexpr people::Route table[] = {
    {Method::get, "/notices/unreached", who, show, "Notices that came back, and why"},
    {Method::post, "/notices/{id}/by-hand", who, by_hand, "Tell one that came back on paper or by telephone instead"},
    {Method::post, "/notices/{id}/resend", who, resend, "Mail one that came back again, to the address of the account now"},
    {Method::post, "/notices/{id}/settlement", who, settlement, "Note that the person knows in another way"},
};

}  // namespace

std::span<const people::Route> returned_routes() { return table; }

}  // namespace allting::mailroom
