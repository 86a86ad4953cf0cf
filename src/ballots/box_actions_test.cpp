// The life of a box: what the database shows while the vote is open, what the record says, and what the close opens.
#include "ballots/box_actions.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "ballots/ballot_store.hpp"
#include "ballots/roll_store.hpp"
#include "ballots/vote_contract_test.hpp"
#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/canonical.hpp"

namespace allting::ballots {

namespace {

using namespace testing;

class BoxContract : public VoteContract {
protected:
    std::string cast(std::int64_t person, ProjectId project, const std::string& key) {
        return cast_by(caller(PersonId{person}), {project}, key).value().code;
    }
    void cast_many(std::int64_t count) {
        for (std::int64_t person = 1; person <= count; ++person) cast(person, person % 2 ? bench : park, "request " + std::to_string(person));
    }
    Result<void> close(Instant now = after_vote) {
        return database().write([&](db::Transaction& tx) { return close_box(tx, site_, lindvalla, vote_, now); });
    }
    Result<void> finalise() {
        return database().write([&](db::Transaction& tx) { return finalise_box(tx, site_, lindvalla, vote_id, "aa", "bb", after_vote); });
    }
    std::vector<LogEntry> entries() {
        std::vector<LogEntry> all;
        database().read([&](db::Connection& c) {
            for_each_entry(c, lindvalla, vote_id, 0, 100'000, [&](std::string_view leaf, std::string_view bytes) {
                EXPECT_EQ(leaf, record::leaf_of(bytes));
                all.push_back(entry_from_bytes(bytes).value());
            });
        });
        return all;
    }
    std::string event(const LogEntry& entry) { return *json::parse_canonical(entry.payload).value().find("kind")->text(); }
    std::optional<VoteLog> log() { return database().read([&](db::Connection& c) { return find_vote_log(c, lindvalla, vote_id); }); }
    std::vector<OpenedBallot> opened() {
        std::vector<OpenedBallot> all;
        database().read([&](db::Connection& c) {
            EXPECT_TRUE(for_each_opened_ballot(c, lindvalla, vote_, after_vote, [&](const OpenedBallot& b) { all.push_back(b); }).ok());
        });
        return all;
    }

};
INSTANTIATE_TEST_SUITE_P(EachEngine, BoxContract, db::testing::engines(), db::testing::engine_name);

TEST_P(BoxContract, the_record_begins_with_the_rules) {
    cast(1, bench, "request one");
    const auto all = entries();
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(event(all[0]), "opened");
    const auto manifest = database().read([&](db::Connection& c) { return processes::find_manifest(c, lindvalla, vote_id); });
    EXPECT_EQ(*json::parse_canonical(all[0].payload).value().find("manifest")->text(), to_hex(crypto::sha256(*manifest)));
    EXPECT_TRUE(json::parse_canonical(*manifest).ok());
}

TEST_P(BoxContract, nothing_enters_the_record_before_the_close_and_then_all_at_once_sorted) {
    cast_many(25);
    EXPECT_EQ(entries().size(), 1u);
    ASSERT_TRUE(close().ok());
    const auto all = entries();
    ASSERT_EQ(all.size(), 27u);  // opened, the ballots, closed
    std::vector<std::string> leaves;
    for (std::size_t i = 1; i < 26; ++i) leaves.push_back(record::leaf_of(bytes_of(all[i])));
    EXPECT_TRUE(std::ranges::is_sorted(leaves));
}

TEST_P(BoxContract, every_checkpoint_is_signed_and_fits_the_tree) {
    cast_many(25);
    ASSERT_TRUE(close().ok());
    const auto manifest = database().read([&](db::Connection& c) { return processes::find_manifest(c, lindvalla, vote_id); });
    const auto key = record::note_key_from_text(*json::parse_canonical(*manifest).value().find("log")->text());
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(key->name, "budget.lindvalla.se/processes/1");
    std::vector<record::Hash> leaves;
    for (const LogEntry& entry : entries()) leaves.push_back(record::leaf_of(bytes_of(entry)));
    const auto notes = database().read([&](db::Connection& c) { return list_checkpoints(c, lindvalla, vote_id); });
    ASSERT_EQ(notes.size(), 3u);  // opened, the batch, closed
    for (const auto& [size, note] : notes) {
        const auto checkpoint = record::checkpoint_from_text(record::text_of_note(note, *key).value());
        EXPECT_EQ(checkpoint->size, static_cast<std::uint64_t>(size));
        EXPECT_EQ(checkpoint->root, record::root_of(std::span(leaves).first(static_cast<std::size_t>(size))));
    }
    EXPECT_EQ(notes.back().first, static_cast<std::int64_t>(leaves.size()));
}

TEST_P(BoxContract, a_receipt_is_answered_before_and_after_the_close) {
    const std::string receipt = cast(1, bench, "request one");
    EXPECT_EQ(answer(receipt).state, ReceiptState::in_box);
    EXPECT_EQ(answer(receipt).position, std::nullopt);
    const std::string newer = cast(1, park, "request two");
    EXPECT_EQ(answer(receipt).state, ReceiptState::replaced);  // at once, though both entries wait
    EXPECT_EQ(answer(newer).state, ReceiptState::in_box);
    ASSERT_TRUE(close().ok());
    EXPECT_TRUE(answer(newer).position.has_value());
    ASSERT_TRUE(finalise().ok());
    EXPECT_EQ(answer(receipt).state, ReceiptState::replaced);
    EXPECT_EQ(answer(newer).state, ReceiptState::in_box);
    EXPECT_EQ(answer("0000000000000000").state, ReceiptState::unknown);
    EXPECT_EQ(answer("what is this").state, ReceiptState::unknown);
}

TEST_P(BoxContract, the_close_opens_exactly_the_ballots_that_count) {
    cast_many(3);
    cast(1, lights, "request new");
    ASSERT_TRUE(withdraw_by(caller(PersonId{2})).ok());
    EXPECT_EQ(close(last_moment).error().code, "vote_not_closed");
    ASSERT_TRUE(close().ok());
    ASSERT_TRUE(close().ok());  // again it does nothing
    std::map<std::string, LogEntry> newest;
    for (const LogEntry& entry : entries())
        if (!entry.tag.empty() && newest[entry.tag].version < entry.version) newest[entry.tag] = entry;
    EXPECT_EQ(newest.size(), 3u);
    std::vector<std::string> marks;
    for (const OpenedBallot& ballot : opened()) {
        marks.push_back(text_of(ballot.marks));
        const auto counted = std::ranges::find_if(newest, [&](const auto& each) { return record::leaf_of(bytes_of(each.second)) == ballot.leaf; });
        ASSERT_NE(counted, newest.end());
        EXPECT_EQ(counted->second.payload, commitment_of(text_of(ballot.marks), ballot.nonce));
    }
    std::ranges::sort(marks);
    EXPECT_EQ(marks, (std::vector<std::string>{"12", "21"}));
    EXPECT_EQ(event(entries().back()), "closed");
}

TEST_P(BoxContract, a_ballot_that_is_voided_after_the_close_no_longer_counts) {
    cast_many(2);
    ASSERT_TRUE(close().ok());
    const VoterId voter = database().read([&](db::Connection& c) { return find_roll_row_of(c, lindvalla, vote_id, PersonId{1})->voter; });
    const auto voided = [&] {
        return database().write([&](db::Transaction& tx) { return void_slot(tx, site_, lindvalla, vote_id, voter, reasons::challenge_upheld); }).value();
    };
    EXPECT_TRUE(voided());
    ASSERT_EQ(opened().size(), 1u);
    EXPECT_EQ(text_of(opened()[0].marks), "31");
    ASSERT_TRUE(finalise().ok());
    const auto all = entries();
    EXPECT_EQ(all[all.size() - 2].payload, "challenge_upheld");
    EXPECT_EQ(event(all.back()), "finalised");
    EXPECT_EQ(log()->state, LogState::finalised);
    EXPECT_EQ(finalise().error().code, "box_not_closed");
}

TEST_P(BoxContract, without_its_key_the_box_takes_no_ballot_and_says_so) {
    cast(1, bench, "request one");
    keys_.destroy(box_key_name(lindvalla, vote_id), random_);
    const auto again = cast_by(caller(PersonId{1}), {park}, "request two");
    EXPECT_EQ(again.error().code, "vote_key_missing");
    EXPECT_EQ(again.error().kind, ErrorKind::unavailable);
}

TEST_P(BoxContract, while_the_vote_is_open_no_table_holds_a_ballot_or_a_receipt_in_the_clear) {
    const std::string receipt = cast(1, bench, "request one");
    const std::string leaf_beginning = leaf_beginning_of(receipt).value();
    const Slot slot = database().read([&](db::Connection& c) {
        const Box box = find_box(c, site_, lindvalla, vote_id).value();
        return find_slot(c, box, find_roll_row_of(c, lindvalla, vote_id, PersonId{1})->voter).value();
    });
    std::string everything;
    const auto add = [&](db::Rows rows, int columns) {
        while (rows.next())
            for (int i = 0; i < columns; ++i) everything += rows.get<std::string>(i) + "|";
    };
    database().read([&](db::Connection& c) {
        add(c.query("SELECT slot, sealed FROM slots"), 2);
        add(c.query("SELECT lookup, sealed FROM waiting_entries"), 2);
        add(c.query("SELECT voted_sealed FROM roll"), 1);
        add(c.query("SELECT entry FROM log_entries"), 1);
    });
    for (const std::string& secret : {slot.tag, slot.nonce, slot.leaf, leaf_beginning, std::string("2027-03-10")})
        EXPECT_EQ(everything.find(secret), std::string::npos);
}

}  // namespace

}  // namespace allting::ballots
