#include "app/overview_routes.hpp"

#include "app/overview_pages.hpp"

namespace allting::app {
namespace {

Result<http::Response> show_start(people::Visit& visit) {
    return visit.answer([](const page::Frame& frame) { return start_page(frame); },
                        [&] { return json::Object{{"organisation", visit.frame.organisation_name}}; });
}

constexpr people::Route table[] = {
    {http::Method::get, "/", people::Permission::read, show_start, "Start page: what goes on now and where to begin."},
};

}  // namespace

std::span<const people::Route> overview_routes() { return table; }

}  // namespace allting::app
