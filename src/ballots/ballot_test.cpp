#include "ballots/ballot.hpp"

#include <gtest/gtest.h>

#include "ballots/example_vote_test.hpp"
#include "ballots/roll.hpp"
#include "ballots/box_key.hpp"
#include "ballots/slot.hpp"
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

TEST(BoxKey, a_slot_follows_from_the_key_and_the_voter) {
    const BoxKey key(std::string(32, 'a')), other(std::string(32, 'b'));
    EXPECT_EQ(key.slot_of(VoterId{7}), key.slot_of(VoterId{7}));
    EXPECT_EQ(key.slot_of(VoterId{7}).size(), 32u);
    EXPECT_NE(key.slot_of(VoterId{7}), key.slot_of(VoterId{8}));
    EXPECT_NE(key.slot_of(VoterId{7}), other.slot_of(VoterId{7}));
    EXPECT_NE(key.check(), other.check());
}

TEST(BoxKey, what_is_sealed_opens_only_with_the_key_and_in_its_place) {
    SeededRandom random(1);
    const BoxKey key(std::string(32, 'a')), other(std::string(32, 'b'));
    std::string sealed = key.seal("12,45:3", "here", random);
    EXPECT_EQ(key.unseal(sealed, "here"), "12,45:3");
    EXPECT_EQ(other.unseal(sealed, "here"), std::nullopt);
    EXPECT_EQ(key.unseal(sealed, "there"), std::nullopt);
    sealed.back() ^= 1;
    EXPECT_EQ(key.unseal(sealed, "here"), std::nullopt);
    EXPECT_EQ(key.unseal("", "here"), std::nullopt);
}

TEST(Slot, all_slots_of_a_vote_have_one_length) {
    const auto vote = example_vote();
    const auto projects = example_projects();
    const std::size_t most = marks_bytes_max(vote, projects);
    Slot slot{.tag = std::string(tag_bytes, 't'), .version = 3, .has_ballot = true, .nonce = std::string(nonce_bytes, 'n'),
              .leaf = std::string(32, 'l'), .request_hash = std::string(32, 'r'), .marks = {}};
    const std::string blank = padded_text_of(slot, most);
    slot.marks = {{ProjectId{11}}, {ProjectId{12}}, {ProjectId{21}}, {ProjectId{31}}};
    const std::string full = padded_text_of(slot, most);
    EXPECT_EQ(blank.size(), full.size());
    EXPECT_EQ(slot_from_padded(full), slot);
}

TEST(LogEntry, has_the_bytes_of_the_format) {
    const LogEntry vote{.kind = EntryKind::vote, .tag = std::string(tag_bytes, '\x11'), .version = 2, .style = "all", .payload = std::string(32, '\x22')};
    std::string expected("\x01", 1);
    expected += std::string(16, '\x11');
    expected += std::string("\0\0\0\2\3all\0\x20", 10);
    expected += std::string(32, '\x22');
    EXPECT_EQ(bytes_of(vote), expected);
    EXPECT_EQ(entry_from_bytes(expected), vote);
    for (std::size_t cut = 0; cut < expected.size(); ++cut) EXPECT_EQ(entry_from_bytes(expected.substr(0, cut)), std::nullopt) << cut;
    EXPECT_EQ(entry_from_bytes(expected + "x"), std::nullopt);
}

TEST(LogEntry, bytes_that_no_entry_has_are_refused) {
    LogEntry tombstone{.kind = EntryKind::tombstone, .tag = std::string(tag_bytes, 't'), .version = 2, .style = "all", .payload = "withdrawn"};
    const std::string good = bytes_of(tombstone);
    EXPECT_EQ(entry_from_bytes(good), tombstone);
    std::string bad = good;
    bad.back() = 'm';  // no reason
    EXPECT_EQ(entry_from_bytes(bad), std::nullopt);
    bad = good;
    bad[0] = '\3';  // kept for paper
    EXPECT_EQ(entry_from_bytes(bad), std::nullopt);
    bad = good;
    bad[20] = '\1';  // a tombstone with nothing under it
    EXPECT_EQ(entry_from_bytes(bad), std::nullopt);
}

TEST(Receipt, is_sixteen_signs_for_the_beginning_of_the_leaf) {
    const std::string leaf("\x00\x44\x32\x14\xc7\x42\x54\xb6\x35\xcf and so on", 20);
    const std::string receipt = receipt_of(leaf);
    EXPECT_EQ(receipt.size(), receipt_signs);
    EXPECT_EQ(leaf_beginning_of(receipt), leaf.substr(0, 10));
    EXPECT_EQ(leaf_beginning_of(receipt.substr(1)), std::nullopt);
    EXPECT_EQ(leaf_beginning_of("K7Q4ABCDEFGHJKMU"), std::nullopt);  // no U in the alphabet
    EXPECT_EQ(receipt_for_people("K7Q4ABCDEFGHJKMN"), "K7Q4-ABCD-EFGH-JKMN");
    EXPECT_EQ(normalise_crockford(receipt_for_people(receipt)), receipt);
}

}  // namespace

}  // namespace allting::ballots
