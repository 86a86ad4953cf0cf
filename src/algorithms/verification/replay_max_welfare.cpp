#include "algorithms/verification/replay_max_welfare.hpp"

#include <algorithm>

#include "algorithms/verification/backing.hpp"
#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

constexpr std::size_t sets_max = 100'000;

/// A fraction in lowest terms, as we write it.
std::optional<Rational> fraction_from(const std::string& text) {
    const auto is_number = [](std::string_view part) {
        return !part.empty() && part.size() <= 5000 && (part[0] != '0' || part == "0") &&
               std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    const auto slash = text.find('/');
    const std::string above = text.substr(0, slash), below = slash == std::string::npos ? "1" : text.substr(slash + 1);
    if (!is_number(above) || !is_number(below) || below == "0") return std::nullopt;
    const Rational fraction{Integer(above), Integer(below)};
    return fraction.str() == text ? std::optional(fraction) : std::nullopt;
}

/// A project that is worth something to the voters together and not too dear by itself.
struct Wanted {
    std::uint32_t project = 0;
    Integer worth, cost;
    Integer loss;             // of going against the price, × its denominator
    bool is_held = false;     // worth more than the price of its cost
    bool has_won = false;
    Integer preference = 0;   // 2^k, k = how many of the undecided the tie rule puts behind it
};

/// Some of the undecided projects. It is not, so far, what the winners have of them.
struct Choice {
    Integer cost, worth, loss, preference;

    bool is_worth_no_more_than(const Choice& other) const {
        return worth != other.worth ? worth < other.worth : preference <= other.preference;
    }
};

class Welfare {
public:
    Welfare(const Election& election, const CountOptions& options)
        : election_(election), places_(places_among_equals(election, options)),
          is_money_(is_money(options.satisfaction)) {
        const Sums sums = add_up(election, options.satisfaction);
        for (std::uint32_t p = 0; p < election.projects.size(); ++p) {
            const Rational worth = sums.factor[p] * sums.score[p];  // whole: the votes cancel where they divide
            if (worth > 0 && election.projects[p].cost <= election.budget)
                wanted_.push_back({p, numerator(worth), election.projects[p].cost, 0});
        }
    }

    /// Everything that follows from the winners and the price, for the claim.
    Result<Claim> conclude(Claim claim) {
        const auto price = fraction_from(claim.optimum.price);
        if (!price) return fault("malformed", {{"place", "optimum, price"}});
        TRY_DO(mark_winners(claim.winners));
        order_winners(claim);
        const Rational price_of_unit = is_money_ ? *price : *price / election_.money_scale;
        const Integer bound = lose_against(price_of_unit);
        TRY(claim.optimum.is_unique, nothing_is_better());
        const auto text = [&](const Integer& worth) { return is_money_ ? text_of_amount(election_, worth) : worth.str(); };
        claim.optimum.objective = text(objective_);
        claim.optimum.bound = text(bound);
        claim.total_cost = text_of_amount(election_, total_cost_);
        return claim;
    }

private:
    Result<void> mark_winners(const std::vector<std::string>& ids) {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto found = std::ranges::find_if(
                wanted_, [&](const Wanted& wanted) { return election_.projects[wanted.project].id == ids[i]; });
            const bool is_choice = found != wanted_.end() && !found->has_won;
            if (is_choice) total_cost_ += found->cost;
            if (!is_choice || total_cost_ > election_.budget)
                return fault("not_a_choice", {{"round", std::to_string(i + 1)}, {"project", ids[i]}});
            found->has_won = true;
            objective_ += found->worth;
        }
        return {};
    }

    /// Winners stand by worth per cost, equals in the order of the tie rule.
    void order_winners(Claim& claim) const {
        std::vector<const Wanted*> winners;
        for (const Wanted& wanted : wanted_)
            if (wanted.has_won) winners.push_back(&wanted);
        std::ranges::sort(winners, [&](const Wanted* a, const Wanted* b) {
            const Integer left = a->worth * b->cost, right = b->worth * a->cost;
            const bool are_both_free = a->cost == 0 && b->cost == 0;
            return left != right && !are_both_free ? left > right : places_[a->project] < places_[b->project];
        });
        claim.winners.clear();
        claim.rounds.clear();
        for (const Wanted* winner : winners) {
            const auto& id = election_.projects[winner->project].id;
            claim.winners.push_back(id);
            claim.rounds.push_back({id, winner->cost == 0 ? "infinite" : Rational(winner->worth, winner->cost).str(), {}, {}, {}});
        }
    }

    /// returns the bound, in whole satisfaction
    Integer lose_against(const Rational& price) {
        const Integer above = numerator(price), below = denominator(price);
        Integer bound = above * election_.budget;
        for (Wanted& wanted : wanted_) {
            const Integer gain = wanted.worth * below - wanted.cost * above;
            wanted.is_held = gain > 0;
            wanted.loss = abs(gain);
            if (wanted.is_held) bound += gain;
        }
        gap_ = bound - objective_ * below;
        return bound / below;
    }

    /// returns whether no other set is worth as much
    Result<bool> nothing_is_better() {
        Integer room = election_.budget;
        std::vector<Wanted*> undecided;
        for (Wanted& wanted : wanted_) {
            if (wanted.loss <= gap_) undecided.push_back(&wanted);
            else if (wanted.is_held) room -= wanted.cost;
        }
        std::ranges::sort(undecided, [&](auto* a, auto* b) { return places_[a->project] > places_[b->project]; });
        for (std::size_t k = 0; k < undecided.size(); ++k) undecided[k]->preference = Integer(1) << unsigned(k);
        std::ranges::stable_sort(undecided, [](auto* a, auto* b) { return a->loss > b->loss; });
        std::vector<Choice> others;
        Choice winners;
        for (const Wanted* wanted : undecided) {
            extend(others, winners, *wanted, room);
            if (others.size() > sets_max) return fault("too_many_sets", {});
        }
        bool is_unique = true;
        for (const Choice& other : others) {
            if (!other.is_worth_no_more_than(winners)) return fault("not_best", {});
            is_unique &= other.worth < winners.worth;
        }
        return is_unique;
    }

    /// One project more: every other choice with it and without it, and what the winners do not do.
    void extend(std::vector<Choice>& others, Choice& winners, const Wanted& wanted, const Integer& room) const {
        std::vector<Choice> all;
        for (const Choice& other : others) {
            all.push_back(with(other, wanted, true));
            all.push_back(with(other, wanted, false));
        }
        all.push_back(with(winners, wanted, !wanted.has_won));
        winners = with(winners, wanted, wanted.has_won);
        std::erase_if(all, [&](const Choice& choice) { return choice.cost > room || choice.loss > gap_; });
        std::ranges::sort(all, [](const Choice& a, const Choice& b) {
            return a.cost != b.cost ? a.cost < b.cost : b.is_worth_no_more_than(a);
        });
        others.clear();
        for (Choice& choice : all) {
            if (others.empty() || !choice.is_worth_no_more_than(others.back())) others.push_back(std::move(choice));
        }
    }

    static Choice with(Choice choice, const Wanted& wanted, bool is_taken) {
        if (is_taken) {
            choice.cost += wanted.cost;
            choice.worth += wanted.worth;
            choice.preference += wanted.preference;
        }
        if (is_taken != wanted.is_held) choice.loss += wanted.loss;
        return choice;
    }

    const Election& election_;
    const std::vector<std::size_t> places_;
    const bool is_money_;
    std::vector<Wanted> wanted_;
    Integer total_cost_ = 0, objective_ = 0;
    Integer gap_;  // how far the winners fall short of the bound, × the price's denominator
};

