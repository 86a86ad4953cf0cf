// Residents voting. Whom the simulated people like is in the table of projects; what each of them marks is chance.
#pragma once
#include "app/demo/plans.hpp"
#include "app/demo/texts.hpp"

namespace allting::demo {

/// Freezes the rules on the day the vote opened and lets residents vote from then to `until`. The demo's own accounts
/// keep their vote, so that whoever looks around can give it.
void cast_votes(db::Transaction& tx, const people::Site& site, const Town& town, const processes::Process& process,
                std::span<const ProjectText> texts, Random& random, Instant until);

}  // namespace allting::demo
