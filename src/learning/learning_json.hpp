// The report for programs and spreadsheets: the same figures as its page, small groups hidden alike.
#pragma once
#include <string>

#include "learning/learning.hpp"
#include "platform/json/json.hpp"
#include "processes/process.hpp"

namespace allting::learning {

json::Value learning_json(const processes::Process& process, const Report& report);
/// In one file, with semicolons as Swedish spreadsheets want them: what;group;count;of;percent.
std::string learning_csv(const Report& report);

}  // namespace allting::learning
