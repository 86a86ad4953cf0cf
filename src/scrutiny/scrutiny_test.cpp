// Two scrutineers: no act by one alone, none at a wrong time, and what each does to the vote and its record.
#include <gtest/gtest.h>

#include "alerts/alert_store.hpp"
#include "ballots/ballot_actions.hpp"
#include "ballots/ballot_store.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/example_vote_test.hpp"
#include "ballots/roll_store.hpp"
#include "electorate/register_store.hpp"
#include "people/person_store.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "results/bundle.hpp"
#include "results/bundle_check.hpp"
#include "results/count_actions.hpp"
#include "scrutiny/scrutiny_actions.hpp"
#include "scrutiny/scrutiny_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_reviews();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_alerts();
std::span<const EmbeddedFile> embedded_schema_ballots();
std::span<const EmbeddedFile> embedded_schema_results();
std::span<const EmbeddedFile> embedded_schema_scrutiny();
}  // namespace allting

namespace allting::scrutiny {
namespace {

using namespace ballots::testing;

constexpr OrganisationId lindvalla{1};
constexpr ProcessId vote_id{1};
constexpr PersonId rut{101}, sten{102};
const Instant in_count = at("2027-03-29T12:00:00Z");
const Instant challenges_over = after_vote + days(7);

class Scrutiny : public db::testing::DatabaseTest {
protected:
    Scrutiny()
        : DatabaseTest({embedded_schema_record(), embedded_schema_notices(), embedded_schema_people(), embedded_schema_places(),
                        embedded_schema_processes(), embedded_schema_proposals(), embedded_schema_reviews(), embedded_schema_electorate(),
                        embedded_schema_alerts(), embedded_schema_ballots(),
                        embedded_schema_results(), embedded_schema_scrutiny()}) {
        store(example_vote());
    }
    void store(const processes::Process& vote) {
        vote_ = vote;
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, lindvalla, vote_, before_vote);
            processes::mark_published(tx, lindvalla, vote_.id, before_vote);
            if (vote_.id != vote_id) return;
            for (const auto& each : example_projects()) proposals::insert_project(tx, lindvalla, each);
        });
    }
    static people::Visitor scrutineer(PersonId person) { return {.organisation = lindvalla, .person = person}; }

    Result<ballots::Receipt> cast(std::int64_t person, Instant now = in_vote) {
        people::RoleSet roles;
        roles.add(people::Role::resident);
        const ballots::Caller caller{{.organisation = lindvalla, .person = PersonId{person}, .roles = roles}};
        const ballots::BallotForm form{.projects = {person % 2 ? bench : park}, .points = {}, .request_key = "request " + std::to_string(person)};
        return database().write([&](db::Transaction& tx) {
            return ballots::cast_ballot(tx, site_, caller, vote_.id, form, ballots::Right{.relation = "lives", .birth_year = {}}, "web", now);
        });
    }
    Result<JointAct> propose(const Proposal& proposal, Instant now, PersonId by = rut) {
        return database().write([&](db::Transaction& tx) { return propose_act(tx, scrutineer(by), vote_.id, proposal, now); });
    }
    Result<JointAct> confirm(JointActId act, Instant now, PersonId by = sten) {
        return database().write([&](db::Transaction& tx) { return confirm_act(tx, site_, scrutineer(by), act, now); });
    }
    Result<JointAct> both(const Proposal& proposal, Instant now) {
        TRY(const JointAct act, propose(proposal, now));
        return confirm(act.id, now);
    }
    Result<results::Count> count() {
        return database().write([&](db::Transaction& tx) { return results::count_votes(tx, site_, scrutineer(rut), vote_.id, in_count); });
    }
    ChallengeId challenge(std::int64_t person, Instant now) {
        const VoterId voter = database().read([&](db::Connection& c) { return ballots::find_roll_row_of(c, lindvalla, vote_.id, PersonId{person})->voter; });
        return database().write([&](db::Transaction& tx) {
            return file_challenge(tx, scrutineer(rut), vote_.id, std::to_string(voter.value), "Bor inte här.", now);
        }).value().id;
    }
    Result<results::CheckedBundle> bundle() {
        const auto process = database().read([&](db::Connection& c) { return *processes::find_process(c, lindvalla, vote_.id); });
        TRY(const std::string bytes, database().read([&](db::Connection& c) { return results::make_bundle(c, site_, lindvalla, process, challenges_over); }));
        TRY(const std::string ballots, database().read([&](db::Connection& c) { return results::ballots_csv(c, lindvalla, process, challenges_over); }));
        return results::check_bundle(bytes, {.checkpoint = {}, .ballots = ballots});
    }

    processes::Process vote_;
    SystemClock clock_;
    SystemRandom random_;
    i18n::Languages languages_;
    crypto::KeyFolder keys_{""};
    people::Site site_{.database = database(), .clock = clock_, .random = random_, .languages = languages_, .base_url = "https://budget.lindvalla.se",
                       .master_key = std::string(32, 'k'), .data_folder = "", .keys = keys_, .tile_url = "", .tile_attribution = ""};
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Scrutiny, db::testing::engines(), db::testing::engine_name);

