// Parts of a case against both databases: who may ask, answer and decide, what the checklist then holds, what the clock
// tells, and that nothing is decided while departments disagree.
#include "reviews/part_store.hpp"

#include <algorithm>

#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "processes/process_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "proposals/proposal_store.hpp"
#include "record/record.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"
#include "reviews/conflict.hpp"
#include "reviews/example_review_test.hpp"
#include "reviews/inbox_view.hpp"
#include "reviews/part_actions.hpp"
#include "reviews/question_actions.hpp"
#include "reviews/question_store.hpp"
#include "reviews/signature.hpp"

namespace allting::reviews {
namespace {

class Parts : public ReviewTest {
protected:
    Parts() {
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, organisation, process(), now);
            streets_ = official(tx, "Gata");
            park_ = official(tx, "Park");
            land_ = official(tx, "Mark");
            culture_ = official(tx, "Kultur");
            proposals::Proposal proposal;
            proposal.id = ProposalId{1};
            proposal.process = ProcessId{1};
            proposal.pot = PotId{1};
            proposal.state = proposals::State::received;
            proposal.state_at = now;
            proposal.wording = {"Bänk vid sjön", "Det saknas en bänk för den som går långsamt.", "Strandvägen"};
            proposal.author = PersonId{99};
            proposal.author_name = "Amina";
            proposal.created_at = now;
            proposal.received_at = now;
            proposals::insert_proposal(tx, organisation, proposal, "");
            open_case(tx, organisation, proposal, now);
        });
    }

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

    static people::Visitor official(db::Transaction& tx, const std::string& department) {
        people::Visitor visitor;
        visitor.department = places::insert_department(tx, organisation, department);
        people::Person person;
        person.name = department + "s handläggare";
        person.email = department + "@lindvalla.se";
        person.roles.add(people::Role::official);
        person.department = visitor.department;
        person.made_at = now;
        visitor.person = people::insert_person(tx, organisation, person, std::nullopt, std::nullopt);
        visitor.roles = person.roles;
        return visitor;
    }

    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    Case the_case() { return database().read([&](db::Connection& c) { return *find_case_of(c, organisation, ProposalId{1}); }); }
    std::optional<Answer> checklist(std::string_view question) {
        const Case of = the_case();
        const auto found = std::ranges::find(of.answers, question, &ChecklistAnswer::question);
        return found == of.answers.end() ? std::nullopt : std::optional(found->answer);
    }
    Result<std::vector<Part>> ask_about(const people::Visitor& by, std::vector<people::Visitor> asked, const std::string& question, Instant at = now) {
        AskForm form;
        for (const auto& one : asked) form.departments.push_back({.department = one.department, .questions = {question}});
        const CaseId id = the_case().id;
        return write([&](db::Transaction& tx) { return ask_departments(tx, by, id, form, at); });
    }
    Result<Part> say(const people::Visitor& by, PartId part, Answer answer) {
        const Part asked = database().read([&](db::Connection& c) { return *find_part(c, organisation, part); });
        const PartAnswerForm form{.answers = {{.question = asked.questions.front(), .answer = answer, .public_sentence = "Så är det."}}};
        return write([&](db::Transaction& tx) { return answer_part(tx, by, part, form, now + days(1)); });
    }
    Result<Case> say_no(const people::Visitor& by) {
        const Case of = the_case();
        const DecisionForm form{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                                .version = of.version};
        return write([&](db::Transaction& tx) { return refuse_proposal(tx, by, of.id, form, now + days(2)); });
    }
    Result<Case> say_yes(const people::Visitor& by) {
        const Case of = the_case();
        const EstimateForm cost{.estimate = {.low = kronor(10'000), .high = kronor(20'000), .running = kronor(500), .note = "Ramavtal", .owner = park_.department}, .version = of.version};
        const Case priced = write([&](db::Transaction& tx) { return estimate_cost(tx, by, of.id, cost, now); }).value();
        const DecisionForm form{.reason = {.understood = "Tack.", .answer = "Ja.", .who = "Gata"}, .version = priced.version};
        return write([&](db::Transaction& tx) { return accept_proposal(tx, by, of.id, form, now + days(2)); });
    }
    int tick(Instant at) {
        return write([&](db::Transaction& tx) { return tell_late_parts(tx, organisation, at); });
    }
    InboxView inbox(const people::Visitor& who, InboxFilter filter = InboxFilter::all, Instant at = now + days(1)) {
        return database().read([&](db::Connection& c) { return load_inbox(c, who, {.filter = filter}, at); });
    }
    std::size_t told(const people::Visitor& who, std::string_view message) {
        return database().read([&](db::Connection& c) {
            auto rows = c.query("SELECT COUNT(*) FROM notices WHERE organisation_id = ? AND person_id = ? AND message = ?", organisation, who.person, message);
            rows.next();
            return std::size_t(rows.get<std::int64_t>(0));
        });
    }

    people::Visitor streets_, park_, land_, culture_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Parts, db::testing::engines(), db::testing::engine_name);

