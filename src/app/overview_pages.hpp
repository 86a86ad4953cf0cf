// The start page and the pages about the site. Pure.
#pragma once
#include <string>

#include "platform/page/frame.hpp"

namespace allting::app {

std::string start_page(const page::Frame& frame);

}  // namespace allting::app
