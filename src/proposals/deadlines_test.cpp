#include "proposals/deadlines.hpp"

#include <gtest/gtest.h>

namespace allting::proposals {
namespace {

Instant at(std::string_view text) { return *instant_from_iso(text); }

TEST(Deadlines, an_answer_is_promised_ten_working_days_ahead) {
    EXPECT_EQ(to_iso(answer_due(at("2027-01-20T12:00:00Z"))), "2027-02-03T12:00:00Z");
    EXPECT_EQ(to_iso(answer_due(at("2027-01-23T12:00:00Z"))), "2027-02-05T12:00:00Z") << "a Saturday counts from Monday";
    EXPECT_EQ(to_iso(answer_due(at("2027-03-22T12:00:00Z"))), "2027-04-07T12:00:00Z") << "Good Friday and Easter Monday are not counted";
}

TEST(Deadlines, who_has_no_account_has_five_days_more_for_the_post) {
    Proposal by_account;
    by_account.author = PersonId{7};
    EXPECT_EQ(to_iso(author_due(by_account, at("2027-02-01T12:00:00Z"))), "2027-02-15T12:00:00Z");
    EXPECT_EQ(to_iso(author_due(Proposal{}, at("2027-02-01T12:00:00Z"))), "2027-02-22T12:00:00Z");
}

TEST(Deadlines, the_last_day_counts_to_its_end) {
    const Instant due = at("2027-02-15T09:00:00Z");
    EXPECT_TRUE(is_in_time(at("2027-02-15T16:30:00Z"), due));
    EXPECT_FALSE(is_in_time(at("2027-02-16T08:00:00Z"), due));
}

}  // namespace
}  // namespace allting::proposals
