// The steering group's page: each figure as a sentence, a picture and a table. Pure.
#pragma once
#include <string>

#include "learning/learning.hpp"
#include "platform/page/components.hpp"
#include "platform/page/frame.hpp"
#include "processes/process.hpp"

namespace allting::learning {

std::string learning_page(const page::Frame& frame, const processes::Process& process, const Report& report);

}  // namespace allting::learning
