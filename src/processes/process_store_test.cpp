#include "processes/process_store.hpp"

#include "platform/db/test_databases.hpp"
#include "processes/example_process_test.hpp"
#include "processes/process_actions.hpp"
#include "algorithms/allocation/count.hpp"
#include "record/record.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_record();
}  // namespace allting

namespace allting::processes {
namespace {

using testing::at;
using testing::example_process;

const Instant before_ideas = at("2027-01-01T00:00:00Z");
const Instant in_vote = at("2027-03-10T00:00:00Z");
const std::vector<ManifestProject> projects{{ProjectId{1}, PotId{1}, "1", "Lekplats", kronor(5)}};

class ProcessStore : public db::testing::DatabaseTest {
protected:
    ProcessStore() : DatabaseTest({embedded_schema_people(), embedded_schema_processes(), embedded_schema_record()}) {
        facilitator_.roles.add(people::Role::facilitator);
    }

    Process create(Process draft) {
        return database().write([&](db::Transaction& tx) { return create_process(tx, facilitator_, draft, before_ideas); }).value();
    }
    Process create_published() {
        const ProcessId id = create(example_process()).id;
        return database().write([&](db::Transaction& tx) { return publish_process(tx, facilitator_, id, before_ideas); }).value();
    }
    Result<Process> change(const Process& after, Instant now) {
        return database().write([&](db::Transaction& tx) { return change_plan(tx, facilitator_, after, now); });
    }
    Result<std::string> freeze(ProcessId id, Instant now) {
        return database().write([&](db::Transaction& tx) { return freeze_rules(tx, facilitator_.organisation, id, projects, {.organisation = "Lindvalla", .software = "1", .log_key = "key", .style = "all"}, now); });
    }
    std::optional<Process> find(ProcessId id, OrganisationId organisation = OrganisationId{1}) {
        return database().read([&](db::Connection& c) { return find_process(c, organisation, id); });
    }
    std::vector<std::string> recorded(ProcessId id) {
        std::vector<std::string> kinds;
        for (const auto& entry : database().read([&](db::Connection& c) {
                 return record::list_entries_of(c, facilitator_.organisation, "process", id.value);
             }))
            kinds.push_back(entry.kind);
        return kinds;
    }

