// A code that is sent, from the asking to the vote, on each engine.
#include "ballots/sent_code_actions.hpp"

#include <gtest/gtest.h>

#include "ballots/roll_store.hpp"
#include "ballots/sent_code_store.hpp"
#include "ballots/vote_contract_test.hpp"
#include "ballots/ways_actions.hpp"
#include "core/limits.hpp"
#include "platform/json/json.hpp"

namespace allting::ballots {
namespace {

using processes::Way;
using namespace testing;

const Target asa{Way::sms_code, "+46701234567"}, bo{Way::sms_code, "+46701234568"};

class SentCodes : public VoteContract {
protected:
    SentCodes() {
        site_.sms_prefixes = {"+46"};
        request_.remote_address = "192.0.2.7";
        offer({Way::sms_code});
    }

    void offer(processes::WaySet ways) {
        database().write([&](db::Transaction& tx) {
            auto process = *processes::find_process(tx, lindvalla, vote_id);
            process.ways = ways;
            ASSERT_TRUE(processes::replace_plan(tx, lindvalla, process));
        });
    }
    people::Visit visit(Instant now = in_vote) {
        const auto& t = languages_.get("sv");
        return {.site = site_, .database = database(), .request = request_, .visitor = {.organisation = lindvalla}, .now = now, .t = t, .frame = {.t = &t}};
    }
    Result<std::string> send(const Target& target, Instant now = in_vote) { return send_code(visit(now), vote_id, target); }
    Result<VotePass> enter(std::string_view ticket, std::string_view code, Instant now = in_vote) { return pass_by_sent_code(visit(now), ticket, code); }
    /// The code of the last message.
    std::string code() {
        return database().read([&](db::Connection& c) {
            auto rows = c.query("SELECT arguments FROM notices WHERE organisation_id = ? ORDER BY id DESC LIMIT 1", lindvalla);
            if (!rows.next()) return std::string();
            return *json::parse(rows.get<std::string>(0)).value().find("code")->text();
        });
    }
    VotePass pass_of(const Target& target, Instant now = in_vote) {
        const auto ticket = send(target, now);
        EXPECT_TRUE(ticket.ok());
        auto pass = enter(ticket.value(), code(), now);
        EXPECT_TRUE(pass.ok());
        return pass.value();
    }
    static Caller by(const VotePass& pass) { return {.visitor = {.organisation = lindvalla}, .pass = pass.voter, .by_code = true, .way = pass.way}; }
    static std::string wrong(const std::string& code) { return code == "000000" ? "000001" : "000000"; }

