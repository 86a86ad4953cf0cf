#include "reviews/answer_report_routes.hpp"

#include "processes/process_routes.hpp"
#include "reviews/answer_report_pages.hpp"
#include "reviews/answer_report_store.hpp"

namespace allting::reviews {
namespace {

using people::Visit;

Result<http::Response> show_report(Visit& visit) {
    TRY(const processes::Process process, processes::visible_process(visit));
    const AnswerReport report = visit.database.read([&](db::Connection& c) { return report_answers(c, visit.visitor.organisation, process.id, visit.now); });
    return visit.answer([&](const page::Frame& f) { return answer_report_page(f, process, report); }, [&] { return answer_report_json(process, report); });
}

constexpr people::Route table[] = {
    {http::Method::get, "/processes/{id}/answers", people::Permission::read, show_report,
     "How many ideas were answered in time, changed with their author's yes, and looked at again"},
};

}  // namespace

std::span<const people::Route> answer_report_routes() { return table; }

}  // namespace allting::reviews
