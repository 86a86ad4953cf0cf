// Noting a look at personal data, in the transaction of what was done with it, or in one of its own before it is shown.
#pragma once
#include "electorate/access.hpp"
#include "people/visit.hpp"

namespace allting::electorate {

/// By this visitor, now.
void note_look(db::Transaction& tx, const people::Visit& visit, Looked looked);

}  // namespace allting::electorate
