// The life of a need: every road through its table, and what a promise asks for.
#include "needs/need.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/random.hpp"

namespace allting::needs {
namespace {

const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");

Report said(ReportKind kind) { return {.kind = kind, .text = "Vi bygger en liten plan vid skolan.", .at = now, .department = DepartmentId{3}, .promised_at = now + days(60)}; }

std::string code_of(const Result<void>& result) {
    if (result.ok()) return {};
    return result.error().fields.empty() ? result.error().code : result.error().fields.front().code;
}

TEST(Need, is_taken_over_with_a_promised_day) {
    const Need taken = after(Need{}, said(ReportKind::taken));
    EXPECT_EQ(taken.state, NeedState::taken);
    EXPECT_EQ(taken.department, DepartmentId{3});
    EXPECT_EQ(taken.promised_at, now + days(60));
}

TEST(Need, nothing_is_taken_over_without_a_promise) {
    Report report = said(ReportKind::taken);
    report.promised_at.reset();
    EXPECT_EQ(code_of(check_report(Need{}, report)), "required");
    report.promised_at = now - days(1);
    EXPECT_EQ(code_of(check_report(Need{}, report)), "in_the_past");
    report.promised_at = now + days(4 * 366);
    EXPECT_EQ(code_of(check_report(Need{}, report)), "too_far");
}

TEST(Need, nothing_is_reported_without_words) {
    Report report = said(ReportKind::set_aside);
    report.text = "  ";
    EXPECT_EQ(code_of(check_report(Need{}, report)), "required");
}

TEST(Need, what_nobody_has_taken_over_is_not_met) {
    EXPECT_EQ(code_of(check_report(Need{}, said(ReportKind::met))), "impossible_step");
    EXPECT_EQ(code_of(check_report(Need{}, said(ReportKind::progress))), "impossible_step");
}

TEST(Need, handed_back_it_is_nobodys_and_promises_nothing) {
    const Need returned = after(after(Need{}, said(ReportKind::taken)), said(ReportKind::returned));
    EXPECT_EQ(returned.state, NeedState::open);
    EXPECT_FALSE(returned.department);
    EXPECT_FALSE(returned.promised_at);
}

TEST(Need, is_overdue_the_day_after_the_promised_day) {
    Need need = after(Need{}, said(ReportKind::taken));
    need.promised_at = *instant_from_iso("2027-03-10T09:00:00Z");
    EXPECT_FALSE(is_overdue(need, *instant_from_iso("2027-03-10T15:00:00Z")));
    EXPECT_TRUE(is_overdue(need, *instant_from_iso("2027-03-11T15:00:00Z")));
    EXPECT_FALSE(is_overdue(after(need, said(ReportKind::met)), now + days(900)));
}

TEST(Need, only_a_no_or_no_money_makes_one) {
    proposals::Proposal idea;
    idea.state = proposals::State::in_review;
    EXPECT_FALSE(can_become_need(idea, false));
    idea.state = proposals::State::not_feasible;
    EXPECT_TRUE(can_become_need(idea, true));
    idea.state = proposals::State::appealed;
    EXPECT_FALSE(can_become_need(idea, false));
    idea.state = proposals::State::not_funded;
    EXPECT_TRUE(can_become_need(idea, false));
}

TEST(Need, words_are_read_back) {
    for (int i = 0; i < need_states_count; ++i) EXPECT_EQ(need_state_from_word(word_of(NeedState(i))), NeedState(i));
    for (int i = 0; i < report_kinds_count; ++i) EXPECT_EQ(report_kind_from_word(word_of(ReportKind(i))), ReportKind(i));
    EXPECT_FALSE(need_state_from_word("lost"));
    EXPECT_FALSE(report_kind_from_word(""));
}

/// 20,000 walks of random reports, right and wrong: whoever has a need is named and has promised a day, nobody else has, and an
/// end is reached from everywhere.
TEST(Need, random_walks_keep_its_promises) {
    SeededRandom random(2027);
    std::set<NeedState> met;
    for (int walk = 0; walk < 20'000; ++walk) {
        Need need;
        for (int step = 0; step < 12; ++step) {
            Report report = said(ReportKind(random.below(report_kinds_count)));
            if (random.below(4) == 0) report.promised_at.reset();
            if (random.below(4) == 0) report.text.clear();
            if (!check_report(need, report).ok()) continue;
            ASSERT_FALSE(report.text.empty());
            need = after(need, report);
            ASSERT_EQ(need.state == NeedState::taken, need.promised_at.has_value());
            ASSERT_TRUE(need.state != NeedState::taken || need.department);
        }
        met.insert(need.state);
    }
    EXPECT_EQ(met.size(), std::size_t(need_states_count));
}

TEST(Need, every_state_can_reach_an_end_and_begin_again) {
    const auto reachable = [](NeedState from) {
        std::set<NeedState> reached{from};
        for (std::size_t before = 0; before != reached.size();) {
            before = reached.size();
            for (const NeedState state : std::set<NeedState>(reached))
                for (int kind = 0; kind < report_kinds_count; ++kind)
                    if (const auto to = state_after(state, ReportKind(kind))) reached.insert(*to);
        }
        return reached;
    };
    for (int i = 0; i < need_states_count; ++i) EXPECT_EQ(reachable(NeedState(i)).size(), std::size_t(need_states_count)) << i;
}

}  // namespace
}  // namespace allting::needs
