// The addresses of mergers, and what they add to a proposal's page.
#pragma once
#include <span>

#include "people/visit.hpp"
#include "proposals/extensions.hpp"

namespace allting::reviews {

std::span<const people::Route> merger_routes();
/// The mergers that the proposal is a part or the result of: for everyone, with the names of all who proposed.
void add_merger_notes(const people::Visit& visit, db::Connection& connection, const proposals::Proposal& proposal, proposals::More& more);

}  // namespace allting::reviews
