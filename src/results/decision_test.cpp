// What a board, a report and a ledger may say: the pure rules.
#include "results/decision.hpp"

#include <gtest/gtest.h>

#include "core/random.hpp"
#include "results/delivery.hpp"
#include "results/example_count_test.hpp"
#include "results/ledger.hpp"

namespace allting::results {
namespace {

using namespace testing;

class Deciding : public ::testing::Test {
protected:
    Deciding() {
        BallotSorter sorter(process_, projects_);
        for (const auto& marks : example_ballots()) sorter.add(marks);
        count_ = count_elections(process_, sorter.take()).value();
    }
    Result<void> check(std::vector<ProjectDecision> stated, Instant now = in_decision) {
        const Decision decision{.process = process_.id, .body_name = "KS", .registry_number = {}, .statement = "Så här.",
                                .projects = whole_decision(count_, stated)};
        return check_decision(process_, projects_, count_, decision, now);
    }
    processes::Process process_ = example_vote();
    std::vector<proposals::Project> projects_ = example_projects();
    Count count_;
};

TEST_F(Deciding, confirms_the_count_without_a_word_more) { EXPECT_TRUE(check({}).ok()); }

TEST_F(Deciding, needs_a_reason_to_depart) {
    const auto refused = check({{.project = stage, .funded = false}});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().fields[0].field, "reason[3]");
    EXPECT_TRUE(check({{.project = stage, .funded = false, .reason = "Marken är såld."}}).ok());
}

TEST_F(Deciding, cannot_give_more_than_the_pot) {
    const auto refused = check({{.project = lights, .funded = true, .reason = "Mörkt."}});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().fields[0].code, "over_pot");
}

TEST_F(Deciding, waits_for_its_phase) { EXPECT_EQ(check({}, in_count).error().code, "phase_closed"); }

TEST(ledger, spent_stays_within_committed_within_reserved_within_the_pot) {
    const Balance none;
    EXPECT_FALSE(check_entry(none, kronor(10), EntryKind::reserved, kronor(11)).ok());
    const Balance reserved = after(none, EntryKind::reserved, kronor(10));
    EXPECT_FALSE(check_entry(reserved, {}, EntryKind::committed, kronor(11)).ok());
    EXPECT_FALSE(check_entry(reserved, {}, EntryKind::spent, kronor(1)).ok());
    const Balance committed = after(reserved, EntryKind::committed, kronor(8));
    EXPECT_FALSE(check_entry(committed, {}, EntryKind::reserved, kronor(-3)).ok());
    EXPECT_TRUE(check_entry(committed, {}, EntryKind::reserved, kronor(-2)).ok());
    EXPECT_FALSE(check_entry(committed, {}, EntryKind::spent, {}).ok());
    EXPECT_EQ(check_entry(committed, {}, EntryKind::spent, kronor(-1)).error().fields[0].code, "below_zero");
}

TEST(ledger, whatever_is_booked_the_sums_hold) {
    SeededRandom random(5);
    const Money pot = kronor(100);
    for (int round = 0; round < 200; ++round) {
        Balance balance, sums;
        for (int i = 0; i < 100; ++i) {
            const auto kind = EntryKind(random.below(3));
            const Money amount{std::int64_t(random.below(8000)) - 3000};
            if (!check_entry(balance, pot - balance.reserved, kind, amount).ok()) continue;
            balance = after(balance, kind, amount);
            if (kind == EntryKind::reserved) sums.reserved += amount;
            if (kind == EntryKind::committed) sums.committed += amount;
            if (kind == EntryKind::spent) sums.spent += amount;
            ASSERT_LE(Money{}, balance.spent);
            ASSERT_LE(balance.spent, balance.committed);
            ASSERT_LE(balance.committed, balance.reserved);
            ASSERT_LE(balance.reserved, pot);
        }
        EXPECT_EQ(balance, sums);
    }
}

TEST(delivery, moved_promise_needs_a_reason_and_an_end_is_an_end) {
    const Delivery fresh{.project = bench, .process = {}};
    const auto promised = after(fresh, {.state = DeliveryState::building, .text = "Vi gräver.", .promised_on = "2028-06"});
    ASSERT_TRUE(promised.ok());
    EXPECT_EQ(promised.value().promise_reason, "");
    const Report moved{.state = DeliveryState::building, .text = "Tjäle.", .promised_on = "2028-09"};
    EXPECT_EQ(after(promised.value(), moved).error().fields[0].field, "promise_reason");
    EXPECT_FALSE(after(fresh, {.state = DeliveryState::planned, .text = "Vi planerar.", .promised_on = "2028-13"}).ok());
    const auto done = after(promised.value(), {.state = DeliveryState::done, .text = "Klart."});
    EXPECT_EQ(after(done.value(), {.state = DeliveryState::building, .text = "Igen."}).error().code, "delivery_ended");
    EXPECT_TRUE(after(done.value(), {.state = DeliveryState::done, .text = "Invigning på lördag."}).ok());
}

}  // namespace
}  // namespace allting::results
