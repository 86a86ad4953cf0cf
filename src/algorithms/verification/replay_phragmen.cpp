#include <algorithm>
#include <map>
#include <optional>

#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

using allocation::AtMisfit;

class PhragmenReplay {
public:
    PhragmenReplay(const Election& election, const CountOptions& options)
        : election_(election), options_(options), backing_(turn_round(election, allocation::Satisfaction::cardinality)),
          places_(places_among_equals(election, options)), left_(election.budget), is_open_(election.projects.size()),
          least_load_(election.projects.size(), 0), loads_{0}, load_of_(election.group_count(), 0) {
        for (std::size_t p = 0; p < is_open_.size(); ++p) is_open_[p] = election.projects[p].cost <= left_;
    }

    Result<ClaimedRound> choose(std::uint32_t project, std::size_t round) {
        const std::pair<std::string, std::string> at{"round", std::to_string(round)}, who{"project", id(project)};
        drop_misfits_if_skipped();
        if (!is_open_[project]) return fault("not_a_choice", {at, who});
        const Sequence equals = lightest();
        const auto lightest_load = least_load_[equals.front()];
        if (std::ranges::find(equals, project) == equals.end())
            return fault("cheaper", {at, who, {"other", id(equals.front())}});
        for (const auto equal : equals)
            if (cost_of(equal) > left_) return fault("ended_before", {at, who, {"other", id(equal)}});
        if (equals.front() != project) return fault("tie", {at, who, {"other", id(equals.front())}});
        ClaimedRound claimed{id(project), text_of(lightest_load), {}, {}, {}};
        if (equals.size() > 1)
            for (const auto equal : equals) claimed.equals.push_back(id(equal));
        is_open_[project] = false;
        left_ -= cost_of(project);
        if (lightest_load) claimed.classes = bear(project, *lightest_load);
        return claimed;
    }

    Result<void> end() {
        drop_misfits_if_skipped();
        const Sequence equals = lightest();
        const auto misfit = std::ranges::find_if(equals, [&](auto p) { return cost_of(p) > left_; });
        if (equals.empty() || misfit != equals.end()) return {};
        return fault("still_affordable", {{"project", id(equals.front())}});
    }

    std::size_t marks_read() const { return marks_read_; }

private:
    using Load = std::optional<Rational>;  // nothing = infinite

    const std::string& id(std::uint32_t project) const { return election_.projects[project].id; }
    std::int64_t cost_of(std::uint32_t project) const { return election_.projects[project].cost; }
    static bool is_lighter(const Load& a, const Load& b) { return a && (!b || *a < *b); }
    std::string text_of(const Load& load) const { return load ? text_of_amount(election_, *load) : "infinite"; }

    void drop_misfits_if_skipped() {
        if (options_.at_misfit != AtMisfit::skip) return;
        for (std::uint32_t p = 0; p < is_open_.size(); ++p) is_open_[p] = is_open_[p] && cost_of(p) <= left_;
    }

    /// The open projects with the smallest load, in the tie rule's order. Those whose last load is not above the best are
    /// computed anew, the smallest first.
    Sequence lightest() {
        Sequence open;
        for (std::uint32_t p = 0; p < is_open_.size(); ++p)
            if (is_open_[p]) open.push_back(p);
        std::ranges::sort(open, [&](auto a, auto b) { return is_lighter(least_load_[a], least_load_[b]); });
        Sequence best;
        for (const auto project : open) {
            if (!best.empty() && is_lighter(least_load_[best.front()], least_load_[project])) break;
            least_load_[project] = load_of(project);
            if (!best.empty() && is_lighter(least_load_[best.front()], least_load_[project])) continue;
            if (!best.empty() && is_lighter(least_load_[project], least_load_[best.front()])) best.clear();
            best.push_back(project);
        }
        std::ranges::sort(best, {}, [&](auto p) { return places_[p]; });
        return best;
    }

    std::map<std::uint32_t, std::int64_t> bearers_of(std::uint32_t project) {
        std::map<std::uint32_t, std::int64_t> voters;  // per load
        marks_read_ += backing_.of[project].size();
        for (const Backer& backer : backing_.of[project]) voters[load_of_[backer.group]] += election_.multiplicity[backer.group];
        return voters;
    }

    Load load_of(std::uint32_t project) {
        if (backing_.votes[project] == 0) return std::nullopt;
        Rational sum = cost_of(project);
        for (const auto& [load, voters] : bearers_of(project)) sum += loads_[load] * voters;
        return sum / backing_.votes[project];
    }

    std::vector<VoterClass> bear(std::uint32_t project, const Rational& load) {
        std::map<Rational, std::int64_t> voters;  // those who bore least have most to bear
        for (const auto& [before, count] : bearers_of(project)) voters[loads_[before]] += count;
        std::vector<VoterClass> classes;
        for (const auto& [before, count] : voters)
            classes.push_back({count, text_of_amount(election_, before), text_of_amount(election_, load - before)});
        for (const Backer& backer : backing_.of[project]) load_of_[backer.group] = std::uint32_t(loads_.size());
        loads_.push_back(load);
        return classes;
    }

    const Election& election_;
    const CountOptions& options_;
    const Backing backing_;
    const std::vector<std::size_t> places_;
    std::int64_t left_;
    std::vector<bool> is_open_;
    std::vector<Load> least_load_;       // as last computed; loads never fall
    std::vector<Rational> loads_;        // a load for each round, 0 before the first
    std::vector<std::uint32_t> load_of_; // per group of ballots
    std::size_t marks_read_ = 0;
};

}  // namespace

Result<Replay> replay_phragmen(const Election& election, const CountOptions& options, const Sequence& sequence) {
    return walk(PhragmenReplay(election, options), sequence);
}

}  // namespace allting::verification