TEST_P(Scrutiny, one_person_alone_does_nothing) {
    ASSERT_TRUE(cast(1).ok());
    const auto act = propose({.kind = ActKind::annul, .reason = "Avbrott."}, in_vote);
    ASSERT_TRUE(act.ok());
    const auto alone = confirm(act.value().id, in_vote, rut);
    EXPECT_EQ(alone.error().code, "second_person_needed");
    EXPECT_EQ(alone.error().kind, ErrorKind::not_allowed);
    EXPECT_EQ(propose({.kind = ActKind::annul, .reason = "Avbrott."}, in_vote, sten).error().code, "already_proposed");
    EXPECT_EQ(confirm(act.value().id, in_vote + days(2)).error().code, "proposal_lapsed");
    EXPECT_TRUE(confirm(act.value().id, in_vote).ok());
    EXPECT_EQ(confirm(act.value().id, in_vote).error().code, "already_settled");
}

TEST_P(Scrutiny, a_proposal_is_taken_back_by_its_author_alone) {
    ASSERT_TRUE(cast(1).ok());
    const auto act = propose({.kind = ActKind::annul, .reason = "Avbrott."}, in_vote).value();
    const auto withdraw = [&](PersonId by) { return database().write([&](db::Transaction& tx) { return withdraw_act(tx, scrutineer(by), act.id, in_vote); }); };
    EXPECT_EQ(withdraw(sten).error().code, "not_your_proposal");
    EXPECT_TRUE(withdraw(rut).ok());
    EXPECT_EQ(confirm(act.id, in_vote).error().code, "already_settled");
}

TEST_P(Scrutiny, an_extension_moves_the_close_and_stands_in_the_record) {
    ASSERT_TRUE(cast(1).ok());
    const Instant later = after_vote + hours(2);
    EXPECT_EQ(propose({.kind = ActKind::extend, .closes = after_vote - hours(1), .reason = "Avbrott."}, in_vote).error().fields.front().code, "not_later");
    EXPECT_EQ(propose({.kind = ActKind::extend, .closes = later}, in_vote).error().fields.front().field, "reason");
    ASSERT_TRUE(both({.kind = ActKind::extend, .closes = later, .reason = "Avbrott i en timme."}, in_vote).ok());
    EXPECT_TRUE(cast(2, after_vote + hours(1)).ok());
    EXPECT_EQ(cast(3, later).error().code, "phase_closed");
}

