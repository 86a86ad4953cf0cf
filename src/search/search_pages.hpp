// The search page: a box and a list that works without script.
#pragma once
#include <string>

#include "platform/page/frame.hpp"
#include "search/search_view.hpp"

namespace allting::search {

/// The search box, and below it what was found.
std::string search_page(const page::Frame& frame, const SearchAnswer& answer);

}  // namespace allting::search
