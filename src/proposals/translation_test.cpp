#include "proposals/translation.hpp"

#include <gmock/gmock.h>

#include "platform/db/test_databases.hpp"
#include "proposals/project_actions.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_store.hpp"
#include "proposals/translation_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
}  // namespace allting

namespace allting::proposals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr OrganisationId home{1};
constexpr ProcessId budget{1};

Translation into(std::string language, Made made = Made::by_person) {
    return {.language = std::move(language), .title = "Bänk", .body = "En bänk i skuggan.", .made = made, .revision = 1, .made_by = PersonId{7}, .made_at = Instant{1'000}};
}

Proposal somali_idea() {
    Proposal proposal{.id = ProposalId{1}, .process = budget, .pot = PotId{1}, .state = State::received, .language = "so", .revision = 1};
    proposal.wording = {"Kursi", "Kursi hoos leh.", "Torget"};
    return proposal;
}

TEST(Translation, authors_own_words_cannot_be_translated_over) {
    EXPECT_EQ(check_translation(into("so"), somali_idea(), {}).error().code, "own_language");
    EXPECT_TRUE(check_translation(into("sv"), somali_idea(), {}).ok());
}

TEST(Translation, ballot_of_an_open_vote_does_not_change) {
    processes::Process process;
    process.rules_hash = "abc";
    Proposal proposal = somali_idea();
    EXPECT_TRUE(check_translation(into("sv"), proposal, process).ok());
    for (const State state : {State::accepted, State::on_ballot, State::won, State::not_funded}) {
        proposal.state = state;
        EXPECT_EQ(check_translation(into("sv"), proposal, process).error().code, "vote_has_begun") << word_of(state);
    }
}

TEST(Translation, is_old_when_the_author_has_changed_the_words_since) {
    Proposal proposal = somali_idea();
    EXPECT_FALSE(is_old(into("sv"), proposal));
    proposal.revision = 2;
    EXPECT_TRUE(is_old(into("sv"), proposal));
}

class Translations : public db::testing::DatabaseTest {
protected:
    Translations() : DatabaseTest({embedded_schema_processes(), embedded_schema_proposals()}) {
        database().write([](db::Transaction& tx) {
            CHECK(insert_proposal(tx, home, somali_idea(), ""));
            insert_project(tx, home, {.id = ProjectId{11}, .process = budget, .pot = PotId{1}, .proposal = ProposalId{1}, .code = "1", .title = "Kursi", .summary = "Kursi hoos leh.", .cost = kronor(10), .language = "so"});
            insert_project(tx, home, {.id = ProjectId{12}, .process = budget, .pot = PotId{1}, .code = "2", .title = "Lampa", .cost = kronor(10), .language = "sv"});
        });
    }
    void put(const Translation& translation) {
        database().write([&](db::Transaction& tx) { put_translation(tx, home, ProposalId{1}, translation); });
    }
    std::vector<Translation> all() {
        return database().read([](db::Connection& c) { return list_translations(c, home, ProposalId{1}); });
    }
    std::vector<std::string> titles_in(std::string_view language) {
        return database().read([&](db::Connection& c) {
            std::vector<std::string> titles;
            for (const Project& project : translated(c, home, budget, list_projects(c, home, budget), language)) titles.push_back(project.language + ": " + project.title);
            return titles;
        });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Translations, db::testing::engines(), db::testing::engine_name);

TEST_P(Translations, newest_of_a_language_stands) {
    EXPECT_THAT(all(), IsEmpty());
    put(into("sv", Made::by_machine));
    put(into("en"));
    put(into("sv"));
    EXPECT_THAT(all(), ElementsAre(into("en"), into("sv")));
    database().write([](db::Transaction& tx) { delete_translation(tx, home, ProposalId{1}, "en"); });
    EXPECT_THAT(all(), ElementsAre(into("sv")));
}

TEST_P(Translations, voters_read_projects_in_their_language_where_a_person_has_read_it) {
    EXPECT_THAT(titles_in("sv"), ElementsAre("so: Kursi", "sv: Lampa"));
    put(into("sv", Made::by_machine));
    EXPECT_THAT(titles_in("sv"), ElementsAre("so: Kursi", "sv: Lampa"));
    put(into("sv", Made::machine_checked));
    EXPECT_THAT(titles_in("sv"), ElementsAre("sv: Bänk", "sv: Lampa"));
    EXPECT_THAT(titles_in("so"), ElementsAre("so: Kursi", "sv: Lampa"));
    EXPECT_THAT(titles_in("en"), ElementsAre("so: Kursi", "sv: Lampa"));
}

}  // namespace
}  // namespace allting::proposals
