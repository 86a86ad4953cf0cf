// Officials answering: questions, costs, offers, a yes with a cost and an owner, a no with its reason.
#pragma once
#include "app/demo/ideas.hpp"

namespace allting::demo {

/// Takes each idea as far as its fate in the table says.
void answer_ideas(db::Transaction& tx, const Town& town, const std::vector<proposals::Proposal>& ideas, Instant now);

/// Sends, reviews and accepts every project of a table, in the phases of its process.
/// returns their proposals, in the order of the table
std::vector<proposals::Proposal> accept_projects(db::Transaction& tx, const Town& town, const processes::Process& process,
                                                 std::span<const ProjectText> texts, Random& random);

}  // namespace allting::demo