TEST_P(Scrutiny, the_vote_ends_when_challenges_are_over_and_its_bundle_is_right) {
    for (std::int64_t person = 1; person <= 5; ++person) ASSERT_TRUE(cast(person).ok());
    EXPECT_EQ(propose({.kind = ActKind::finalise}, in_vote).error().code, "not_closed");
    ASSERT_TRUE(count().ok());
    EXPECT_EQ(propose({.kind = ActKind::finalise}, in_count).error().code, "challenges_run");
    const ChallengeId wrong = challenge(2, in_count), right = challenge(1, in_count);
    EXPECT_EQ(propose({.kind = ActKind::finalise}, challenges_over).error().code, "challenges_open");
    ASSERT_TRUE(both({.kind = ActKind::dismiss, .challenge = wrong, .reason = "Folkbokförd här."}, in_count).ok());
    ASSERT_TRUE(both({.kind = ActKind::uphold, .challenge = right, .reason = "Flyttade i fjol."}, in_count).ok());
    EXPECT_EQ(propose({.kind = ActKind::uphold, .challenge = right, .reason = "Igen."}, in_count).error().code, "already_settled");
    ASSERT_TRUE(count().ok());  // again, without the ballot that was voided
    const auto preliminary = bundle();
    ASSERT_TRUE(preliminary.ok()) << preliminary.error().arguments.front().second;
    EXPECT_EQ(preliminary.value().counted, 4);
    EXPECT_FALSE(preliminary.value().is_final);
    const auto ended = both({.kind = ActKind::finalise}, challenges_over);
    ASSERT_TRUE(ended.ok()) << ended.error().code;
    destroy_keys(site_, lindvalla);
    EXPECT_EQ(keys_.find(ballots::box_key_name(lindvalla, vote_id)), std::nullopt);
    const auto final_one = bundle();
    ASSERT_TRUE(final_one.ok()) << final_one.error().arguments.front().second;
    EXPECT_TRUE(final_one.value().is_final);
    EXPECT_TRUE(final_one.value().was_counted);
    EXPECT_EQ(propose({.kind = ActKind::annul, .reason = "För sent."}, challenges_over).error().code, "nothing_to_annul");
}

TEST_P(Scrutiny, a_vote_by_register_has_a_record_that_is_right_also_when_people_were_added_while_it_was_open) {
    const auto enter = [&](std::int64_t voter) {
        database().write([&](db::Transaction& tx) {
            electorate::insert_entry(tx, lindvalla, vote_id, {.voter = VoterId{voter}, .match_hash = "voter " + std::to_string(voter), .name = "Birgit"}, 1);
        });
    };
    const auto cast_by = [&](std::int64_t voter) {
        const ballots::BallotForm form{.projects = {bench}, .points = {}, .request_key = "request " + std::to_string(voter)};
        return database().write([&](db::Transaction& tx) {
            return ballots::cast_ballot(tx, site_, {{.organisation = lindvalla}, VoterId{voter}, true}, vote_id, form, std::nullopt, "web", in_vote);
        });
    };
    database().write([&](db::Transaction& tx) { electorate::store_register(tx, lindvalla, vote_id, {}); });
    enter(1);
    ASSERT_TRUE(cast_by(1).ok());
    enter(2);
    enter(3);
    ASSERT_TRUE(cast_by(2).ok());
    ASSERT_TRUE(cast_by(3).ok());
    ASSERT_TRUE(count().ok());
    const auto checked = bundle();
    ASSERT_TRUE(checked.ok()) << checked.error().arguments.front().second;
    EXPECT_EQ(checked.value().counted, 3);
}

TEST_P(Scrutiny, a_result_that_was_counted_before_a_challenge_was_upheld_is_not_made_final) {
    for (std::int64_t person = 1; person <= 3; ++person) ASSERT_TRUE(cast(person).ok());
    ASSERT_TRUE(count().ok());
    ASSERT_TRUE(both({.kind = ActKind::uphold, .challenge = challenge(1, in_count), .reason = "Flyttade."}, in_count).ok());
    EXPECT_EQ(both({.kind = ActKind::finalise}, challenges_over).error().code, "count_again");
}

TEST_P(Scrutiny, a_right_is_taken_from_those_too_whose_ballot_is_gone_or_never_came) {
    for (std::int64_t person = 1; person <= 4; ++person) ASSERT_TRUE(cast(person).ok());
    people::RoleSet roles;
    roles.add(people::Role::resident);
    const ballots::Caller first{{.organisation = lindvalla, .person = PersonId{1}, .roles = roles}}, ninth{{.organisation = lindvalla, .person = PersonId{9}, .roles = roles}};
    ASSERT_TRUE(database().write([&](db::Transaction& tx) { return ballots::withdraw_ballot(tx, site_, first, vote_id, in_vote); }).ok());
    ASSERT_TRUE(database().write([&](db::Transaction& tx) { return ballots::state_right(tx, site_, ninth, vote_id, {.relation = "lives", .birth_year = {}}, in_vote); }).ok());
    for (const std::int64_t person : {1, 9})
        ASSERT_TRUE(both({.kind = ActKind::uphold, .challenge = challenge(person, in_vote), .reason = "Flyttade."}, in_vote).ok());
    EXPECT_EQ(cast(1).error().code, "right_voided");
    EXPECT_EQ(cast(9).error().code, "right_voided");
    ASSERT_TRUE(count().ok());
    ASSERT_TRUE(both({.kind = ActKind::finalise}, challenges_over).ok());
    const auto checked = bundle();
    ASSERT_TRUE(checked.ok()) << checked.error().arguments.front().second;
    EXPECT_EQ(checked.value().counted, 3);
}