Error differs(const std::string& place, const std::string& found, const std::string& expected) {
    return fault("differs", {{"place", place}, {"found", found}, {"expected", expected}});
}

}  // namespace

Result<Claim> prove_max_welfare(const Election& election, const CountOptions& options, const Claim& claim) {
    TRY(auto right, Welfare(election, options).conclude(claim));
    if (right.winners != claim.winners) return differs("winners", claim.winners.front(), right.winners.front());
    return right;
}

Result<Verified> verify_max_welfare(const Election& election, const CountOptions& options, const Claim& claim) {
    TRY(const auto right, Welfare(election, options).conclude(claim));
    const auto said = [](bool yes) { return std::string(yes ? "true" : "false"); };
    for (std::size_t i = 0; i < std::max(right.rounds.size(), claim.rounds.size()); ++i) {
        const auto number = std::to_string(i + 1);
        const auto id = [&](const Claim& of) { return i < of.rounds.size() ? of.rounds[i].project : "–"; };
        if (id(claim) != id(right)) return fault("not_next", {{"round", number}, {"project", id(claim)}, {"other", id(right)}});
        const ClaimedRound &found = claim.rounds[i], &expected = right.rounds[i];
        if (found.price != expected.price) return differs("round " + number + ", price", found.price, expected.price);
        if (!found.rho.empty()) return differs("round " + number + ", rho", found.rho, "–");
        if (!found.equals.empty() || !found.classes.empty()) return differs("round " + number, "equals, classes", "–");
    }
    if (claim.winners != right.winners) return differs("winners", claim.winners.front(), right.winners.front());
    if (claim.prefer_shares != 0 || claim.prefer_greedy != 0) return differs("comparison", "", "–");
    if (claim.total_cost != right.total_cost) return differs("total_cost", claim.total_cost, right.total_cost);
    if (!claim.endowment.empty()) return differs("endowment", claim.endowment, "–");
    if (!claim.fill.empty()) return differs("fill", claim.fill.front(), "–");
    const auto &found = claim.optimum, &expected = right.optimum;
    if (found.objective != expected.objective) return differs("optimum, objective", found.objective, expected.objective);
    if (found.bound != expected.bound) return differs("optimum, bound", found.bound, expected.bound);
    if (found.is_unique != expected.is_unique) return differs("optimum, unique", said(found.is_unique), said(expected.is_unique));
    Verified verified;
    verified.rounds = claim.rounds.size();
    verified.marks_read = verified.marks = election.marks.size();
    return verified;
}

}  // namespace allting::verification