    http::Request request_;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, SentCodes, db::testing::engines(), db::testing::engine_name);

TEST_P(SentCodes, open_the_vote_once_and_the_number_has_one_ballot) {
    const VotePass pass = pass_of(asa);
    EXPECT_EQ(pass.way, Way::sms_code);
    EXPECT_EQ(cast_by(by(pass), {swings}, "key-0001", in_vote, std::nullopt).error().code, "right_not_stated");
    ASSERT_TRUE(cast_by(by(pass), {swings}, "key-0001"));
    const VotePass again = pass_of(asa, in_vote + hours(2));
    EXPECT_EQ(again.voter, pass.voter);
    ASSERT_TRUE(cast_by(by(again), {bench}, "key-0002"));
    ASSERT_TRUE(cast_by(by(pass_of(bo)), {bench}, "key-0003"));
    const auto counts = database().read([&](db::Connection& c) { return count_roll_states(c, lindvalla, vote_id); });
    EXPECT_EQ(counts, (std::vector<std::pair<RollState, std::int64_t>>{{RollState::online_cast, 2}}));
}

TEST_P(SentCodes, are_used_up_by_the_first_use) {
    const std::string ticket = send(asa).value(), right = code();
    ASSERT_TRUE(enter(ticket, right));
    EXPECT_EQ(enter(ticket, right).error().fields.at(0).code, "sent_code_opens_nothing");
}

TEST_P(SentCodes, open_nothing_when_wrong_old_of_another_or_tried_too_often) {
    const std::string ticket = send(asa).value(), right = code();
    const std::string other = send(bo).value();
    for (const auto& [with, typed] : {std::pair{ticket, wrong(right)}, {other, right}, {std::string("made up"), right}, {ticket, std::string("12345")}}) {
        if (with == other && code() == right) continue;  // chance made both alike
        EXPECT_EQ(enter(with, typed).error().fields.at(0).code, "sent_code_opens_nothing");
    }
    EXPECT_EQ(enter(ticket, right, in_vote + minutes(limits::sent_code_minutes)).error().fields.at(0).code, "sent_code_opens_nothing");
    const std::string tired = send(asa).value(), good = code();
    for (int i = 0; i < limits::sent_code_tries_max; ++i) EXPECT_FALSE(enter(tired, wrong(good)));
    EXPECT_EQ(enter(tired, good).error().fields.at(0).code, "sent_code_opens_nothing");
}

TEST_P(SentCodes, are_sent_a_few_times_an_hour_to_one_number_and_never_stopped_for_good) {
    for (int i = 0; i < limits::sent_codes_per_target_max; ++i) ASSERT_TRUE(send(asa));
    EXPECT_EQ(send(asa).error().code, "too_many_sent");
    EXPECT_TRUE(send(bo));
    EXPECT_TRUE(send(asa, in_vote + hours(1) + minutes(1)));
}

TEST_P(SentCodes, are_limited_by_network_and_wrong_ones_are_too) {
    for (int i = 0; i < limits::sent_codes_per_network_max; ++i) ASSERT_TRUE(send({Way::sms_code, "+467010000" + std::to_string(10 + i)}));
    EXPECT_EQ(send(asa).error().code, "too_many_sent");
    request_.remote_address = "198.51.100.1";
    EXPECT_TRUE(send(asa));
    for (int i = 0; i < limits::sent_code_tries_per_network_max; ++i) EXPECT_EQ(enter("made up", "123456").error().kind, ErrorKind::invalid);
    EXPECT_EQ(enter("made up", "123456").error().code, "too_many_codes");
    EXPECT_NE(enter("made up", "123456", in_vote + minutes(limits::code_try_minutes + 1)).error().code, "too_many_codes");
}

TEST_P(SentCodes, are_for_open_votes_that_have_them) {
    EXPECT_EQ(send(asa, before_vote).error().code, "phase_closed");
    EXPECT_EQ(send({Way::email_code, "asa@example.org"}).error().code, "way_not_offered");
    site_.sms_prefixes.clear();
    EXPECT_EQ(send(asa).error().code, "sms_not_set_up");
}

TEST_P(SentCodes, keep_neither_number_nor_code) {
    const std::string ticket = send(asa).value(), right = code();
    ASSERT_TRUE(enter(ticket, right));
    database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT mark FROM sent_code_voters WHERE organisation_id = ?", lindvalla);
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::string>(0).size(), 32U);
        EXPECT_EQ(rows.get<std::string>(0).find("701234567"), std::string::npos);
        EXPECT_FALSE(c.query("SELECT 1 FROM sent_codes WHERE organisation_id = ?", lindvalla).next());
    });
}

TEST_P(SentCodes, do_not_let_in_whom_the_vote_has_another_way_for) {
    const VotePass pass = pass_of(asa);
    offer({Way::desk, Way::posted_code});
    const auto refused = cast_by(by(pass), {swings}, "key-0001");
    EXPECT_EQ(refused.error().code, "way_not_offered");
    EXPECT_EQ(cast_by(caller(PersonId{5}), {swings}, "key-0002").error().code, "way_not_offered");
    const std::string said = languages_.get("sv").with(i18n::Key::at_run_time(refused.error().text_key), refused.error().arguments);
    EXPECT_NE(said.find("Den här omröstningen tar inte emot röster på det sättet."), std::string::npos) << said;
}

TEST_P(SentCodes, end_with_the_key_of_the_vote) {
    const VotePass pass = pass_of(asa);
    EXPECT_TRUE(database().read([&](db::Connection& c) { return has_sent_code_voter(c, lindvalla, vote_id, pass.voter); }));
    database().write([&](db::Transaction& tx) { delete_sent_code_voters(tx, lindvalla, vote_id); });
    EXPECT_FALSE(database().read([&](db::Connection& c) { return has_sent_code_voter(c, lindvalla, vote_id, pass.voter); }));
}

}  // namespace
}  // namespace allting::ballots
