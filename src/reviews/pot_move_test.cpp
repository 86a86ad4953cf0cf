// Moving an idea between pots: its author is told, can have it back while there is time, and no word of it changes.
#include "reviews/pot_move.hpp"

#include <gmock/gmock.h>

#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/pot_move_actions.hpp"
#include "reviews/pot_move_store.hpp"

namespace allting::reviews {
namespace {

constexpr PersonId facilitator_person{8}, author{9}, stranger{10};

people::Visitor visitor(PersonId person, people::Role role) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = person;
    made.roles.add(role);
    return made;
}

class PotMoves : public ReviewTest {
protected:
    PotMoves() {
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx);
            proposals::Proposal idea{.id = id_, .process = example_process, .pot = whole_town, .state = proposals::State::received, .author = author, .author_contact = "Storgatan 1",
                                     .created_at = now, .revision = 1};
            idea.wording = {"Bänk vid ån", "En bänk att vila på.", "Ån"};
            CHECK(proposals::insert_proposal(tx, organisation, idea, ""));
            open_case(tx, organisation, idea, now);
        });
    }

    Result<PotMove> move(PotId to, Instant at = now) {
        return database().write([&](db::Transaction& tx) { return move_to_pot(tx, visitor(facilitator_person, people::Role::facilitator), id_, {.pot = to, .reason = "Ån ligger i norr."}, at); });
    }
    Result<PotMove> object(PotMoveId id, const people::Visitor& who, const ObjectionForm& form = {}, Instant at = now) {
        return database().write([&](db::Transaction& tx) { return object_to_move(tx, who, id, form, at); });
    }
    proposals::Proposal idea() {
        return database().read([&](db::Connection& c) { return proposals::find_proposal(c, organisation, id_).value(); });
    }
    Case of() {
        return database().read([&](db::Connection& c) { return find_case_of(c, organisation, id_).value(); });
    }
    const people::Visitor author_ = visitor(author, people::Role::resident);
    const ProposalId id_{1};
};
INSTANTIATE_TEST_SUITE_P(EachEngine, PotMoves, db::testing::engines(), db::testing::engine_name);

TEST_P(PotMoves, idea_moves_with_its_words_and_the_case_goes_on) {
    const auto version = of().version;
    const PotMove moved = move(north).value();
    EXPECT_EQ(idea().pot, north);
    EXPECT_EQ(idea().wording, (proposals::Wording{"Bänk vid ån", "En bänk att vila på.", "Ån"}));
    EXPECT_EQ(idea().revision, 1);
    EXPECT_GT(of().version, version) << "nobody answers for the pot it lay in";
    EXPECT_GT(moved.due_at, now + days(10));
    EXPECT_EQ(move(north).error().fields.at(0).code, "same_pot");
    EXPECT_EQ(move(PotId{7}).error().fields.at(0).code, "not_a_choice");
}

TEST_P(PotMoves, author_has_it_back_once_and_in_time) {
    const PotMove first = move(north).value();
    EXPECT_EQ(object(first.id, visitor(stranger, people::Role::resident)).error().code, "not_the_author");
    EXPECT_EQ(object(first.id, author_, {}, first.due_at + days(1)).error().code, "too_late");
    const PotMove back = object(first.id, author_, {.words = "Ån rinner genom hela kommunen."}).value();
    EXPECT_EQ(back.channel, "web");
    EXPECT_EQ(idea().pot, whole_town);
    EXPECT_EQ(object(first.id, author_).error().code, "objected_already");
    const auto kept = database().read([&](db::Connection& c) { return list_pot_moves(c, organisation, id_); });
    ASSERT_EQ(kept.size(), 1u);
    EXPECT_EQ(kept[0].words, "Ån rinner genom hela kommunen.");
}

TEST_P(PotMoves, facilitator_writes_an_objection_down_with_its_channel) {
    const PotMove first = move(north).value();
    const auto facilitator = visitor(facilitator_person, people::Role::facilitator);
    EXPECT_EQ(object(first.id, facilitator).error().code, "not_the_author");
    const PotMove back = object(first.id, facilitator, {.words = "Hon ringde.", .channel = "phone"}).value();
    EXPECT_EQ(back.entered_by, facilitator_person);
    EXPECT_EQ(idea().pot, whole_town);
}

TEST_P(PotMoves, only_the_latest_move_can_be_undone) {
    const PotMove first = move(north).value();
    ASSERT_TRUE(move(whole_town).ok());
    EXPECT_EQ(object(first.id, author_).error().code, "moved_again");
}

TEST_P(PotMoves, answered_idea_stays_where_it_is) {
    const PotMove first = move(north).value();
    database().write([&](db::Transaction& tx) {
        Case decided = find_case_of(tx, organisation, id_).value();
        decided.state = CaseState::refused;
        decided.decided_at = now;
        CHECK(update_case(tx, organisation, decided));
    });
    EXPECT_EQ(move(whole_town).error().code, "has_its_answer");
    EXPECT_EQ(object(first.id, author_).error().code, "has_its_answer");
}

}  // namespace
}  // namespace allting::reviews
