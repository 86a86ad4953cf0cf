// What a review can learn from itself: who gets a yes, how long an answer takes, whether appeals were right, where the same
// reason led to different answers, and how far costs were from what was thought. Small groups are never shown alone. Pure.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/time.hpp"
#include "proposals/similar.hpp"

namespace allting::learning {

/// Fewer decided ideas than this could point to the person behind one of them, by language or channel: they are shown together.
inline constexpr std::int64_t group_min = 5;

/// An idea whose case has its answer, a yes or a no.
struct Decided {
    ProposalId id;
    std::string title;
    std::string area, channel, language, department;  // keys of groups; "" = not known
    bool passed = false;
    std::string reason_code;  // of a no
    Instant received_at = {}, answered_at = {};  // the first answer
};

/// Of the ideas of one group: how many have their answer, and how many of those a yes.
struct Group {
    std::string key;  // "" = the small ones together
    std::int64_t decided = 0, passed = 0;
    friend bool operator==(const Group&, const Group&) = default;
};
/// By one of the keys, the largest first. Groups below group_min become one group under the key ""; when that is below
/// group_min itself, the next smallest joins it, so that nobody can reckon it out from the whole. Empty when all are too few.
std::vector<Group> group_by(const std::vector<Decided>& all, std::string Decided::* key);

/// Whole days from the idea to its first answer. Nearest rank: half, or nine of ten, were answered within so many.
struct Days {
    std::int64_t answers = 0, median = 0, ninetieth = 0;
    friend bool operator==(const Days&, const Days&) = default;
};
Days days_to_answer(const std::vector<Decided>& all);

/// Two ideas that are alike and got different answers.
struct Difference {
    std::string code;         // the reason that one of them met
    ProposalId refused, other;
    bool other_passed = true; // else it was refused too, by other_code
    std::string other_code;
    double likeness = 0;      // 0 to 1
    friend bool operator==(const Difference&, const Difference&) = default;
};
inline constexpr double likeness_min = 0.3;
inline constexpr std::size_t differences_max = 40;
/// A no under a code whose like got a yes comes first, by how alike they are; then those with different codes. Ideas that want
/// the opposite of each other are never compared. At most differences_max.
std::vector<Difference> differences(const std::vector<Decided>& all, const std::vector<proposals::SimilarPair>& alike);

/// A finished project: what was thought at least and at most, and what it did cost.
struct Outcome {
    ProjectId project;
    std::string title;
    Money low, high, spent;
    std::int64_t percent() const;  // of the upper bound, which was on the ballot
    friend bool operator==(const Outcome&, const Outcome&) = default;
};
struct Accuracy {
    std::int64_t projects = 0, within = 0, above = 0;  // within low and high; above high
    std::int64_t median_percent = 0;
    friend bool operator==(const Accuracy&, const Accuracy&) = default;
};
Accuracy accuracy_of(const std::vector<Outcome>& outcomes);

struct Appeals {
    std::int64_t asked = 0, stand = 0, overturned = 0;
};

struct Report {
    std::vector<Group> by_area, by_channel, by_language, by_department;
    std::int64_t decided = 0, passed = 0;
    Appeals appeals;
    Days days;
    std::vector<Difference> differences;
    std::map<ProposalId, std::string> titles;  // of the ideas in `differences`
    std::vector<Outcome> outcomes;
    Accuracy accuracy;
};

}  // namespace allting::learning
