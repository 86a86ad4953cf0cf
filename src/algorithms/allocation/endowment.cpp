#include "algorithms/allocation/endowment.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

template <class Value>
using Named = std::pair<Value, std::string_view>;

constexpr std::array<Named<FirstShare>, 3> first_shares = {{
    {FirstShare::exact, "exact"},
    {FirstShare::whole_units, "whole-units"},
    {FirstShare::exact_then_whole, "exact-then-whole"},
}};
constexpr std::array<Named<StopAt>, 2> stops = {{
    {StopAt::exhaustive, "exhaustive"},
    {StopAt::overspend, "overspend"},
}};
constexpr std::array<Named<ExhaustiveOver>, 2> exhaustive_overs = {{
    {ExhaustiveOver::supported, "supported"},
    {ExhaustiveOver::all, "all"},
}};

template <class Names, class Value>
std::string_view name_in(const Names& names, Value wanted) {
    for (const auto& [value, name] : names)
        if (value == wanted) return name;
    CHECK(false);
    return "";
}

template <class Names>
auto value_in(const Names& names, std::string_view wanted) {
    std::optional<typename Names::value_type::first_type> found;
    for (const auto& [value, name] : names)
        if (name == wanted) found = value;
    return found;
}

}  // namespace

EndowmentSteps::EndowmentSteps(const Election& election, const RaiseOptions& options, std::int64_t refinement) {
    const std::int64_t ballots = std::max<std::int64_t>(election.ballot_count, 1);
    denominator_ = ballots * refinement;
    first_ = later_ = Wide(election.budget) * refinement;
    if (options.first == FirstShare::exact) return;
    const Wide unit = Wide(denominator_) * election.money_scale;
    later_ -= later_ % unit;
    if (options.first == FirstShare::whole_units) first_ = later_;
}

EndowmentSteps EndowmentSteps::of_share(const Election& election, const RaiseOptions& options) {
    EndowmentSteps steps(election, options, 1);
    steps.step_ = Wide(options.step > 0 ? options.step : election.money_scale) * steps.denominator_;
    return steps;
}

EndowmentSteps EndowmentSteps::of_budget(const Election& election, const RaiseOptions& options) {
    EndowmentSteps steps(election, options, 100);
    steps.step_ = election.budget;
    return steps;
}

Endowment EndowmentSteps::at(std::int64_t step) const {
    return {step == 0 ? first_ : later_ + step_ * step, denominator_};
}

std::string_view name_of(FirstShare first) { return name_in(first_shares, first); }
std::string_view name_of(StopAt stop) { return name_in(stops, stop); }
std::string_view name_of(ExhaustiveOver projects) { return name_in(exhaustive_overs, projects); }
std::optional<FirstShare> first_share_named(std::string_view name) { return value_in(first_shares, name); }
std::optional<StopAt> stop_named(std::string_view name) { return value_in(stops, name); }
std::optional<ExhaustiveOver> exhaustive_over_named(std::string_view name) {
    return value_in(exhaustive_overs, name);
}

}  // namespace allting::allocation
