// The addresses of processes and their plans. GET /processes/{id} itself mixes domains and stands in app/.
#pragma once
#include <span>

#include "people/visit.hpp"
#include "processes/process.hpp"

namespace allting::processes {

std::span<const people::Route> routes();

/// Says that there is no such process, or that it is no more than a draft.
Error not_found();
/// The process of the path, or not_found: also for a draft that this visitor may not see.
Result<Process> visible_process(people::Visit& visit);

}  // namespace allting::processes
