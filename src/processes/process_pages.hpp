// The pages of the plan: the list, what everyone may read, and where the facilitator makes it.
#pragma once
#include <string>
#include <vector>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "processes/plan.hpp"
#include "processes/process.hpp"
#include "processes/voting_way_pages.hpp"

namespace allting::processes {

std::string process_list_page(const page::Frame& frame, const std::vector<Process>& processes, bool may_design);

struct PlanView {
    Process process;
    bool may_design = false;
    std::vector<FieldError> missing;  // of a draft
};
std::string plan_page(const page::Frame& frame, const PlanView& view);

std::string new_process_page(const page::Frame& frame, const page::Typed& typed);

struct PlanEditView {
    Process process;  // as stored, with suggested pots when they were asked for
    std::vector<Population> areas;
    std::vector<std::string> languages;  // that the program speaks
    std::optional<Money> suggested_total;
    std::vector<WayLack> lacks;  // of every way that there is
};
std::string plan_edit_page(const page::Frame& frame, const page::Typed& typed, const PlanEditView& view);

/// What a draft lacks, each with a link to the field that mends it; nothing when it lacks nothing.
void missing_part(html::Out& out, const page::Frame& frame, const std::vector<FieldError>& missing, const std::string& edit_address);

}  // namespace allting::processes
