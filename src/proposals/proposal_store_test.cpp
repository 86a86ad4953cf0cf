#include "proposals/proposal_store.hpp"

#include <gmock/gmock.h>

#include "core/limits.hpp"
#include "people/person_store.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_actions.hpp"
#include "proposals/comment_actions.hpp"
#include "proposals/comment_store.hpp"
#include "proposals/deadlines.hpp"
#include "proposals/extensions.hpp"
#include "proposals/picture_store.hpp"
#include "proposals/project_actions.hpp"
#include "proposals/project_store.hpp"
#include "proposals/proposal_actions.hpp"
#include "record/record.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_record();
}  // namespace allting

namespace allting::proposals {
namespace {

using db::Connection;
using db::Transaction;
using ::testing::ElementsAre;

Instant at(std::string_view iso) { return *instant_from_iso(iso); }
const Instant before_ideas = at("2027-01-01T00:00:00Z"), now = at("2027-01-20T12:00:00Z"), after_ideas = at("2027-02-02T00:00:00Z");

processes::Process plan() {
    using processes::PhaseKind;
    processes::Process process;
    process.relations = {"lives"};
    process.languages = {"sv", "en"};
    for (const auto language : {"sv", "en"})
        process.texts.push_back({.language = language, .title = "Lindvalla", .summary = "Tre miljoner.", .about = "Så går det till.",
                                 .criteria = "Kommunen ska äga marken.", .decider = "Kommunstyrelsen", .promise = "Vinnarna byggs."});
    process.phases = {{PhaseKind::ideas, at("2027-01-11T07:00:00Z"), at("2027-01-31T19:00:00Z")},
                      {PhaseKind::review, at("2027-02-01T07:00:00Z"), at("2027-02-28T19:00:00Z")},
                      {PhaseKind::vote, at("2027-03-08T07:00:00Z"), at("2027-03-28T18:00:00Z")},
                      {PhaseKind::count, at("2027-03-29T06:00:00Z"), at("2027-04-04T18:00:00Z")},
                      {PhaseKind::decision, at("2027-04-05T06:00:00Z"), at("2027-04-30T18:00:00Z")}};
    process.pots = {{.id = {}, .area = {}, .name = "Norr", .amount = kronor(1'000'000)},
                    {.id = {}, .area = {}, .name = "Söder", .amount = kronor(2'000'000)}};
    return process;
}

class ProposalStore : public db::testing::DatabaseTest {
protected:
    template <class F> auto write(F&& f) { return database().write(f); }
    template <class F> auto read(F&& f) { return database().read(f); }

    ProposalStore()
        : DatabaseTest({embedded_schema_people(), embedded_schema_notices(), embedded_schema_processes(), embedded_schema_proposals(),
                        embedded_schema_record()}) {
        extensions() = {};
        amina_ = visitor("Amina");
        leo_ = visitor("Leo");
        facilitator_ = visitor("Karin");
        facilitator_.roles.add(people::Role::facilitator);
        process_ = write([&](Transaction& tx) { return processes::create_process(tx, facilitator_, plan(), before_ideas); }).value();
        process_ = write([&](Transaction& tx) { return processes::publish_process(tx, facilitator_, process_.id, before_ideas); }).value();
    }

    people::Visitor visitor(const std::string& name) {
        people::Visitor v;
        v.name = name;
        v.person = write([&](Transaction& tx) {
            return people::insert_person(tx, v.organisation, {.name = name, .email = name + "@example.se", .made_at = before_ideas}, {}, {});
        });
        return v;
    }
    ProposalChange whole() const {
        return {.title = "Bänkar vid sjön", .body = "Så att äldre kan vila på vägen.", .beneficiaries = "Äldre", .category = "meeting",
                .place = "Strandvägen", .author_name = {}, .pot = process_.pots.front().id, .spot = std::optional<Spot>({57.7, 11.9})};
    }
    Result<Proposal> draft(const people::Visitor& who, const std::string& key = {}, Instant when = now) {
        return write([&](Transaction& tx) { return start_draft(tx, who, process_.id, whole(), key, when); });
    }
    Result<Proposal> submit(const people::Visitor& who, ProposalId id, Instant when = now) {
        return write([&](Transaction& tx) { return submit_proposal(tx, who, id, when); });
    }
    Proposal sent() { return submit(amina_, draft(amina_).value().id).value(); }
    Result<void> step(ProposalId id, State to, std::string_view reason = {}) {
        return write([&](Transaction& tx) { return change_state(tx, amina_.organisation, id, {.to = to, .by_role = "official", .reason = reason}, now); });
    }
    std::optional<Proposal> find(ProposalId id, OrganisationId organisation = OrganisationId{1}) {
        return read([&](Connection& c) { return find_proposal(c, organisation, id); });
    }
    std::vector<std::string> recorded(ProposalId id) {
        std::vector<std::string> kinds;
        for (const auto& entry : read([&](Connection& c) { return record::list_entries_of(c, amina_.organisation, "proposal", id.value); }))
            kinds.push_back(entry.kind);
        return kinds;
    }

