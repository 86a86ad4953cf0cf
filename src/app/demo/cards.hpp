// What residents of the demo town read before they write: examples, marked as such, with prices made up for a made-up town.
#pragma once
#include "app/demo/town.hpp"

namespace allting::demo {

void write_cards(db::Transaction& tx, const Town& town, Instant now);

}  // namespace allting::demo
