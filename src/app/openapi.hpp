// The OpenAPI 3.1 document of the site, made from the route table.
#pragma once
#include <string_view>

#include "app/routes.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

json::Value openapi_document(const Routes& routes, std::string_view base_url);

}  // namespace allting::app
