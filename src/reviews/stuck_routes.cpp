#include "reviews/stuck_routes.hpp"

#include "reviews/case_store.hpp"
#include "reviews/stuck_actions.hpp"
#include "reviews/stuck_pages.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::Permission;
using people::Visit;

Result<StuckView> read_stuck(Visit& visit, ProcessId process) {
    return visit.database.read([&](db::Connection& c) { return load_stuck(c, visit.visitor, process, visit.now); });
}

Result<Response> show_stuck(Visit& visit) {
    TRY(const StuckView view, read_stuck(visit, visit.request.path_id<ProcessId>("id")));
    return visit.answer([&](const page::Frame& f) { return stuck_page(f, view); }, [&] { return stuck_json(view); });
}

Result<Response> post_reminder(Visit& visit) {
    const auto id = visit.request.path_id<CaseId>("id");
    const auto done = visit.database.write([&](db::Transaction& tx) { return remind_of_case(tx, visit.visitor, id, visit.now); });
    if (!done.ok()) {
        const auto of = visit.database.read([&](db::Connection& c) { return find_case(c, visit.visitor.organisation, id); });
        if (!of) return done.error();
        TRY(const StuckView view, read_stuck(visit, of->process));
        return visit.form_again(done.error(), [&](const page::Frame& f, const page::Typed& typed) { return stuck_page(f, view, typed); });
    }
    Response response = visit.done("/processes/" + std::to_string(done.value().value) + "/stuck", [&] { return json::Object{{"reminded", id}}; });
    visit.say_next(response, "stuck.said.reminded");
    return response;
}

constexpr people::Route table[] = {
    {Method::get, "/processes/{id}/stuck", Permission::design_process, show_stuck, "Cases that have stuck: why, whom they wait for, since when"},
    {Method::post, "/cases/{id}/reminders", Permission::design_process, post_reminder, "Reminds whoever a stuck case waits for, at most once a day"},
};

}  // namespace

std::span<const people::Route> stuck_routes() { return table; }

}  // namespace allting::reviews
