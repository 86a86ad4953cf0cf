// Exact by construction: all purses are whole numbers over one common denominator, `Purses::unit`, which grows
// when a payment does not divide evenly. No rational is ever rounded and no floating point is used.
#include "algorithms/allocation/equal_shares.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <queue>

#include "algorithms/allocation/greedy.hpp"
#include "core/check.hpp"

namespace allting::allocation {
namespace {

using Integer = boost::multiprecision::cpp_int;

/// numerator / denominator, not reduced; the denominator is positive.
struct Ratio {
    Integer numerator;
    Integer denominator = 1;
};

int compare(const Ratio& a, const Ratio& b) {
    return Integer(a.numerator * b.denominator).compare(Integer(b.numerator * a.denominator));
}

std::string text_of(const Ratio& ratio) {
    const Integer common = gcd(ratio.numerator, ratio.denominator);
    if (common == 0) return "0";
    const Integer denominator = ratio.denominator / common;
    auto text = Integer(ratio.numerator / common).str();
    return denominator == 1 ? text : text + '/' + denominator.str();
}

/// What voters have left. Voters who paid alike share a class, so that equal purses are computed once.
struct Purses {
    Integer unit = 1;                         // a purse holds money[class] / unit
    std::vector<Integer> money;               // per class
    std::vector<std::uint32_t> class_of;      // per ballot group
};

/// Voters of one project with the same purse and the same weight.
struct Part {
    std::uint32_t purse_class;
    std::int32_t weight;
    std::int64_t voters;
    bool is_poor;  // pays all it has
};

/// What a project would cost its supporters: rest / rich for each unit of weight, in 1/unit.
struct Offer {
    std::vector<Part> parts;
    Integer rest;           // of the cost, after the poor gave all they have
    std::int64_t rich = 0;  // weight of those who can pay their full part
};

class Market {
public:
    Market(const Election& election, const EqualSharesOptions& options, const TieBreak& ties)
        : election_(election), options_(options), ties_(ties),
          support_(gather_support(election, options.satisfaction)) {}
    Outcome run();

private:
    struct Candidate {
        Ratio price;  // ρ as last computed; a lower bound, since purses only shrink
        std::uint32_t project;
    };
    struct Dearer {
        bool operator()(const Candidate& a, const Candidate& b) const { return compare(a.price, b.price) > 0; }
    };
    using Queue = std::priority_queue<Candidate, std::vector<Candidate>, Dearer>;

    void fill_purses();
    void start_verdicts(Outcome& outcome);
    std::optional<Offer> offer_for(std::uint32_t project);
    void gather_parts(std::uint32_t project, Offer& offer);
    Ratio price_of(std::uint32_t project, const Offer& offer) const;
    std::vector<Candidate> cheapest(Queue& queue);
    void buy(std::uint32_t project, Outcome& outcome);
    void pay(std::uint32_t project, const Offer& offer);
    void drop_empty_classes();
    Integer money_of_supporters(std::uint32_t project) const;

    const Election& election_;
    const EqualSharesOptions& options_;
    const TieBreak& ties_;
    Support support_;
    Purses purses_;
    std::vector<std::int64_t> voters_in_class_;  // scratch of gather_parts, all 0 between calls
};

void Market::fill_purses() {
    purses_.unit = std::max<std::int64_t>(election_.ballot_count, 1);
    purses_.money = {Integer(election_.budget)};
    purses_.class_of.assign(election_.group_count(), 0);
}

void Market::gather_parts(std::uint32_t project, Offer& offer) {
    voters_in_class_.resize(purses_.money.size(), 0);
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        const auto first_part = offer.parts.size();
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (weight <= 0) continue;  // worth nothing to them: they do not pay
            const auto group = supporters[to].group;
            auto& voters = voters_in_class_[purses_.class_of[group]];
            if (voters == 0) offer.parts.push_back({purses_.class_of[group], weight, 0, false});
            voters += election_.multiplicity[group];
        }
        for (auto part = first_part; part < offer.parts.size(); ++part) {
            offer.parts[part].voters = std::exchange(voters_in_class_[offer.parts[part].purse_class], 0);
        }
    }
}

