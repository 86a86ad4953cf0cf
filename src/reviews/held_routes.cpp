#include "reviews/held_routes.hpp"

#include "platform/http/form.hpp"
#include "processes/process_store.hpp"
#include "reviews/held_actions.hpp"
#include "reviews/held_pages.hpp"
#include "reviews/held_store.hpp"

namespace allting::reviews {
namespace {

using http::Method;
using http::Response;
using people::FieldSpec;
using people::FieldType;
using people::Permission;
using people::Visit;

ProcessId process_id(const Visit& visit) { return visit.request.path_id<ProcessId>("id"); }
std::string held_path(const Visit& visit) { return "/processes/" + std::to_string(process_id(visit).value) + "/held"; }

Result<HeldView> read_held(Visit& visit) {
    const OrganisationId organisation = visit.visitor.organisation;
    return visit.database.read([&](db::Connection& c) -> Result<HeldView> {
        auto process = processes::find_process(c, organisation, process_id(visit));
        if (!process || !process->published) return refuse(ErrorKind::not_found, "not_found", "held.refused.no_process");
        return HeldView{.process = std::move(*process), .holding = find_holding(c, organisation, process_id(visit)), .held = list_held(c, organisation, process_id(visit))};
    });
}

Result<Response> show_held(Visit& visit) {
    TRY(const HeldView view, read_held(visit));
    return visit.answer([&](const page::Frame& f) { return held_page(f, view); }, [&] { return held_json(view); });
}

/// The list again: with what was wrong, or with what was done.
Result<Response> finish(Visit& visit, const Error* error, std::string_view said) {
    TRY(const HeldView view, read_held(visit));
    if (error != nullptr) return visit.form_again(*error, [&](const page::Frame& f, const page::Typed& typed) { return held_page(f, view, typed); });
    Response response = visit.done(held_path(visit), [&] { return held_json(view); });
    visit.say_next(response, said);
    return response;
}

Result<Response> post_holding(Visit& visit) {
    http::FormReader form(visit.input());
    const Holding holding{.process = process_id(visit), .release_at = form.local_instant("release", visit.site.zone, http::Need::optional)};
    if (!form.ok()) {
        const Error error = form.error();
        return finish(visit, &error, {});
    }
    const auto done = visit.database.write([&](db::Transaction& tx) { return hold_answers(tx, visit.visitor, holding, visit.now); });
    return finish(visit, done.ok() ? nullptr : &done.error(), "held.said.begun");
}

Result<Response> post_end(Visit& visit) {
    const auto done = visit.database.write([&](db::Transaction& tx) { return stop_holding(tx, visit.visitor, process_id(visit), visit.now); });
    return finish(visit, done.ok() ? nullptr : &done.error(), "held.said.ended");
}

Result<Response> post_release(Visit& visit) {
    const auto done = visit.database.write([&](db::Transaction& tx) { return release_answers(tx, visit.visitor.organisation, process_id(visit), visit.now); });
    return finish(visit, done.ok() ? nullptr : &done.error(), "held.said.released");
}

Result<Response> post_withdrawal(Visit& visit) {
    TRY(const Case of, visit.database.write([&](db::Transaction& tx) { return take_answer_back(tx, visit.visitor, visit.request.path_id<CaseId>("id"), visit.now); }));
    Response response = visit.done("/cases/" + std::to_string(of.id.value), [&] { return json::Object{{"case", of.id}, {"held", false}}; });
    visit.say_next(response, "held.said.taken_back");
    return response;
}

constexpr FieldSpec holding_fields[] = {{"release", FieldType::instant, false, "When all are given; without it, when a facilitator says so"}};

constexpr people::Route table[] = {
    {Method::get, "/processes/{id}/held", Permission::design_process, show_held, "Answers that are written and wait to be given together"},
    {Method::post, "/processes/{id}/held", Permission::design_process, post_holding, "From now on answers of the process wait, until a moment", holding_fields},
    {Method::post, "/processes/{id}/held/end", Permission::design_process, post_end, "Answers are given one by one again"},
    {Method::post, "/processes/{id}/held/release", Permission::design_process, post_release, "Gives every answer that waits, in one step"},
    {Method::post, "/cases/{id}/held-answer/withdrawal", Permission::review, post_withdrawal, "An official takes a waiting answer back"},
};

}  // namespace

std::span<const people::Route> held_routes() { return table; }

}  // namespace allting::reviews
