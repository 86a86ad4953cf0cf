#include "reviews/merger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "reviews/merger_form.hpp"

namespace allting::reviews {
namespace {

using proposals::SimilarPair;
using testing::ElementsAre;

const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");

MergerCandidate line(std::int64_t id, std::optional<double> latitude = {}) {
    MergerCandidate line;
    line.id = ProposalId{id};
    line.latitude = latitude;
    line.longitude = latitude ? std::optional(18.0) : std::nullopt;
    return line;
}
SimilarPair pair(std::int64_t a, std::int64_t b, double score, bool opposite = false) { return {ProposalId{a}, ProposalId{b}, score, opposite}; }

TEST(MergerSuggestions, alike_by_words_or_less_alike_and_near) {
    const std::vector lines{line(1, 59.0), line(2, 59.002), line(3, 59.01), line(4)};
    EXPECT_NEAR(metres_between(59.0, 18.0, 59.002, 18.0), 222.4, 0.5);
    EXPECT_NEAR(metres_between(59.0, 18.0, 59.0, 18.01), 572.7, 2);
    const auto near = suggest_mergers(std::vector{pair(1, 2, 0.25)}, lines);
    ASSERT_EQ(near.size(), 1u);
    EXPECT_THAT(near[0].proposals, ElementsAre(ProposalId{1}, ProposalId{2}));
    EXPECT_NEAR(*near[0].metres, 222, 1);
    EXPECT_TRUE(suggest_mergers(std::vector{pair(1, 3, 0.25)}, lines).empty()) << "a kilometre away";
    EXPECT_TRUE(suggest_mergers(std::vector{pair(1, 4, 0.25)}, lines).empty()) << "without a place";
    EXPECT_EQ(suggest_mergers(std::vector{pair(1, 3, 0.5)}, lines).size(), 1u);
    EXPECT_TRUE(suggest_mergers(std::vector{pair(1, 9, 0.9)}, lines).empty()) << "9 cannot be merged";
}

TEST(MergerSuggestions, opposites_never_stand_together) {
    const std::vector lines{line(1), line(2), line(3)};
    EXPECT_TRUE(suggest_mergers(std::vector{pair(1, 2, 0.9, true)}, lines).empty());
    const auto groups = suggest_mergers(std::vector{pair(1, 2, 0.8), pair(2, 3, 0.7), pair(1, 3, 0.6, true)}, lines);
    ASSERT_EQ(groups.size(), 1u);
    EXPECT_THAT(groups[0].proposals, ElementsAre(ProposalId{1}, ProposalId{2}));
}

TEST(MergerSuggestions, chains_become_one_group_of_six_at_most) {
    std::vector<MergerCandidate> lines;
    std::vector<SimilarPair> pairs;
    for (std::int64_t i = 1; i <= 8; ++i) lines.push_back(line(i));
    for (std::int64_t i = 1; i < 8; ++i) pairs.push_back(pair(i, i + 1, 0.9 - double(i) / 100));
    const auto groups = suggest_mergers(pairs, lines);
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].proposals.size(), 6u);
    EXPECT_THAT(groups[1].proposals, ElementsAre(ProposalId{7}, ProposalId{8}));
}

TEST(Merger, silent_authors_are_waited_for_to_the_end_of_their_day) {
    Merger merger;
    merger.parts = {{.proposal = ProposalId{1}, .answer = MergerAnswer::yes, .due_at = now}, {.proposal = ProposalId{2}, .due_at = now}};
    EXPECT_EQ(check_completion(merger, now + hours(3)).error().code, "authors_have_time");
    EXPECT_TRUE(check_completion(merger, now + days(1)).ok());
    merger.parts[1].answer = MergerAnswer::no;
    EXPECT_TRUE(check_completion(merger, now).ok());
    EXPECT_THAT(merger.joined(), ElementsAre(ProposalId{1}));
    EXPECT_EQ(check_merger_answer(merger, merger.parts[1]).error().code, "already_answered");
    merger.state = MergerState::made;
    EXPECT_EQ(check_completion(merger, now).error().code, "merger_ended");
    EXPECT_EQ(check_merger_answer(merger, merger.parts[1]).error().code, "merger_ended");
}

TEST(Merger, what_is_decided_or_elsewhere_is_no_part) {
    proposals::Proposal a, b;
    a.process = b.process = ProcessId{1};
    a.state = proposals::State::received;
    b.state = proposals::State::in_review;
    EXPECT_TRUE(check_parts(std::vector{a, b}).ok());
    EXPECT_EQ(check_parts(std::vector{a}).error().fields[0].code, "too_few");
    EXPECT_EQ(check_parts(std::vector<proposals::Proposal>(11, a)).error().fields[0].code, "too_many");
    b.state = proposals::State::accepted;
    EXPECT_EQ(check_parts(std::vector{a, b}).error().fields[0].code, "too_late");
    b.process = ProcessId{2};
    EXPECT_EQ(check_parts(std::vector{a, b}).error().fields[0].code, "other_process");
}

TEST(Merger, numbers_are_read_as_people_write_them) {
    EXPECT_THAT(read_numbers("F-0015, 12;f17 12\nx"), ElementsAre(ProposalId{12}, ProposalId{15}, ProposalId{17}));
}

}  // namespace
}  // namespace allting::reviews
