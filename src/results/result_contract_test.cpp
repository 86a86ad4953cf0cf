// Count, decision, delivery and money as rows, on both engines; and real elections from file to stored result.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ballots/ballot_store.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"
#include "record/record.hpp"
#include "algorithms/allocation/count.hpp"
#include "results/count_actions.hpp"
#include "results/count_store.hpp"
#include "results/decision_actions.hpp"
#include "results/decision_store.hpp"
#include "results/delivery_actions.hpp"
#include "results/delivery_store.hpp"
#include "results/example_count_test.hpp"
#include "results/import_actions.hpp"
#include "results/figure_pages.hpp"
#include "results/figures_actions.hpp"
#include "results/figures_store.hpp"
#include "results/ledger_actions.hpp"
#include "results/ledger_store.hpp"
#include "results/result_json.hpp"
#include "results/result_pages.hpp"
#include "results/trial_view.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_notices();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_ballots();
std::span<const EmbeddedFile> embedded_schema_results();
std::span<const EmbeddedFile> embedded_schema_record();
}  // namespace allting

namespace allting::results {
namespace {

using namespace testing;

class ResultContract : public db::testing::DatabaseTest {
protected:
    ResultContract()
        : DatabaseTest({embedded_schema_people(), embedded_schema_notices(), embedded_schema_places(), embedded_schema_processes(),
                        embedded_schema_proposals(), embedded_schema_electorate(), embedded_schema_ballots(), embedded_schema_results(), embedded_schema_record()}) {
        for (const auto role : {people::Role::facilitator, people::Role::board_member, people::Role::economist}) everybody_.roles.add(role);
    }
    void fill_box() {
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, everybody_.organisation, example_vote(), in_vote);
            processes::mark_published(tx, everybody_.organisation, example_vote().id, in_vote);
            for (const auto& each : example_projects()) proposals::insert_project(tx, everybody_.organisation, each);
            ballots::import_ballots(tx, everybody_.organisation, example_vote().id, example_ballots(), random_);
        });
    }
    Result<Count> count(Instant now = in_count) {
        return database().write([&](db::Transaction& tx) { return count_votes(tx, site_, everybody_, example_vote().id, now); });
    }
    Result<Decision> take(std::vector<ProjectDecision> stated) {
        return database().write([&](db::Transaction& tx) {
            return decide(tx, everybody_, {.process = example_vote().id, .body_name = "Kommunstyrelsen", .registry_number = "KS 1",
                                           .statement = "Så beslutar vi.", .projects = stated}, in_decision);
        });
    }
    Result<LedgerEntry> book(ProjectId project, EntryKind kind, Money amount) {
        return database().write([&](db::Transaction& tx) { return book_entry(tx, everybody_, project, {kind, amount, "faktura"}, in_decision); });
    }
    Balance balance(ProjectId project) {
        return database().read([&](db::Connection& c) { return balance_of(c, everybody_.organisation, project); });
    }

    people::Visitor everybody_;
    SystemClock clock_;
    SystemRandom random_;
    i18n::Languages languages_;
    crypto::KeyFolder keys_{""};
    const people::Site site_{.database = database(), .clock = clock_, .random = random_, .languages = languages_,
                             .base_url = {}, .master_key = std::string(32, 'k'), .data_folder = {}, .keys = keys_, .tile_url = {}, .tile_attribution = {}};
};
INSTANTIATE_TEST_SUITE_P(EachEngine, ResultContract, db::testing::engines(), db::testing::engine_name);

TEST_P(ResultContract, counts_after_the_close_and_gives_the_rows_back) {
    fill_box();
    EXPECT_EQ(count(in_vote).error().code, "phase_closed");
    const auto counted = count();
    ASSERT_TRUE(counted.ok());
    const auto stored = database().read([&](db::Connection& c) { return find_count(c, everybody_.organisation, example_vote().id); });
    ASSERT_TRUE(stored.has_value());
    EXPECT_TRUE(stored->agrees_with(counted.value()));
    EXPECT_EQ(stored->ballots_count, 4);
    EXPECT_EQ(stored->blank_count, 1);
    EXPECT_EQ(stored->input_hash.size(), 64u);
}

