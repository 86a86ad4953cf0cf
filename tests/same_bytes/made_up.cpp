#include "tests/same_bytes/made_up.hpp"

#include <utility>
#include <vector>

namespace allting::same_bytes {
namespace {

using allocation::BallotType;

/// Ids that sort otherwise as text than as numbers: "10" before "2", capitals before small letters.
std::vector<std::string> ids_of(std::size_t count) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < count; ++i) ids.push_back((i % 3 == 0 ? "C" : i % 3 == 1 ? "" : "a") + std::to_string(i * 7 % 23));
    return ids;
}

std::string vote_row(BallotType type, const std::vector<std::string>& ids, SeededRandom& random) {
    auto left = ids;
    const auto length = type == BallotType::choose_one ? 1 : random.below(ids.size() + 1);
    std::string vote, points;
    for (std::uint64_t i = 0; i < length; ++i) {
        std::swap(left[i], left[i + random.below(left.size() - i)]);
        (vote += i == 0 ? "" : ",") += left[i];
        (points += i == 0 ? "" : ",") += std::to_string(random.below(4));
    }
    const bool has_points = type == BallotType::cumulative || type == BallotType::scoring;
    return vote + (has_points ? ';' + points : "") + '\n';
}

}  // namespace

std::string made_up_election(BallotType type, SeededRandom& random) {
    // One draw a statement: within an expression each compiler may draw in an order of its own.
    const auto ids = ids_of(2 + random.below(7));
    const auto voters = 1 + random.below(24);
    auto budget = std::to_string(4 + random.below(40));
    if (random.below(3) == 0) budget += ".5";
    std::string text = "META\nkey;value\nnum_projects;" + std::to_string(ids.size()) + "\nnum_votes;" + std::to_string(voters) +
                       "\nbudget;" + budget + "\nmax_length;" + std::to_string(ids.size()) +
                       "\nvote_type;" + std::string(name_of(type)) + "\nPROJECTS\nproject_id;cost\n";
    for (const auto& id : ids) text += id + ';' + std::to_string(random.below(13)) + '\n';
    const bool has_points = type == BallotType::cumulative || type == BallotType::scoring;
    text += has_points ? "VOTES\nvoter_id;vote;points\n" : "VOTES\nvoter_id;vote\n";
    for (std::uint64_t voter = 1; voter <= voters; ++voter) text += std::to_string(voter) + ';' + vote_row(type, ids, random);
    return text;
}

}  // namespace allting::same_bytes
