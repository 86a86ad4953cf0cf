// The officer's page of codes and print runs. Pure.
#pragma once
#include <string>

#include "electorate/code_view.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::electorate {

std::string address_of_codes(ProcessId process);  // "/processes/3/codes"
std::string codes_page(const page::Frame& frame, const page::Typed& typed, const CodesView& view);

}  // namespace allting::electorate
