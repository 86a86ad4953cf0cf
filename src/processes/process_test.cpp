#include "processes/process.hpp"

#include <gtest/gtest.h>

#include "platform/i18n/translator.hpp"
#include "platform/i18n/zone.hpp"
#include "processes/example_process_test.hpp"
#include "processes/plan_template.hpp"

namespace allting::processes {
namespace {

using testing::at;
using testing::example_process;

TEST(Process, opens_a_phase_at_its_first_millisecond_and_closes_it_before_its_last) {
    const Process process = example_process();
    const Instant opens = at("2027-03-08T07:00:00Z");
    const Instant closes = at("2027-03-28T18:00:00Z");
    EXPECT_FALSE(process.is_open(PhaseKind::vote, {opens.utc_ms - 1}));
    EXPECT_TRUE(process.is_open(PhaseKind::vote, opens));
    EXPECT_TRUE(process.is_open(PhaseKind::vote, {closes.utc_ms - 1}));
    EXPECT_FALSE(process.is_open(PhaseKind::vote, closes));
}

TEST(Process, has_no_phase_before_between_and_after) {
    const Process process = example_process();
    EXPECT_EQ(process.current_phase(at("2027-01-01T00:00:00Z")), nullptr);
    EXPECT_EQ(process.current_phase(at("2027-03-02T00:00:00Z")), nullptr);
    EXPECT_EQ(process.current_phase(at("2028-01-01T00:00:00Z")), nullptr);
    EXPECT_EQ(process.next_phase(at("2027-03-02T00:00:00Z"))->kind, PhaseKind::vote);
    EXPECT_EQ(process.next_phase(at("2028-01-01T00:00:00Z")), nullptr);
}

TEST(Process, takes_the_latest_of_phases_that_overlap) {
    Process process = example_process();
    process.phases[1].opens = at("2027-01-20T07:00:00Z");
    EXPECT_EQ(process.current_phase(at("2027-01-25T00:00:00Z"))->kind, PhaseKind::review);
    EXPECT_TRUE(process.is_open(PhaseKind::ideas, at("2027-01-25T00:00:00Z")));
}

TEST(Process, says_when_a_closed_phase_opens_or_closed) {
    const Process process = example_process();
    const auto early = check_open(process, PhaseKind::vote, at("2027-03-01T00:00:00Z"));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().kind, ErrorKind::conflict);
    EXPECT_EQ(early.error().code, "phase_closed");
    EXPECT_EQ(early.error().text_key, "processes.closed.not_yet");
    EXPECT_EQ(early.error().arguments.at(1).second, "2027-03-08T07:00:00Z");
    const auto late = check_open(process, PhaseKind::ideas, at("2027-03-01T00:00:00Z"));
    EXPECT_EQ(late.error().text_key, "processes.closed.over");
    EXPECT_EQ(check_open(process, PhaseKind::delivery, at("2027-03-01T00:00:00Z")).error().text_key, "processes.closed.not_in_plan");
    EXPECT_TRUE(check_open(process, PhaseKind::vote, at("2027-03-10T00:00:00Z")));
}

TEST(Process, opens_nothing_while_it_is_a_draft) {
    Process process = example_process();
    process.published = false;
    EXPECT_FALSE(process.is_open(PhaseKind::vote, at("2027-03-10T00:00:00Z")));
    EXPECT_EQ(check_open(process, PhaseKind::vote, at("2027-03-10T00:00:00Z")).error().text_key, "processes.closed.not_published");
    EXPECT_FALSE(process.rules_are_frozen(at("2027-03-10T00:00:00Z")));
}

TEST(Process, freezes_its_rules_when_the_vote_opens) {
    Process process = example_process();
    EXPECT_FALSE(process.rules_are_frozen({at("2027-03-08T07:00:00Z").utc_ms - 1}));
    EXPECT_TRUE(process.rules_are_frozen(at("2027-03-08T07:00:00Z")));
    EXPECT_TRUE(process.rules_are_frozen(at("2029-01-01T00:00:00Z")));
}

TEST(Process, says_a_refusal_in_the_time_of_the_zone) {
    const i18n::Languages languages("Europe/Stockholm");
    const auto late = check_open(example_process(), PhaseKind::vote, at("2027-03-28T18:00:00Z"));
    const std::string sentence = languages.get("sv").with(i18n::Key::at_run_time(late.error().text_key), late.error().arguments);
    // The vote of the example ends on the evening of the day on which summer time begins: 18.00 UTC is 20.00 by then.
    EXPECT_NE(sentence.find("28 mars"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("20.00"), std::string::npos) << sentence;
}

TEST(PlanTemplate, keeps_the_hours_of_the_wall_clock_across_summer_time) {
    const i18n::Languages languages("Europe/Stockholm");
    const Process process = municipal_pb({.title = "Medborgarbudget", .total = kronor(3'000'000), .begins = at("2027-02-14T23:30:00Z")},
                                         languages, "Europe/Stockholm");
    ASSERT_EQ(process.phases.size(), phase_kinds.size());
    EXPECT_EQ(i18n::local_date(process.phases.front().opens, "Europe/Stockholm"), "2027-02-15");
    for (const Phase& phase : process.phases) {
        EXPECT_EQ(i18n::local_time(phase.opens, "Europe/Stockholm"), "08:00") << word_of(phase.kind);
        EXPECT_EQ(i18n::local_time(phase.closes, "Europe/Stockholm"), "20:00") << word_of(phase.kind);
    }
    EXPECT_EQ(process.phases.front().opens, at("2027-02-15T07:00:00Z"));
    EXPECT_EQ(process.phase(PhaseKind::review)->closes, at("2027-05-16T18:00:00Z"));
}

TEST(PlanTemplate, lacks_only_what_a_person_must_write) {
    const i18n::Languages languages("Europe/Stockholm");
    const Process process = municipal_pb({.title = "Medborgarbudget", .total = kronor(3'000'000), .begins = at("2027-02-15T00:00:00Z")},
                                         languages, "Europe/Stockholm");
    EXPECT_EQ(process.total(), kronor(3'000'000));
    EXPECT_EQ(process.text_in("en").title, "Medborgarbudget");
    for (const ProcessTexts& text : process.texts) EXPECT_NE(text.about.substr(0, 10), "processes.") << text.language;
}

}  // namespace
}  // namespace allting::processes