TEST_P(Parts, asking_takes_the_case_up_and_tells_the_departments_alone) {
    const auto parts = ask_about(streets_, {park_, land_}, "safety").value();
    EXPECT_EQ(parts.size(), 2u);
    EXPECT_EQ(the_case().official, streets_.person);
    EXPECT_EQ(told(park_, "parts.notice.asked"), 1u);
    EXPECT_EQ(told(land_, "parts.notice.asked"), 1u);
    EXPECT_EQ(told(culture_, "parts.notice.asked"), 0u);
}

TEST_P(Parts, a_department_answers_its_own_part_and_its_answer_is_in_the_checklist) {
    const auto parts = ask_about(streets_, {park_}, "safety").value();
    EXPECT_EQ(say(land_, parts[0].id, Answer::yes).error().code, "other_department");
    ASSERT_TRUE(say(park_, parts[0].id, Answer::yes_if).ok());
    EXPECT_EQ(checklist("safety"), Answer::yes_if);
    EXPECT_EQ(told(streets_, "parts.notice.answered"), 1u);
    EXPECT_EQ(say(park_, parts[0].id, Answer::no).error().code, "part_answered");
    EXPECT_EQ(checklist("safety"), Answer::yes_if);
}

TEST_P(Parts, only_the_coordinator_asks_once_somebody_has_the_case) {
    ask_about(streets_, {park_}, "safety").value();
    EXPECT_EQ(ask_about(park_, {land_}, "safety").error().code, "not_the_coordinator");
}

TEST_P(Parts, the_coordinator_does_not_answer_for_the_department) {
    ask_about(streets_, {park_}, "safety").value();
    const Case of = the_case();
    const ChecklistForm form{.answers = {{.question = "safety", .answer = Answer::yes}}, .version = of.version};
    const auto answered = write([&](db::Transaction& tx) { return answer_checklist(tx, streets_, of.id, form, now); });
    ASSERT_FALSE(answered.ok());
    EXPECT_EQ(answered.error().fields.at(0).code, "department_answers");
}

TEST_P(Parts, no_yes_before_all_have_answered_unless_the_question_is_taken_back) {
    const auto parts = ask_about(streets_, {park_}, "safety").value();
    EXPECT_EQ(say_yes(streets_).error().code, "parts_unanswered");
    ASSERT_TRUE(write([&](db::Transaction& tx) { return take_back_part(tx, streets_, parts[0].id, now); }).ok());
    EXPECT_TRUE(say_yes(streets_).ok());
}

TEST_P(Parts, neither_yes_nor_no_while_two_disagree_until_the_named_decider_has_said) {
    const auto parts = ask_about(streets_, {park_, land_}, "safety").value();
    ASSERT_TRUE(say(park_, parts[0].id, Answer::yes).ok());
    ASSERT_TRUE(say(land_, parts[1].id, Answer::no).ok());
    EXPECT_FALSE(checklist("safety"));
    EXPECT_EQ(say_yes(streets_).error().code, "departments_disagree");
    EXPECT_EQ(say_no(streets_).error().code, "departments_disagree");

    const CaseId id = the_case().id;
    const auto name = [&](const people::Visitor& who) {
        return write([&](db::Transaction& tx) { return name_decider(tx, streets_, id, {.question = "safety", .person = who.person}, now); });
    };
    const auto decide = [&](const people::Visitor& who) {
        return write([&](db::Transaction& tx) { return settle(tx, who, id, {.question = "safety", .answer = Answer::yes, .sentence = "Räcket räcker."}, now); });
    };
    EXPECT_EQ(name(land_).error().code, "decider_is_party");
    ASSERT_TRUE(name(culture_).ok());
    EXPECT_EQ(decide(streets_).error().code, "not_the_decider");
    EXPECT_EQ(say_yes(streets_).error().code, "departments_disagree");
    ASSERT_TRUE(decide(culture_).ok());
    EXPECT_EQ(checklist("safety"), Answer::yes);
    EXPECT_EQ(decide(culture_).error().code, "not_disagreed");
    EXPECT_TRUE(say_yes(streets_).ok());
}

