// The formal look and what an author is asked to mend: what passes, what is refused, who answers, and what silence does.
#include "reviews/completion.hpp"

#include "proposals/deadlines.hpp"
#include "proposals/proposal_store.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/completion_actions.hpp"
#include "reviews/completion_store.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/screening_actions.hpp"

namespace allting::reviews {
namespace {

using proposals::State;

constexpr PersonId official_person{7}, facilitator_person{8}, author{9};

people::Visitor visitor(PersonId person, people::Role role) {
    people::Visitor made;
    made.organisation = organisation;
    made.person = person;
    made.roles.add(role);
    return made;
}

TEST(Completion, a_formal_look_is_given_once_but_faults_can_be_found_until_the_answer) {
    EXPECT_TRUE(check_screening(State::received, {}).ok());
    EXPECT_TRUE(check_screening(State::in_review, {"unclear"}).ok());
    EXPECT_EQ(check_screening(State::in_review, {}).error().code, "screened_already");
    EXPECT_EQ(check_screening(State::accepted, {"unclear"}).error().code, "screened_already");
}

TEST(Completion, each_fault_that_nobody_can_mend_has_its_reason) {
    for (const auto fault : final_fault_words) EXPECT_NE(std::ranges::find(reason_codes, reason_for(fault)), reason_codes.end()) << fault;
    for (const auto fault : fault_words) EXPECT_EQ(reason_for(fault), "") << fault;
}

TEST(Completion, the_clock_reminds_once_and_lets_the_last_day_end) {
    Completion completion{.asked_at = now, .due_at = *instant_from_iso("2027-02-24T09:00:00Z")};
    EXPECT_EQ(silence_of(completion, *instant_from_iso("2027-02-18T09:00:00Z")), Silence::none);
    EXPECT_EQ(silence_of(completion, *instant_from_iso("2027-02-19T09:00:00Z")), Silence::remind) << "a Friday: three working days are left";
    completion.reminded_at = *instant_from_iso("2027-02-19T09:00:00Z");
    EXPECT_EQ(silence_of(completion, *instant_from_iso("2027-02-24T20:00:00Z")), Silence::none) << "the whole last day counts";
    EXPECT_EQ(silence_of(completion, *instant_from_iso("2027-02-25T06:00:00Z")), Silence::lapse);
    completion.state = CompletionState::answered;
    EXPECT_EQ(silence_of(completion, *instant_from_iso("2027-03-25T06:00:00Z")), Silence::none);
}

class CompletionStore : public ReviewTest {
protected:
    CompletionStore() {
        database().write([&](db::Transaction& tx) {
            publish_example_process(tx);
        });
    }

    CaseId receive(PersonId by) {
        return database().write([&](db::Transaction& tx) {
            proposals::Proposal proposal;
            proposal.id = ProposalId{++last_};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = State::received;
            proposal.wording = {"En sådan där", "Det borde finnas en sådan där.", "Någonstans"};
            proposal.beneficiaries = "Alla";
            proposal.author = by;
            proposal.author_contact = by ? "" : "Kyrkbacken 3";
            proposal.channel = by ? proposals::Channel::web : proposals::Channel::paper;
            proposal.created_at = now - days(1);
            proposal.received_at = now - days(1);
            proposal.revision = 1;
            CHECK(proposals::insert_proposal(tx, organisation, proposal, ""));
            proposals::insert_revision(tx, organisation, proposal.id, {1, proposal.wording, "received", now - days(1)});
            open_case(tx, organisation, proposal, now - days(1));
            return find_case_of(tx, organisation, proposal.id)->id;
        });
    }
    Result<Case> screen(CaseId id, std::vector<std::string> faults, std::string mend = "Skriv vad och var.") {
        return database().write([&](db::Transaction& tx) {
            return screen_proposal(tx, visitor(official_person, people::Role::official), id,
                                   {.faults = std::move(faults), .mend = std::move(mend), .version = find_case(tx, organisation, id)->version}, now);
        });
    }
    Completion asked(PersonId by, std::vector<std::string> faults = {"unclear"}) {
        const CaseId id = receive(by);
        EXPECT_TRUE(screen(id, std::move(faults)).ok());
        return completions().back();
    }
    std::vector<Completion> completions() {
        return database().read([&](db::Connection& c) { return list_completions(c, organisation, ProposalId{last_}); });
    }
    Result<Completion> complete(const people::Visitor& who, const Completion& completion, const CompletionForm& form, Instant at = now) {
        return database().write([&](db::Transaction& tx) { return complete_proposal(tx, who, completion.id, form, at); });
    }
    int pass_clock(Instant at) {
        return database().write([&](db::Transaction& tx) { return tell_silent_completions(tx, organisation, at); });
    }
    proposals::Proposal proposal() {
        return database().read([&](db::Connection& c) { return *proposals::find_proposal(c, organisation, ProposalId{last_}); });
    }
    Case case_of() {
        return database().read([&](db::Connection& c) { return *find_case_of(c, organisation, ProposalId{last_}); });
    }

