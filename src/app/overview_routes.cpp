#include "app/overview_routes.hpp"

#include "app/about_pages.hpp"
#include "app/methods.hpp"
#include "app/process_overview.hpp"
#include "app/security_page.hpp"
#include "app/start_page.hpp"
#include "ballots/log_store.hpp"
#include "core/embedded.hpp"
#include "core/text.hpp"
#include "electorate/register_store.hpp"
#include "learning/learning_routes.hpp"
#include "places/place_store.hpp"
#include "processes/process_routes.hpp"
#include "processes/process_store.hpp"

namespace allting {

std::span<const EmbeddedFile> embedded_checking();

namespace app {
namespace {

using people::Permission;
using people::Visit;

Result<http::Response> show_start(Visit& visit) {
    const StartView view{visit.database.read([&](db::Connection& c) { return processes::list_processes(c, visit.visitor.organisation); })};
    return visit.answer([&](const page::Frame& frame) { return start_page(frame, view); }, [&] { return start_json(visit.frame, view); });
}

Result<http::Response> show_process(Visit& visit) {
    TRY(const auto view, process_view_of_path(visit));
    const ProcessActs acts{.may_design = visit.visitor.may(Permission::design_process), .may_watch = visit.visitor.may(Permission::watch_vote),
                           .may_steer = learning::may_steer(visit.visitor)};
    return visit.answer([&](const page::Frame& frame) { return process_page(frame, *view, acts); },
                        [&] { return process_view_json(*view, visit.now); });
}

Result<http::Response> show_projects(Visit& visit) {
    TRY(const auto view, process_view_of_path(visit));
    const PotId pot{integer_from_text(visit.request.query.text("pot")).value_or(0)};
    return visit.answer([&](const page::Frame& frame) { return projects_page(frame, *view, pot); }, [&] { return projects_json(*view, pot, visit.now); });
}

Result<http::Response> show_security(Visit& visit) {
    SecurityView view;
    TRY(view.process, processes::visible_process(visit));
    visit.database.read([&](db::Connection& c) {
        view.contact = places::find_organisation(c, visit.visitor.organisation).contact;
        view.means = {.has_register = electorate::find_register(c, visit.visitor.organisation, view.process.id).has_value(),
                      .has_eid = !visit.site.eids.empty(), .sends_sms = !visit.site.sms_prefixes.empty()};
        const auto log = ballots::find_vote_log(c, visit.visitor.organisation, view.process.id);
        view.has_record = log.has_value();
        view.is_final = log && log->state == ballots::LogState::finalised;
    });
    return visit.answer([&](const page::Frame& frame) { return security_page(frame, view); }, [&] { return security_json(visit.t, view); });
}

Result<http::Response> show_about(Visit& visit) {
    const AboutPage* about = find_about_page(visit.request.path);
    if (about == nullptr) return refuse(ErrorKind::not_found, "not_found", "app.not_found_sentence");
    const auto contact =
        visit.database.read([&](db::Connection& c) { return places::find_organisation(c, visit.visitor.organisation).contact; });
    return visit.answer([&](const page::Frame& frame) { return about_page(frame, *about, contact); },
                        [&] { return about_json(visit.frame, *about, contact); });
}

Result<http::Response> show_methods(Visit& visit) {
    return visit.answer([&](const page::Frame& frame) { return method_list_page(frame); }, [&] { return method_list_json(visit.t.language()); });
}

Result<http::Response> show_method(Visit& visit) {
    const Method* const method = find_method(visit.t.language(), visit.request.path_text("name"));
    if (method == nullptr) return refuse(ErrorKind::not_found, "not_found", "app.not_found_sentence");
    return visit.answer([&](const page::Frame& frame) { return method_page(frame, *method); }, [&] { return method_json(*method); });
}

/// What a stranger needs to check a vote without us. Served from here, so that a journalist need not look for our code.
Result<http::Response> show_checking(Visit& visit) {
    const std::string_view name = visit.request.path_text("file");
    for (const EmbeddedFile& file : embedded_checking()) {
        if (file.path.substr(file.path.rfind('/') + 1) != name) continue;
        http::Response response = http::file({}, "text/plain; charset=utf-8", name.ends_with(".py") ? name : std::string_view());
        response.lasting_body = file.bytes;
        return response;
    }
    return refuse(ErrorKind::not_found, "not_found", "app.not_found_sentence");
}

constexpr auto get = http::Method::get;
constexpr people::Route table[] = {
    {get, "/", Permission::read, show_start, "Start page: what goes on now and where to begin"},
    {get, "/processes/{id}", Permission::read, show_process, "A process: what can be done now, its times, money, projects and results"},
    {get, "/processes/{id}/projects", Permission::read, show_projects, "What stands on the ballot; query: pot"},
    {get, "/processes/{id}/security", Permission::read, show_security, "How safe this vote is: what is promised, what is not, how to check"},
    {get, "/about/{page}", Permission::read, show_about, "About the site: help, security, accessibility, privacy"},
    {get, "/about/checking/{file}", Permission::read, show_checking, "verify.py, which checks the record of a vote, and record-format.md, which says how to write another"},
    {get, "/about/methods", Permission::read, show_methods, "Every rule by which votes can be counted, and what the figures of a result mean"},
    {get, "/about/methods/{name}", Permission::read, show_method, "How one rule counts: in words, by an example, in formulas, what it guarantees"},
};

}  // namespace

std::span<const people::Route> overview_routes() { return table; }

}  // namespace app
}  // namespace allting