TEST_P(Parts, a_no_ends_the_questions_that_nobody_has_answered) {
    const auto parts = ask_about(streets_, {park_}, "safety").value();
    ASSERT_TRUE(say_no(streets_).ok());
    EXPECT_EQ(say(park_, parts[0].id, Answer::yes).error().code, "case_decided");
    EXPECT_EQ(tick(now + days(60)), 0);
}

TEST_P(Parts, the_clock_reminds_after_seven_working_days_and_escalates_after_twelve_each_once) {
    ask_about(streets_, {park_}, "safety").value();
    EXPECT_EQ(tick(*instant_from_iso("2027-02-19T08:59:00Z")), 0);
    EXPECT_EQ(tick(*instant_from_iso("2027-02-19T09:00:00Z")), 1);
    EXPECT_EQ(tick(*instant_from_iso("2027-02-25T09:00:00Z")), 0);
    EXPECT_EQ(told(park_, "parts.notice.reminded"), 1u);
    EXPECT_EQ(tick(*instant_from_iso("2027-02-26T09:00:00Z")), 1);
    EXPECT_EQ(tick(*instant_from_iso("2027-03-26T09:00:00Z")), 0);
    EXPECT_EQ(told(park_, "parts.notice.escalated"), 1u);
    EXPECT_EQ(told(streets_, "parts.notice.escalated"), 1u);
}

TEST_P(Parts, whoever_declares_a_conflict_takes_no_part_and_leaves_the_case_to_others) {
    const auto parts = ask_about(streets_, {park_, land_}, "safety").value();
    const CaseId id = the_case().id;
    const auto declare = [&](const people::Visitor& who) { return write([&](db::Transaction& tx) { return declare_conflict(tx, who, id, now); }); };
    ASSERT_TRUE(declare(streets_).ok());
    ASSERT_TRUE(declare(streets_).ok());
    ASSERT_TRUE(declare(park_).ok());
    EXPECT_FALSE(the_case().official);
    EXPECT_EQ(say_no(streets_).error().code, "conflict_declared");
    EXPECT_EQ(say(park_, parts[0].id, Answer::yes).error().code, "conflict_declared");
    EXPECT_TRUE(say_no(land_).ok());
    const auto entries = database().read([&](db::Connection& c) { return record::list_entries_of(c, organisation, "case", id.value); });
    EXPECT_EQ(std::ranges::count(entries, "conflict_declared", &record::Entry::kind), 2);
    const auto declared = std::ranges::find(entries, "conflict_declared", &record::Entry::kind);
    EXPECT_EQ(declared->facts, R"({"proposal":1})");
}

TEST_P(Parts, the_inbox_says_whom_a_case_waits_for_and_asks_only_the_department_that_is_asked) {
    EXPECT_EQ(inbox(park_).lines.at(0).waits.at(0).whom, Wait::For::nobody_yet);
    const auto parts = ask_about(streets_, {park_, land_}, "safety").value();
    const auto waits = inbox(streets_).lines.at(0).waits;
    ASSERT_EQ(waits.size(), 2u);
    EXPECT_EQ(waits[0].name, "Park");
    EXPECT_EQ(waits[1].name, "Mark");
    EXPECT_EQ(inbox(park_, InboxFilter::asked).lines.at(0).own_part, parts[0].id);
    EXPECT_TRUE(inbox(culture_, InboxFilter::asked).lines.empty());
    ASSERT_TRUE(say(park_, parts[0].id, Answer::yes).ok());
    EXPECT_TRUE(inbox(park_, InboxFilter::asked).lines.empty());

    ASSERT_TRUE(say(land_, parts[1].id, Answer::no).ok());
    EXPECT_EQ(inbox(streets_).lines.at(0).waits.at(0).whom, Wait::For::no_decider);
    const CaseId id = the_case().id;
    ASSERT_TRUE(write([&](db::Transaction& tx) { return name_decider(tx, streets_, id, {.question = "safety", .person = culture_.person}, now); }).ok());
    EXPECT_EQ(inbox(streets_).lines.at(0).waits.at(0).name, "Kulturs handläggare");
    EXPECT_EQ(inbox(culture_, InboxFilter::asked).lines.size(), 1u);
    ASSERT_TRUE(write([&](db::Transaction& tx) { return settle(tx, culture_, id, {.question = "safety", .answer = Answer::no, .sentence = "För trångt."}, now); }).ok());
    EXPECT_EQ(inbox(streets_).lines.at(0).waits.at(0).name, "Gata");
}

