// What histories prove is what exact fractions say, also where these would fill any memory.
#include "algorithms/allocation/histories.hpp"

#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

using Payment = Histories::Payment;

/// Voters who pay round by round, with what they own written out beside their histories.
class Voters {
public:
    Voters(Payment payment, std::size_t count, const Rational& endowment)
        : payment_(payment), histories_(endowment, payment), history_(count, Histories::start), owned_(count, endowment) {}

    /// The voters named share `cost` in proportion to what they own, or in equal parts. Those who own nothing are left out.
    void share(const std::vector<std::size_t>& voters, std::int64_t cost) {
        Holdings above, below;
        Rational all = 0;
        for (const auto i : voters) {
            if (owned_[i] == 0) continue;
            const Rational weight = payment_ == Payment::part ? owned_[i] : Rational(1);
            all += weight;
            if (payment_ == Payment::part) below.add(history_[i], 1);
            else below.constant += 1;
        }
        if (all == 0) return;
        above.constant = cost;
        const Rational price = cost / all;
        const auto id = histories_.define(above, below, nearly(price));
        for (const auto i : voters) {
            if (owned_[i] == 0) continue;
            owned_[i] -= payment_ == Payment::part ? Rational(owned_[i] * price) : price;
            history_[i] = histories_.after(history_[i], id, 1);
        }
    }

    static Certain nearly(const Rational& number) {
        const Certain above(Integer(abs(numerator(number))), 256), below(Integer(denominator(number)), 256);
        return number < 0 ? Certain(0, 256) - above / below : above / below;
    }
    int sign_of_difference(std::size_t a, std::size_t b) {
        Sum difference;
        difference.add(history_[a], 1);
        difference.add(history_[b], -1);
        return histories_.sign(difference);
    }
    const Rational& owned(std::size_t i) const { return owned_[i]; }
    std::uint32_t history(std::size_t i) const { return history_[i]; }
    Histories& histories() { return histories_; }

private:
    Payment payment_;
    Histories histories_;
    std::vector<std::uint32_t> history_;
    std::vector<Rational> owned_;
};

TEST(histories, prove_what_fractions_say) {
    SeededRandom random(71);
    int equals = 0;
    for (int i = 0; i < 10'000; ++i) {
        Voters voters(i % 2 == 0 ? Payment::part : Payment::amount, 5, Rational(60, std::int64_t(1 + random.below(3))));
        for (int round = 0; round < 5; ++round) {
            std::vector<std::size_t> payers;
            for (std::size_t k = 0; k < 5; ++k)
                if (random.below(2) == 0) payers.push_back(k);
            voters.share(payers, std::int64_t(1 + random.below(3)));
        }
        for (std::size_t a = 0; a < 5; ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const int expected = Rational(voters.owned(a) - voters.owned(b)).sign();
                ASSERT_EQ(voters.sign_of_difference(a, b), expected);
                equals += expected == 0;
            }
        }
    }
    EXPECT_GT(equals, 5'000);
}

/// Two towns of three voters each in which the same happens; every round multiplies the digits.
Voters two_towns(int rounds) {
    Voters voters(Payment::part, 6, 1000);
    for (int round = 0; round < rounds; ++round) {
        for (const std::size_t town : {0u, 3u}) {
            voters.share({town + std::size_t(round % 3), town + std::size_t((round + 1) % 3)}, 1 + round % 2);
        }
    }
    return voters;
}

TEST(histories, equality_is_proven_where_no_fraction_fits_memory) {
    // The fractions themselves are followed for a few rounds only: see how they grow.
    EXPECT_GT(msb(denominator(two_towns(12).owned(0))), 1'000u);

    Histories histories(1000, Payment::part);
    std::uint32_t town[2][3] = {};
    const auto guess_nothing = [] {
        Certain deep = Certain(1, 256) / 3;
        for (int i = 0; i < 9; ++i) deep = deep * deep + Certain(1, 256) / 7;
        return deep;
    }();
    std::int64_t spent = 0;
    for (int round = 0; round < 60; ++round) {
        for (auto& voters : town) {
            auto &first = voters[round % 3], &second = voters[(round + 1) % 3];
            Holdings cost, behind;
            cost.constant = 1 + round % 2;
            behind.add(first, 1);
            behind.add(second, 1);
            const auto price = histories.define(cost, behind, guess_nothing);
            first = histories.after(first, price, 1);
            second = histories.after(second, price, 1);
        }
        spent += 1 + round % 2;
    }
    // The same happened in both towns.
    for (int i = 0; i < 3; ++i) EXPECT_EQ(town[0][i], town[1][i]);
    // What is left and what was paid come to what there was, although nobody could write any part of it.
    Sum left;
    for (const auto history : town[0]) left.add(history, 1);
    left.constant -= 3000 - spent;
    EXPECT_EQ(histories.sign(left), 0);
    left.constant += 1;
    EXPECT_EQ(histories.sign(left), 1);
    // What cannot be proven either way is not decided.
    Sum one;
    one.add(town[0][0], 1);
    one.constant -= 1;
    EXPECT_THROW(histories.sign(one), Unproven);
}

TEST(histories, proportions_hold_whatever_the_prices_are) {
    Histories histories(100, Payment::amount);
    Holdings cost, payers;
    cost.add(Histories::start, 1);
    payers.add(Histories::start, 3);
    payers.constant = 7;
    const auto unknown = Certain(0, 256) - Certain(1, 256);  // no guess is below 0
    const auto once = histories.after(Histories::start, histories.define(cost, payers, unknown), 1);
    cost.add(once, 5);
    payers.add(once, 3);  // no longer a number whatever the price is
    const auto price = histories.define(cost, payers, unknown);
    const auto twice = histories.after(once, price, 1), thrice = histories.after(Histories::start, price, 2);
    Sum a, b;
    a.add(twice, 2);
    a.add(thrice, 4);
    b.add(twice, 1);
    b.add(thrice, 2);
    EXPECT_EQ(histories.ratio(a, b), Rational(2));
    b.constant = 1;
    EXPECT_EQ(histories.ratio(a, b), std::nullopt);
    const Rational owned = 100 - Rational(100, 307), paid = (100 + 5 * owned) / (307 + 3 * owned);
    EXPECT_EQ(histories.value(a), 2 * (owned - paid) + 4 * (100 - 2 * paid));
}

}  // namespace
}  // namespace allting::allocation
