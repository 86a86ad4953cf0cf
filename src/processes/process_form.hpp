// Untrusted fields → a plan. What is not sent stays as it was, so that a program can change one thing and a page all.
//
//   title[sv], summary[sv], about[sv], criteria[sv], decider[sv], promise[sv]   and so for each language
//   languages, relations                       several values; an empty one stands for "none ticked"
//   ideas_opens, ideas_closes, …               of each phase; in a page ideas_opens_date and ideas_opens_time
//   ways                                       several values, as relations; standing
//   age_min, ballot_kind, marks_max, publication, keepers, challenge_days, cost_max, drawing
//   allocation_rule, satisfaction, completion, ties, lot_seed, score_min    "usual" = what is usual for the rule
//   pot_name[3], pot_amount[3], pot_area[3]    by the pot's number, or any word for a new pot; a nameless row is dropped
//   version                                    of the plan that was read
#pragma once
#include <string_view>
#include <vector>

#include "core/result.hpp"
#include "platform/http/request.hpp"
#include "processes/plan_template.hpp"
#include "processes/process.hpp"

namespace allting::processes {

struct FormSetting {
    std::string_view zone;
    std::vector<std::string_view> languages;  // that the program speaks
};

Result<Process> read_plan(const http::Input& input, const Process& before, const FormSetting& setting);

/// title, total, begins (a date).
Result<NewProcess> read_new_process(const http::Input& input, std::string_view zone);

}  // namespace allting::processes