/// Nobody is poor at first. Whoever cannot pay their part becomes poor, which makes the others' part larger;
/// so the poor only grow in number, and the price is found when nobody new is.
std::optional<Offer> Market::offer_for(std::uint32_t project) {
    Offer offer;
    gather_parts(project, offer);
    Integer owned = 0;
    offer.rest = purses_.unit * election_.projects[project].cost;
    for (const Part& part : offer.parts) {
        owned += purses_.money[part.purse_class] * part.voters;
        offer.rich += std::int64_t(part.weight) * part.voters;
    }
    if (offer.rich == 0 || owned < offer.rest) return std::nullopt;
    bool found_poor = true;
    while (found_poor) {
        found_poor = false;
        const Integer rest = offer.rest;
        const std::int64_t rich = offer.rich;
        Integer part_price;  // smallest whole purse that is enough for a part of this weight
        std::int32_t weight = 0;
        for (Part& part : offer.parts) {
            if (part.is_poor) continue;
            if (part.weight != weight) {
                weight = part.weight;
                part_price = (rest * weight + (rich - 1)) / rich;
            }
            if (purses_.money[part.purse_class] >= part_price) continue;
            part.is_poor = found_poor = true;
            offer.rest -= purses_.money[part.purse_class] * part.voters;
            offer.rich -= std::int64_t(part.weight) * part.voters;
        }
    }
    CHECK(offer.rich > 0);
    return offer;
}

Ratio Market::price_of(std::uint32_t project, const Offer& offer) const {
    const auto factor = factor_of(election_, support_, options_.satisfaction, project);
    return {offer.rest * factor.denominator, purses_.unit * offer.rich * factor.numerator};
}

/// Takes the projects with the smallest price off the queue, several if they are equal. Old prices are lower
/// bounds: only while the next one is not above the best must it be computed anew.
std::vector<Market::Candidate> Market::cheapest(Queue& queue) {
    std::vector<Candidate> best, others;
    while (!queue.empty() && (best.empty() || compare(queue.top().price, best.front().price) <= 0)) {
        const auto project = queue.top().project;
        queue.pop();
        const auto offer = offer_for(project);
        if (!offer) continue;  // can never be paid for again
        Candidate candidate{price_of(project, *offer), project};
        const int difference = best.empty() ? -1 : compare(candidate.price, best.front().price);
        if (difference < 0) {
            for (auto& beaten : best) others.push_back(std::move(beaten));
            best.clear();
        }
        (difference <= 0 ? best : others).push_back(std::move(candidate));
    }
    for (auto& candidate : others) queue.push(std::move(candidate));
    std::sort(best.begin(), best.end(), [&](const auto& a, const auto& b) {
        return ties_.prefers(a.project, b.project);
    });
    return best;
}

void Market::buy(std::uint32_t project, Outcome& outcome) {
    const auto offer = offer_for(project);
    CHECK(offer.has_value());
    Verdict& verdict = outcome.verdicts[project];
    const Ratio price{offer->rest, purses_.unit * offer->rich};
    const Integer scale = price.denominator * election_.money_scale;
    verdict.price_exact = text_of(price);
    verdict.price_hundredths = std::int64_t(Integer((price.numerator * 200 + scale) / (scale * 2)));
    verdict.money_at_turn = std::int64_t(money_of_supporters(project));
    verdict.reason = Reason::won;
    outcome.winners.push_back(project);
    verdict.place = std::uint32_t(outcome.winners.size());
    outcome.total_cost += election_.projects[project].cost;
    pay(project, *offer);
}

void Market::pay(std::uint32_t project, const Offer& offer) {
    // Widen the unit until each part is a whole number.
    const Integer widening = offer.rich / gcd(offer.rest, Integer(offer.rich));
    if (widening != 1) {
        purses_.unit *= widening;
        for (auto& money : purses_.money) money *= widening;
    }
    const Integer part_price = offer.rest * widening / offer.rich;
    // Each part of the supporters moves to a class of its own.
    std::vector<std::uint32_t> class_after(purses_.money.size());
    std::size_t part = 0;
    const auto supporters = support_.of(project);
    for (std::size_t from = 0, to = 0; from < supporters.size(); from = to) {
        const auto weight = supporters[from].weight;
        for (; part < offer.parts.size() && offer.parts[part].weight == weight; ++part) {
            class_after[offer.parts[part].purse_class] = std::uint32_t(purses_.money.size());
            const Integer& before = purses_.money[offer.parts[part].purse_class];
            purses_.money.push_back(offer.parts[part].is_poor ? Integer(0) : Integer(before - part_price * weight));
        }
        for (to = from; to < supporters.size() && supporters[to].weight == weight; ++to) {
            if (weight > 0) purses_.class_of[supporters[to].group] = class_after[purses_.class_of[supporters[to].group]];
        }
    }
    drop_empty_classes();
}