    people::Visitor facilitator_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, ProcessStore, db::testing::engines(), db::testing::engine_name);

TEST_P(ProcessStore, gives_back_what_it_was_given) {
    Process draft = example_process();
    draft.cost_max = kronor(500'000);
    draft.age_min = 13;
    draft.ballot_kind = BallotKind::points;
    draft.allocation = {.rule = allocation::Rule::equal_shares, .satisfaction = allocation::Satisfaction::score,
                        .completion = allocation::Completion::utilitarian, .ties = allocation::TieRule::lot, .lot_seed = "Vinterby 12"};
    const Process stored = find(create(draft).id).value();
    EXPECT_FALSE(stored.published);
    EXPECT_EQ(stored.texts, draft.texts);
    EXPECT_EQ(stored.phases, draft.phases);
    EXPECT_EQ(stored.pots, draft.pots);
    EXPECT_EQ(stored.relations, draft.relations);
    EXPECT_EQ(stored.languages, draft.languages);
    EXPECT_EQ(stored.cost_max, draft.cost_max);
    EXPECT_EQ(stored.age_min, 13);
    EXPECT_EQ(stored.ballot_kind, BallotKind::points);
    EXPECT_EQ(stored.allocation, draft.allocation);
    EXPECT_EQ(stored.rules_hash, std::nullopt);
}

TEST_P(ProcessStore, shows_nothing_to_another_organisation) {
    const ProcessId id = create(example_process()).id;
    EXPECT_FALSE(find(id, OrganisationId{2}));
    EXPECT_TRUE(database().read([&](db::Connection& c) { return list_processes(c, OrganisationId{2}); }).empty());
}

TEST_P(ProcessStore, lists_whole_processes_newest_first) {
    const ProcessId first = create(example_process()).id;
    Process other = example_process();
    other.pots = {{.id = {}, .area = {}, .name = "En pott", .amount = kronor(7)}};
    const ProcessId second = create(other).id;
    const auto all = database().read([&](db::Connection& c) { return list_processes(c, OrganisationId{1}); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].id, second);
    EXPECT_EQ(all[0].pots.size(), 1u);
    EXPECT_EQ(all[1].id, first);
    EXPECT_EQ(all[1].phases.size(), 5u);
    EXPECT_EQ(all[1].texts.front().language, "sv");
}

TEST_P(ProcessStore, keeps_a_change_and_its_record) {
    Process process = create_published();
    process.texts[0].title = "Nytt namn";
    process.phases[0].closes = at("2027-01-30T19:00:00Z");
    ASSERT_TRUE(change(process, before_ideas));
    EXPECT_EQ(find(process.id)->texts[0].title, "Nytt namn");
    EXPECT_EQ(find(process.id)->version, 2);
    EXPECT_EQ(recorded(process.id), (std::vector<std::string>{"plan_published", "plan_changed"}));
}

TEST_P(ProcessStore, drafts_leave_no_public_record) {
    Process draft = create(example_process());
    draft.age_min = 16;
    ASSERT_TRUE(change(draft, before_ideas));
    EXPECT_TRUE(recorded(draft.id).empty());
}

TEST_P(ProcessStore, refuses_to_overwrite_what_somebody_else_saved) {
    Process mine = create(example_process());
    Process theirs = mine;
    theirs.age_min = 16;
    ASSERT_TRUE(change(theirs, before_ideas));
    mine.age_min = 18;
    const auto refused = change(mine, before_ideas);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "plan_changed");
    EXPECT_EQ(find(mine.id)->age_min, 16);
}

TEST_P(ProcessStore, publishes_only_a_whole_plan) {
    Process draft = example_process();
    draft.texts.pop_back();
    const ProcessId id = create(draft).id;
    const auto refused = database().write([&](db::Transaction& tx) { return publish_process(tx, facilitator_, id, before_ideas); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "plan_incomplete");
    EXPECT_EQ(refused.error().fields.size(), 6u);
    EXPECT_FALSE(find(id)->published);
    EXPECT_TRUE(recorded(id).empty());
}

TEST_P(ProcessStore, refuses_to_make_a_published_plan_incomplete) {
    Process process = create_published();
    process.texts[1].promise.clear();
    const auto refused = change(process, before_ideas);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.at(0).field, "promise[en]");
}

TEST_P(ProcessStore, freezes_rules_once_with_one_record_entry) {
    const ProcessId id = create_published().id;
    EXPECT_EQ(freeze(id, before_ideas).error().code, "phase_closed");
    EXPECT_EQ(database().read([&](db::Connection& c) { return list_processes_to_freeze(c, OrganisationId{1}, in_vote); }), std::vector{id});
    const std::string hash = freeze(id, in_vote).value();
    EXPECT_EQ(freeze(id, in_vote).value(), hash);
    EXPECT_EQ(find(id)->rules_hash, hash);
    const auto manifest = database().read([&](db::Connection& c) { return find_manifest(c, OrganisationId{1}, id); });
    EXPECT_EQ(hash_of_manifest(manifest.value()), hash);
    EXPECT_EQ(recorded(id), (std::vector<std::string>{"plan_published", "rules_frozen"}));
    EXPECT_TRUE(database().read([&](db::Connection& c) { return list_processes_to_freeze(c, OrganisationId{1}, in_vote); }).empty());
}

TEST_P(ProcessStore, refuses_new_rules_after_the_opening_and_stores_nothing) {
    Process process = create_published();
    process.pots[0].amount = kronor(1);
    const auto refused = change(process, in_vote);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "rules_frozen");
    EXPECT_EQ(find(process.id)->pots[0].amount, kronor(1'000'000));
}

TEST_P(ProcessStore, a_plan_read_before_the_freeze_cannot_be_saved_over_it) {
    Process process = create_published();
    ASSERT_TRUE(freeze(process.id, in_vote));
    process.texts[0].about = "Ändrat.";
    EXPECT_EQ(change(process, in_vote).error().code, "plan_changed");
}

}  // namespace
}  // namespace allting::processes
