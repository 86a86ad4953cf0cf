// One person at a telephone, at a screen and at a desk at the same time, a thousand times, on both engines: in the end
// exactly one ballot counts, whatever came first, and of the receipts that were given at most one opens.
#include <gtest/gtest.h>

#include <mutex>
#include <thread>

#include "ballots/ballot_actions.hpp"
#include "ballots/box_actions.hpp"
#include "ballots/desk_actions.hpp"
#include "ballots/log_entry.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/vote_contract_test.hpp"
#include "core/random.hpp"
#include "electorate/register_store.hpp"

namespace allting::ballots {

namespace {

using namespace testing;

constexpr int persons = 1'000;
constexpr int acts_max = 3;  // of each of the three

/// Everybody stands on a register, so that the desk finds them; on the net they vote with the pass of their code.
class Interleavings : public VoteContract {
protected:
    Interleavings() {
        database().write([&](db::Transaction& tx) {
            electorate::store_register(tx, lindvalla, vote_id, {});
            for (std::int64_t person = 1; person <= persons; ++person)
                electorate::insert_entry(tx, lindvalla, vote_id, {.voter = VoterId{person}, .match_hash = std::to_string(person), .name = "Röst"}, 1);
        });
    }

    Result<Receipt> cast(VoterId voter, ProjectId project, std::string key, std::string_view channel) {
        return cast_by({{.organisation = lindvalla}, voter}, {project}, std::move(key), in_vote, std::nullopt, channel);
    }
    Result<void> withdraw(VoterId voter) { return withdraw_by({{.organisation = lindvalla}, voter}); }
    void hand_out_paper(VoterId voter) {
        const http::Request request;
        const auto& t = languages_.get("sv");
        const people::Visit visit{.site = site_, .database = database(), .request = request, .visitor = {.organisation = lindvalla, .person = PersonId{7}},
                                  .now = in_vote, .t = t, .frame = {.t = &t}};
        static_cast<void>(database().write([&](db::Transaction& tx) { return ballots::hand_out_paper(tx, visit, {vote_id, voter}); }));
    }

    /// What one of the three does, in an order and with pauses that `seed` fixes; how these meet is up to the machine.
    void act(VoterId voter, std::uint64_t seed, std::string_view channel) {
        SeededRandom dice(seed);
        const std::uint64_t acts = 1 + dice.below(acts_max);
        for (std::uint64_t n = 0; n < acts; ++n) {
            for (std::uint64_t pause = dice.below(4); pause > 0; --pause) std::this_thread::yield();
            if (channel == "desk") {
                if (dice.below(4) == 0) hand_out_paper(voter);
            } else if (dice.below(4) == 0) {
                static_cast<void>(withdraw(voter));  // refused when there is nothing to withdraw
            } else {
                note(cast(voter, dice.below(2) ? bench : park, std::string(channel) + " act " + std::to_string(n), channel));
            }
        }
    }
    void note(const Result<Receipt>& receipt) {
        if (!receipt.ok()) return;
        const std::lock_guard lock(mutex_);
        receipts_.push_back(receipt.value().code);
    }

    /// Ballots of this person that would count if the vote closed now.
    void expect_one_ballot(VoterId voter, std::uint64_t seed) {
        database().read([&](db::Connection& c) {
            const auto row = find_roll_row(c, lindvalla, vote_id, voter);
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

    std::mutex mutex_;
    std::vector<std::string> receipts_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Interleavings, db::testing::engines(), db::testing::engine_name);

TEST_P(Interleavings, of_phone_desk_and_web_leave_exactly_one_ballot) {
    int on_paper = 0;
    for (std::uint64_t seed = 1; seed <= persons; ++seed) {
        const VoterId voter{std::int64_t(seed)};
        receipts_.clear();
        {
            const std::jthread phone([&] { act(voter, 3 * seed, "phone"); });
            const std::jthread web([&] { act(voter, 3 * seed + 1, "web"); });
            const std::jthread desk([&] { act(voter, 3 * seed + 2, "desk"); });
        }
        // Who has none in the end, casts one: now it is one, or the paper that was handed out.
        const auto last = cast(voter, swings, "the last act", "web");
        note(last);
        if (!last.ok()) {
            EXPECT_EQ(last.error().code, "voted_on_paper");
        }
        on_paper += !last.ok();
        expect_one_ballot(voter, seed);
    }
    if (!on_postgresql()) {
        EXPECT_GT(on_paper, persons / 20);
    }  // there the desk, which begins last, meets a cast nearly always
    EXPECT_LT(on_paper, persons / 2);
}

}  // namespace

}  // namespace allting::ballots