    people::Visitor amina_, leo_, facilitator_;
    processes::Process process_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, ProposalStore, db::testing::engines(), db::testing::engine_name);

TEST_P(ProposalStore, draft_gives_back_what_was_typed) {
    const Proposal d = *find(draft(amina_).value().id);
    EXPECT_EQ(d.wording, (Wording{"Bänkar vid sjön", "Så att äldre kan vila på vägen.", "Strandvägen"}));
    EXPECT_EQ(d.author_name, "Amina");
    EXPECT_EQ(d.state, State::draft);
    EXPECT_DOUBLE_EQ(*d.latitude, 57.7);
    EXPECT_EQ(d.pot, process_.pots.front().id);
    EXPECT_FALSE(find(d.id, OrganisationId{2}).has_value());
    EXPECT_TRUE(recorded(d.id).empty()) << "a draft is nobody else's business";
    EXPECT_TRUE(read([&](Connection& c) { return list_lines(c, amina_.organisation, process_.id); }).empty());
}

TEST_P(ProposalStore, draft_of_another_is_not_found_and_a_form_sent_twice_makes_one) {
    const ProposalId id = draft(amina_, "key-1").value().id;
    EXPECT_EQ(draft(amina_, "key-1").value().id, id);
    EXPECT_EQ(submit(leo_, id).error().kind, ErrorKind::not_found);
    EXPECT_EQ(write([&](Transaction& tx) { return save_draft(tx, leo_, id, whole(), now); }).error().kind, ErrorKind::not_found);
    EXPECT_FALSE(draft(leo_, "key-1").ok()) << "a key of another's form gives nothing away";
}

TEST_P(ProposalStore, drafts_are_limited_and_can_be_discarded) {
    for (std::int64_t i = 0; i < limits::drafts_per_person_max; ++i) ASSERT_TRUE(draft(amina_).ok());
    EXPECT_EQ(draft(amina_).error().kind, ErrorKind::too_many);
    const ProposalId one = read([&](Connection& c) { return list_of_author(c, amina_.organisation, amina_.person); }).front().id;
    EXPECT_TRUE(write([&](Transaction& tx) { return discard_draft(tx, amina_, one); }).ok());
    EXPECT_TRUE(draft(amina_).ok());
}

TEST_P(ProposalStore, ideas_a_day_are_limited_and_the_draft_waits) {
    for (std::int64_t i = 0; i < proposals_per_day_max; ++i) ASSERT_TRUE(submit(amina_, draft(amina_).value().id).ok());
    const ProposalId one_more = draft(amina_).value().id;
    EXPECT_EQ(submit(amina_, one_more).error().code, "too_many_proposals");
    EXPECT_EQ(find(one_more)->state, State::draft);
}

TEST_P(ProposalStore, sent_idea_is_received_once_with_promise_record_and_first_wording) {
    int opened = 0;
    extensions().on_received = [&](Transaction&, OrganisationId, const Proposal&, Instant) { ++opened; };
    const ProposalId id = draft(amina_).value().id;
    const Proposal received = submit(amina_, id).value();
    EXPECT_EQ(received.state, State::received);
    EXPECT_EQ(find(id)->answer_due_at, answer_due(now));
    EXPECT_EQ(submit(amina_, id, now + minutes(1)).value().received_at, now) << "sent twice, received once";
    EXPECT_EQ(opened, 1);
    EXPECT_THAT(recorded(id), ElementsAre("proposal_received"));
    EXPECT_EQ(read([&](Connection& c) { return list_revisions(c, amina_.organisation, id); }).size(), 1u);
    EXPECT_EQ(read([&](Connection& c) { return list_steps(c, amina_.organisation, id); }).size(), 1u);
}

TEST_P(ProposalStore, closed_phase_refuses_drafts_and_ideas) {
    const ProposalId id = draft(amina_).value().id;
    EXPECT_EQ(draft(amina_, {}, after_ideas).error().code, "phase_closed");
    EXPECT_EQ(submit(amina_, id, after_ideas).error().code, "phase_closed");
    EXPECT_EQ(find(id)->state, State::draft);
}

TEST_P(ProposalStore, edit_keeps_the_earlier_wording) {
    const Proposal p = sent();
    const Wording better{"Bänkar och bord vid sjön", p.wording.body, p.wording.place};
    ASSERT_TRUE(write([&](Transaction& tx) { return edit_proposal(tx, amina_, p.id, better, now); }).ok());
    EXPECT_EQ(write([&](Transaction& tx) { return edit_proposal(tx, leo_, p.id, better, now); }).error().kind, ErrorKind::not_allowed);
    const auto revisions = read([&](Connection& c) { return list_revisions(c, amina_.organisation, p.id); });
    ASSERT_EQ(revisions.size(), 2u);
    EXPECT_EQ(revisions[0].wording.title, "Bänkar vid sjön");
    EXPECT_EQ(revisions[1].wording, better);
    EXPECT_EQ(find(p.id)->wording, better);
}

TEST_P(ProposalStore, steps_follow_the_table_and_are_recorded) {
    const Proposal p = sent();
    EXPECT_EQ(step(p.id, State::won).error().code, "impossible_step");
    ASSERT_TRUE(step(p.id, State::in_review).ok());
    EXPECT_FALSE(step(p.id, State::not_feasible).ok()) << "no refusal without a reason";
    ASSERT_TRUE(step(p.id, State::not_feasible, "Vägen ägs av staten.").ok());
    EXPECT_EQ(read([&](Connection& c) { return list_steps(c, amina_.organisation, p.id); }).back().reason, "Vägen ägs av staten.");
    EXPECT_THAT(recorded(p.id), ElementsAre("proposal_received", "proposal_moved", "proposal_moved"));
}

TEST_P(ProposalStore, author_withdraws_and_others_cannot) {
    const Proposal p = sent();
    EXPECT_EQ(write([&](Transaction& tx) { return withdraw_proposal(tx, leo_, p.id, "x", now); }).error().kind, ErrorKind::not_allowed);
    EXPECT_TRUE(write([&](Transaction& tx) { return withdraw_proposal(tx, amina_, p.id, "Jag har ångrat mig.", now); }).ok());
    EXPECT_EQ(find(p.id)->state, State::withdrawn);
    EXPECT_FALSE(find(p.id)->answer_due_at.has_value());
}

TEST_P(ProposalStore, idea_on_paper_has_the_same_rights) {
    Proposal paper;
    apply(whole(), paper);
    paper.channel = Channel::paper;
    paper.author_name = "Birgit";
    paper.author_contact = "070-000 00 00";
    const Proposal p = write([&](Transaction& tx) { return enter_for_other(tx, facilitator_, process_.id, paper, "k", now); }).value();
    EXPECT_EQ(write([&](Transaction& tx) { return enter_for_other(tx, facilitator_, process_.id, paper, "k", now); }).value().id, p.id);
    EXPECT_EQ(find(p.id)->author_contact, "070-000 00 00");
    EXPECT_EQ(find(p.id)->state, State::received);
    EXPECT_TRUE(write([&](Transaction& tx) { return withdraw_proposal(tx, facilitator_, p.id, "Birgit ringde.", now); }).ok());
    EXPECT_EQ(read([&](Connection& c) { return list_steps(c, amina_.organisation, p.id); }).back().channel, Channel::paper);
}

TEST_P(ProposalStore, one_person_supports_once_and_never_the_own_idea) {
    const Proposal p = sent();
    const auto support = [&](const people::Visitor& who) { return write([&](Transaction& tx) { return support_proposal(tx, who, p.id); }); };
    EXPECT_EQ(support(leo_).value(), 1);
    EXPECT_EQ(support(leo_).value(), 1);
    EXPECT_EQ(support(amina_).error().code, "own_idea");
    EXPECT_EQ(write([&](Transaction& tx) { return take_back_support(tx, leo_, p.id); }).value(), 0);
    ASSERT_TRUE(step(p.id, State::not_feasible, "Nej.").ok());
    EXPECT_EQ(support(leo_).error().code, "supports_closed");
    const ProposalId unsent = draft(amina_).value().id;
    EXPECT_EQ(write([&](Transaction& tx) { return support_proposal(tx, leo_, unsent); }).error().kind, ErrorKind::not_found);
}

TEST_P(ProposalStore, comments_are_counted_limited_and_hidden_with_a_reason) {
    const Proposal p = sent();
    const auto say = [&](const std::string& key, Instant when) {
        return write([&](Transaction& tx) { return add_comment(tx, leo_, p.id, "Bra idé!", key, when); });
    };
    const CommentId first = say("c1", now).value().id;
    EXPECT_EQ(say("c1", now).value().id, first);
    for (std::int64_t i = 1; i < limits::comments_per_hour_max; ++i) ASSERT_TRUE(say("", now).ok());
    EXPECT_EQ(say("", now).error().kind, ErrorKind::too_many);
    EXPECT_TRUE(say("", now + hours(2)).ok());
    ASSERT_TRUE(write([&](Transaction& tx) { return hide_comment(tx, facilitator_, first, "Personuppgifter", now); }).ok());
    EXPECT_TRUE(read([&](Connection& c) { return list_comments(c, leo_.organisation, p.id); }).front().is_hidden());
    const auto lines = read([&](Connection& c) { return list_lines(c, leo_.organisation, process_.id); });
    EXPECT_EQ(read([&](Connection& c) { return count_received(c, leo_.organisation, process_.id); }), std::int64_t(lines.size()));
    const auto newest = read([&](Connection& c) { return list_newest(c, leo_.organisation, process_.id, 1); });
    ASSERT_EQ(newest.size(), 1u);
    EXPECT_EQ(newest.front().id, lines.front().id);
    EXPECT_EQ(lines.at(0).comments, limits::comments_per_hour_max) << "the hidden one is not counted";
}

TEST_P(ProposalStore, picture_of_a_draft_is_seen_by_its_writer_alone) {
    const ProposalId id = draft(amina_).value().id;
    const images::Picture picture{.webp = std::string("whole\0x", 7), .thumbnail_webp = "small", .width = 4, .height = 3};
    const auto put = [&] { return write([&](Transaction& tx) { return put_picture(tx, amina_, id, picture, "En bänk", now); }).value(); };
    const auto first = put(), second = put();
    const auto bytes = [&](PictureId which) { return read([&](Connection& c) { return find_picture(c, amina_.organisation, which, PictureSize::whole); }); };
    EXPECT_EQ(bytes(second), picture.webp);
    EXPECT_FALSE(bytes(first).has_value()) << "the one it replaced is gone";
    const auto viewer = [&] { return read([&](Connection& c) { return find_only_viewer(c, amina_.organisation, second); }); };
    EXPECT_EQ(viewer(), amina_.person);
    ASSERT_TRUE(submit(amina_, id).ok());
    EXPECT_FALSE(viewer().has_value());
}

TEST_P(ProposalStore, project_needs_cost_and_owner_and_is_made_once) {
    const Proposal p = sent();
    const auto make = [&](Acceptance acceptance) { return write([&](Transaction& tx) { return make_project(tx, amina_.organisation, p, acceptance, now); }); };
    EXPECT_EQ(make({}).error().fields.size(), 2u);
    const Project project = make({.cost = kronor(120'000), .running_cost = kronor(4'000), .owner = DepartmentId{3}}).value();
    EXPECT_EQ(make({.cost = kronor(1), .running_cost = {}, .owner = DepartmentId{3}}).error().code, "already_project");
    const auto listed = read([&](Connection& c) { return list_projects(c, amina_.organisation, process_.id); });
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0].cost, kronor(120'000));
    EXPECT_EQ(listed[0].title, "Bänkar vid sjön");
    EXPECT_EQ(read([&](Connection& c) { return find_project_of(c, amina_.organisation, p.id); })->id, project.id);
}

TEST_P(ProposalStore, imported_projects_keep_their_codes) {
    const std::vector<Project> imported{{.process = process_.id, .pot = process_.pots[0].id, .code = "B12", .title = "Bio", .cost = kronor(5)},
                                        {.process = process_.id, .pot = process_.pots[1].id, .code = "A1", .title = "Träd", .cost = kronor(7)}};
    const auto ids = write([&](Transaction& tx) { return import_projects(tx, amina_.organisation, imported); });
    ASSERT_EQ(ids.size(), 2u);
    EXPECT_EQ(read([&](Connection& c) { return find_project(c, amina_.organisation, ids[0]); })->code, "B12");
    EXPECT_THROW(write([&](Transaction& tx) { return import_projects(tx, amina_.organisation, imported); }), db::Error);
}

}  // namespace
}  // namespace allting::proposals
