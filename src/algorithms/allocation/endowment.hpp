// How large each voter's share is, and by which steps a completion raises it. Four tools mean four different things by
// "add1", so every choice among them has a name here.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "algorithms/allocation/election.hpp"

namespace allting::allocation {

__extension__ using Wide = __int128;

/// numerator / denominator, in 1/money_scale; the denominator is positive.
struct Endowment {
    Wide numerator = 0;
    std::int64_t denominator = 1;
};

enum class FirstShare {
    exact,             // budget / ballots, as a fraction (pabutools)
    whole_units,       // the same, rounded down to whole units of the currency (equalshares.net)
    exact_then_whole,  // the first count with the fraction, the next with the next whole unit (Pabulib's checker)
};

enum class StopAt {
    exhaustive,  // where nothing more fits in the budget, or before the first count that overspends it
    overspend,   // only before the first count that overspends it
};

enum class ExhaustiveOver {
    supported,  // nothing more fits that costs something and is worth something to somebody
    all,        // nothing more fits at all
};

/// The steps by which the shares grow.
struct RaiseOptions {
    FirstShare first = FirstShare::exact;
    std::int64_t step = 0;  // in 1/money_scale; 0 = one unit of the currency
    StopAt stop = StopAt::exhaustive;
    ExhaustiveOver exhaustive_over = ExhaustiveOver::supported;
    bool stays_where_all_affordable = false;  // if all projects together fit in the budget, count only once
};

/// The shares of one count after the other: step k from 0.
class EndowmentSteps {
public:
    /// Each step adds the same money to every share.
    static EndowmentSteps of_share(const Election& election, const RaiseOptions& options);
    /// Each step adds 1/100 of the budget to the whole, whatever RaiseOptions::step says.
    static EndowmentSteps of_budget(const Election& election, const RaiseOptions& options);

    Endowment at(std::int64_t step) const;
    bool is_raising() const { return step_ > 0; }
    double step_size() const { return double(step_) / double(denominator_); }

private:
    EndowmentSteps(const Election& election, const RaiseOptions& options, std::int64_t refinement);

    Wide first_ = 0, later_ = 0, step_ = 0;  // over denominator_; later_ is where the steps from 1 are counted from
    std::int64_t denominator_ = 1;
};

std::string_view name_of(FirstShare first);  // "exact", "whole-units", "exact-then-whole"
std::string_view name_of(StopAt stop);
std::string_view name_of(ExhaustiveOver projects);
std::optional<FirstShare> first_share_named(std::string_view name);
std::optional<StopAt> stop_named(std::string_view name);
std::optional<ExhaustiveOver> exhaustive_over_named(std::string_view name);

}  // namespace allting::allocation
