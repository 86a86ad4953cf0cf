// The review against both databases: what is stored, what is refused and leaves no trace, and random walks of officials
// and authors that must never end without a reason, a cost or a consent.
#include "reviews/case_store.hpp"

#include "core/random.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/offer_actions.hpp"
#include "reviews/offer_store.hpp"
#include "reviews/example_review_test.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

class CaseStore : public ReviewTest {
protected:
    CaseStore() {
        official_.person = PersonId{7};
        official_.department = DepartmentId{3};
        official_.roles.add(people::Role::official);
        facilitator_.person = PersonId{8};
        facilitator_.roles.add(people::Role::facilitator);
        author_.person = PersonId{9};
        author_.roles.add(people::Role::resident);
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, organisation, process(), now);
            for (const auto* name : {"Gata", "Skola", "Park"}) places::insert_department(tx, organisation, name);
        });
    }

    static processes::Process process() {
        processes::Process p;
        p.id = ProcessId{1};
        p.published = true;
        p.texts = {{"sv", "Medborgarbudget", "", "", "", "", ""}};
        p.languages = {"sv"};
        p.phases = {{processes::PhaseKind::ideas, now - days(30), now + days(10)},
                    {processes::PhaseKind::vote, now + days(100), now + days(120)}};
        p.pots = {{PotId{1}, AreaId{}, "Hela kommunen", kronor(500'000)}};
        return p;
    }

    /// A proposal received from `author_`, with its case.
    ProposalId receive() {
        return database().write([&](db::Transaction& tx) {
            proposals::Proposal proposal;
            proposal.id = ProposalId{++last_proposal_};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = State::received;
            proposal.state_at = now;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk för den som går långsamt.", "Strandvägen"};
            proposal.author = author_.person;
            proposal.author_name = "Amina";
            proposal.created_at = now;
            proposal.received_at = now;
            proposals::insert_proposal(tx, organisation, proposal, "");
            open_case(tx, organisation, proposal, now);
            return proposal.id;
        });
    }

    Case case_of(ProposalId id) { return database().read([&](db::Connection& c) { return *find_case_of(c, organisation, id); }); }
    proposals::Proposal proposal(ProposalId id) {
        return database().read([&](db::Connection& c) { return *proposals::find_proposal(c, organisation, id); });
    }
    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    Result<Case> estimate(const Case& of, DepartmentId owner = DepartmentId{3}) {
        const EstimateForm form{.estimate = {.low = kronor(10'000), .high = kronor(20'000), .running = kronor(500), .note = "Ramavtal", .owner = owner},
                                .version = of.version};
        return write([&](db::Transaction& tx) { return estimate_cost(tx, official_, of.id, form, now); });
    }
    static DecisionForm yes(const Case& of) { return {.reason = {.code = {}, .understood = "Tack.", .answer = "Ja.", .why = {}, .next = {}, .who = "Park"}, .version = of.version}; }
    static DecisionForm no(const Case& of) {
        return {.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                .version = of.version};
    }
    static OfferForm other_place(const Case& of) {
        return {.explanation = "Marken är statens just där.", .wording = {"Bänk vid sjön", "Det saknas en bänk för den som går långsamt.", "Parken"}, .version = of.version};
    }

    people::Visitor official_, facilitator_, author_;
    std::int64_t last_proposal_ = 0;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, CaseStore, db::testing::engines(), db::testing::engine_name);

TEST_P(CaseStore, a_receipt_opens_a_case_with_a_promised_day) {
    const ProposalId id = receive();
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(to_iso(case_of(id).due_at), "2027-02-24T09:00:00Z");
    EXPECT_EQ(proposal(id).answer_due_at, case_of(id).due_at);
}

TEST_P(CaseStore, an_accepted_proposal_is_a_project_with_its_upper_cost_and_owner) {
    const ProposalId id = receive();
    const Case priced = estimate(case_of(id)).value();
    EXPECT_EQ(write([&](db::Transaction& tx) { return accept_proposal(tx, official_, priced.id, yes(priced), now); }).value().state, CaseState::accepted);
    EXPECT_EQ(proposal(id).state, State::accepted);
    const auto project = database().read([&](db::Connection& c) { return proposals::find_project_of(c, organisation, id); });
    ASSERT_TRUE(project);
    EXPECT_EQ(project->cost, kronor(20'000));
    EXPECT_EQ(project->owner, DepartmentId{3});
}

TEST_P(CaseStore, nobody_decides_on_an_idea_of_ones_own) {
    const Case ready = estimate(case_of(receive())).value();
    people::Visitor both = author_;
    both.roles.add(people::Role::official);
    const auto decided = database().write([&](db::Transaction& tx) { return accept_proposal(tx, both, ready.id, yes(ready), now); });
    ASSERT_FALSE(decided.ok());
    EXPECT_EQ(decided.error().code, "own_proposal");
    EXPECT_FALSE(estimate(ready, DepartmentId{99}).ok());  // no such department
}

TEST_P(CaseStore, an_acceptance_without_a_cost_stores_nothing) {
    const ProposalId id = receive();
    const Case of = case_of(id);
    EXPECT_FALSE(write([&](db::Transaction& tx) { return accept_proposal(tx, official_, of.id, yes(of), now); }).ok());
    EXPECT_EQ(proposal(id).state, State::received);
    EXPECT_EQ(case_of(id).version, of.version);
}

TEST_P(CaseStore, a_refusal_carries_its_public_reason) {
    const ProposalId id = receive();
    const Case of = case_of(id);
    write([&](db::Transaction& tx) { return refuse_proposal(tx, official_, of.id, no(of), now); }).value();
    EXPECT_EQ(proposal(id).state, State::not_feasible);
    EXPECT_EQ(case_of(id).reason.why, "Vägen är för smal.");
}

TEST_P(CaseStore, a_page_that_is_out_of_date_cannot_overwrite) {
    const ProposalId id = receive();
    const Case stale = case_of(id);
    estimate(stale).value();
    const auto second = estimate(stale);
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, "case_changed");
}

TEST_P(CaseStore, an_offer_nobody_answers_lapses_once_and_changes_no_text) {
    const ProposalId id = receive();
    const Case of = case_of(id);
    const ChangeOffer offer = write([&](db::Transaction& tx) { return offer_change(tx, official_, of.id, other_place(of), now); }).value();
    EXPECT_EQ(write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, offer.due_at); }), 0);
    EXPECT_EQ(write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, offer.due_at + seconds(1)); }), 1);
    EXPECT_EQ(write([&](db::Transaction& tx) { return lapse_offers(tx, organisation, offer.due_at + seconds(1)); }), 0);
    EXPECT_EQ(proposal(id).wording.place, "Strandvägen");
    EXPECT_EQ(proposal(id).state, State::in_review);
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(proposal(id).answer_due_at, case_of(id).due_at);
}

