#include "reviews/part.hpp"

#include <gtest/gtest.h>

namespace allting::reviews {
namespace {

const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");  // a Wednesday
constexpr DepartmentId streets{1}, park{2}, culture{3};
constexpr PersonId petra{11}, gustav{12}, karin{13};

Part asked(std::int64_t id, DepartmentId department, std::vector<std::string> questions) {
    Part part = ask(department, std::move(questions), {}, now);
    part.id = PartId{id};
    return part;
}

Part answered(std::int64_t id, DepartmentId department, Answer answer, PersonId by, std::string sentence = "Så är det.") {
    Part part = asked(id, department, {"land"});
    part.state = PartState::answered;
    part.answered_by = by;
    part.answers = {{.question = "land", .answer = answer, .public_sentence = std::move(sentence), .internal_note = {}}};
    return part;
}

std::string code_of(const Result<void>& result) { return result.ok() ? "ok" : result.error().code; }

TEST(Part, has_ten_working_days_with_a_reminder_after_seven_and_an_escalation_after_twelve) {
    const Part part = asked(1, streets, {"land"});
    EXPECT_EQ(to_iso(part.remind_at), "2027-02-19T09:00:00Z");
    EXPECT_EQ(to_iso(part.due_at), "2027-02-24T09:00:00Z");
    EXPECT_EQ(to_iso(part.escalate_at), "2027-02-26T09:00:00Z");
}

TEST(Part, is_reminded_once_and_escalated_once) {
    Part part = asked(1, streets, {"land"});
    EXPECT_FALSE(due_message(part, part.remind_at - seconds(1)));
    EXPECT_EQ(due_message(part, part.remind_at), Told::reminded);
    part.told = Told::reminded;
    EXPECT_FALSE(due_message(part, part.due_at));
    EXPECT_EQ(due_message(part, part.escalate_at), Told::escalated);
    part.told = Told::escalated;
    EXPECT_FALSE(due_message(part, part.escalate_at + days(30)));
}

TEST(Part, that_is_answered_or_taken_back_is_left_in_peace) {
    Part part = asked(1, streets, {"land"});
    part.state = PartState::answered;
    EXPECT_FALSE(due_message(part, part.escalate_at));
    part.state = PartState::taken_back;
    EXPECT_FALSE(due_message(part, part.escalate_at));
}

TEST(Part, yes_if_against_no_is_a_disagreement) {
    const auto found = disagreements({answered(1, streets, Answer::yes_if, petra), answered(2, park, Answer::no, gustav)}, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].question, "land");
    EXPECT_EQ(found[0].parts, (std::vector<PartId>{PartId{1}, PartId{2}}));
}

TEST(Part, yes_and_yes_if_agree_and_the_condition_stands) {
    const std::vector<Part> parts{answered(1, streets, Answer::yes, petra), answered(2, park, Answer::yes_if, gustav, "Om trädet får stå kvar.")};
    EXPECT_TRUE(disagreements(parts, {}).empty());
    const auto joint = joint_answer("land", parts, {});
    ASSERT_TRUE(joint);
    EXPECT_EQ(joint->answer, Answer::yes_if);
    EXPECT_EQ(joint->public_sentence, "Om trädet får stå kvar.");
}

TEST(Part, somebody_it_does_not_concern_disagrees_with_nobody) {
    EXPECT_TRUE(disagreements({answered(1, streets, Answer::not_relevant, petra), answered(2, park, Answer::no, gustav)}, {}).empty());
}

TEST(Part, while_departments_disagree_the_checklist_holds_nothing_and_nothing_is_decided) {
    const std::vector<Part> parts{answered(1, streets, Answer::yes, petra), answered(2, park, Answer::no, gustav)};
    const std::vector<Decider> named{{.question = "land", .person = karin, .named_at = now}};
    EXPECT_FALSE(joint_answer("land", parts, named));
    EXPECT_EQ(code_of(check_no_disagreement(parts, {})), "departments_disagree");
    EXPECT_EQ(code_of(check_no_disagreement(parts, named)), "departments_disagree");
}

TEST(Part, what_the_decider_says_is_what_the_checklist_holds) {
    const std::vector<Part> parts{answered(1, streets, Answer::yes, petra), answered(2, park, Answer::no, gustav)};
    const std::vector<Decider> decided{{.question = "land", .person = karin, .named_at = now, .answer = Answer::yes, .sentence = "Marken räcker.", .settled_at = now}};
    EXPECT_EQ(code_of(check_no_disagreement(parts, decided)), "ok");
    EXPECT_EQ(joint_answer("land", parts, decided)->answer, Answer::yes);
    EXPECT_EQ(joint_answer("land", parts, decided)->public_sentence, "Marken räcker.");
}

TEST(Part, nobody_who_disagrees_decides) {
    const std::vector<Part> parts{answered(1, streets, Answer::yes, petra), answered(2, park, Answer::no, gustav)};
    EXPECT_EQ(code_of(check_decider(parts, {}, "land", gustav)), "decider_is_party");
    EXPECT_EQ(code_of(check_decider(parts, {}, "land", karin)), "ok");
    EXPECT_EQ(code_of(check_decider(parts, {}, "law", karin)), "not_disagreed");
}

TEST(Part, only_the_named_decider_settles_and_only_once) {
    std::vector<Decider> named{{.question = "land", .person = karin, .named_at = now}};
    EXPECT_EQ(code_of(check_settlement(named, "land", gustav)), "not_the_decider");
    EXPECT_EQ(code_of(check_settlement(named, "land", karin)), "ok");
    named[0].answer = Answer::no;
    EXPECT_EQ(code_of(check_settlement(named, "land", karin)), "not_disagreed");
}

TEST(Part, a_department_answers_its_own_questions_and_all_of_them) {
    const Part part = asked(1, streets, {"land", "safety"});
    EXPECT_EQ(code_of(check_may_answer(part, park)), "other_department");
    EXPECT_EQ(code_of(check_may_answer(part, {})), "other_department");
    EXPECT_EQ(code_of(check_may_answer(part, streets)), "ok");
    const auto half = check_part_answers(part, {{"land", Answer::yes, {}, {}}}, {});
    ASSERT_FALSE(half.ok());
    EXPECT_EQ(half.error().fields.at(0).field, "answer[safety]");
}

TEST(Part, a_department_is_not_asked_the_same_thing_twice_but_two_may_be) {
    const std::vector<Part> before{asked(1, streets, {"land"})};
    EXPECT_EQ(code_of(check_ask(asked(2, streets, {"land"}), before)), "asked_already");
    EXPECT_EQ(code_of(check_ask(asked(2, park, {"land"}), before)), "ok");
    EXPECT_EQ(code_of(check_ask(asked(2, park, {}), before)), "nothing_asked");
}

TEST(Part, who_has_the_case_coordinates_it) {
    Case of;
    EXPECT_TRUE(may_coordinate(of, petra, culture));
    of.official = petra;
    of.department = streets;
    EXPECT_TRUE(may_coordinate(of, petra, {}));
    EXPECT_TRUE(may_coordinate(of, gustav, streets));
    EXPECT_FALSE(may_coordinate(of, gustav, park));
}

}  // namespace
}  // namespace allting::reviews
