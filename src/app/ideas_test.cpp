// The whole way of an idea through the door: rules, steps, check, receipt, conversation; as pages and as JSON.
#include <gmock/gmock.h>

#include "app/test_site.hpp"
#include "processes/process_actions.hpp"

namespace allting::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Ideas : public ::testing::Test {
protected:
    Ideas() {
        people::RoleSet facilitator;
        facilitator.add(people::Role::facilitator);
        karin_ = site_.sign_in(site_.add_person("Karin", facilitator));
        amina_ = site_.sign_in(site_.add_person("Amina", {}));
        leo_ = site_.sign_in(site_.add_person("Leo", {}));
        open_process();
    }

    void open_process() {
        using processes::PhaseKind;
        const Instant now = site_.program.clock.now();
        processes::Process plan;
        plan.relations = {"lives"};
        plan.languages = {"sv", "en"};
        for (const auto language : {"sv", "en"})
            plan.texts.push_back({.language = language, .title = "Medborgarbudget", .summary = "Tre miljoner.", .about = "Så går det till.",
                                  .criteria = "Kommunen ska äga marken.\nDet ska vara öppet för alla.", .decider = "Nämnden", .promise = "Vinnarna byggs."});
        plan.phases = {{PhaseKind::ideas, now - hours(1), now + days(20)},
                       {PhaseKind::review, now + days(21), now + days(40)},
                       {PhaseKind::vote, now + days(41), now + days(60)},
                       {PhaseKind::count, now + days(61), now + days(65)},
                       {PhaseKind::decision, now + days(66), now + days(80)}};
        plan.pots = {{.id = {}, .area = {}, .name = "Norr", .amount = kronor(1'000'000)}, {.id = {}, .area = {}, .name = "Söder", .amount = kronor(500'000)}};
        people::Visitor facilitator;
        facilitator.roles.add(people::Role::facilitator);
        process_ = site_.program.database->write([&](db::Transaction& tx) { return processes::create_process(tx, facilitator, plan, now - days(30)); }).value();
        process_ = site_.program.database->write([&](db::Transaction& tx) { return processes::publish_process(tx, facilitator, process_.id, now - days(30)); }).value();
        here_ = "/processes/" + std::to_string(process_.id.value);
    }

    http::Response get(const std::string& target, const std::string& session = {}) {
        auto request = TestSite::get(target);
        if (!session.empty()) request.headers.emplace_back("cookie", "session=" + session);
        if (const auto mark = target.find('?'); mark != std::string::npos) {
            const auto pair = target.substr(mark + 1);
            request.query.add(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
        }
        return site_.ask(request);
    }
    http::Response post(const std::string& target, const std::string& body, const std::string& session) {
        return site_.ask(site_.post(target, body, session));
    }
    /// Through the steps; returns "/proposals/7".
    std::string draft() {
        const auto started = post(here_ + "/proposals", "title=B%C3%A4nkar+vid+sj%C3%B6n&body=S%C3%A5+att+%C3%A4ldre+kan+vila+p%C3%A5+v%C3%A4gen.&beneficiaries=%C3%84ldre&category=meeting", amina_);
        EXPECT_EQ(started.status, 303);
        const std::string location = header_of(started, "Location");
        EXPECT_THAT(location, StartsWith("/proposals/"));
        return location.substr(0, location.find("/draft"));
    }
    std::string sent() {
        const std::string idea = draft();
        const std::string pot = std::to_string(process_.pots.front().id.value);
        EXPECT_EQ(post(idea + "/draft", "step=place&pot=" + pot + "&place=Strandv%C3%A4gen&place_latitude=57%2C7&place_longitude=11.9", amina_).status, 303);
        EXPECT_EQ(post(idea + "/submission", "author_name=Mina", amina_).status, 303);
        return idea;
    }

    TestSite site_;
    std::string karin_, amina_, leo_, here_;
    processes::Process process_;
};

TEST_F(Ideas, rules_come_before_the_form_and_are_read_by_everyone) {
    const auto open = get(here_ + "/proposals/new");
    EXPECT_EQ(open.status, 200);
    EXPECT_THAT(open.body, HasSubstr("Kommunen ska äga marken."));
    EXPECT_THAT(open.body, HasSubstr("1\u00a0000\u00a0000\u00a0kr"));
    EXPECT_THAT(open.body, Not(HasSubstr("name=\"title\"")));
    EXPECT_THAT(get(here_ + "/proposals/new", amina_).body, HasSubstr("name=\"title\""));
}

TEST_F(Ideas, go_from_draft_to_receipt_without_script) {
    const std::string idea = draft();
    EXPECT_THAT(get(idea + "/draft?step=place", amina_).body, HasSubstr("name=\"pot\""));
    EXPECT_THAT(get(idea + "/draft?step=picture", amina_).body, HasSubstr("multipart/form-data"));
    const auto early = post(idea + "/submission", "", amina_);
    EXPECT_EQ(early.status, 422);
    EXPECT_THAT(early.body, HasSubstr("Idén kan inte skickas än"));
    const std::string done = sent();
    EXPECT_THAT(get(done + "/receipt", amina_).body, HasSubstr("F-000"));
    EXPECT_THAT(get(done).body, HasSubstr("Mina"));
    EXPECT_THAT(get(done).body, Not(HasSubstr("Amina"))) << "the chosen name is shown and no other";
    EXPECT_THAT(get(here_ + "/proposals").body, HasSubstr("Bänkar vid sjön"));
    EXPECT_THAT(get("/me", amina_).body, HasSubstr("Utkast"));
}

TEST_F(Ideas, draft_is_nobody_elses) {
    const std::string idea = draft();
    EXPECT_EQ(get(idea, leo_).status, 404);
    EXPECT_EQ(get(idea).status, 404);
    EXPECT_EQ(get(idea + "/draft", leo_).status, 404);
    EXPECT_EQ(post(idea + "/submission", "", leo_).status, 404);
    EXPECT_EQ(post(idea + "/discarding", "", leo_).status, 404);
    EXPECT_EQ(get(idea + "/draft", amina_).status, 200);
    EXPECT_EQ(post(idea + "/discarding", "", amina_).status, 303);
    EXPECT_EQ(get(idea + "/draft", amina_).status, 404);
}

TEST_F(Ideas, bad_form_comes_back_with_what_was_typed) {
    const auto refused = post(here_ + "/proposals", "title=Hej&body=kort&beneficiaries=&category=rockets", amina_);
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(refused.body, HasSubstr("value=\"Hej\""));
    EXPECT_THAT(refused.body, HasSubstr("data-error-summary"));
}

TEST_F(Ideas, others_support_comment_and_find_it) {
    const std::string idea = sent();
    EXPECT_EQ(post(idea + "/supports", "", leo_).status, 303);
    EXPECT_EQ(post(idea + "/comments", "text=Bra+id%C3%A9!", leo_).status, 303);
    EXPECT_THAT(get(idea).body, HasSubstr("1 person stöder idén."));
    EXPECT_THAT(get(idea).body, HasSubstr("Bra idé!"));
    EXPECT_EQ(post(idea + "/supports", "", amina_).status, 409);
    EXPECT_EQ(post(idea + "/supports/withdrawal", "", leo_).status, 303);
    EXPECT_THAT(get(idea).body, HasSubstr("Ingen har stött idén än."));
    EXPECT_THAT(get(here_ + "/similar?text=bänkar för äldre vid sjön").body, HasSubstr("Bänkar vid sjön"));
    EXPECT_THAT(get(here_ + "/proposals?text=bänk").body, HasSubstr("Bänkar vid sjön"));
    EXPECT_THAT(get(here_ + "/proposals?text=simhall").body, Not(HasSubstr("Bänkar vid sjön")));
}

TEST_F(Ideas, facilitator_enters_one_from_paper_and_hides_a_comment) {
    EXPECT_EQ(get(here_ + "/proposals/for-others", leo_).status, 403);
    const std::string pot = std::to_string(process_.pots.front().id.value);
    const auto entered = post(here_ + "/proposals/for-others", "channel=paper&title=St%C3%B6rre+bokst%C3%A4ver&body=P%C3%A5+skyltarna+i+hela+centrum.&beneficiaries=%C3%84ldre&category=safety&place=Centrum&language=sv&author_name=Birgit&author_contact=0700&pot=" + pot, karin_);
    ASSERT_EQ(entered.status, 303) << entered.body;
    const std::string receipt = header_of(entered, "Location"), idea = receipt.substr(0, receipt.find("/receipt"));
    EXPECT_THAT(get(receipt, karin_).body, HasSubstr("F-000"));
    EXPECT_THAT(get(idea).body, Not(HasSubstr("0700"))) << "a contact is never public";
    const std::string comment = header_of(post(idea + "/comments", "text=Dumt", leo_), "Location");
    const std::string hiding = "/comments/" + comment.substr(comment.rfind('-') + 1) + "/hiding";
    EXPECT_EQ(post(hiding, "reason=x", leo_).status, 403);
    EXPECT_EQ(post(hiding, "reason=Ov%C3%A4nligt", karin_).status, 303);
    EXPECT_THAT(get(idea).body, Not(HasSubstr("Dumt")));
    EXPECT_THAT(get(idea).body, HasSubstr("Ovänligt"));
}

TEST_F(Ideas, have_a_json_face) {
    const std::string idea = sent();
    auto asked = TestSite::get(idea);
    asked.headers.emplace_back("accept", "application/json");
    const auto answer = site_.ask(asked);
    EXPECT_THAT(answer.content_type, StartsWith("application/json"));
    EXPECT_THAT(answer.body, HasSubstr("\"title\":\"Bänkar vid sjön\""));
    EXPECT_THAT(answer.body, Not(HasSubstr("author_contact")));
}

}  // namespace
}  // namespace allting::app
