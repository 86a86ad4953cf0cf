// Equal Shares with bounded overspending (BOS): a project may also be bought by supporters who can pay for nearly all of
// it; the rest comes out of what others left unspent. So less money is left over, and a project that nearly all want
// is not lost for the last coins.
#pragma once
#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct BosOptions {
    Satisfaction satisfaction = Satisfaction::cost;
    bool with_proof = false;  // rounds: ρ, what a unit of satisfaction cost those who could pay it
};

/// Shares the budget by BOS Equal Shares. With purses b_i, all budget / n at the start, repeat:
///   a project p that fits what is left of the real budget is (α, ρ)-affordable, 0 < α ≤ 1, if
///       Σ min(b_i, α·ρ·u_i(p)) = α·cost(p):  its supporters can pay the part α of it at α times the price ρ;
///   take the project and the α with the smallest ρ / α; each supporter pays min(b_i, ρ·u_i(p)).
/// Its supporters pay at least α·cost(p) and at most cost(p): the rest is what is overspent.
///
/// ties      between projects, the tie rule; between two parts of one project, the larger part
/// returns   winners in order of purchase; a price that fills more than a line is cut after 20 decimals
/// refuses   nothing: without ballots nobody can pay; what costs nothing is taken at once, if it is worth something
/// cost      an evaluation sorts the s supporters' purses: O(s log s); about 2·m evaluations, numbers of 256 bits
/// source    Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs 2024, "Method of Equal Shares with Bounded Overspending",
///           arXiv 2409.15005, section 5 · docs/methods/en/bos-equal-shares.md
Outcome bos_equal_shares(const Election& election, const BosOptions& options, const TieBreak& ties);

}  // namespace allting::allocation
