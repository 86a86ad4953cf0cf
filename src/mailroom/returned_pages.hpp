// The list of those whom a notice did not reach. Pure.
#pragma once
#include <string>
#include <vector>

#include "mailroom/returned.hpp"
#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"

namespace allting::mailroom {

std::string unreached_page(const page::Frame& frame, const page::Typed& typed, const std::vector<Unreached>& list);
json::Value unreached_json(const std::vector<Unreached>& list);

}  // namespace allting::mailroom
