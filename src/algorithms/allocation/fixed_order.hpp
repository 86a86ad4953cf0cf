// What purchases in a fixed order cost their supporters at any endowment from where they were counted up to a horizon,
// whether or not they would still be bought in that order. While voters surely spend all at the same purchase, their
// money follows from the levels before (exact_levels.hpp has the same argument in whole numbers); only those who may
// come to have more are followed one by one. Besides it keeps which losers to watch, round by round.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "algorithms/allocation/backers.hpp"
#include "algorithms/allocation/satisfaction.hpp"

namespace allting::allocation {

constexpr double never = 1e300;  // as an endowment

/// A loser of one round. Its price there is at least price_low − fall · (endowment − since).
struct Watch {
    std::uint32_t bidder = 0;
    bool is_unpayable = false;  // cannot be paid for from this round on
    double price_low = 0, fall = 0, since = 0;
    double until = 0;  // up to this endowment it surely does not win this round
};

class FixedOrder {
public:
    static constexpr std::uint32_t nobody = UINT32_MAX;

    struct Round {
        std::uint32_t winner = nobody;
        double cost = 0;
        double level = 0, level_error = 0;   // at the endowment last followed to
        double fall_low = 0, fall_high = 0;  // how fast the level falls: between these
        std::vector<std::uint32_t> gone = {};  // groups that surely spend in this round all they have left
        double spenders = 0;                 // the voters of those of them who surely had something
        double rich = 0;                     // weight of those who surely do not
        std::vector<double> spent = {};      // per earlier round: weight that these gave to its winner; once it is asked for
        std::vector<std::uint32_t> unsure = {};  // groups
        std::vector<Watch> watches = {};
        double until = never;  // of the watches, the first
    };

    /// Who marked what, from the supporters of each bidder.
    void turn_round(std::span<const std::uint32_t> multiplicity, std::size_t bidder_count,
                    const std::function<std::span<const Supporter>(std::size_t)>& supporters_of);
    bool is_empty() const { return starts_.empty(); }

    /// Forgets that round and the later ones; those before it were followed to this endowment, those after it will be
    /// counted there.
    void go_back_to(std::size_t round, double endowment);
    void begin_round() { rounds_.emplace_back(); }
    void add_watch(const Watch& watch);
    void win(std::uint32_t bidder, const Round& round);
    /// Who pays in the last round, each group once.
    void add_rich(std::uint32_t group, double weight) {
        if (unsure_from_[group] != nobody) rounds_.back().unsure.push_back(group);
        else rounds_.back().rich += weight * multiplicity_[group];
    }
    void add_spender(std::uint32_t group);
    void add_unsure(std::uint32_t group);

    std::size_t size() const { return rounds_.size(); }
    Round& operator[](std::size_t round) { return rounds_[round]; }
    /// Of all watches, the first.
    double until() const;

    /// Finds the levels of the rounds before `end` at that endowment. False where bounds do not tell.
    bool follow(double endowment, std::size_t end);
    /// The purse of each voter of a group before that round, at the endowment followed to.
    Purse purse_at(std::uint32_t group, std::size_t round) const;
    /// The same of all groups, after the last round, and whether they have paid anything.
    void fill(std::vector<Purse>& purses, std::vector<std::uint8_t>& has_paid);

private:
    struct Mark {
        std::uint32_t bidder;
        float weight;
    };

    std::span<const Mark> marks_of(std::uint32_t group) const {
        return {marks_.data() + starts_[group], starts_[group + 1] - starts_[group]};
    }
    /// What a voter with weight 1 has paid, and how fast that falls.
    struct Paid {
        double level = 0, level_error = 0, fall_low = 0, fall_high = 0;
        void add(const Round& round, double weight);
    };
    Purse purse_after(std::uint32_t group, const Paid& paid, double marks, bool is_sure) const;
    void find_spent(std::size_t at);
    bool settle(std::size_t at);

    std::span<const std::uint32_t> multiplicity_;
    std::vector<std::uint32_t> starts_;
    std::vector<Mark> marks_;                 // of group g: from starts_[g]
    std::vector<std::uint32_t> bought_in_;    // per bidder: the round, or nobody
    std::vector<std::uint32_t> gone_in_;      // per group: the round in which it surely spent all, or nobody
    std::vector<std::uint32_t> unsure_from_;  // per group: the first round in which it may or may not, or nobody
    std::vector<Round> rounds_;
    double endowment_ = 0;
    std::size_t followed_ = 0;  // rounds whose levels are those at endowment_

    std::vector<Paid> paid_;  // per bidder
    struct Payer {
        double money, error, voters, weight;
    };
    std::vector<Payer> payers_;  // the unsure of one round
};

}  // namespace allting::allocation
