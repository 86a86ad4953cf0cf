// The page of looks at personal data. Pure.
#pragma once
#include <string>

#include "people/look.hpp"
#include "platform/json/json.hpp"
#include "platform/page/frame.hpp"

namespace allting::people {

std::string looks_page(const page::Frame& frame, const LookList& list, std::int64_t page_number);
json::Value looks_json(const LookList& list);

}  // namespace allting::people
