#include "learning/learning_routes.hpp"

#include "learning/learning_json.hpp"
#include "learning/learning_pages.hpp"
#include "learning/learning_store.hpp"
#include "processes/process_routes.hpp"

namespace allting::learning {
namespace {

using people::Permission;
using people::Visit;

/// The process of the path, for the steering group.
Result<processes::Process> steered_process(Visit& visit) {
    TRY(processes::Process process, processes::visible_process(visit));
    if (!may_steer(visit.visitor)) return refuse(ErrorKind::not_allowed, "not_allowed", "learning.refused.not_steering");
    return process;
}

Report report_of(Visit& visit, const processes::Process& process) {
    return visit.database.read([&](db::Connection& c) { return read_report(c, visit.visitor.organisation, process); });
}

Result<http::Response> show_report(Visit& visit) {
    TRY(const processes::Process process, steered_process(visit));
    const Report report = report_of(visit, process);
    return visit.answer([&](const page::Frame& f) { return learning_page(f, process, report); }, [&] { return learning_json(process, report); });
}

Result<http::Response> download_table(Visit& visit) {
    TRY(const processes::Process process, steered_process(visit));
    return http::file(learning_csv(report_of(visit, process)), "text/csv; charset=utf-8", "granskning-" + std::to_string(process.id.value) + ".csv");
}

constexpr people::Route table[] = {
    {http::Method::get, "/processes/{id}/learning", Permission::read, show_report,
     "For the steering group: who gets a yes, how long answers take, what appeals found, which like ideas were answered differently, and what things did cost"},
    {http::Method::get, "/processes/{id}/learning/table", Permission::read, download_table, "The same as a CSV file"},
};

}  // namespace

bool may_steer(const people::Visitor& visitor) {
    return visitor.may(Permission::decide) || visitor.may(Permission::review) || visitor.may(Permission::enter_for_others);
}

std::span<const people::Route> routes() { return table; }

}  // namespace allting::learning
