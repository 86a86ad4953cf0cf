// Mergers against both databases: three similar ideas, of which one author says no; what silence means; undoing and leaving.
#include "reviews/merger_store.hpp"

#include <gmock/gmock.h>

#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/extensions.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/merger_actions.hpp"
#include "reviews/merger_view.hpp"

namespace allting::reviews {
namespace {

using proposals::Proposal;
using proposals::State;
using testing::ElementsAre;

class MergerStore : public ReviewTest {
protected:
    MergerStore() {
        proposals::extensions().on_received = open_case;
        facilitator_.person = PersonId{8};
        facilitator_.roles.add(people::Role::facilitator);
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, organisation, process(), now);
            processes::mark_published(tx, organisation, ProcessId{1}, now);
        });
        bench_ = receive("Bänk vid sjön", PersonId{11}, "Amina");
        seat_ = receive("Sittplats vid sjön", PersonId{12}, "Bo");
        paper_ = receive("En bänk", PersonId{}, "Cia");
    }
    ~MergerStore() override { proposals::extensions() = {}; }

    static processes::Process process() {
        processes::Process p;
        p.id = ProcessId{1};
        p.published = true;
        p.texts = {{"sv", "Medborgarbudget", "", "", "", "", ""}};
        p.languages = {"sv"};
        p.phases = {{processes::PhaseKind::ideas, now - days(30), now + days(10)}, {processes::PhaseKind::vote, now + days(100), now + days(120)}};
        p.pots = {{PotId{1}, AreaId{}, "Hela kommunen", kronor(500'000)}};
        return p;
    }
    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    ProposalId receive(const char* title, PersonId author, const char* name) {
        Proposal proposal;
        proposal.process = ProcessId{1};
        proposal.pot = PotId{1};
        proposal.wording = {title, "Det saknas en bänk för den som går långsamt.", "Strandvägen"};
        proposal.author = author;
        proposal.author_name = name;
        proposal.channel = author ? proposals::Channel::web : proposals::Channel::paper;
        return write([&](db::Transaction& tx) { return proposals::receive_made(tx, organisation, proposal, "resident", now).id; });
    }
    static people::Visitor author(std::int64_t person) {
        people::Visitor visitor;
        visitor.person = PersonId{person};
        visitor.roles.add(people::Role::resident);
        return visitor;
    }
    MergerId propose() {
        const MergerForm form{.proposals = {bench_, seat_, paper_}, .wording = {"Bänkar vid sjön", "Vi vill sitta vid vattnet.", "Strandvägen"}, .explanation = "Tre vill samma."};
        return write([&](db::Transaction& tx) { return propose_merger(tx, facilitator_, ProcessId{1}, form, now); }).value().id;
    }
    Result<Merger> answer(MergerId id, const people::Visitor& who, ProposalId proposal, bool agrees, std::string channel = {}) {
        return write([&](db::Transaction& tx) { return answer_merger(tx, who, id, {proposal, agrees, "Gärna.", channel}, now); });
    }
    Result<Merger> complete(MergerId id, Instant at = now) {
        return write([&](db::Transaction& tx) { return complete_merger(tx, facilitator_, id, at); });
    }
    MergerId made() {
        const MergerId id = propose();
        EXPECT_TRUE(answer(id, author(11), bench_, true).ok());
        EXPECT_TRUE(answer(id, author(12), seat_, false).ok());
        EXPECT_TRUE(answer(id, facilitator_, paper_, true, "phone").ok());
        EXPECT_EQ(complete(id).value().state, MergerState::made);
        return id;
    }
    Merger merger(MergerId id) { return database().read([&](db::Connection& c) { return *find_merger(c, organisation, id); }); }
    Proposal proposal(ProposalId id) { return database().read([&](db::Connection& c) { return *proposals::find_proposal(c, organisation, id); }); }
    Case case_of(ProposalId id) { return database().read([&](db::Connection& c) { return *find_case_of(c, organisation, id); }); }

    people::Visitor facilitator_;
    ProposalId bench_, seat_, paper_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, MergerStore, db::testing::engines(), db::testing::engine_name);

TEST_P(MergerStore, one_author_refuses_and_both_go_on) {
    const Merger m = merger(made());
    ASSERT_TRUE(m.result);
    EXPECT_EQ(proposal(bench_).state, State::merged);
    EXPECT_EQ(proposal(paper_).state, State::merged);
    EXPECT_EQ(proposal(seat_).state, State::received);
    EXPECT_EQ(proposal(m.result).state, State::received);
    EXPECT_EQ(proposal(m.result).wording.title, "Bänkar vid sjön");
    EXPECT_EQ(case_of(m.result).state, CaseState::open);
    EXPECT_EQ(case_of(seat_).state, CaseState::open);
    EXPECT_EQ(case_of(bench_).state, CaseState::withdrawn);
    const auto notes = database().read([&](db::Connection& c) { return load_merger_notes(c, organisation, *proposals::find_proposal(c, organisation, m.result)); });
    ASSERT_EQ(notes.size(), 1u);
    ASSERT_EQ(notes[0].credits.size(), 2u);
    EXPECT_EQ(notes[0].credits[0].name, "Amina");
    EXPECT_EQ(notes[0].credits[1].name, "Cia");
    const auto steps = database().read([&](db::Connection& c) { return proposals::list_steps(c, organisation, bench_); });
    EXPECT_EQ(steps.back().reason, "Tre vill samma.");
    EXPECT_EQ(m.part_of(paper_)->channel, "phone");
    EXPECT_EQ(m.part_of(paper_)->words, "Gärna.");
}

TEST_P(MergerStore, silence_keeps_the_own_proposal) {
    const MergerId id = propose();
    EXPECT_TRUE(answer(id, author(11), bench_, true).ok());
    EXPECT_EQ(complete(id).error().code, "authors_have_time");
    EXPECT_EQ(complete(id, merger(id).part_of(seat_)->due_at + days(1)).error().code, "authors_have_time") << "by letter it takes fifteen days";
    EXPECT_EQ(complete(id, merger(id).part_of(paper_)->due_at + days(1)).value().state, MergerState::not_made) << "one yes merges nothing";
    for (const ProposalId one : {bench_, seat_, paper_}) EXPECT_EQ(proposal(one).state, State::received);
    EXPECT_EQ(answer(id, author(12), seat_, true).error().code, "merger_ended");
}

TEST_P(MergerStore, only_the_author_answers_and_only_once) {
    const MergerId id = propose();
    EXPECT_EQ(answer(id, author(12), bench_, true).error().code, "not_the_author");
    EXPECT_EQ(answer(id, facilitator_, bench_, true).error().code, "not_the_author") << "without saying how the author answered";
    EXPECT_EQ(answer(id, author(11), ProposalId{99}, true).error().kind, ErrorKind::not_found);
    EXPECT_TRUE(answer(id, author(11), bench_, false).ok());
    EXPECT_EQ(answer(id, author(11), bench_, true).error().code, "already_answered");
    const MergerForm form{.proposals = {bench_, seat_}, .wording = {"Bänkar", "Vi vill sitta.", ""}, .explanation = "Två vill samma."};
    const auto twice = write([&](db::Transaction& tx) { return propose_merger(tx, facilitator_, ProcessId{1}, form, now); });
    EXPECT_EQ(twice.error().fields.at(0).code, "asked_already");
}

TEST_P(MergerStore, a_support_goes_along_once) {
    write([&](db::Transaction& tx) {
        proposals::insert_support(tx, organisation, bench_, PersonId{20});
        proposals::insert_support(tx, organisation, paper_, PersonId{20});
        proposals::insert_support(tx, organisation, paper_, PersonId{21});
        proposals::insert_support(tx, organisation, seat_, PersonId{22});
        proposals::insert_support(tx, organisation, paper_, PersonId{11});  // an author of the other
        return 0;
    });
    const Merger m = merger(made());
    EXPECT_EQ(database().read([&](db::Connection& c) { return proposals::count_supports(c, organisation, m.result); }), 2);
}

TEST_P(MergerStore, undone_until_the_rules_freeze) {
    const MergerId id = made();
    const auto undo = [&](Instant at) { return write([&](db::Transaction& tx) { return undo_merger(tx, facilitator_, id, "Vi hade fel.", at); }); };
    EXPECT_EQ(undo(now + days(100)).error().code, "ballot_is_set");
    EXPECT_EQ(undo(now).value().state, MergerState::undone);
    EXPECT_EQ(proposal(bench_).state, State::received);
    EXPECT_EQ(case_of(bench_).state, CaseState::open);
    EXPECT_EQ(proposal(merger(id).result).state, State::withdrawn);
    EXPECT_EQ(case_of(merger(id).result).state, CaseState::withdrawn);
    EXPECT_EQ(undo(now).error().code, "not_merged");
}

TEST_P(MergerStore, what_was_accepted_and_is_undone_leaves_the_ballot) {
    const MergerId id = made();
    people::Visitor official;
    official.person = PersonId{7};
    official.department = DepartmentId{1};
    official.roles.add(people::Role::official);
    write([&](db::Transaction& tx) { return places::insert_department(tx, organisation, "Park"), 0; });
    const Case of = case_of(merger(id).result);
    const auto priced = write([&](db::Transaction& tx) {
        const Estimate estimate{.low = kronor(10'000), .high = kronor(20'000), .note = "Ramavtal", .owner = DepartmentId{1}};
        return estimate_cost(tx, official, of.id, {.estimate = estimate, .version = of.version}, now);
    });
    ASSERT_TRUE(priced.ok());
    const auto accepted = write([&](db::Transaction& tx) {
        return accept_proposal(tx, official, of.id, {.reason = {.understood = "Tack.", .answer = "Ja.", .who = "Park"}, .version = priced.value().version}, now);
    });
    ASSERT_TRUE(accepted.ok());
    const auto result = merger(id).result;
    const auto has_project = [&] { return database().read([&](db::Connection& c) { return proposals::find_project_of(c, organisation, result).has_value(); }); };
    EXPECT_TRUE(has_project());
    EXPECT_TRUE(write([&](db::Transaction& tx) { return undo_merger(tx, facilitator_, id, "Vi hade fel.", now); }).ok());
    EXPECT_FALSE(has_project());
    EXPECT_EQ(proposal(merger(id).result).state, State::withdrawn);
}

TEST_P(MergerStore, an_author_leaves_and_one_alone_is_no_merger) {
    const MergerId id = made();
    EXPECT_EQ(answer(id, author(11), bench_, false).value().state, MergerState::undone);
    EXPECT_EQ(merger(id).part_of(bench_)->answer, MergerAnswer::left);
    for (const ProposalId one : {bench_, seat_, paper_}) EXPECT_EQ(proposal(one).state, State::received);
    const MergerId again = propose();
    for (const auto& [who, part] : {std::pair{author(11), bench_}, {author(12), seat_}}) EXPECT_TRUE(answer(again, who, part, true).ok());
    EXPECT_TRUE(answer(again, facilitator_, paper_, true, "desk").ok());
    EXPECT_TRUE(complete(again).ok());
    EXPECT_EQ(answer(again, author(11), bench_, false).value().state, MergerState::made) << "two are left";
    EXPECT_EQ(proposal(bench_).state, State::received);
    EXPECT_EQ(proposal(seat_).state, State::merged);
}

}  // namespace
}  // namespace allting::reviews
