#include <gmock/gmock.h>

#include "platform/db/test_databases.hpp"
#include "proposals/author_actions.hpp"
#include "proposals/author_store.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/proposal_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
}  // namespace allting

namespace allting::proposals {
namespace {

using ::testing::SizeIs;

constexpr OrganisationId home{1};
constexpr PersonId amina{7}, leo{8};
constexpr Instant noon{1'000'000};

class Author : public db::testing::DatabaseTest {
protected:
    Author() : DatabaseTest({embedded_schema_processes(), embedded_schema_proposals()}) {
        database().write([](db::Transaction& tx) {
            add(tx, 1, amina, State::received);
            add(tx, 2, amina, State::draft);
            add(tx, 3, leo, State::draft);
            insert_comment(tx, home, {.id = CommentId{1}, .proposal = ProposalId{1}, .person = amina, .name = "Amina", .as_role = "resident", .text = "Hej", .written_at = noon}, "");
        });
    }
    static void add(db::Transaction& tx, std::int64_t id, PersonId author, State state) {
        Proposal proposal{.id = ProposalId{id}, .process = ProcessId{1}, .state_at = noon, .author = author,
                          .author_name = "Amina", .created_at = noon};
        proposal.state = state;
        proposal.author_contact = "070-123 45 67";
        proposal.wording.title = "Bänk";
        CHECK(insert_proposal(tx, home, proposal, ""));
    }
    void hide(people::Hiding hiding) {
        database().write([&](db::Transaction& tx) { hide_author(tx, home, amina, hiding); });
    }
    std::optional<Proposal> proposal(std::int64_t id) {
        return database().read([&](db::Connection& c) { return find_proposal(c, home, ProposalId{id}); });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Author, db::testing::engines(), db::testing::engine_name);

TEST_P(Author, who_hides_the_name_is_named_nowhere_and_keeps_the_ideas) {
    hide(people::Hiding::protect);
    EXPECT_EQ(proposal(1)->author_name, "");
    EXPECT_EQ(proposal(1)->author_contact, "070-123 45 67");
    EXPECT_TRUE(proposal(2));
    EXPECT_EQ(database().read([](db::Connection& c) { return list_comments(c, home, ProposalId{1}); }).at(0).name, "");
    EXPECT_THAT(database().read([](db::Connection& c) { return list_comments_of(c, home, amina); }), SizeIs(1));
}

TEST_P(Author, who_erases_the_account_takes_contact_and_drafts_along) {
    hide(people::Hiding::erase);
    EXPECT_EQ(proposal(1)->author_contact, "");
    EXPECT_FALSE(proposal(2));
    EXPECT_EQ(proposal(3)->author_name, "Amina");  // somebody else's
}

}  // namespace
}  // namespace allting::proposals