TEST_P(Parts, the_load_of_a_department_is_its_cases_and_what_it_is_asked) {
    ask_about(streets_, {park_, land_}, "safety").value();
    const auto load = inbox(streets_, InboxFilter::all, now + days(60)).load;
    ASSERT_EQ(load.size(), 3u);  // by name: Gata, Mark, Park
    EXPECT_EQ(load[0].name, "Gata");
    EXPECT_EQ(load[0].open, 1);
    EXPECT_EQ(load[0].late, 1);
    EXPECT_EQ(load[0].asked, 0);
    EXPECT_EQ(load[2].open, 0);
    EXPECT_EQ(load[2].asked, 1);
}

TEST_P(Parts, the_checklist_is_the_usual_one_until_it_is_chosen) {
    const auto questions = [&] { return database().read([&](db::Connection& c) { return list_questions(c, organisation); }); };
    EXPECT_EQ(questions(), usual_questions(places::OrganisationKind::municipality));
    const std::vector<std::string> chosen{"law", "climate"};
    write([&](db::Transaction& tx) { return choose_questions(tx, streets_, {.questions = chosen}, now); });
    EXPECT_EQ(questions(), chosen);
}

TEST_P(Parts, where_two_sign_the_answer_waits_for_another_official) {
    write([&](db::Transaction& tx) { choose_signed_processes(tx, streets_, {ProcessId{1}}, now); });
    const Case of = the_case();
    const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                          .version = of.version};
    const auto second = [&](const people::Visitor& who) { return write([&](db::Transaction& tx) { return sign_second(tx, who, of.id, {.version = of.version}, now); }); };
    EXPECT_EQ(second(park_).error().code, "not_signed");
    ASSERT_TRUE(write([&](db::Transaction& tx) { return sign_refusal(tx, streets_, of.id, no, now); }).ok());
    EXPECT_EQ(the_case().state, CaseState::open);
    EXPECT_EQ(inbox(park_).lines.at(0).waits.at(0).whom, Wait::For::second_signature);
    EXPECT_EQ(second(streets_).error().code, "same_signer");
    ASSERT_TRUE(second(park_).ok());
    EXPECT_EQ(the_case().state, CaseState::refused);
    EXPECT_EQ(the_case().reason.why, "Vägen är för smal.");
    EXPECT_FALSE(database().read([&](db::Connection& c) { return find_signature(c, organisation, of.id); }));
}

TEST_P(Parts, a_signature_of_someone_with_a_conflict_counts_for_nothing) {
    write([&](db::Transaction& tx) { choose_signed_processes(tx, streets_, {ProcessId{1}}, now); });
    const Case of = the_case();
    const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                          .version = of.version};
    ASSERT_TRUE(write([&](db::Transaction& tx) { return sign_refusal(tx, streets_, of.id, no, now); }).ok());
    ASSERT_TRUE(write([&](db::Transaction& tx) { return declare_conflict(tx, streets_, of.id, now); }).ok());
    const auto signed_by = write([&](db::Transaction& tx) { return sign_second(tx, park_, of.id, {.version = of.version}, now); });
    EXPECT_EQ(signed_by.error().code, "signer_has_conflict");
    EXPECT_EQ(the_case().state, CaseState::open);
}

TEST_P(Parts, a_case_that_changes_after_the_first_signature_is_signed_anew) {
    write([&](db::Transaction& tx) { choose_signed_processes(tx, streets_, {ProcessId{1}}, now); });
    const Case of = the_case();
    const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                          .version = of.version};
    ASSERT_TRUE(write([&](db::Transaction& tx) { return sign_refusal(tx, streets_, of.id, no, now); }).ok());
    const ChecklistForm more{.answers = {{.question = "law", .answer = Answer::yes}}, .version = of.version};
    const Case changed = write([&](db::Transaction& tx) { return answer_checklist(tx, streets_, of.id, more, now); }).value();
    const auto signed_by = write([&](db::Transaction& tx) { return sign_second(tx, park_, of.id, {.version = changed.version}, now); });
    EXPECT_EQ(signed_by.error().code, "changed_since_signed");
}

TEST_P(Parts, where_one_signs_the_answer_is_given_at_once) {
    const Case of = the_case();
    const DecisionForm no{.reason = {.code = "safety", .understood = "Tack.", .answer = "Nej.", .why = "Vägen är för smal.", .next = "Föreslå parken.", .who = "Gata"},
                          .version = of.version};
    EXPECT_EQ(write([&](db::Transaction& tx) { return sign_refusal(tx, streets_, of.id, no, now); }).value().state, CaseState::refused);
}

}  // namespace
}  // namespace allting::reviews
