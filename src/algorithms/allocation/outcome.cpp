#include "algorithms/allocation/outcome.hpp"

#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::allocation {
namespace {

constexpr auto names = std::to_array<std::pair<Reason, std::string_view>>({
    {Reason::won, "won"},
    {Reason::won_by_fill, "won_by_fill"},
    {Reason::won_nearly_covered, "won_nearly_covered"},
    {Reason::too_expensive, "too_expensive"},
    {Reason::no_room, "no_room"},
    {Reason::below_threshold, "below_threshold"},
    {Reason::after_stop, "after_stop"},
    {Reason::not_supported, "not_supported"},
    {Reason::conflict, "conflict"},
    {Reason::partly_funded, "partly_funded"},
    {Reason::not_wanted, "not_wanted"},
    {Reason::not_in_best, "not_in_best"},
});

}  // namespace

std::string_view name_of(Reason reason) {
    for (const auto& [value, name] : names) {
        if (value == reason) return name;
    }
    CHECK(false);
    return "";
}

std::optional<Reason> reason_named(std::string_view wanted) {
    for (const auto& [value, name] : names) {
        if (name == wanted) return value;
    }
    return std::nullopt;
}

}  // namespace allting::allocation
