// Certain numbers tell the order as exact fractions do, and say so where they cannot tell.
#include "algorithms/allocation/certain.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/exact_text.hpp"

namespace allting::allocation {
namespace {

TEST(certain, compares_as_exact_fractions_do) {
    SeededRandom random(21);
    int equals = 0, untold = 0;
    for (int i = 0; i < 10'000; ++i) {
        Rational exact[2];
        Certain certain[2];
        for (int k = 0; k < 2; ++k) {
            exact[k] = std::int64_t(random.below(5));
            certain[k] = Certain(Integer(numerator(exact[k])), 256);
            for (int step = 0; step < 3; ++step) {
                const auto operand = std::int64_t(1 + random.below(4));
                const Certain other = Certain(operand, 256) / std::int64_t(3);
                const Rational third(operand, 3);
                switch (random.below(6)) {
                    case 0: exact[k] += third, certain[k] += other; break;
                    case 1: exact[k] -= third, certain[k] -= other; break;
                    case 2: exact[k] *= third, certain[k] = certain[k] * other; break;
                    case 3: exact[k] /= third, certain[k] = certain[k] / other; break;
                    case 4: exact[k] *= -operand, certain[k] = certain[k] * -operand; break;
                    default: exact[k] /= operand, certain[k] = certain[k] / operand;
                }
            }
            if (exact[k] < 0) continue;
            ASSERT_EQ(certain[k].guess(), exact[k]);
        }
        const int expected = exact[0] < exact[1] ? -1 : exact[0] > exact[1] ? 1 : 0;
        const auto order = order_if_told(certain[0], certain[1]);
        ASSERT_EQ(order.value_or(0), expected) << exact[0] << ' ' << exact[1];
        equals += expected == 0;
        untold += !order;  // thirds are not known to the last bit
    }
    EXPECT_GT(equals, 100);
    EXPECT_GT(untold, 50);
    EXPECT_LT(untold, equals);
}

TEST(certain, takes_more_bits_for_what_is_nearer_than_an_interval_tells) {
    int attempts = 0;
    const int order = with_enough_bits([&](unsigned bits) {
        ++attempts;
        Certain small(1, bits);
        for (int i = 0; i < 400; ++i) small = small / 2;
        const Certain third = Certain(1, bits) / 3;
        return compare(third + small, third, [] { return 0; });
    });
    EXPECT_EQ(order, 1);
    EXPECT_EQ(attempts, 2);
}

TEST(certain, equality_is_left_to_the_proof) {
    const Certain third = Certain(1, 256) / 3, other = Certain(2, 256) / 6;
    for (const int proven : {-1, 0, 1}) EXPECT_EQ(compare(third, other, [&] { return proven; }), proven);
    const Certain one = third * 3;
    EXPECT_EQ(floor_of(one, [](const Integer&) { return 0; }), 1);
    EXPECT_EQ(floor_of(one, [](const Integer&) { return -1; }), 0);
    EXPECT_EQ(floor_of(Certain(7, 256), [](const Integer&) { return -1; }), 7);  // known to the last bit
}

TEST(certain, long_fractions_are_cut_after_twenty_decimals) {
    Certain number = Certain(1, 256) / 3;
    for (int i = 0; i < 8; ++i) number = number * number + Certain(1, 256) / 7;
    EXPECT_FALSE(number.guess());
    const auto text = number.cut_text().value();
    EXPECT_EQ(text.substr(0, 2), "0.");
    EXPECT_EQ(text.size(), 22 + std::string("…").size());
    EXPECT_FALSE((Certain(1, 256) / 5).cut_text());
}

TEST(certain, cut_amounts_are_told_in_the_currency) {
    EXPECT_EQ(in_currency("1234.56789…", 100), "12.34567…");
    EXPECT_EQ(in_currency("0.089…", 10), "0.008…");
    EXPECT_EQ(in_currency("123.45…", 1), "123.45…");
}

}  // namespace
}  // namespace allting::allocation
