// The start page: what can be done now, what comes, what was done. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::app {

struct StartView {
    std::vector<processes::Process> processes;  // newest first; drafts are left out
};
std::string start_page(const page::Frame& frame, const StartView& view);
json::Value start_json(const page::Frame& frame, const StartView& view);

}  // namespace allting::app
