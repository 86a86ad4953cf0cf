// The program's log: one JSON object a line on stderr. It carries no network address, no name, no path with numbers, no
// query and nothing that was typed: a route's pattern says enough.
#pragma once
#include <string_view>

#include "core/time.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

enum class Level { information, error };
void log(Instant at, Level level, std::string_view event, json::Object facts = {});

}  // namespace allting::app