void Market::drop_empty_classes() {
    constexpr auto unused = std::uint32_t(-1);
    std::vector<std::uint32_t> class_after(purses_.money.size(), unused);
    std::vector<Integer> money;
    for (auto& purse_class : purses_.class_of) {
        auto& after = class_after[purse_class];
        if (after == unused) {
            after = std::uint32_t(money.size());
            money.push_back(std::move(purses_.money[purse_class]));
        }
        purse_class = after;
    }
    purses_.money = std::move(money);
}

/// In whole 1/money_scale, rounded down.
Integer Market::money_of_supporters(std::uint32_t project) const {
    Integer sum = 0;
    for (const Supporter& supporter : support_.of(project)) {
        if (supporter.weight <= 0) continue;
        sum += purses_.money[purses_.class_of[supporter.group]] * election_.multiplicity[supporter.group];
    }
    return sum / purses_.unit;
}

void Market::start_verdicts(Outcome& outcome) {
    outcome.verdicts.resize(election_.projects.size());
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        outcome.verdicts[p].votes = support_.votes[p];
        outcome.verdicts[p].score = support_.weight[p];
        outcome.verdicts[p].reason =
            election_.projects[p].cost > election_.budget ? Reason::too_expensive : Reason::not_supported;
    }
    if (election_.ballot_count > 0) {
        outcome.endowment_exact = text_of({Integer(election_.budget), Integer(election_.ballot_count)});
    }
}

Outcome Market::run() {
    Outcome outcome;
    start_verdicts(outcome);
    fill_purses();
    Queue queue;
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        // A factor of 0 (satisfaction by cost of what costs nothing) gives nobody anything to pay for.
        const auto factor = factor_of(election_, support_, options_.satisfaction, p);
        if (factor.numerator > 0) queue.push({{}, p});
    }
    for (auto best = cheapest(queue); !best.empty(); best = cheapest(queue)) {
        if (best.size() > 1) {
            Tie& tie = outcome.ties.emplace_back();
            for (const auto& candidate : best) tie.projects.push_back(candidate.project);
        }
        buy(best.front().project, outcome);
        for (std::size_t i = 1; i < best.size(); ++i) queue.push(std::move(best[i]));
    }
    for (std::uint32_t p = 0; p < election_.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0) continue;
        // At this cost its supporters could have paid for it, at the latest now.
        verdict.money_at_turn = std::int64_t(money_of_supporters(p));
        if (verdict.money_at_turn > 0) verdict.winning_cost = verdict.money_at_turn;
    }
    return outcome;
}

/// What the completion left over is one more cost at which a loser would have won.
void explain_after_fill(const Election& election, Outcome& outcome) {
    const auto left = election.budget - outcome.total_cost;
    for (std::size_t p = 0; p < election.projects.size(); ++p) {
        Verdict& verdict = outcome.verdicts[p];
        if (verdict.place > 0 || left <= 0) continue;
        verdict.winning_cost = std::max(verdict.winning_cost.value_or(0), left);
    }
}

}  // namespace

Outcome equal_shares(const Election& election, const EqualSharesOptions& options, const TieBreak& ties) {
    Outcome outcome = Market(election, options, ties).run();
    if (options.completion == Completion::utilitarian) {
        fill_greedily(election, options.satisfaction, ties, outcome);
        explain_after_fill(election, outcome);
    }
    return outcome;
}

std::string_view name_of(Completion completion) {
    if (completion == Completion::add_opt) return "add-opt";
    return completion == Completion::none ? "none" : "utilitarian";
}

}  // namespace allting::allocation
