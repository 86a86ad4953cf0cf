// Who goes first among equals, under each tie rule.
#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/elections_test.hpp"
#include "algorithms/allocation/lot.hpp"

namespace allting::allocation {
namespace {

std::string hex(const Digest& digest) {
    std::string text;
    for (const auto byte : digest) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

/// a: cost 5, 2 votes. b: cost 4, 2 votes. c: cost 5, 3 votes. d: cost 4, 1 vote.
Election four_projects() {
    Election election;
    election.budget = 5;
    election.projects = {{"a", "", 5}, {"b", "", 4}, {"c", "", 5}, {"d", "", 4}};
    BallotGrouper grouper(election);
    grouper.add(std::vector<Mark>{{0, 0}, {1, 0}, {2, 0}}, 2);
    grouper.add(std::vector<Mark>{{2, 0}, {3, 0}});
    return grouper.take();
}

std::vector<std::string> order_under(TieRule rule, std::string_view seed = {}) {
    const Election election = four_projects();
    const auto ties = break_ties(election, rule, seed);
    std::vector<std::uint32_t> order = {0, 1, 2, 3};
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return ties.prefers(a, b); });
    return ids_of(election, order);
}

TEST(lot, hash_is_the_published_one) {
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex(sha256(std::string(1'000'000, 'a'))),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(ties, each_rule_puts_equals_in_its_own_order) {
    using Ids = std::vector<std::string>;
    EXPECT_EQ(order_under(TieRule::lexicographic), (Ids{"a", "b", "c", "d"}));
    EXPECT_EQ(order_under(TieRule::cheapest_first), (Ids{"b", "d", "c", "a"}));
    EXPECT_EQ(order_under(TieRule::most_votes_first), (Ids{"c", "b", "a", "d"}));
    EXPECT_EQ(order_under(TieRule::refuse), (Ids{"a", "b", "c", "d"}));
}

TEST(ties, lot_follows_the_recipe_that_is_written_down) {
    std::vector<std::string> ids = {"a", "b", "c", "d"};
    for (const std::string seed : {"", "7", "Torget 2027-05-12"}) {
        std::sort(ids.begin(), ids.end(), [&](const auto& left, const auto& right) {
            return hex(sha256(seed + "\n" + left)) < hex(sha256(seed + "\n" + right));
        });
        EXPECT_EQ(order_under(TieRule::lot, seed), ids) << seed;
    }
}

TEST(ties, other_seeds_draw_other_lots) {
    std::vector<std::vector<std::string>> orders;
    for (int seed = 0; seed < 200; ++seed) orders.push_back(order_under(TieRule::lot, std::to_string(seed)));
    std::sort(orders.begin(), orders.end());
    orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
    EXPECT_EQ(orders.size(), 24u);  // every order of four is drawn by some seed
}

TEST(ties, refusing_names_the_equals_and_passes_where_nothing_was_equal) {
    Election election = four_projects();
    const auto refused = count(election, {.ties = TieRule::refuse});
    ASSERT_TRUE(refused.ok());  // c alone has three votes, and takes it all
    election.budget = 9;        // now a and b, with two votes each, compete for the rest
    const auto outcome = count(election, {.ties = TieRule::refuse});
    EXPECT_TRUE(outcome.ok());  // only b fits
    election.budget = 10;
    const auto tied = count(election, {.ties = TieRule::refuse});
    ASSERT_FALSE(tied.ok());
    EXPECT_EQ(tied.error().code, "tie");
    EXPECT_EQ(tied.error().arguments.at(0).second, "a, b");
}

TEST(ties, log_says_by_which_rule) {
    Election election = four_projects();
    election.budget = 10;
    const auto outcome = count(election, {.ties = TieRule::cheapest_first});
    ASSERT_EQ(outcome.value().ties.size(), 1u);
    EXPECT_EQ(outcome.value().ties[0].rule, TieRule::cheapest_first);
    EXPECT_EQ(ids_of(election, outcome.value().ties[0].projects), (std::vector<std::string>{"b", "a"}));
}

TEST(ties, names_lead_back_to_their_rules) {
    for (const auto rule : all_tie_rules()) EXPECT_EQ(tie_rule_named(name_of(rule)), rule);
    EXPECT_FALSE(tie_rule_named("coin"));
}

}  // namespace
}  // namespace allting::allocation