TEST_P(Scrutiny, the_sums_of_those_who_watched_are_gone_when_the_vote_is_final) {
    ASSERT_TRUE(cast(1).ok());
    ASSERT_TRUE(count().ok());
    const auto sums = [&] { return database().read([&](db::Connection& c) { return alerts::list_counts(c, lindvalla, vote_id, in_vote).size(); }); };
    const people::Count of_age{.organisation = lindvalla, .process = vote_id, .signal = "age", .subject = "95-", .slot = people::quarter_of(in_vote), .count = 1};
    database().write([&](db::Transaction& tx) { alerts::add_counts(tx, std::span(&of_age, 1)); });
    EXPECT_EQ(sums(), 1u);
    ASSERT_TRUE(both({.kind = ActKind::finalise}, challenges_over).ok());
    EXPECT_EQ(sums(), 0u);
}

TEST_P(Scrutiny, an_annulled_vote_ends_without_a_result) {
    ASSERT_TRUE(cast(1).ok());
    ASSERT_TRUE(count().ok());
    ASSERT_TRUE(both({.kind = ActKind::annul, .reason = "Förfalskade valsedlar."}, in_count).ok());
    ASSERT_TRUE(both({.kind = ActKind::finalise}, challenges_over).ok());
    const auto checked = bundle();
    ASSERT_TRUE(checked.ok()) << checked.error().arguments.front().second;
    EXPECT_TRUE(checked.value().is_annulled);
    EXPECT_EQ(checked.value().winners, 0);
}

TEST_P(Scrutiny, a_vote_that_is_annulled_while_it_is_open_takes_no_more_and_can_be_ended) {
    for (std::int64_t person = 1; person <= 3; ++person) ASSERT_TRUE(cast(person).ok());
    ASSERT_TRUE(both({.kind = ActKind::annul, .reason = "Fel projekt på valsedeln."}, in_vote).ok());
    EXPECT_EQ(cast(4).error().code, "vote_annulled");
    ASSERT_TRUE(both({.kind = ActKind::finalise}, challenges_over).ok());
    const auto checked = bundle();
    ASSERT_TRUE(checked.ok()) << checked.error().arguments.front().second;
    EXPECT_EQ(checked.value().counted, 3);
    EXPECT_TRUE(checked.value().is_annulled);
    EXPECT_TRUE(checked.value().is_final);
}

TEST_P(Scrutiny, where_scrutineers_keep_the_vote_the_clock_alone_opens_nothing) {
    auto kept = example_vote();
    kept.id = ProcessId{2};
    for (auto& pot : kept.pots) pot.id.value += 10;
    kept.keepers = processes::Keepers::scrutineers;
    store(kept);
    auto project = ballots::testing::project(bench, PotId{11}, "Bänk", kronor(100));
    project.id = ProjectId{112};
    project.process = kept.id;
    database().write([&](db::Transaction& tx) { proposals::insert_project(tx, lindvalla, project); });
    const auto vote = [&] {
        people::RoleSet roles;
        roles.add(people::Role::resident);
        return database().write([&](db::Transaction& tx) {
            return ballots::cast_ballot(tx, site_, {{.organisation = lindvalla, .person = PersonId{1}, .roles = roles}}, kept.id,
                                        {.projects = {project.id}, .points = {}, .request_key = "request one"}, ballots::Right{.relation = "lives", .birth_year = {}}, "web", in_vote);
        });
    };
    EXPECT_EQ(vote().error().code, "vote_not_opened");
    EXPECT_FALSE(propose({.kind = ActKind::open}, before_vote).ok());
    ASSERT_TRUE(both({.kind = ActKind::open}, in_vote).ok());
    EXPECT_TRUE(vote().ok());
    EXPECT_FALSE(both({.kind = ActKind::close}, in_vote).ok());
    ASSERT_TRUE(both({.kind = ActKind::close}, after_vote).ok());
}

}  // namespace
}  // namespace allting::scrutiny
