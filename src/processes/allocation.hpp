// How a plan says that votes become projects: the rule, and every parameter that decides beside it. What fits which ballot is
// decided here; what each rule does is in algorithms/allocation. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

// Named only: whoever names a rule includes algorithms/allocation/count.hpp, so that a new rule is not compiled into every domain.
namespace allting::allocation {
enum class Rule;
enum class Satisfaction;
enum class Completion;
enum class TieRule;
struct CountOptions;
}  // namespace allting::allocation

namespace allting::processes {

enum class BallotKind { approval, points, budget };

struct Allocation {
    // The first of each: greedy, by cost, without completion, the smallest id first among equals.
    allocation::Rule rule{};
    allocation::Satisfaction satisfaction{};
    allocation::Completion completion{};
    allocation::TieRule ties{};
    std::string lot_seed = {};   // ties by lot: the words that the lot is drawn from
    std::int64_t score_min = 0;  // fewest votes, or points, that a project can win with; 0 = any
    friend bool operator==(const Allocation&, const Allocation&) = default;
};

/// The rules that a plan may name for such ballots: the simple ones first, then the others.
std::span<const allocation::Rule> simple_rules();
std::vector<allocation::Rule> more_rules(BallotKind kind);
bool has_satisfaction(allocation::Rule rule);

/// What the rule can be told for such ballots; the first is what is usual. Empty where the rule has no such choice.
std::vector<allocation::Satisfaction> satisfactions_of(allocation::Rule rule, BallotKind kind);
std::vector<allocation::Completion> completions_of(allocation::Rule rule);
bool has_completion(allocation::Rule rule, allocation::Completion completion);
/// All but refusing: a vote must have an outcome.
std::span<const allocation::TieRule> tie_rules();

/// What is usual for the rule and such ballots.
Allocation usual_allocation(allocation::Rule rule, BallotKind kind);

/// Refuses a rule, a satisfaction or a completion that does not fit, and a lot without words to draw it from.
void check_allocation(FieldErrors& errors, const Allocation& allocation, BallotKind kind);

/// The same as the command line and the facilitator's trial would be told.
allocation::CountOptions count_options_of(const Allocation& allocation);

std::optional<allocation::Satisfaction> satisfaction_from_word(std::string_view word);
std::optional<allocation::Completion> completion_from_word(std::string_view word);
std::optional<allocation::TieRule> tie_rule_from_word(std::string_view word);

}  // namespace allting::processes