TEST_P(ResultContract, counted_again_gives_the_same_rows_and_no_second_record) {
    fill_box();
    const auto first = count();
    const auto second = count(in_count + hours(1));
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second.value().counted_at, first.value().counted_at);
    const auto entries = database().read([&](db::Connection& c) { return record::list_entries_of(c, everybody_.organisation, "process", 1); });
    EXPECT_EQ(std::ranges::count(entries, "votes_counted", &record::Entry::kind), 1);
}

TEST_P(ResultContract, decision_makes_deliveries_and_reserves_their_cost) {
    fill_box();
    EXPECT_EQ(take({}).error().code, "not_counted");
    ASSERT_TRUE(count().ok());
    EXPECT_FALSE(take({{.project = stage, .funded = false}}).ok());
    ASSERT_TRUE(take({{.project = stage, .funded = false, .reason = "Marken är såld."}}).ok());
    EXPECT_EQ(take({}).error().code, "already_decided");
    EXPECT_EQ(balance(bench).reserved, kronor(40'000));
    EXPECT_EQ(balance(stage), Balance{});
    const auto deliveries = database().read([&](db::Connection& c) { return list_deliveries(c, everybody_.organisation, example_vote().id); });
    EXPECT_EQ(deliveries.size(), 2u);  // bench and park
    const auto decided = database().read([&](db::Connection& c) { return find_decision(c, everybody_.organisation, example_vote().id); });
    EXPECT_EQ(decided->find(stage)->reason, "Marken är såld.");
}

TEST_P(ResultContract, money_and_reports_follow_a_funded_project) {
    fill_box();
    ASSERT_TRUE(count().ok());
    ASSERT_TRUE(take({}).ok());
    EXPECT_FALSE(book(bench, EntryKind::committed, kronor(40'001)).ok());
    ASSERT_TRUE(book(bench, EntryKind::committed, kronor(39'000)).ok());
    ASSERT_TRUE(book(bench, EntryKind::spent, kronor(12'000)).ok());
    EXPECT_EQ(balance(bench), (Balance{kronor(40'000), kronor(39'000), kronor(12'000)}));
    EXPECT_EQ(book(lights, EntryKind::spent, kronor(1)).error().code, "delivery_not_found");
    EXPECT_TRUE(book(bench, EntryKind::reserved, kronor(10'000)).ok());   // 10,000 of the pot were left
    EXPECT_FALSE(book(bench, EntryKind::reserved, Money{1}).ok());
    const auto twice = [&] {
        return database().write([&](db::Transaction& tx) {
            return book_entry(tx, everybody_, bench, {EntryKind::spent, kronor(100), "faktura", "one key"}, in_decision);
        });
    };
    EXPECT_EQ(twice().value().id, twice().value().id);
    EXPECT_EQ(balance(bench).spent, kronor(12'100));
    const auto reported = database().write([&](db::Transaction& tx) {
        return report_delivery(tx, everybody_, bench, {.state = DeliveryState::building, .text = "Vi gräver.", .promised_on = "2028-06"}, {}, in_decision);
    });
    ASSERT_TRUE(reported.ok());
    const auto delivery = database().read([&](db::Connection& c) { return find_delivery(c, everybody_.organisation, bench); });
    EXPECT_EQ(delivery->state, DeliveryState::building);
    EXPECT_EQ(delivery->promised_on, "2028-06");
}

TEST_P(ResultContract, figures_are_made_once_after_the_count) {
    fill_box();
    ASSERT_TRUE(count().ok());
    const auto figures = [&] { return database().read([&](db::Connection& c) { return find_figures(c, everybody_.organisation, example_vote().id); }); };
    EXPECT_FALSE(figures().has_value());
    EXPECT_TRUE(make_next_figures(database(), everybody_.organisation, in_count));
    ASSERT_TRUE(figures().has_value());
    EXPECT_TRUE(figures()->pots.empty()) << "four ballots are too few to tell more than who won";
    EXPECT_FALSE(make_next_figures(database(), everybody_.organisation, in_count));
}

TEST_P(ResultContract, figures_of_many_ballots_stand_on_the_pages) {
    fill_box();
    std::vector<ballots::Marks> more(30, {{bench}, {park}});
    more.resize(50, {{lights}, {park}});
    database().write([&](db::Transaction& tx) { ballots::import_ballots(tx, everybody_.organisation, example_vote().id, more, random_); });
    ASSERT_TRUE(count().ok());
    ASSERT_TRUE(make_next_figures(database(), everybody_.organisation, in_count));
    const auto view = database().read([&](db::Connection& c) { return load_result(c, everybody_, example_vote().id, in_count); });
    ASSERT_TRUE(view.ok());
    ASSERT_TRUE(view.value().figures.has_value());
    EXPECT_EQ(view.value().figures->pots.size(), 2U);
    const i18n::Translator t = languages_.get("sv");
    const page::Frame frame{.t = &t, .zone = "Europe/Stockholm", .now = in_count};
    EXPECT_THAT(result_page(frame, view.value()), ::testing::HasSubstr("id=\"sureness\""));
    EXPECT_THAT(comparison_page(frame, view.value()), ::testing::HasSubstr(">Lika andelar</th>"));
}

TEST_P(ResultContract, rules_are_tried_on_counted_elections_alone) {
    fill_box();
    const auto load = [&](Instant now) {
        return database().read([&](db::Connection& c) { return load_trial_election(c, everybody_, example_vote().id, now); });
    };
    EXPECT_EQ(load(in_vote).error().code, "vote_not_closed");
    EXPECT_EQ(load(in_count).error().code, "not_counted");
    ASSERT_TRUE(count().ok());
    EXPECT_EQ(load(in_count).error().code, "too_few_ballots");
}

struct RealElection {
    const char* file;
    const char* golden;  // the satisfaction that a process of this ballot kind counts by
};

/// The winners of the golden file's first greedy result with that satisfaction.
std::vector<std::string> golden_winners(const std::filesystem::path& path, const std::string& satisfaction) {
    std::ifstream file(path);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const auto entry = text.find("{\"rule\":\"greedy\",\"satisfaction\":\"" + satisfaction + "\"");
    auto at = text.find("\"winners\":[", entry) + 11;
    std::vector<std::string> winners;
    while (text[at] == '"') {
        const auto end = text.find('"', at + 1);
        winners.push_back(text.substr(at + 1, end - at - 1));
        at = text[end + 1] == ',' ? end + 2 : end + 1;
    }
    return winners;
}

TEST_P(ResultContract, real_elections_from_file_to_result_agree_with_the_reference) {
    const std::filesystem::path folder = "../shared/data/elections";
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: no ../shared/data";
    if (on_postgresql()) GTEST_SKIP() << "skipped: one engine is enough for the rules";
    // The large ones are in tests/journeys/elections.test.mjs, through the program itself.
    const RealElection elections[] = {{"Poland_Katowice_2020", "points"}, {"Poland_Swiecie_2023", "cost"}};
    for (const auto& [name, satisfaction] : elections) {
        std::ifstream stream(folder / (std::string(name) + ".pb"), std::ios::binary);
        const auto file = allocation::read_pabulib(std::string(std::istreambuf_iterator<char>(stream), {}));
        ASSERT_TRUE(file.ok()) << name;
        const auto counted = database().write([&](db::Transaction& tx) {
            return import_election(tx, everybody_, languages_, random_, file.value(), {.title = name, .rule = allocation::Rule::greedy}, in_count);
        });
        ASSERT_TRUE(counted.ok()) << name << ' ' << counted.error().code;
        const auto view = database().read([&](db::Connection& c) { return load_result(c, everybody_, counted.value().process, in_count); });
        ASSERT_TRUE(view.ok());
        std::vector<std::string> winners;
        for (const auto& row : view.value().count->projects) {
            if (row.won) winners.push_back(view.value().project(row.project)->code);
        }
        EXPECT_EQ(winners, golden_winners(folder / "golden" / (std::string(name) + ".json"), satisfaction)) << name;
    }
}

}  // namespace
}  // namespace allting::results
