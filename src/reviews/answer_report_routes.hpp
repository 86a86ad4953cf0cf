// Where everyone reads how a process keeps its word.
#pragma once
#include <span>

#include "people/visit.hpp"

namespace allting::reviews {

std::span<const people::Route> answer_report_routes();

}  // namespace allting::reviews
