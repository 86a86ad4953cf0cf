// What became of the decided projects: the list of a process, and one project from its idea to its delivery. Pure.
#pragma once
#include <string>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "results/result_view.hpp"

namespace allting::results {

std::string delivery_list_page(const page::Frame& frame, const DeliveryListView& view);

/// `typed` belongs to the form that was refused, if one was.
std::string project_page(const page::Frame& frame, const page::Typed& typed, const ProjectView& view);

/// Reserved money as one bar: spent, committed and not yet spent, and what is left of it.
void balance_bar(html::Out& out, const page::Frame& frame, std::string_view label, const Balance& balance);

}  // namespace allting::results
