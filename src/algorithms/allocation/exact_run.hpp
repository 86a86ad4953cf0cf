// One run of Exact Equal Shares at a given endowment, kept so that its next change can be found (add_opt.hpp).
// Voters who paid for the same projects have one history and hold the same money.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/outcome.hpp"
#include "algorithms/allocation/satisfaction.hpp"
#include "algorithms/allocation/tie_break.hpp"

namespace allting::allocation {

struct ExactRun {
    struct Purchase {
        std::uint32_t project = 0;
        std::int64_t cost = 0;
        std::int64_t payers = 0;  // each pays cost / payers
    };
    struct History {
        std::uint32_t before = 0;    // the history without its last payment; 0 is the one without any
        std::uint32_t purchase = 0;  // the last payment; nothing for history 0
        double left = 0;             // about what such a purse holds, within left_error()
    };
    std::string endowment;            // exact, "10000/21" of 1/money_scale
    std::vector<Purchase> purchases;  // in order, which is also that of v·u / cost and, among equals, of the tie rule
    std::vector<History> histories;
    std::vector<std::uint32_t> history_of;  // per ballot group
    std::vector<Tie> ties;
    std::int64_t total_cost = 0;

    /// Each payment and each subtraction rounds by at most 2⁻⁵² of the endowment.
    double left_error() const { return double(purchases.size() + 2) * 0x1p-51 * histories[0].left; }
    /// Before this purchase, the voters with this history had that one.
    std::uint32_t history_at(std::uint32_t history, std::size_t purchase) const {
        while (history != 0 && histories[history].purchase >= purchase) history = histories[history].before;
        return history;
    }
    bool pays_for(std::uint32_t history, std::size_t purchase) const {
        history = history_at(history, purchase + 1);
        return history != 0 && histories[history].purchase == purchase;
    }
};

ExactRun run_exactly(const Election& election, const Support& support, Satisfaction satisfaction,
                     const std::string& endowment, const TieBreak& ties);

/// v·u / cost of the project when v supporters pay. What costs nothing comes before everything.
Priority exact_priority(const Election& election, const Support& support, Satisfaction satisfaction,
                        std::uint32_t project, std::int64_t payers);

}  // namespace allting::allocation
