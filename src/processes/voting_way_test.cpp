#include "processes/voting_way.hpp"

#include <gtest/gtest.h>

#include "processes/example_process_test.hpp"
#include "processes/manifest.hpp"
#include "processes/plan.hpp"
#include "processes/voting_way_pages.hpp"

namespace allting::processes {
namespace {

std::string fault_of(WaySet ways, Standing standing) {
    FieldErrors errors;
    check_ways(errors, ways, standing);
    return errors.empty() ? "" : errors.take().fields.at(0).code;
}

TEST(VotingWays, are_read_by_their_words_which_are_in_order) {
    std::string_view before;
    for (const Way way : all_ways) {
        EXPECT_EQ(way_from_word(word_of(way)), way);
        EXPECT_LT(before, word_of(way));
        before = word_of(way);
    }
    EXPECT_FALSE(way_from_word("birth_date"));
}

TEST(VotingWays, open_by_the_register_or_without_it_and_never_both) {
    const WaySet chosen{Way::account, Way::desk, Way::posted_code, Way::sms_code};
    EXPECT_EQ(chosen.open_with(true), (WaySet{Way::desk, Way::posted_code}));
    EXPECT_EQ(chosen.open_with(false), (WaySet{Way::account, Way::sms_code}));
}

TEST(VotingWays, one_is_needed_whatever_the_vote_is_worth) {
    for (const Standing standing : {Standing::promised, Standing::advisory}) EXPECT_EQ(fault_of({}, standing), "ways_missing");
}

TEST(VotingWays, weak_ones_are_for_advice_only) {
    const std::pair<WaySet, std::string> weak[] = {{{Way::email_code}, "email_code_is_weak"},
                                                   {{Way::email_code, Way::desk}, "email_code_is_weak"},
                                                   {{Way::account}, "account_is_weak"},
                                                   {{Way::account, Way::sms_code}, "ways_are_strangers"},
                                                   {{Way::e_id}, "desk_missing"},
                                                   {{Way::posted_code, Way::e_id}, "desk_missing"}};
    for (const auto& [ways, code] : weak) {
        EXPECT_EQ(fault_of(ways, Standing::promised), code);
        EXPECT_EQ(fault_of(ways, Standing::advisory), "");
    }
    for (const WaySet ways : {usual_ways, WaySet{Way::sms_code}, WaySet{Way::desk}, WaySet{Way::desk, Way::e_id, Way::sms_code}})
        EXPECT_EQ(fault_of(ways, Standing::promised), "");
}

TEST(VotingWays, stand_in_the_plan_and_freeze_with_it) {
    Process before = testing::example_process();
    Process after = before;
    after.ways = {Way::desk};
    const Instant in_vote = testing::at("2027-03-10T00:00:00Z"), in_review = testing::at("2027-02-10T00:00:00Z");
    EXPECT_TRUE(check_change(before, after, in_review));
    EXPECT_EQ(check_change(before, after, in_vote).error().code, "rules_frozen");
    after = before;
    after.standing = Standing::advisory;
    EXPECT_EQ(check_change(before, after, in_vote).error().code, "rules_frozen");
    after.ways = {};
    EXPECT_EQ(check_plan(after).error().fields.at(0).field, "ways");
}

TEST(VotingWays, stand_in_the_manifest) {
    Process process = testing::example_process();
    process.ways = {Way::sms_code, Way::desk};
    process.standing = Standing::advisory;
    const std::string manifest = manifest_of(process, {}, {});
    EXPECT_NE(manifest.find(R"("ways":["desk","sms_code"])"), std::string::npos) << manifest;
    EXPECT_NE(manifest.find(R"("standing":"advisory")"), std::string::npos) << manifest;
}

TEST(VotingWays, say_what_they_lack) {
    const auto keys = [](Way way, const WayMeans& means) {
        std::vector<std::string> listed;
        for (const WayLack& lack : lacks_of({way}, means)) listed.emplace_back(lack.text_key);
        return listed;
    };
    EXPECT_EQ(keys(Way::e_id, {}), (std::vector<std::string>{"processes.way_lacks.e_id", "processes.way_lacks.register"}));
    EXPECT_EQ(keys(Way::sms_code, {}), std::vector<std::string>{"processes.way_lacks.sms"});
    EXPECT_EQ(keys(Way::account, {.has_register = true}), std::vector<std::string>{"processes.way_lacks.no_register"});
    EXPECT_TRUE(keys(Way::desk, {.has_register = true}).empty());
}

}  // namespace
}  // namespace allting::processes
