// The page of one process, which mixes domains: its plan, its ideas or projects, its results.
#pragma once
#include <string>

#include "people/visit.hpp"
#include "processes/process.hpp"

namespace allting::app {

struct ProcessView {
    processes::Process process;
    bool may_design = false;
};
ProcessView load_process_view(db::Connection& connection, const people::Visitor& visitor, processes::Process process);
std::string process_page(const page::Frame& frame, const ProcessView& view);
json::Value process_view_json(const ProcessView& view, Instant now);

}  // namespace allting::app
