// Every route of the site: the tables of the domains and the few pages that mix them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "platform/http/router.hpp"

namespace allting::app {

class Routes {
public:
    Routes();
    const std::vector<people::Route>& all() const { return all_; }
    /// The row, with `path_values` of the request filled; or nullptr and which miss it was.
    const people::Route* find(http::Request& request, http::Router::Miss& miss) const;
    bool has_page(std::string_view path) const;

private:
    std::vector<people::Route> all_;
    http::Router router_;
};

std::string routes_as_text(const Routes& routes);
json::Value routes_as_json(const Routes& routes);
std::string_view word_of(http::Method method);

}  // namespace allting::app
