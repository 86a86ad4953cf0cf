// Needs against both databases: made of ideas that got a no, taken over by a department that alone reports, told to the authors.
#include "needs/need_store.hpp"

#include <gtest/gtest.h>

#include "needs/idea_map_view.hpp"
#include "needs/need_actions.hpp"
#include "people/person_store.hpp"
#include "places/place_store.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "reviews/case_actions.hpp"
#include "reviews/case_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_reviews();
std::span<const EmbeddedFile> embedded_schema_needs();
}  // namespace allting

namespace allting::needs {
namespace {

const Instant now = *instant_from_iso("2027-02-10T09:00:00Z");
constexpr OrganisationId organisation{1};

class NeedStore : public db::testing::DatabaseTest {
protected:
    NeedStore()
        : DatabaseTest({embedded_schema_record(), embedded_schema_notices(), embedded_schema_people(), embedded_schema_places(),
                        embedded_schema_processes(), embedded_schema_proposals(), embedded_schema_reviews(), embedded_schema_needs()}) {
        database().write([&](db::Transaction& tx) {
            processes::Process p;
            p.id = ProcessId{1};
            p.published = true;
            p.texts = {{"sv", "Medborgarbudget", "", "", "", "", ""}};
            p.languages = {"sv"};
            p.phases = {{processes::PhaseKind::ideas, now - days(30), now + days(10)}, {processes::PhaseKind::vote, now + days(100), now + days(120)}};
            p.pots = {{PotId{1}, AreaId{}, "Hela kommunen", kronor(500'000)}};
            processes::insert_process(tx, organisation, p, now);
            processes::mark_published(tx, organisation, ProcessId{1}, now);
            park_.department = places::insert_department(tx, organisation, "Park och natur");
            school_.department = places::insert_department(tx, organisation, "Utbildning");
        });
        park_.person = PersonId{21};
        school_.person = PersonId{22};
        facilitator_.person = PersonId{23};
        park_.roles.add(people::Role::official);
        school_.roles.add(people::Role::official);
        facilitator_.roles.add(people::Role::facilitator);
        pitch_ = receive("Bollplan i Östra", PersonId{11});
        ground_ = receive("Grusplan vid skolan", PersonId{});
        waiting_ = receive("Bänk vid sjön", PersonId{12});
        refuse_idea(pitch_);
        refuse_idea(ground_);
    }

    template <class Action> auto write(Action action) {
        return database().write([&](db::Transaction& tx) { return action(tx); });
    }
    template <class Read> auto read(Read reader) {
        return database().read([&](db::Connection& c) { return reader(c); });
    }
    ProposalId receive(const char* title, PersonId author) {
        proposals::Proposal proposal;
        proposal.process = ProcessId{1};
        proposal.pot = PotId{1};
        proposal.wording = {title, "Barnen har ingenstans att spela boll.", "Östra"};
        proposal.author = author;
        proposal.author_contact = author ? "" : "Storgatan 1";
        proposal.channel = author ? proposals::Channel::web : proposals::Channel::paper;
        proposal.latitude = 59.03;
        proposal.longitude = 17.91;
        return write([&](db::Transaction& tx) {
            const auto made = proposals::receive_made(tx, organisation, proposal, "resident", now);
            reviews::open_case(tx, organisation, made, now);
            return made.id;
        });
    }
    void refuse_idea(ProposalId id) {
        write([&](db::Transaction& tx) {
            const auto of = reviews::find_case_of(tx, organisation, id);
            const reviews::DecisionForm form{.reason = {.code = "over_max", .understood = "Tack.", .answer = "Nej.", .why = "Den kostar för mycket.",
                                                        .next = "Följ behovet.", .who = "Park"}, .version = of->version};
            EXPECT_TRUE(reviews::refuse_proposal(tx, park_, of->id, form, now).ok());
        });
    }
    Result<Need> turn(std::vector<ProposalId> ideas, NeedId into = {}) {
        const NeedForm form{.proposals = std::move(ideas), .need = into, .title = "Barn i Östra saknar bollplan",
                            .description = "Det finns ingen plan inom gångavstånd.", .people = "children"};
        return write([&](db::Transaction& tx) { return turn_ideas(tx, facilitator_, form, now); });
    }
    Result<Need> report(const people::Visitor& who, NeedId id, ReportKind kind, Instant at = now) {
        const std::int64_t version = read([&](db::Connection& c) { return find_need(c, organisation, id)->version; });
        const ReportForm form{.kind = kind, .text = "Vi ritar en plan i vår.", .promised_at = at + days(30), .version = version};
        return write([&](db::Transaction& tx) { return report_on_need(tx, who, id, form, at); });
    }
    static std::string code_of(const Result<Need>& result) {
        if (result.ok()) return "";
        return result.error().fields.empty() ? result.error().code : result.error().fields.front().code;
    }

    people::Visitor park_, school_, facilitator_;
    ProposalId pitch_, ground_, waiting_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, NeedStore, db::testing::engines(), db::testing::engine_name);

TEST_P(NeedStore, several_ideas_become_one_need) {
    const Need made = turn({pitch_, ground_}).value();
    const auto ideas = read([&](db::Connection& c) { return list_ideas(c, organisation, made.id); });
    ASSERT_EQ(ideas.size(), 2u);
    EXPECT_EQ(ideas[0].title, "Bollplan i Östra");
    EXPECT_EQ(read([&](db::Connection& c) { return find_need_of(c, organisation, ground_)->id; }), made.id);
    const auto lines = read([&](db::Connection& c) { return list_needs(c, organisation); });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].ideas, 2);
    EXPECT_EQ(lines[0].of.people, "children");
}

TEST_P(NeedStore, an_idea_without_a_no_makes_no_need) {
    EXPECT_EQ(code_of(turn({pitch_, waiting_})), "no_no");
    EXPECT_TRUE(read([&](db::Connection& c) { return list_needs(c, organisation); }).empty());
}

TEST_P(NeedStore, an_idea_belongs_to_one_need) {
    const Need first = turn({pitch_}).value();
    EXPECT_EQ(code_of(turn({pitch_})), "in_a_need");
    EXPECT_EQ(turn({ground_}, first.id).value().id, first.id);
    EXPECT_EQ(read([&](db::Connection& c) { return list_ideas(c, organisation, first.id).size(); }), 2u);
}

TEST_P(NeedStore, an_idea_is_taken_out_but_never_the_last) {
    const Need need = turn({pitch_, ground_}).value();
    EXPECT_TRUE(write([&](db::Transaction& tx) { return take_out_idea(tx, facilitator_, need.id, ground_, now); }).ok());
    EXPECT_EQ(code_of(write([&](db::Transaction& tx) { return take_out_idea(tx, facilitator_, need.id, pitch_, now); })), "last_idea");
}

TEST_P(NeedStore, the_department_that_took_it_over_alone_reports) {
    const Need need = turn({pitch_}).value();
    EXPECT_EQ(code_of(report(facilitator_, need.id, ReportKind::taken)), "no_department");
    EXPECT_EQ(report(park_, need.id, ReportKind::taken).value().department, park_.department);
    EXPECT_EQ(code_of(report(school_, need.id, ReportKind::progress)), "other_department");
    EXPECT_EQ(code_of(report(facilitator_, need.id, ReportKind::set_aside)), "other_department");
    EXPECT_EQ(report(park_, need.id, ReportKind::met, now + days(20)).value().state, NeedState::met);
    const auto reports = read([&](db::Connection& c) { return list_reports(c, organisation, need.id); });
    ASSERT_EQ(reports.size(), 2u);
    EXPECT_EQ(reports[0].kind, ReportKind::taken);
    EXPECT_EQ(reports[0].promised_at, now + days(30));
    EXPECT_EQ(reports[1].department, park_.department);
}

TEST_P(NeedStore, two_reports_on_the_same_version_are_one) {
    const Need need = turn({pitch_}).value();
    const ReportForm form{.kind = ReportKind::taken, .text = "Vi tar över.", .promised_at = now + days(30), .version = need.version};
    EXPECT_TRUE(write([&](db::Transaction& tx) { return report_on_need(tx, park_, need.id, form, now); }).ok());
    EXPECT_EQ(code_of(write([&](db::Transaction& tx) { return report_on_need(tx, park_, need.id, form, now); })), "need_changed");
}

TEST_P(NeedStore, the_place_of_a_protected_author_is_never_on_the_map) {
    people::Person protected_author{.name = "Skyddad", .email = "s@example.se", .protected_identity = true, .made_at = now};
    const PersonId person = write([&](db::Transaction& tx) { return people::insert_person(tx, organisation, protected_author, {}, {}); });
    const ProposalId hidden = receive("Plan nära mig", person);
    refuse_idea(hidden);
    const Need need = turn({pitch_, hidden}).value();
    const auto placed = read([&](db::Connection& c) { return list_placed_ideas(c, organisation); });
    ASSERT_EQ(placed.size(), 1u);
    EXPECT_EQ(placed[0].proposal, pitch_);
    const auto ideas = read([&](db::Connection& c) { return list_ideas(c, organisation, need.id); });
    ASSERT_EQ(ideas.size(), 2u);
    EXPECT_FALSE(ideas[1].latitude);
    const auto all = read([&](db::Connection& c) { return list_map_ideas(c, organisation, ProcessId{1}); });
    ASSERT_EQ(all.size(), 4u) << "the refused too";
    EXPECT_EQ(all[0].id, hidden);
    EXPECT_FALSE(all[0].latitude);
    EXPECT_EQ(all[0].place, "");
    EXPECT_EQ(all[0].need, need.id);
    EXPECT_TRUE(all[1].latitude);
    EXPECT_EQ(all[1].place, "Östra");
}

TEST_P(NeedStore, changed_needs_come_in_the_order_of_change) {
    const Need first = turn({pitch_}).value();
    turn({ground_}).value();
    ASSERT_TRUE(report(park_, first.id, ReportKind::taken, now + days(1)).ok());
    const auto changed = read([&](db::Connection& c) { return list_changed_needs(c, organisation, now, 10); });
    ASSERT_EQ(changed.size(), 2u);
    EXPECT_EQ(changed[1].id, first.id);
    EXPECT_EQ(read([&](db::Connection& c) { return list_changed_needs(c, organisation, now + days(1), 10).size(); }), 1u);
}

}  // namespace
}  // namespace allting::needs
