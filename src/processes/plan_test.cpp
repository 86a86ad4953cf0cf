#include "processes/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "processes/example_process_test.hpp"
#include "algorithms/allocation/count.hpp"
#include "processes/manifest.hpp"

namespace allting::processes {
namespace {

using testing::at;
using testing::example_process;

const Instant before_ideas = at("2027-01-01T00:00:00Z");
const Instant in_ideas = at("2027-01-20T00:00:00Z");
const Instant in_vote = at("2027-03-10T00:00:00Z");

Phase& phase_in(Process& process, PhaseKind kind) { return *const_cast<Phase*>(process.phase(kind)); }

std::string code_of(const Result<void>& result) { return result ? "" : result.error().code; }

TEST(Plan, whole_plan_lacks_nothing) {
    EXPECT_TRUE(missing_before_publishing(example_process()).empty());
    EXPECT_TRUE(check_plan(example_process()));
}

TEST(Plan, lists_everything_that_is_missing_at_once) {
    Process process = example_process();
    process.texts[1].promise.clear();
    process.relations.clear();
    process.phases.clear();
    process.pots[0].amount = {};
    std::vector<std::string> fields;
    for (const FieldError& each : missing_before_publishing(process)) fields.push_back(each.field);
    EXPECT_THAT(fields, ::testing::ElementsAre("promise[en]", "relations", "vote_opens", "pot_amount[1]"));
}

TEST(Plan, refuses_a_phase_that_ends_before_it_opens) {
    Process process = example_process();
    phase_in(process, PhaseKind::ideas).closes = phase_in(process, PhaseKind::ideas).opens;
    const auto refused = check_plan(process);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "ideas_closes");
    EXPECT_EQ(refused.error().fields.at(0).code, "ends_first");
}

TEST(Plan, refuses_a_vote_that_overlaps_its_neighbours) {
    Process early = example_process();
    phase_in(early, PhaseKind::review).closes = at("2027-03-08T07:00:01Z");
    EXPECT_EQ(check_plan(early).error().fields.at(0).field, "review_closes");
    Process late = example_process();
    phase_in(late, PhaseKind::count).opens = at("2027-03-28T17:59:59Z");
    EXPECT_EQ(check_plan(late).error().fields.at(0).field, "count_opens");
}

TEST(Plan, lets_review_begin_while_ideas_still_come) {
    Process process = example_process();
    phase_in(process, PhaseKind::review).opens = at("2027-01-20T00:00:00Z");
    EXPECT_TRUE(check_plan(process));
}

TEST(Plan, refuses_marks_and_ages_out_of_range) {
    Process process = example_process();
    process.marks_max = 0;
    process.age_min = -1;
    EXPECT_EQ(check_plan(process).error().fields.size(), 2u);
    process.ballot_kind = BallotKind::points;
    process.allocation = usual_allocation(allocation::Rule::greedy, BallotKind::points);
    process.marks_max = 1'000;
    process.age_min = 13;
    EXPECT_TRUE(check_plan(process));
}

TEST(PlanChange, everything_may_change_in_a_draft) {
    Process before = example_process();
    before.published = false;
    Process after = before;
    after.pots.clear();
    after.phases.clear();
    EXPECT_TRUE(check_change(before, after, in_vote));
}

TEST(PlanChange, every_rule_stands_fast_from_the_opening_of_the_vote) {
    const Process before = example_process();
    const std::vector<void (*)(Process&)> changes{
        [](Process& p) { p.relations.push_back("works"); },
        [](Process& p) { p.age_min = 13; },
        [](Process& p) { p.ballot_kind = BallotKind::budget; },
        [](Process& p) { p.marks_max = 3; },
        [](Process& p) { p.allocation.rule = allocation::Rule::equal_shares; },
        [](Process& p) { p.cost_max = kronor(1); },
        [](Process& p) { p.currency = "EUR"; },
        [](Process& p) { p.pots[0].amount.ore += 1; },
        [](Process& p) { p.pots[0].name = "Söder"; },
        [](Process& p) { p.pots[0].area = AreaId{2}; },
        [](Process& p) { p.pots.pop_back(); },
        [](Process& p) { p.pots.push_back({.id = PotId{3}, .area = {}, .name = "Ny", .amount = kronor(1)}); },
        [](Process& p) { p.texts[0].promise = "Inget lovas."; },
        [](Process& p) { p.texts[0].decider = "Ingen"; },
        [](Process& p) { p.texts[0].criteria = "Allt går."; },
        [](Process& p) { p.phases.erase(p.phases.begin()); },
        [](Process& p) { p.phases[1].closes = at("2027-03-01T19:00:00Z"); },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Process after = before;
        changes[i](after);
        const auto refused = check_change(before, after, in_vote);
        ASSERT_FALSE(refused) << i;
        EXPECT_EQ(refused.error().code, "rules_frozen") << i;
        EXPECT_EQ(refused.error().kind, ErrorKind::conflict) << i;
    }
}

TEST(PlanChange, a_vote_may_be_extended_but_not_cut) {
    const Process before = example_process();
    Process longer = before;
    phase_in(longer, PhaseKind::vote).closes = at("2027-03-29T06:00:00Z");
    EXPECT_TRUE(check_change(before, longer, in_vote));
    Process shorter = before;
    phase_in(shorter, PhaseKind::vote).closes = at("2027-03-20T18:00:00Z");
    EXPECT_EQ(code_of(check_change(before, shorter, in_vote)), "phase_stands");
    Process gone = before;
    std::erase_if(gone.phases, [](const Phase& p) { return p.kind == PhaseKind::vote; });
    EXPECT_EQ(code_of(check_change(before, gone, in_vote)), "phase_stands");
}

TEST(PlanChange, texts_that_promise_nothing_may_be_mended_during_the_vote) {
    const Process before = example_process();
    Process after = before;
    after.texts[0].about = "Så här går det till, rättat.";
    EXPECT_TRUE(check_change(before, after, in_vote));
}

TEST(PlanChange, a_closed_phase_is_not_opened_again) {
    const Process before = example_process();
    Process after = before;
    phase_in(after, PhaseKind::ideas).closes = at("2027-02-20T19:00:00Z");
    EXPECT_EQ(code_of(check_change(before, after, at("2027-02-10T00:00:00Z"))), "phase_stands");
    EXPECT_TRUE(check_change(before, after, in_ideas));
}

TEST(PlanChange, a_phase_to_come_may_move) {
    const Process before = example_process();
    Process after = before;
    phase_in(after, PhaseKind::ideas).opens = at("2027-01-12T07:00:00Z");
    EXPECT_TRUE(check_change(before, after, before_ideas));
    EXPECT_EQ(code_of(check_change(before, after, in_ideas)), "phase_stands");
}

TEST(PlanChange, a_pot_stays_once_people_may_have_put_ideas_in_it) {
    const Process before = example_process();
    Process after = before;
    after.pots.pop_back();
    EXPECT_EQ(code_of(check_change(before, after, in_ideas)), "pot_stays");
}

TEST(SuggestedPots, share_a_quarter_equally_and_the_rest_by_population) {
    const auto pots = suggest_pots(kronor(4'000'000), {{AreaId{1}, "Norr", 30'000}, {AreaId{2}, "Söder", 10'000}});
    ASSERT_EQ(pots.size(), 2u);
    EXPECT_EQ(pots[0].amount, kronor(2'750'000));
    EXPECT_EQ(pots[1].amount, kronor(1'250'000));
}

TEST(SuggestedPots, always_sum_to_the_whole) {
    for (const std::int64_t kr : {7, 99'999, 1'000'000, 3'333'333}) {
        const auto pots = suggest_pots(kronor(kr) + Money{37}, {{AreaId{1}, "A", 1}, {AreaId{2}, "B", 2}, {AreaId{3}, "C", 0}, {AreaId{4}, "D", 61'997}});
        Money sum;
        for (const Pot& pot : pots) sum += pot.amount;
        EXPECT_EQ(sum, kronor(kr) + Money{37});
    }
    EXPECT_TRUE(suggest_pots(kronor(5), {}).empty());
    EXPECT_EQ(suggest_pots(kronor(100'000), {{AreaId{1}, "A", 0}, {AreaId{2}, "B", 0}})[1].amount, kronor(50'000));
}

const ManifestVote vote_part{.organisation = "Lindvalla", .software = "1", .log_key = "key", .style = "all"};

TEST(Manifest, is_the_same_in_whatever_order_things_are_given) {
    Process process = example_process();
    process.id = ProcessId{3};
    const std::vector<ManifestProject> projects{{ProjectId{1}, PotId{1}, "1", "Lekplats", kronor(5)}, {ProjectId{2}, PotId{2}, "2", "Bänk", kronor(6)}};
    const std::vector<ManifestProject> turned{projects[1], projects[0]};
    const std::string manifest = manifest_of(process, projects, vote_part);
    std::ranges::reverse(process.pots);
    std::ranges::reverse(process.phases);
    std::ranges::reverse(process.texts);
    EXPECT_EQ(manifest_of(process, turned, vote_part), manifest);
    EXPECT_EQ(hash_of_manifest(manifest).size(), 64u);
}

TEST(Manifest, changes_with_one_ore_of_one_project) {
    const Process process = example_process();
    const ManifestProject project{ProjectId{1}, PotId{1}, "1", "Lekplats", kronor(5)};
    ManifestProject dearer = project;
    dearer.cost.ore += 1;
    EXPECT_NE(manifest_of(process, {&project, 1}, vote_part), manifest_of(process, {&dearer, 1}, vote_part));
}

}  // namespace
}  // namespace allting::processes
