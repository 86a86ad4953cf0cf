#include "proposals/proposal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace allting::proposals {
namespace {

Instant at(std::string_view iso) { return *instant_from_iso(iso); }

processes::Process open_process() {
    processes::Process process;
    process.id = ProcessId{1};
    process.published = true;
    process.phases = {{processes::PhaseKind::ideas, at("2027-01-11T07:00:00Z"), at("2027-01-31T19:00:00Z")}};
    process.pots = {{.id = PotId{1}, .area = {}, .name = "Norr", .amount = kronor(1'000'000)}};
    return process;
}

Proposal whole_draft() {
    return {.process = ProcessId{1}, .pot = PotId{1}, .wording = {"Bänkar vid sjön", "Så att äldre kan vila på vägen.", "Strandvägen"},
            .beneficiaries = "Äldre", .category = "meeting", .author = PersonId{7}};
}

const Instant in_ideas = at("2027-01-20T12:00:00Z"), after_ideas = at("2027-01-31T19:00:00Z");

TEST(States, have_words_that_read_back) {
    std::set<std::string_view> words;
    for (int i = 0; i < states_count; ++i) {
        EXPECT_EQ(state_from_word(word_of(State(i))), State(i));
        words.insert(word_of(State(i)));
    }
    EXPECT_EQ(words.size(), std::size_t(states_count));
    EXPECT_EQ(state_from_word("rejected"), std::nullopt);
}

TEST(States, nothing_leads_back_to_a_draft_and_every_state_can_be_reached) {
    std::set<State> reached{State::draft};
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (const State from : std::set(reached))
            for (const State to : next_states(from)) {
                EXPECT_NE(to, State::draft);
                reached.insert(to);
            }
    }
    EXPECT_EQ(reached.size(), std::size_t(states_count));
}

TEST(States, every_no_and_every_end_but_done_has_a_public_reason) {
    for (int i = 0; i < states_count; ++i) {
        const bool is_other_end = next_states(State(i)).empty() && State(i) != State::done;
        EXPECT_TRUE(!is_other_end || needs_reason(State(i))) << word_of(State(i));
    }
    for (const State no : {State::not_feasible, State::redirected, State::already_planned, State::not_funded, State::decided_otherwise})
        EXPECT_TRUE(needs_reason(no)) << word_of(no);
}

TEST(States, only_a_review_can_lead_to_the_ballot) {
    std::set<State> before_ballot, before_accepted;
    for (int i = 0; i < states_count; ++i) {
        if (can_follow(State(i), State::on_ballot)) before_ballot.insert(State(i));
        if (can_follow(State(i), State::accepted)) before_accepted.insert(State(i));
    }
    EXPECT_THAT(before_ballot, testing::ElementsAre(State::accepted));
    EXPECT_THAT(before_accepted, testing::UnorderedElementsAre(State::in_review, State::author_replied, State::reviewed_again));
}

TEST(Step, outside_the_table_is_refused) {
    EXPECT_EQ(check_step(State::received, State::won, "x").error().code, "impossible_step");
    EXPECT_TRUE(check_step(State::received, State::in_review, "").ok());
}

TEST(Step, without_its_reason_is_refused) {
    EXPECT_EQ(check_step(State::in_review, State::not_feasible, "  ").error().fields.at(0).field, "reason");
    EXPECT_TRUE(check_step(State::in_review, State::not_feasible, "Vägen ägs av staten.").ok());
}

TEST(Number, is_what_stands_on_the_receipt) {
    EXPECT_EQ(number_of(ProposalId{142}), "F-0142");
    EXPECT_EQ(number_of(ProposalId{12345}), "F-12345");
    for (const auto text : {"F-0142", "f0142", "142", " F-142 "}) EXPECT_EQ(proposal_from_number(text), ProposalId{142}) << text;
    for (const auto text : {"", "F-", "F-x", "-5x", "0"}) EXPECT_FALSE(proposal_from_number(text)) << text;
}

TEST(Submission, of_a_whole_draft_is_accepted_while_ideas_are_open) {
    EXPECT_TRUE(check_submission(whole_draft(), open_process(), in_ideas).ok());
    EXPECT_EQ(check_submission(whole_draft(), open_process(), after_ideas).error().code, "phase_closed");
}

TEST(Submission, names_every_missing_field_at_once) {
    Proposal empty{.process = ProcessId{1}, .category = "rockets"};
    std::vector<std::string> fields;
    const auto refused = check_submission(empty, open_process(), in_ideas);
    for (const auto& field : refused.error().fields) fields.push_back(field.field);
    EXPECT_THAT(fields, testing::UnorderedElementsAre("title", "body", "beneficiaries", "category", "place", "pot"));
}

TEST(Submission, takes_a_point_on_the_map_instead_of_words) {
    Proposal draft = whole_draft();
    draft.wording.place.clear();
    EXPECT_FALSE(check_submission(draft, open_process(), in_ideas).ok());
    draft.latitude = 57.7;
    draft.longitude = 11.9;
    EXPECT_TRUE(check_submission(draft, open_process(), in_ideas).ok());
}

TEST(Edit, ends_when_the_review_begins_or_the_phase_closes) {
    Proposal proposal = whole_draft();
    proposal.state = State::received;
    EXPECT_TRUE(check_edit(proposal, open_process(), in_ideas).ok());
    EXPECT_EQ(check_edit(proposal, open_process(), after_ideas).error().code, "phase_closed");
    proposal.state = State::in_review;
    EXPECT_EQ(check_edit(proposal, open_process(), in_ideas).error().code, "review_begun");
}

TEST(Withdrawal, is_possible_until_the_ballot) {
    Proposal proposal = whole_draft();
    for (const State state : {State::received, State::in_review, State::change_proposed, State::accepted}) {
        proposal.state = state;
        EXPECT_TRUE(check_withdrawal(proposal).ok()) << word_of(state);
    }
    for (const State state : {State::on_ballot, State::won, State::merged, State::withdrawn}) {
        proposal.state = state;
        EXPECT_FALSE(check_withdrawal(proposal).ok()) << word_of(state);
    }
}

TEST(Draft, is_seen_by_its_writer_alone) {
    Proposal draft = whole_draft();
    EXPECT_TRUE(may_be_seen_by(draft, PersonId{7}));
    EXPECT_FALSE(may_be_seen_by(draft, PersonId{8}));
    EXPECT_FALSE(may_be_seen_by(draft, PersonId{}));
    draft.author = {};
    EXPECT_FALSE(may_be_seen_by(draft, PersonId{})) << "nobody is not the author of an authorless draft";
    draft.state = State::received;
    EXPECT_TRUE(may_be_seen_by(draft, PersonId{}));
}

}  // namespace
}  // namespace allting::proposals
