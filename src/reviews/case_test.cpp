#include "reviews/case.hpp"
#include "reviews/offer.hpp"

#include <gtest/gtest.h>

namespace allting::reviews {
namespace {

const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");

Case ready_case() {
    Case of;
    of.due_at = now + days(10);
    of.estimate = Estimate{.low = kronor(80'000), .high = kronor(120'000), .running = kronor(2'000), .note = {}, .owner = DepartmentId{3}};
    of.answers = {{"jurisdiction", Answer::yes, {}, {}}, {"law", Answer::yes_if, "Om det är öppet för alla.", {}}};
    return of;
}

Reason whole_reason() {
    return {.code = "not_our_land", .understood = "Tack, du vill ha en bänk.", .answer = "Nej, inte på den platsen.", .why = "Marken är statens.",
            .next = "Föreslå en annan plats före 1 mars.", .who = "Landskapsingenjör, Park och natur"};
}

std::string first_code(const Result<void>& result) {
    if (result.ok()) return "ok";
    return result.error().fields.empty() ? result.error().code : result.error().fields.front().field + ":" + result.error().fields.front().code;
}

TEST(Case, is_accepted_with_a_cost_and_an_owner) { EXPECT_EQ(first_code(check_acceptance(ready_case(), kronor(120'000))), "ok"); }

TEST(Case, no_acceptance_without_a_cost) {
    Case of = ready_case();
    of.estimate.reset();
    EXPECT_EQ(first_code(check_acceptance(of, kronor(500'000))), "cost_high:required");
}

TEST(Case, no_acceptance_without_an_owner) {
    Case of = ready_case();
    of.estimate->owner = {};
    EXPECT_EQ(first_code(check_acceptance(of, kronor(500'000))), "owner:required");
}

TEST(Case, no_acceptance_above_what_a_project_may_cost) {
    EXPECT_EQ(first_code(check_acceptance(ready_case(), kronor(120'000) - Money{1})), "cost_high:over_most");
}

TEST(Case, no_acceptance_while_the_checklist_says_no) {
    Case of = ready_case();
    of.answers.push_back({"land", Answer::no, "Marken är privat.", {}});
    EXPECT_EQ(first_code(check_acceptance(of, kronor(500'000))), "land:says_no");
}

TEST(Case, no_refusal_without_each_part_of_the_reason) {
    EXPECT_EQ(first_code(check_refusal(ready_case(), whole_reason())), "ok");
    for (const auto part : {&Reason::understood, &Reason::answer, &Reason::why, &Reason::next, &Reason::who}) {
        Reason reason = whole_reason();
        (reason.*part).clear();
        EXPECT_FALSE(check_refusal(ready_case(), reason).ok());
    }
}

TEST(Case, no_refusal_with_a_gap_of_the_template_left) {
    Reason reason = whole_reason();
    reason.why = "Marken ägs av … och där får kommunen inte bygga.";
    EXPECT_EQ(first_code(check_refusal(ready_case(), reason)), "why:unfinished");
}

TEST(Case, no_refusal_with_a_code_of_ones_own) {
    Reason reason = whole_reason();
    reason.code = "because";
    EXPECT_EQ(first_code(check_refusal(ready_case(), reason)), "code:required");
}

TEST(Case, a_decided_case_takes_no_second_decision) {
    for (const CaseState state : {CaseState::accepted, CaseState::refused, CaseState::withdrawn}) {
        Case of = ready_case();
        of.state = state;
        EXPECT_EQ(first_code(check_refusal(of, whole_reason())), "case_decided");
        EXPECT_EQ(first_code(check_acceptance(of, kronor(500'000))), "case_decided");
    }
}

TEST(Case, nothing_is_decided_while_the_author_is_asked) {
    Case of = ready_case();
    of.state = CaseState::waiting_for_author;
    EXPECT_EQ(first_code(check_acceptance(of, kronor(500'000))), "author_is_asked");
}

TEST(Case, is_soon_three_days_before_and_late_after_the_promised_day) {
    Case of = ready_case();
    EXPECT_EQ(urgency_of(of, of.due_at - days(3)), Urgency::calm);
    EXPECT_EQ(urgency_of(of, of.due_at - days(3) + seconds(1)), Urgency::soon);
    EXPECT_EQ(urgency_of(of, of.due_at), Urgency::soon);
    EXPECT_EQ(urgency_of(of, of.due_at + seconds(1)), Urgency::late);
}

TEST(Case, an_offer_changes_something) {
    const proposals::Wording wording{"Bänk", "Vid sjön", "Strandvägen"};
    EXPECT_EQ(first_code(check_offer({wording, {}}, {wording, {}})), "body:unchanged");
    EXPECT_EQ(first_code(check_offer({wording, {}}, {{"Bänk", "Vid sjön", "Parken"}, {}})), "ok");
}

TEST(Case, already_planned_is_no_failure_of_the_idea) {
    EXPECT_EQ(state_after_refusal("already_planned"), proposals::State::already_planned);
    EXPECT_EQ(state_after_refusal("not_our_responsibility"), proposals::State::redirected);
    EXPECT_EQ(state_after_refusal("safety"), proposals::State::not_feasible);
}

}  // namespace
}  // namespace allting::reviews