    const CompletionForm mended_{.mending = {.wording = {"En dricksfontän", "En fontän att dricka ur.", "Torget"}}};
    const people::Visitor author_ = visitor(author, people::Role::resident), facilitator_ = visitor(facilitator_person, people::Role::facilitator);
    std::int64_t last_ = 0;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, CompletionStore, db::testing::engines(), db::testing::engine_name);

TEST_P(CompletionStore, an_idea_without_a_fault_is_screened_and_its_clock_goes_on) {
    const CaseId id = receive(author);
    const auto due = proposal().answer_due_at;
    ASSERT_TRUE(screen(id, {}, "").ok());
    EXPECT_EQ(proposal().state, State::screened);
    EXPECT_EQ(proposal().answer_due_at, due);
    EXPECT_EQ(screen(id, {}, "").error().code, "screened_already");
}

TEST_P(CompletionStore, a_fault_stops_the_clock_and_keeps_what_was_asked) {
    const Completion completion = asked(author, {"unclear", "place_missing"});
    EXPECT_EQ(completion.faults, (std::vector<std::string>{"unclear", "place_missing"}));
    EXPECT_EQ(completion.mend, "Skriv vad och var.");
    EXPECT_EQ(completion.due_at, proposals::author_due(proposal(), now));
    EXPECT_EQ(proposal().state, State::needs_completion);
    EXPECT_EQ(proposal().answer_due_at, std::nullopt);
    EXPECT_EQ(case_of().state, CaseState::waiting_for_author);
}

TEST_P(CompletionStore, what_nobody_can_mend_is_not_asked_for) {
    const CaseId id = receive(author);
    const auto refused = database().write([&](db::Transaction& tx) {
        return screen_proposal(tx, visitor(official_person, people::Role::official), id, {.final_fault = "offends", .version = 1}, now);
    });
    EXPECT_EQ(refused.error().code, "not_mendable");
    EXPECT_EQ(proposal().state, State::received);
}

TEST_P(CompletionStore, an_author_does_not_screen_the_own_idea) {
    const CaseId id = receive(official_person);
    EXPECT_EQ(screen(id, {"unclear"}).error().kind, ErrorKind::not_allowed);
}

TEST_P(CompletionStore, the_author_mends_and_the_clock_starts_anew) {
    const Completion completion = asked(author);
    ASSERT_TRUE(complete(author_, completion, mended_, now + days(2)).ok());
    EXPECT_EQ(proposal().wording, mended_.mending.wording);
    EXPECT_EQ(proposal().revision, 2);
    EXPECT_EQ(proposal().state, State::author_replied);
    EXPECT_EQ(proposal().answer_due_at, proposals::answer_due(now + days(2)));
    EXPECT_EQ(completions().back().channel, "web");
    EXPECT_EQ(complete(author_, completion, mended_, now + days(2)).error().code, "completion_answered");
}

TEST_P(CompletionStore, strangers_and_unnoted_channels_are_refused) {
    const Completion completion = asked(author);
    EXPECT_EQ(complete(visitor(PersonId{11}, people::Role::resident), completion, mended_).error().code, "not_the_author");
    EXPECT_EQ(complete(facilitator_, completion, mended_).error().code, "not_the_author") << "a facilitator says how the answer came";
    EXPECT_EQ(proposal().revision, 1);
}

TEST_P(CompletionStore, a_facilitator_mends_for_a_letter_writer_with_the_words_as_evidence) {
    const Completion completion = asked(PersonId{}, {"contact_missing", "pot_unclear"});
    CompletionForm form{.mending = {.wording = proposal().wording, .pot = PotId{2}, .contact = "Kyrkbacken 3, 123 45 Lindvalla"},
                        .words = "Potten i norr, och så här når ni mig.", .channel = "paper"};
    ASSERT_TRUE(complete(facilitator_, completion, form).ok());
    const Completion kept = completions().back();
    EXPECT_EQ(kept.words, form.words);
    EXPECT_EQ(kept.entered_by, facilitator_person);
    EXPECT_EQ(kept.channel, "paper");
    EXPECT_EQ(proposal().pot, PotId{2});
    EXPECT_EQ(proposal().author_contact, form.mending.contact);
    EXPECT_EQ(proposal().revision, 1) << "the text is as it was";
}

TEST_P(CompletionStore, an_answer_says_something_and_names_a_pot_of_the_process) {
    const Completion completion = asked(author);
    EXPECT_EQ(complete(author_, completion, {.mending = {.wording = proposal().wording}}).error().fields.front().code, "unchanged");
    EXPECT_EQ(complete(author_, completion, {.mending = {.wording = proposal().wording, .pot = PotId{77}}, .words = "Nej."}).error().fields.front().code, "not_a_choice");
    ASSERT_TRUE(complete(author_, completion, {.mending = {.wording = proposal().wording}, .words = "Den ska vara så."}).ok());
    EXPECT_EQ(proposal().state, State::author_replied);
}

TEST_P(CompletionStore, silence_gives_the_case_back_unchanged_after_one_reminder) {
    const Completion completion = asked(author);
    EXPECT_EQ(pass_clock(now + days(1)), 0);
    EXPECT_EQ(pass_clock(completion.due_at - days(1)), 1);
    EXPECT_EQ(pass_clock(completion.due_at - hours(12)), 0) << "one reminder";
    EXPECT_EQ(pass_clock(completion.due_at + days(1)), 1);
    EXPECT_EQ(proposal().state, State::in_review);
    EXPECT_EQ(proposal().revision, 1);
    EXPECT_EQ(case_of().state, CaseState::open);
    EXPECT_EQ(proposal().answer_due_at, case_of().due_at);
    EXPECT_EQ(pass_clock(completion.due_at + days(2)), 0);
}

TEST_P(CompletionStore, a_letter_after_the_last_day_still_mends_what_is_not_decided) {
    const Completion completion = asked(author);
    pass_clock(completion.due_at + days(1));
    ASSERT_TRUE(complete(author_, completion, mended_, completion.due_at + days(2)).ok());
    EXPECT_EQ(proposal().wording, mended_.mending.wording);
    EXPECT_EQ(proposal().state, State::in_review) << "the officials have it already";
}

TEST_P(CompletionStore, an_idea_that_is_taken_back_asks_nothing_more) {
    const Completion completion = asked(author);
    database().write([&](db::Transaction& tx) { close_case(tx, organisation, *proposals::find_proposal(tx, organisation, completion.proposal), now); });
    EXPECT_EQ(completions().back().state, CompletionState::withdrawn);
    EXPECT_EQ(complete(author_, completion, mended_).error().code, "completion_answered");
}

}  // namespace
}  // namespace allting::reviews
