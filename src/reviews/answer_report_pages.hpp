// The public page of how a process keeps its word. Pure.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "processes/process.hpp"
#include "reviews/answer_report.hpp"

namespace allting::reviews {

std::string answer_report_page(const page::Frame& frame, const processes::Process& process, const AnswerReport& report);
json::Value answer_report_json(const processes::Process& process, const AnswerReport& report);

}  // namespace allting::reviews
