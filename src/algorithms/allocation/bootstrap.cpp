#include "algorithms/allocation/bootstrap.hpp"

#include <algorithm>

#include "core/random.hpp"

namespace allting::allocation {
namespace {

__extension__ using Wide = unsigned __int128;

/// Uniform in 0 … bound − 1 by one multiplication (Lemire 2019, "Fast Random Integer Generation in an Interval").
std::uint64_t below(SeededRandom& random, std::uint64_t bound) {
    Wide product = Wide(random.next()) * bound;
    if (std::uint64_t(product) < bound) {
        const std::uint64_t biased = -bound % bound;
        while (std::uint64_t(product) < biased) product = Wide(random.next()) * bound;
    }
    return std::uint64_t(product >> 64);
}

/// Makes other electorates of the same size out of one. The voters stand in canonical order, so that the order in
/// which ballots arrived changes nothing.
class Electorate {
public:
    explicit Electorate(const Election& election)
        : election_(election), order_(groups_in_canonical_order(election)), times_(order_.size()) {
        place_of_voter_.reserve(std::size_t(election.ballot_count));
        for (std::uint32_t place = 0; place < order_.size(); ++place) {
            place_of_voter_.insert(place_of_voter_.end(), election.multiplicity[order_[place]], place);
        }
        // The resample keeps the projects; its ballots are written over each time.
        resample_ = election;
    }

    const Election& draw(SeededRandom& random) {
        std::fill(times_.begin(), times_.end(), 0);
        const auto voters = std::uint64_t(election_.ballot_count);
        for (std::uint64_t i = 0; i < voters; ++i) {
            const auto voter = below(random, voters);
            if (voter < place_of_voter_.size()) ++times_[place_of_voter_[voter]];  // others left their ballot blank
        }
        write_ballots();
        return resample_;
    }

private:
    /// Groups that nobody was drawn from are left out: the rules may rely on each group having a voter.
    void write_ballots() {
        resample_.marks.clear();
        resample_.mark_starts.assign(1, 0);
        resample_.multiplicity.clear();
        for (std::size_t place = 0; place < order_.size(); ++place) {
            if (times_[place] == 0) continue;
            const auto marks = election_.marks_of(order_[place]);
            resample_.marks.insert(resample_.marks.end(), marks.begin(), marks.end());
            resample_.mark_starts.push_back(std::uint32_t(resample_.marks.size()));
            resample_.multiplicity.push_back(times_[place]);
        }
    }

    const Election& election_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> times_;           // per place in order_: voters drawn
    std::vector<std::uint32_t> place_of_voter_;  // per voter: the place of their group
    Election resample_;
};

std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> projects) {
    std::sort(projects.begin(), projects.end());
    return projects;
}

}  // namespace

Result<Bootstrap> bootstrap(const Election& election, const BootstrapOptions& options) {
    auto count_options = options.count;
    count_options.with_proof = false;
    auto real = count(election, count_options);
    if (!real.ok()) return std::move(real).error();
    const auto real_winners = sorted(std::move(real).value().winners);
    Bootstrap result;
    result.wins.assign(election.projects.size(), 0);
    Electorate electorate(election);
    SeededRandom random(options.seed);
    while (result.resamples < options.resamples) {
        auto outcome = count(electorate.draw(random), count_options);
        ++result.resamples;
        if (outcome.ok()) {
            for (const auto winner : outcome.value().winners) ++result.wins[winner];
            result.same_winners += sorted(std::move(outcome).value().winners) == real_winners;
        } else {
            ++result.undecided;
        }
        if (options.progress && !options.progress(result.resamples)) break;
    }
    return result;
}

}  // namespace allting::allocation