TEST_P(CaseStore, a_text_changes_only_with_its_authors_yes) {
    const ProposalId id = receive();
    const Case of = case_of(id);
    const OfferId offer = write([&](db::Transaction& tx) { return offer_change(tx, official_, of.id, other_place(of), now); }).value().id;
    EXPECT_EQ(proposal(id).wording.place, "Strandvägen");
    EXPECT_EQ(case_of(id).state, CaseState::waiting_for_author);

    people::Visitor neighbour = author_;
    neighbour.person = PersonId{10};
    const OfferAnswerForm accept{.accepted = true, .words = "Ja, gärna.", .channel = {}};
    const auto by_neighbour = write([&](db::Transaction& tx) { return answer_offer(tx, neighbour, offer, accept, now); });
    ASSERT_FALSE(by_neighbour.ok());
    EXPECT_EQ(by_neighbour.error().code, "not_the_author");

    write([&](db::Transaction& tx) { return answer_offer(tx, author_, offer, accept, now); }).value();
    EXPECT_EQ(proposal(id).wording.place, "Parken");
    EXPECT_EQ(case_of(id).state, CaseState::open);
    EXPECT_EQ(write([&](db::Transaction& tx) { return answer_offer(tx, author_, offer, accept, now); }).error().code, "offer_answered");
}

TEST_P(CaseStore, a_facilitator_answers_for_an_author_only_with_the_channel_named) {
    const ProposalId id = receive();
    const Case of = case_of(id);
    const OfferId offer = write([&](db::Transaction& tx) { return offer_change(tx, official_, of.id, other_place(of), now); }).value().id;
    const auto answer = [&](std::string channel) {
        return write([&](db::Transaction& tx) { return answer_offer(tx, facilitator_, offer, {.accepted = false, .words = {}, .channel = channel}, now); });
    };
    EXPECT_FALSE(answer("").ok());
    EXPECT_EQ(answer("phone").value().channel, "phone");
    EXPECT_EQ(proposal(id).wording.place, "Strandvägen");
}

TEST_P(CaseStore, the_inbox_lists_what_is_undecided_first_due_first) {
    const ProposalId first = receive(), second = receive();
    const Case of = case_of(first);
    write([&](db::Transaction& tx) { return refuse_proposal(tx, official_, of.id, no(of), now); }).value();
    const auto lines = database().read([&](db::Connection& c) { return list_inbox(c, organisation); });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines.front().proposal, second);
    const AnswerCount count = database().read([&](db::Connection& c) { return count_answers(c, organisation, ProcessId{1}); });
    EXPECT_EQ(count.received, 2);
    EXPECT_EQ(count.answered, 1);
    EXPECT_EQ(count.in_time, 1);
}

TEST_P(CaseStore, no_walk_ends_without_a_reason_a_cost_or_a_consent) {
    SeededRandom random(20270210);
    for (int walk = 0; walk < 60; ++walk) {
        const ProposalId id = receive();
        bool consented = false;
        for (int step = 0; step < 12; ++step) {
            const Case of = case_of(id);
            switch (random.below(6)) {
                case 0: (void)estimate(of, DepartmentId{std::int64_t(random.below(2)) * 3}); break;
                case 1: (void)write([&](db::Transaction& tx) { return accept_proposal(tx, official_, of.id, yes(of), now); }); break;
                case 2: (void)write([&](db::Transaction& tx) { return refuse_proposal(tx, official_, of.id, random.below(2) ? no(of) : yes(of), now); }); break;
                case 3: (void)write([&](db::Transaction& tx) { return offer_change(tx, official_, of.id, other_place(of), now); }); break;
                default: {
                    const auto offers = database().read([&](db::Connection& c) { return list_offers(c, organisation, id); });
                    if (offers.empty()) break;
                    const bool accepts = random.below(2) == 0;
                    const auto answered = write([&](db::Transaction& tx) {
                        return answer_offer(tx, author_, offers.back().id, {.accepted = accepts, .words = {}, .channel = {}}, now);
                    });
                    consented = consented || (accepts && answered.ok());
                }
            }
        }
        const Case end = case_of(id);
        const auto project = database().read([&](db::Connection& c) { return proposals::find_project_of(c, organisation, id); });
        EXPECT_EQ(bool(project), end.state == CaseState::accepted);
        EXPECT_TRUE(!project || (project->cost.ore > 0 && project->owner));
        EXPECT_TRUE(end.state != CaseState::refused || !(end.reason.why.empty() || end.reason.next.empty()));
        EXPECT_EQ(proposal(id).wording.place == "Parken", consented);
    }
}

}  // namespace
}  // namespace allting::reviews
