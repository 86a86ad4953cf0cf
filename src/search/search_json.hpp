// What was found, for programs: the same facts as the page.
#pragma once
#include "platform/json/json.hpp"
#include "search/search_view.hpp"

namespace allting::search {

json::Value search_json(const SearchAnswer& answer);

}  // namespace allting::search
