// Certain numbers decide as exact fractions do, also where they are equal or nearer than any interval tells.
#include "algorithms/allocation/certain.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/exact_text.hpp"

namespace allting::allocation {
namespace {

TEST(certain, compares_as_exact_fractions_do) {
    SeededRandom random(21);
    int equals = 0;
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
            ASSERT_EQ(certain[k].text(), text_of(exact[k]));
        }
        const int expected = exact[0] < exact[1] ? -1 : exact[0] > exact[1] ? 1 : 0;
        ASSERT_EQ(compare(certain[0], certain[1]), expected) << exact[0] << ' ' << exact[1];
        equals += expected == 0;
    }
    EXPECT_GT(equals, 100);
}

TEST(certain, takes_more_bits_for_what_is_nearer_than_an_interval_tells) {
    int attempts = 0;
    const int order = with_enough_bits([&](unsigned bits) {
        ++attempts;
        Certain small(1, bits);
        for (int i = 0; i < 400; ++i) small = small / 2;
        const Certain third = Certain(1, bits) / 3;
        return compare(third + small, third);
    });
    EXPECT_EQ(order, 1);
    EXPECT_EQ(attempts, 2);
}

TEST(certain, long_fractions_are_cut_after_twenty_decimals) {
    Certain number = Certain(1, 256) / 3;
    for (int i = 0; i < 8; ++i) number = number * number + Certain(1, 256) / 7;
    EXPECT_EQ(number.text().substr(0, 2), "0.");
    EXPECT_EQ(number.text().size(), 22 + std::string("…").size());
    EXPECT_EQ(Certain(7, 256).floor(), 7);
}

TEST(certain, cut_amounts_are_told_in_the_currency) {
    EXPECT_EQ(in_currency("1234.56789…", 100), "12.34567…");
    EXPECT_EQ(in_currency("0.089…", 10), "0.008…");
    EXPECT_EQ(in_currency("123.45…", 1), "123.45…");
}

}  // namespace
}  // namespace allting::allocation
