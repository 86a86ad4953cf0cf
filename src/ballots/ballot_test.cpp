#include "ballots/ballot.hpp"

#include <gtest/gtest.h>

#include "ballots/example_vote_test.hpp"
#include "ballots/roll.hpp"
#include "ballots/secrecy.hpp"
#include "core/random.hpp"

namespace allting::ballots {

namespace {

using namespace testing;
using processes::BallotKind;

std::string refusal(const processes::Process& process, const BallotForm& form, Instant now = in_vote) {
    auto projects = example_projects();
    projects.push_back(project(ProjectId{99}, PotId{9}, "Annan omröstning", kronor(1)));
    projects.back().process = ProcessId{2};
    const auto ballot = check_ballot(process, projects, form, now);
    return ballot.ok() ? "" : ballot.error().code;
}

BallotForm marking(std::vector<ProjectId> projects) { return {.projects = std::move(projects), .points = {}, .request_key = {}}; }
BallotForm giving(Marks points) { return {.projects = {}, .points = std::move(points), .request_key = {}}; }

TEST(Ballot, only_the_open_vote_takes_ballots) {
    const auto vote = example_vote();
    EXPECT_EQ(refusal(vote, marking({bench}), before_vote), "phase_closed");
    EXPECT_EQ(refusal(vote, marking({bench}), vote.phase(processes::PhaseKind::vote)->opens), "");
    EXPECT_EQ(refusal(vote, marking({bench}), last_moment), "");
    EXPECT_EQ(refusal(vote, marking({bench}), after_vote), "phase_closed");
}

TEST(Ballot, approval_takes_at_most_k_projects_of_each_pot) {
    const auto vote = example_vote(BallotKind::approval, 1);
    EXPECT_EQ(refusal(vote, marking({bench, park})), "");
    EXPECT_EQ(refusal(vote, marking({bench, swings})), "too_many_marks");
}

TEST(Ballot, budget_takes_what_the_pot_is_enough_for) {
    auto vote = example_vote(BallotKind::budget);
    EXPECT_EQ(refusal(vote, marking({bench, swings, park})), "");  // to the last krona
    vote.pots[0].amount = kronor(299);
    EXPECT_EQ(refusal(vote, marking({bench, swings})), "over_the_pot");
}

TEST(Ballot, points_are_shared_out_within_each_pot) {
    const auto vote = example_vote(BallotKind::points, 3);
    EXPECT_EQ(refusal(vote, giving({{swings, 2}, {bench, 1}, {park, 3}})), "");
    EXPECT_EQ(refusal(vote, giving({{swings, 2}, {bench, 2}})), "too_many_points");
    EXPECT_EQ(refusal(vote, giving({{swings, 0}})), "points_below_one");
    EXPECT_EQ(refusal(vote, giving({{swings, 5}, {bench, -2}})), "points_below_one");
    EXPECT_EQ(refusal(vote, giving({{swings, INT64_MAX}, {bench, INT64_MAX}})), "too_many_points");
}

TEST(Ballot, marks_are_of_the_kind_that_the_vote_has) {
    EXPECT_EQ(refusal(example_vote(BallotKind::points, 3), marking({bench})), "points_missing");
    EXPECT_EQ(refusal(example_vote(BallotKind::approval), giving({{bench, 1}})), "no_points_here");
    EXPECT_EQ(refusal(example_vote(BallotKind::budget), giving({{bench, 1}})), "no_points_here");
}

TEST(Ballot, each_project_is_of_this_vote_and_marked_once) {
    const auto vote = example_vote();
    EXPECT_EQ(refusal(vote, marking({ProjectId{77}})), "unknown_project");
    EXPECT_EQ(refusal(vote, marking({ProjectId{-1}})), "unknown_project");
    EXPECT_EQ(refusal(vote, marking({ProjectId{99}})), "project_of_another_process");
    EXPECT_EQ(refusal(vote, marking({bench, bench})), "doubled_project");
    EXPECT_EQ(refusal(example_vote(BallotKind::points, 9), giving({{bench, 1}, {bench, 2}})), "doubled_project");
    EXPECT_EQ(refusal(vote, marking(std::vector<ProjectId>(301, bench))), "too_many_at_all");
}

TEST(Ballot, a_voter_marks_in_one_area_and_in_what_is_for_everyone) {
    EXPECT_EQ(refusal(example_vote(), marking({bench, lights})), "two_areas");
    EXPECT_EQ(refusal(example_vote(), marking({lights, park})), "");
}

TEST(Ballot, blank_only_when_said_in_as_many_words) {
    EXPECT_EQ(refusal(example_vote(), marking({})), "nothing_chosen");
    BallotForm blank;
    blank.blank = true;
    EXPECT_EQ(refusal(example_vote(), blank), "");
    blank.projects = {bench};
    EXPECT_EQ(refusal(example_vote(), blank), "blank_with_marks");
}

TEST(Ballot, the_order_of_marking_leaves_no_trace) {
    const auto one = check_ballot(example_vote(), example_projects(), marking({park, bench}), in_vote);
    const auto other = check_ballot(example_vote(), example_projects(), marking({bench, park}), in_vote);
    EXPECT_EQ(one.value(), other.value());
    EXPECT_EQ(text_of(one.value().marks), "12,31");
}

TEST(Ballot, marks_come_back_from_their_text) {
    for (const Marks& marks : {Marks{}, Marks{{bench, 1}}, Marks{{bench, 3}, {park, 1}}}) EXPECT_EQ(marks_from_text(text_of(marks)), marks);
    EXPECT_EQ(text_of({{bench, 3}, {park, 1}}), "12:3,31");
}

std::string refusal(const Right& right, int age_min) {
    auto vote = example_vote();
    vote.age_min = age_min;
    const auto checked = check_right(vote, right, 2027);
    return checked.ok() ? "" : checked.error().fields.front().code;
}

TEST(Roll, the_right_rests_on_a_relation_that_counts) {
    EXPECT_EQ(refusal({.relation = "works", .birth_year = {}}, 0), "");
    EXPECT_EQ(refusal({.relation = "studies", .birth_year = {}}, 0), "no_such_relation");
    EXPECT_EQ(refusal({.relation = "", .birth_year = {}}, 0), "no_such_relation");
}

TEST(Roll, the_lowest_age_is_reached_within_the_year) {
    EXPECT_EQ(refusal({.relation = "lives", .birth_year = 2015}, 12), "");
    EXPECT_EQ(refusal({.relation = "lives", .birth_year = 2016}, 12), "too_young");
    EXPECT_EQ(refusal({.relation = "lives", .birth_year = {}}, 12), "no_birth_year");
    EXPECT_EQ(refusal({.relation = "lives", .birth_year = 2028}, 12), "no_birth_year");
    EXPECT_EQ(refusal({.relation = "lives", .birth_year = 1899}, 12), "no_birth_year");
}

TEST(Roll, paper_shuts_out_the_web_and_only_a_cast_vote_is_withdrawn) {
    for (const RollState open : {RollState::none, RollState::online_cast, RollState::online_withdrawn})
        EXPECT_EQ(after_cast(open).value(), RollState::online_cast);
    for (const RollState paper : {RollState::paper_issued, RollState::paper_cast}) {
        EXPECT_EQ(after_cast(paper).error().code, "voted_on_paper");
        EXPECT_EQ(after_withdrawal(paper).error().code, "nothing_to_withdraw");
    }
    EXPECT_EQ(after_withdrawal(RollState::online_cast).value(), RollState::online_withdrawn);
    EXPECT_EQ(after_withdrawal(RollState::none).error().code, "nothing_to_withdraw");
}

TEST(Secrecy, a_slot_follows_from_the_key_the_vote_and_the_person) {
    const VoteKey key(std::string(32, 'a'), OrganisationId{1}, ProcessId{1});
    const VoteKey other_vote(std::string(32, 'a'), OrganisationId{1}, ProcessId{2});
    const VoteKey other_master(std::string(32, 'b'), OrganisationId{1}, ProcessId{1});
    EXPECT_EQ(key.slot_of(PersonId{7}), key.slot_of(PersonId{7}));
    EXPECT_EQ(key.slot_of(PersonId{7}).size(), 32u);
    EXPECT_NE(key.slot_of(PersonId{7}), key.slot_of(PersonId{8}));
    EXPECT_NE(key.slot_of(PersonId{7}), other_vote.slot_of(PersonId{7}));
    EXPECT_NE(key.slot_of(PersonId{7}), other_master.slot_of(PersonId{7}));
}

TEST(Secrecy, a_receipt_is_sixteen_signs_that_follow_from_the_act) {
    const VoteKey key(std::string(32, 'a'), OrganisationId{1}, ProcessId{1});
    const std::string slot = key.slot_of(PersonId{7});
    const std::string receipt = key.receipt_of(slot, "act one 1");
    EXPECT_EQ(receipt.size(), receipt_signs);
    EXPECT_EQ(receipt, key.receipt_of(slot, "act one 1"));
    EXPECT_NE(receipt, key.receipt_of(slot, "act two 2"));
    EXPECT_EQ(receipt_for_people("K7Q4ABCDEFGHJKMN"), "K7Q4-ABCD-EFGH-JKMN");
    EXPECT_EQ(normalise_crockford(receipt_for_people(receipt)), receipt);
}

}  // namespace

}  // namespace allting::ballots
