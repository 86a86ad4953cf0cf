#include "reviews/cost_source.hpp"

#include <gmock/gmock.h>

#include "guides/card_store.hpp"
#include "processes/example_process_test.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/cost_source_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/extensions.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_guides();
}  // namespace allting

namespace allting::reviews {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

guides::Card bench(std::int64_t id, guides::CardKind kind) {
    return {.id = guides::CardId{id}, .kind = kind, .version = 3,
            .text = {.title = "Parkbänk", .words = {"bänk"}, .source = "Ramavtal", .source_at = now - days(60),
                     .price = {.low = kronor(8'000), .high = kronor(15'000), .running = kronor(500)}},
            .shown_from = now};
}

TEST(CostSources, are_chosen_by_words_that_name_them) {
    for (const char* word : {"own", "card-12", "project-7"}) EXPECT_EQ(word_of(*cost_source_from_word(word)), word);
    for (const char* word : {"", "card", "card-", "card-0", "card-x", "own-3", "guess", "project--1"}) EXPECT_FALSE(cost_source_from_word(word)) << word;
}

TEST(CostSources, are_surest_where_something_was_built_and_least_where_the_price_is_old) {
    EXPECT_EQ(suggestion_from(bench(1, guides::CardKind::built), now).source.confidence, Confidence::high);
    EXPECT_EQ(suggestion_from(bench(1, guides::CardKind::price), now).source.confidence, Confidence::medium);
    EXPECT_EQ(suggestion_from(bench(1, guides::CardKind::price), now + days(800)).source.confidence, Confidence::low);
    const proposals::Project project{.id = ProjectId{4}, .title = "Bänkar", .cost = kronor(90'000), .running_cost = kronor(1'000)};
    EXPECT_EQ(suggestion_from(project, std::nullopt).high, kronor(90'000));
    EXPECT_EQ(suggestion_from(project, kronor(104'000)).high, kronor(104'000)) << "what was paid, not what was thought";
    EXPECT_EQ(suggestion_from(project, kronor(104'000)).source.confidence, Confidence::high);
}

class ChosenCosts : public db::testing::DatabaseTest {
protected:
    ChosenCosts()
        : DatabaseTest({embedded_schema_record(), embedded_schema_notices(), embedded_schema_people(), embedded_schema_places(),
                        embedded_schema_processes(), embedded_schema_guides(), embedded_schema_proposals(), embedded_schema_reviews()}) {
        extensions() = {};
        database().write([&](db::Transaction& tx) {
            auto process = processes::testing::example_process();
            process.id = ProcessId{1};
            processes::insert_process(tx, organisation, process, now);
            processes::mark_published(tx, organisation, process.id, now);
            guides::insert_card(tx, organisation, bench(1, guides::CardKind::price), PersonId{1});
            guides::insert_card(tx, organisation, bench(2, guides::CardKind::built), PersonId{1});
            add_idea(tx, 5, "Bänkar vid sjön", "Tre bänkar vid sjön, med armstöd och ryggstöd.");
            add_idea(tx, 6, "Bänkar vid skolan", "Två bänkar vid skolan, med armstöd och ryggstöd.");
            add_idea(tx, 7, "Gunga i parken", "En gunga som är till för alla barn.");
            proposals::insert_project(tx, organisation, {.id = ProjectId{9}, .process = ProcessId{1}, .pot = PotId{1}, .proposal = ProposalId{6}, .title = "Bänkar vid skolan",
                                                         .cost = kronor(45'000), .running_cost = kronor(900)});
        });
    }
    ~ChosenCosts() override { extensions() = {}; }

    static void add_idea(db::Transaction& tx, std::int64_t id, const char* title, const char* body) {
        proposals::Proposal idea{.id = ProposalId{id}, .process = ProcessId{1}, .pot = PotId{1}, .state = proposals::State::in_review, .state_at = now,
                                 .wording = {title, body, "Lindvalla"}};
        idea.created_at = now;
        idea.received_at = now;
        proposals::insert_proposal(tx, organisation, idea, "");
    }

    CostBasis basis(std::int64_t proposal) {
        return database().read([&](db::Connection& c) {
            const auto idea = proposals::find_proposal(c, organisation, ProposalId{proposal});
            return find_cost_basis(c, organisation, {.id = CaseId{3}, .proposal = idea->id, .process = ProcessId{1}, .opened_at = now}, *idea);
        });
    }
    static std::vector<std::string> words(const CostBasis& of) {
        std::vector<std::string> all;
        for (const CostSuggestion& one : of.suggestions) all.push_back(word_of(one.source));
        return all;
    }
};

INSTANTIATE_TEST_SUITE_P(EachEngine, ChosenCosts, db::testing::engines(), db::testing::engine_name);

TEST_P(ChosenCosts, are_cards_and_projects_alike_the_idea_the_surest_first) {
    EXPECT_THAT(words(basis(5)), ElementsAre("card-2", "card-1", "project-9"));
    EXPECT_THAT(words(basis(7)), IsEmpty());
    EXPECT_THAT(words(basis(6)), ElementsAre("card-2", "card-1")) << "its own project is no earlier one";
}

TEST_P(ChosenCosts, say_what_a_finished_project_did_cost) {
    extensions().spent_when_done = [](db::Connection&, OrganisationId, ProjectId) { return std::optional(kronor(51'000)); };
    const CostBasis found = basis(5);
    ASSERT_THAT(words(found), ElementsAre("card-2", "project-9", "card-1"));
    EXPECT_EQ(found.suggestions[1].high, kronor(51'000));
    EXPECT_TRUE(found.suggestions[1].did_cost);
}

TEST_P(ChosenCosts, stay_as_they_were_chosen_when_the_card_changes) {
    const CostSource source{.kind = CostSourceKind::card, .card = guides::CardId{1}, .card_version = 3, .confidence = Confidence::low};
    database().write([&](db::Transaction& tx) {
        store_cost_source(tx, organisation, CaseId{3}, {.confidence = Confidence::high}, now);
        store_cost_source(tx, organisation, CaseId{3}, source, now);
        guides::Card dearer = bench(1, guides::CardKind::price);
        dearer.version = 4;
        dearer.text.price.high = kronor(30'000);
        EXPECT_TRUE(guides::insert_version(tx, organisation, dearer, PersonId{1}));
    });
    const auto chosen = database().read([&](db::Connection& c) { return find_chosen(c, organisation, CaseId{3}); });
    ASSERT_TRUE(chosen);
    EXPECT_EQ(chosen->source, source);
    EXPECT_EQ(chosen->high, kronor(15'000));
    EXPECT_FALSE(database().read([&](db::Connection& c) { return find_chosen(c, organisation, CaseId{4}); }));
}

}  // namespace
}  // namespace allting::reviews
