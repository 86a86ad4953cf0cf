// What counts as stuck, and against both databases that a reminder reaches those the case waits for, once a day.
#include "reviews/stuck_view.hpp"

#include <gtest/gtest.h>

#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/stuck_actions.hpp"

namespace allting::reviews {
namespace {

InboxLine line_due(Instant due) {
    return {.of = {.department = DepartmentId{1}, .state = CaseState::open, .due_at = due}, .waits = {{.whom = Wait::For::department, .name = "Park"}}};
}

TEST(Stuck, a_case_that_moves_is_not) { EXPECT_FALSE(stuck_for(line_due(now + days(10)), now)); }

TEST(Stuck, the_promise_lasts_its_whole_day) {
    EXPECT_FALSE(stuck_for(line_due(now - hours(2)), now));
    EXPECT_EQ(stuck_for(line_due(now - days(1)), now), StuckFor::broken);
}

TEST(Stuck, an_author_has_the_time_that_was_given) {
    InboxLine line = line_due(now - days(30));
    line.of.state = CaseState::waiting_for_author;
    line.waits = {{.whom = Wait::For::author}};
    EXPECT_FALSE(stuck_for(line, now));
}

TEST(Stuck, what_nobody_has_taken_is_once_half_of_the_time_is_gone) {
    InboxLine line = line_due(now + days(14));
    line.waits = {{.whom = Wait::For::nobody_yet}};
    EXPECT_FALSE(stuck_for(line, now));
    EXPECT_EQ(stuck_for(line, now + days(10)), StuckFor::untaken);
}

TEST(Stuck, a_late_department_and_a_missing_decider_are) {
    InboxLine line = line_due(now + days(10));
    line.waits = {{.whom = Wait::For::department, .name = "Gata", .is_late = true}};
    EXPECT_EQ(stuck_for(line, now), StuckFor::part_late);
    line.waits.push_back({.whom = Wait::For::no_decider});
    EXPECT_EQ(stuck_for(line, now), StuckFor::no_decider);
}

TEST(Stuck, one_reminder_a_day) {
    EXPECT_TRUE(check_reminder({}, now).ok());
    EXPECT_FALSE(check_reminder(now - hours(23), now).ok());
    EXPECT_TRUE(check_reminder(now - days(1), now).ok());
}

class StuckStore : public ReviewTest {
protected:
    StuckStore() {
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx);
            park_ = places::insert_department(tx, organisation, "Park");
            street_ = places::insert_department(tx, organisation, "Gata");
            for (const DepartmentId department : {park_, street_}) {
                people::Person official{.name = "O", .email = "o" + std::to_string(department.value) + "@example.se", .department = department, .made_at = now};
                official.roles.add(people::Role::official);
                people::insert_person(tx, organisation, official, {}, {});
            }
            proposals::Proposal proposal{.process = ProcessId{1}, .pot = PotId{1}, .wording = {"Bänk", "Vi vill sitta.", "Sjön"}, .author = PersonId{90}};
            const auto made = proposals::receive_made(tx, organisation, proposal, "resident", now);
            if (!find_case_of(tx, organisation, made.id)) open_case(tx, organisation, made, now);
            Case of = *find_case_of(tx, organisation, made.id);
            of.department = park_;
            EXPECT_TRUE(update_case(tx, organisation, of));
            case_ = of.id;
        });
        facilitator_.person = PersonId{80};
        facilitator_.roles.add(people::Role::facilitator);
    }
    static constexpr db::Sql count_queued = "SELECT COUNT(*) FROM notices WHERE organisation_id = ? AND message = 'stuck.notice.reminded'";
    std::int64_t queued() {
        return database().read([&](db::Connection& c) {
            auto rows = c.query(count_queued, organisation);
            rows.next();
            return rows.get<std::int64_t>(0);
        });
    }
    Result<ProcessId> remind(Instant at) {
        return database().write([&](db::Transaction& tx) { return remind_of_case(tx, facilitator_, case_, at); });
    }
    people::Visitor facilitator_;
    DepartmentId park_, street_;
    CaseId case_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, StuckStore, db::testing::engines(), db::testing::engine_name);

TEST_P(StuckStore, a_broken_promise_is_on_the_list_and_its_department_is_reminded) {
    EXPECT_EQ(remind(now).error().code, "not_stuck");
    const Instant later = now + days(40);
    const auto view = database().read([&](db::Connection& c) { return load_stuck(c, facilitator_, ProcessId{1}, later); }).value();
    ASSERT_EQ(view.lines.size(), 1u);
    EXPECT_EQ(view.broken, 1);
    EXPECT_EQ(view.lines[0].reason, StuckFor::broken);
    EXPECT_TRUE(view.lines[0].may_remind);
    ASSERT_TRUE(remind(later).ok());
    EXPECT_EQ(queued(), 1) << "the department that has it, not the other";
    EXPECT_EQ(remind(later + hours(3)).error().code, "reminded_already");
    EXPECT_TRUE(remind(later + days(1)).ok());
    EXPECT_EQ(queued(), 2);
}

}  // namespace
}  // namespace allting::reviews
