// One person at a telephone, at a screen and at a desk at the same time, a thousand times, on both engines: in the end
// exactly one ballot counts, whatever came first, and of the receipts that were given at most one opens.
#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/example_vote_test.hpp"
#include "ballots/log_entry.hpp"
#include "ballots/roll_store.hpp"
#include "core/random.hpp"
#include "platform/db/test_databases.hpp"
#include "processes/process_store.hpp"
#include "proposals/project_store.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_processes();
std::span<const EmbeddedFile> embedded_schema_proposals();
std::span<const EmbeddedFile> embedded_schema_electorate();
std::span<const EmbeddedFile> embedded_schema_ballots();
std::span<const EmbeddedFile> embedded_schema_record();
}  // namespace allting

namespace allting::ballots {

namespace {

using namespace testing;

constexpr OrganisationId lindvalla{1};
constexpr ProcessId vote_id{1};
constexpr int persons = 1'000;
constexpr int acts_max = 3;  // of each of the three

class Interleavings : public db::testing::DatabaseTest {
protected:
    Interleavings()
        : DatabaseTest({embedded_schema_places(), embedded_schema_processes(), embedded_schema_proposals(),
                        embedded_schema_electorate(), embedded_schema_ballots(), embedded_schema_record()}) {
        database().write([&](db::Transaction& tx) {
            processes::insert_process(tx, lindvalla, vote_, before_vote);
            processes::mark_published(tx, lindvalla, vote_id, before_vote);
            for (const auto& each : example_projects()) proposals::insert_project(tx, lindvalla, each);
        });
    }

    static Caller caller(PersonId person) {
        people::RoleSet roles;
        roles.add(people::Role::resident);
        return {{.organisation = lindvalla, .person = person, .roles = roles}};
    }

    Result<Receipt> cast(PersonId person, ProjectId project, std::string key, std::string_view channel) {
        const BallotForm form{.projects = {project}, .points = {}, .request_key = std::move(key)};
        return database().write([&](db::Transaction& tx) {
            return cast_ballot(tx, site_, caller(person), vote_id, form, Right{.relation = "lives", .birth_year = {}}, channel, in_vote);
        });
    }
    Result<void> withdraw(PersonId person) {
        return database().write([&](db::Transaction& tx) { return withdraw_ballot(tx, site_, caller(person), vote_id, in_vote); });
    }
    /// As a desk does it: the roll says that paper was handed out, and a ballot in the box is voided in the same step.
    bool hand_out_paper(PersonId person) {
        return database().write([&](db::Transaction& tx) -> Result<void> {
            auto row = find_roll_row_of(tx, lindvalla, vote_id, person);
            if (!row || row->state == RollState::paper_issued) return refuse(ErrorKind::conflict, "no", "no");
            const bool has_cast = row->state == RollState::online_cast;
            row->state = RollState::paper_issued;
            row->voted_sealed.clear();
            if (!update_roll_row(tx, lindvalla, vote_id, *row, random_)) return refuse(ErrorKind::conflict, "roll_changed", "no");
            if (has_cast) CHECK(void_slot(tx, site_, lindvalla, vote_id, row->voter, reasons::paper_issued).value());
            return {};
        }).ok();
    }

    /// What one of the three does, in an order and with pauses that `seed` fixes; how these meet is up to the machine.
    void act(PersonId person, std::uint64_t seed, std::string_view channel) {
        SeededRandom dice(seed);
        const std::uint64_t acts = 1 + dice.below(acts_max);
        for (std::uint64_t n = 0; n < acts; ++n) {
            for (std::uint64_t pause = dice.below(4); pause > 0; --pause) std::this_thread::yield();
            if (channel == "desk") {
                if (dice.below(4) == 0) hand_out_paper(person);
            } else if (dice.below(4) == 0) {
                static_cast<void>(withdraw(person));  // refused when there is nothing to withdraw
            } else {
                note(cast(person, dice.below(2) ? bench : park, std::string(channel) + " act " + std::to_string(n), channel));
            }
        }
    }
    void note(const Result<Receipt>& receipt) {
        if (!receipt.ok()) return;
        const std::lock_guard lock(mutex_);
        receipts_.push_back(receipt.value().code);
    }

    /// Ballots of this person that would count if the vote closed now.
    void expect_one_ballot(PersonId person, std::uint64_t seed) {
        database().read([&](db::Connection& c) {
            const auto row = find_roll_row_of(c, lindvalla, vote_id, person);
            ASSERT_TRUE(row) << seed;
            const auto slot = find_slot(c, find_box(c, site_, lindvalla, vote_id).value(), row->voter);
            const bool online = slot && slot->has_ballot;
            const bool paper = row->state == RollState::paper_issued;
            EXPECT_EQ(int(online) + int(paper), 1) << "person " << seed << " is " << word_of(row->state);
            EXPECT_EQ(online, row->state == RollState::online_cast) << seed;
            int open = 0;
            for (const auto& receipt : receipts_) open += look_up_receipt(c, site_, lindvalla, receipt).state == ReceiptState::in_box;
            EXPECT_EQ(open, int(online)) << "receipts of person " << seed;
        });
    }

    processes::Process vote_ = example_vote();
    SystemClock clock_;
    SystemRandom random_;
    i18n::Languages languages_;
    crypto::KeyFolder keys_{""};
    people::Site site_{.database = database(), .clock = clock_, .random = random_, .languages = languages_, .base_url = "",
                       .master_key = std::string(32, 'k'), .data_folder = "", .keys = keys_, .tile_url = "", .tile_attribution = ""};
    std::mutex mutex_;
    std::vector<std::string> receipts_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Interleavings, db::testing::engines(), db::testing::engine_name);

TEST_P(Interleavings, of_phone_desk_and_web_leave_exactly_one_ballot) {
    int on_paper = 0;
    for (std::uint64_t seed = 1; seed <= persons; ++seed) {
        const PersonId person{std::int64_t(seed)};
        receipts_.clear();
        {
            const std::jthread phone([&] { act(person, 3 * seed, "phone"); });
            const std::jthread web([&] { act(person, 3 * seed + 1, "web"); });
            const std::jthread desk([&] { act(person, 3 * seed + 2, "desk"); });
        }
        // Who has none in the end, casts one: now it is one, or the paper that was handed out.
        const auto last = cast(person, swings, "the last act", "web");
        note(last);
        if (!last.ok()) {
            EXPECT_EQ(last.error().code, "voted_on_paper");
        }
        on_paper += !last.ok();
        expect_one_ballot(person, seed);
    }
    if (!on_postgresql()) {
        EXPECT_GT(on_paper, persons / 20);
    }  // there the desk, which begins last, meets a cast nearly always
    EXPECT_LT(on_paper, persons / 2);
}

}  // namespace

}  // namespace allting::ballots
