#include "algorithms/allocation/completion.hpp"

#include <array>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr std::array completions = {
    Completion::none,           Completion::utilitarian, Completion::add1,    Completion::add1u,
    Completion::add1_overspend, Completion::budget_1pct, Completion::epsilon, Completion::comparison,
    Completion::add_opt};

}  // namespace

std::span<const Completion> all_completions() { return completions; }

std::string_view name_of(Completion completion) {
    switch (completion) {
        case Completion::none: return "none";
        case Completion::utilitarian: return "utilitarian";
        case Completion::add1: return "add1";
        case Completion::add1u: return "add1u";
        case Completion::add1_overspend: return "add1-overspend";
        case Completion::budget_1pct: return "budget-1pct";
        case Completion::epsilon: return "epsilon";
        case Completion::comparison: return "comparison";
        case Completion::add_opt: return "add-opt";
    }
    CHECK(false);
    return "";
}

std::optional<Completion> completion_named(std::string_view name) {
    for (const Completion completion : completions)
        if (name_of(completion) == name) return completion;
    return std::nullopt;
}

}  // namespace allting::allocation
