#include "learning/learning_store.hpp"

#include <gmock/gmock.h>

#include "platform/db/test_databases.hpp"
#include "processes/example_process_test.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_store.hpp"
#include "results/delivery_store.hpp"
#include "results/ledger_store.hpp"
#include "reviews/appeal_store.hpp"
#include "reviews/case_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_reviews();
std::span<const EmbeddedFile> embedded_schema_results();
}  // namespace allting

namespace allting::learning {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Instant start = *instant_from_iso("2027-02-01T09:00:00Z");
constexpr OrganisationId organisation{1};

class LearningStore : public db::testing::DatabaseTest {
protected:
    LearningStore()
        : DatabaseTest({embedded_schema_record(), embedded_schema_people(), embedded_schema_places(), embedded_schema_processes(),
                        embedded_schema_proposals(), embedded_schema_reviews(), embedded_schema_results()}) {
        process_ = processes::testing::example_process();
        process_.id = ProcessId{1};
        database().write([&](db::Transaction& tx) { processes::insert_process(tx, organisation, process_, start); });
    }

    struct Answered {
        std::int64_t id;
        const char* title;
        proposals::Channel channel = proposals::Channel::web;
        bool passed = true;
        int after_days = 10;
    };
    /// An idea with a case that has its answer.
    void answer(const Answered& what) {
        database().write([&](db::Transaction& tx) {
            proposals::Proposal idea{.id = ProposalId{what.id}, .process = process_.id, .pot = PotId{1},
                                     .state = what.passed ? proposals::State::accepted : proposals::State::not_feasible, .state_at = start,
                                     .wording = {what.title, "Vi vill ha det här vid sjön.", "Vid sjön"}, .channel = what.channel};
            idea.created_at = start;
            idea.received_at = start;
            proposals::insert_proposal(tx, organisation, idea, "");
            const Instant at = start + days(what.after_days);
            proposals::insert_step(tx, organisation, idea.id, {idea.state, at, "official", "Så är det.", proposals::Channel::web});
            reviews::Case of{.id = CaseId{what.id}, .proposal = idea.id, .process = process_.id, .opened_at = start, .due_at = at};
            reviews::insert_case(tx, organisation, of);
            of.state = what.passed ? reviews::CaseState::accepted : reviews::CaseState::refused;
            of.decided_at = at + days(30);  // an appeal moved it; the first answer counts
            of.estimate = reviews::Estimate{.low = kronor(80), .high = kronor(100), .running = {}, .note = {}, .owner = {}};
            if (!what.passed) of.reason.code = "not_our_land";
            EXPECT_TRUE(reviews::update_case(tx, organisation, of));
        });
    }
    Report report() {
        return database().read([&](db::Connection& c) { return read_report(c, organisation, process_); });
    }

    processes::Process process_;
};

INSTANTIATE_TEST_SUITE_P(EachEngine, LearningStore, db::testing::engines(), db::testing::engine_name);

TEST_P(LearningStore, counts_answered_ideas_by_group_and_by_days) {
    for (std::int64_t id = 1; id <= 10; ++id)
        answer({.id = id, .title = "Brygga", .channel = id <= 5 ? proposals::Channel::paper : proposals::Channel::web, .passed = id % 2 == 0, .after_days = int(id)});
    const Report found = report();
    EXPECT_EQ(found.decided, 10);
    EXPECT_EQ(found.passed, 5);
    EXPECT_THAT(found.by_channel, ElementsAre(Group{"paper", 5, 2}, Group{"web", 5, 3}));
    EXPECT_THAT(found.by_language, ElementsAre(Group{"sv", 10, 5}));
    EXPECT_EQ(found.days, (Days{.answers = 10, .median = 5, .ninetieth = 9})) << "of the first answer, not of what came after";
}

TEST_P(LearningStore, finds_like_ideas_with_unlike_answers) {
    answer({.id = 1, .title = "Brygga med trappa vid badplatsen"});
    answer({.id = 2, .title = "En brygga med trappa vid badplatsen", .passed = false});
    answer({.id = 3, .title = "Utegym i skogen"});
    const Report found = report();
    ASSERT_THAT(found.differences, SizeIs(testing::Ge(1u)));
    EXPECT_EQ(found.differences[0].refused, ProposalId{2});
    EXPECT_EQ(found.differences[0].other, ProposalId{1});
    EXPECT_EQ(found.differences[0].code, "not_our_land");
    EXPECT_EQ(found.titles.at(ProposalId{2}), "En brygga med trappa vid badplatsen");
}

TEST_P(LearningStore, lays_what_finished_projects_did_cost_beside_the_estimate) {
    answer({.id = 1, .title = "Brygga"});
    database().write([&](db::Transaction& tx) {
        for (std::int64_t id = 1; id <= 2; ++id) {
            proposals::insert_project(tx, organisation, {.id = ProjectId{id}, .process = process_.id, .pot = PotId{1}, .proposal = ProposalId{id == 1 ? 1 : 0}, .code = "B" + std::to_string(id),
                                                         .title = "Brygga", .cost = kronor(100)});
            results::insert_delivery(tx, organisation, {.project = ProjectId{id}, .process = process_.id,
                                                        .state = id == 1 ? results::DeliveryState::done : results::DeliveryState::building});
            results::insert_entry(tx, organisation, {.id = id, .process = process_.id, .project = ProjectId{id}, .kind = results::EntryKind::spent,
                                                     .amount = kronor(110), .note = {}, .booked_at = start}, "");
        }
    });
    const Report found = report();
    EXPECT_THAT(found.outcomes, ElementsAre(Outcome{ProjectId{1}, "Brygga", kronor(80), kronor(100), kronor(110)})) << "what is being built is not known yet";
    EXPECT_EQ(found.accuracy, (Accuracy{.projects = 1, .within = 0, .above = 1, .median_percent = 110}));
}

TEST_P(LearningStore, counts_appeals_by_how_they_ended) {
    answer({.id = 1, .title = "Brygga", .passed = false});
    database().write([&](db::Transaction& tx) {
        for (std::int64_t id = 1; id <= 3; ++id) {
            reviews::Appeal appeal{.id = reviews::AppealId{id}, .in_case = CaseId{1}, .proposal = ProposalId{1}, .reason = "Den är er.", .channel = "web",
                                   .arrived_at = start, .entered_at = start, .due_at = start};
            reviews::insert_appeal(tx, organisation, appeal);
            if (id == 3) continue;
            appeal.state = id == 1 ? reviews::AppealState::stands : reviews::AppealState::overturned;
            appeal.answered_at = start;
            EXPECT_TRUE(reviews::answer_appeal_row(tx, organisation, appeal));
        }
    });
    const Appeals found = report().appeals;
    EXPECT_EQ(found.asked, 3);
    EXPECT_EQ(found.stand, 1);
    EXPECT_EQ(found.overturned, 1);
    EXPECT_THAT(report().by_area, IsEmpty()) << "one idea is too few to be shown";
}

}  // namespace
}  // namespace allting::learning
