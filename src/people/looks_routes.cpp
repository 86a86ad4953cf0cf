// The route of the log of looks at personal data.
#include <algorithm>

#include "core/text.hpp"
#include "people/looks_pages.hpp"
#include "people/looks_store.hpp"
#include "people/people_routes.hpp"

namespace allting::people {
namespace {

Result<http::Response> show_looks(Visit& visit) {
    const auto number = std::clamp<std::int64_t>(integer_from_text(visit.request.query.text("page")).value_or(1), 1, 100'000);
    const LookList list = visit.database.read([&](db::Connection& c) { return list_looks(c, visit.visitor.organisation, number); });
    return visit.answer([&](const page::Frame& f) { return looks_page(f, list, number); }, [&] { return looks_json(list); });
}

constexpr Route table[] = {
    {http::Method::get, "/people/looks", Permission::manage_people, show_looks, "Who of staff has looked at people's contact data"},
};

}  // namespace

std::span<const Route> looks_routes() { return table; }

}  // namespace allting::people
