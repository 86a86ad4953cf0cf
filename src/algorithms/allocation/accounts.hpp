// Whose money went where under Equal Shares, project by project: made of an outcome's prices, for people to look at.
// Purses are exact; only the amounts that are shown are rounded.
#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

/// What a project's supporters spent on one winner. Amounts here are in hundredths of the currency's unit.
struct Outlay {
    std::uint32_t winner = 0;
    std::int64_t voters = 0;  // of the supporters, who paid something for it
    std::int64_t amount = 0;
};

struct Account {
    // A project that the rule chose: those who paid its full price, and those who gave all that they had left.
    std::int64_t full_payers = 0, last_payers = 0;
    std::int64_t full_paid = 0, last_paid = 0;
    // One that it did not choose: where the money of its supporters went, most first, and what they had left at the end.
    std::vector<Outlay> spent_on = {};
    std::int64_t left = 0;
};

/// Goes through the purchases of `outcome`, whose winners carry their exact prices. Projects that a completion added have
/// an empty account.
///
/// returns   an account per project; for a loser the outlays and what is left sum to its supporters' endowments
/// cost      O(Σ over purchases of the marks of the ballots that paid)
/// source    pabutools' "project loss"; the wording of Wieliczka 2023
std::vector<Account> accounts_of(const Election& election, Satisfaction satisfaction, const Outcome& outcome);

/// A voter's share in the count that decided, rounded down to whole 1/money_scale; 0 where the rule gives none.
std::int64_t share_of(const Outcome& outcome);

}  // namespace allting::allocation
