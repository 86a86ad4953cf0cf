// What becomes of the money that equal shares leave over: most often 30 to 40 % of the budget.
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace allting::allocation {

enum class Completion {
    none,            // stays unspent
    utilitarian,     // goes to the losers by the greedy rule with the same satisfaction
    add1,            // all shares grow by one step, counted anew, until nothing fits or the budget would be overspent
    add1u,           // add1, then utilitarian
    add1_overspend,  // add1 with StopAt::overspend, whatever RaiseOptions::stop says
    budget_1pct,     // as add1, but the whole budget grows by 1 % each time
    epsilon,         // others pay for what its supporters cannot, each equally much, the least first
    comparison,      // add1; but greedy's winners if strictly more voters prefer them
    add_opt,         // exact equal shares alone: shares grow from one change to the next (exact_equal_shares.hpp)
};

std::span<const Completion> all_completions();
std::string_view name_of(Completion completion);  // "add1-overspend", as on the command line and in files
std::optional<Completion> completion_named(std::string_view name);

}  // namespace allting::allocation
