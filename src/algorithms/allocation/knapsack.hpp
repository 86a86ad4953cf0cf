// The most that can be packed: of things with a cost and a value, a set worth most among those that the budget covers. Exact.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace allting::allocation {

__extension__ using WideInteger = __int128;  // values are votes × cost: more than 64 bits together

struct Thing {
    std::int64_t cost = 0;  // from 1, at most the budget
    WideInteger value = 0;  // from 1
};

/// What a unit of money is worth at the margin: value / cost, in lowest terms.
struct MoneyPrice {
    WideInteger value = 0;
    WideInteger cost = 1;
};

using Packed = std::vector<std::uint32_t>;  // things, ascending

enum class Use : std::uint8_t { free, in, out };

/// One knapsack, asked several questions.
///
/// At any price of money no set is worth more than  price × budget + Σ max(0, value − price × cost).  A set falls short of
/// that by its loss: |value − price × cost| of each thing that it holds or leaves out against the price, and the price of the
/// money that it does not spend. So the best set is the one that loses least, and only things that alone lose less than the
/// best set known can be decided against the price. These few are split in two halves; of each half the sets are listed that
/// are worth more than every cheaper one, and two lists are joined by one walk up the one and down the other.
///
/// refuses   nothing for a wrong reason, but gives up (nothing returned) where lists grow beyond `states_max`: the problem is
///           NP-hard, and things can be made up that no list is short for. It never gives up with 40 things or fewer
/// cost      O(m log m), and the lists' length; on real elections some hundred sets
/// source    Dantzig 1957 (the price); Nemhauser and Ullmann 1969 (the lists); Horowitz and Sahni 1974 (two halves);
///           Balas and Zemel 1980 (the few things near the price)
class Knapsack {
public:
    Knapsack(std::vector<Thing> things, std::int64_t budget, std::size_t states_max = std::size_t{1} << 21);

    /// One set that is worth most.
    std::optional<Packed> best() const;

    struct Answer {
        bool is_sure = true;  // false: gave up
        std::optional<Packed> set = {};
    };
    /// Some set that is worth as much as `best`, with some things held and some left out; or none.
    Answer as_good(const Packed& best, std::span<const Use> uses) const;

    WideInteger value_of(const Packed& set) const;
    MoneyPrice price() const;

private:
    struct Limits;
    struct Start;

    void find_price();
    bool products_fit() const;
    WideInteger loss_of(const Packed& set) const;
    Answer least_loss(std::span<const Use> uses, const Limits& limits) const;
    Start start(std::span<const Use> uses) const;
    std::size_t things_losing_less_than(WideInteger loss) const;

    std::vector<Thing> things_;  // costs and values over their greatest common divisors
    std::int64_t budget_;        // over the costs' divisor, rounded down
    std::size_t states_max_;
    std::int64_t cost_unit_ = 0;
    WideInteger value_unit_ = 0;
    MoneyPrice price_;                  // in these units
    std::vector<bool> is_held_;         // at the price: worth at least what it costs
    std::vector<WideInteger> losses_;   // of going against the price, × price_.cost
    std::vector<std::uint32_t> order_;  // by loss, the smallest first
    bool is_in_range_ = false;          // no product is too wide
};

}  // namespace allting::allocation
