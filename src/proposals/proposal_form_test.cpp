#include "proposals/proposal_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace allting::proposals {
namespace {

using ::testing::ElementsAre;
using Fields = std::vector<std::pair<std::string, std::string>>;

http::Input input_of(const Fields& fields) {
    http::Input input;
    for (const auto& [name, value] : fields) input.add(name, value);
    return input;
}

std::vector<std::string> wrong_fields(const Error& error) {
    std::vector<std::string> names;
    for (const auto& field : error.fields) names.push_back(field.field);
    return names;
}

TEST(Change, leaves_alone_what_was_not_sent) {
    Proposal proposal;
    proposal.wording = {"Bänkar", "Varför", "Torget"};
    apply(read_change(input_of({{"place", "Parken"}}), Strictness::finished).value(), proposal);
    EXPECT_EQ(proposal.wording, (Wording{"Bänkar", "Varför", "Parken"}));
}

TEST(Change, names_every_wrong_field_at_once) {
    const auto refused = read_change(input_of({{"title", "Hej"}, {"body", "kort"}, {"beneficiaries", ""}, {"category", "rockets"}}), Strictness::finished);
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(wrong_fields(refused.error()), ElementsAre("title", "body", "beneficiaries", "category"));
}

TEST(Change, may_be_unfinished_when_it_is_left_for_later) {
    EXPECT_TRUE(read_change(input_of({{"title", ""}, {"body", ""}, {"beneficiaries", ""}}), Strictness::for_later).ok());
    EXPECT_FALSE(read_change(input_of({{"title", std::string(121, 'x')}}), Strictness::for_later).ok()) << "too long is too long";
}

TEST(Spot, is_read_with_comma_or_point) {
    const auto change = read_change(input_of({{"place", ""}, {"place_latitude", "57,7"}, {"place_longitude", " 11.9 "}}), Strictness::finished).value();
    Proposal proposal;
    apply(change, proposal);
    EXPECT_DOUBLE_EQ(*proposal.latitude, 57.7);
    EXPECT_DOUBLE_EQ(*proposal.longitude, 11.9);
}

TEST(Spot, needs_both_degrees_and_the_globe) {
    for (const Fields& fields : std::vector<Fields>{{{"place_latitude", "57.7"}, {"place_longitude", ""}},
                                                    {{"place_latitude", "91"}, {"place_longitude", "11"}},
                                                    {{"place_latitude", "norr"}, {"place_longitude", "11"}},
                                                    {{"place_latitude", "nan"}, {"place_longitude", "11"}},
                                                    {{"place_latitude", "57"}, {"place_longitude", "-181"}}})
        EXPECT_FALSE(read_change(input_of(fields), Strictness::finished).ok()) << fields[0].second << " " << fields[1].second;
}

TEST(Spot, taken_off_the_map_is_none) {
    Proposal proposal;
    proposal.latitude = proposal.longitude = 1;
    apply(read_change(input_of({{"place", "Torget"}, {"place_latitude", ""}, {"place_longitude", ""}}), Strictness::finished).value(), proposal);
    EXPECT_FALSE(proposal.latitude.has_value());
}

TEST(Place, needs_words_or_a_point) {
    const auto refused = read_change(input_of({{"pot", "1"}, {"place", ""}, {"place_latitude", ""}, {"place_longitude", ""}}), Strictness::finished);
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(wrong_fields(refused.error()), ElementsAre("place"));
}

TEST(ForOther, needs_a_channel_that_is_not_the_web) {
    const Fields fields{{"title", "Större skyltar"}, {"body", "I hela centrum, så att alla kan läsa."}, {"beneficiaries", "Äldre"},
                        {"category", "safety"}, {"pot", "1"}, {"place", "Centrum"}};
    auto with = fields, web = fields;
    with.emplace_back("channel", "phone");
    web.emplace_back("channel", "web");
    EXPECT_EQ(read_for_other(input_of(with)).value().channel, Channel::phone);
    EXPECT_FALSE(read_for_other(input_of(fields)).ok());
    EXPECT_FALSE(read_for_other(input_of(web)).ok());
}

TEST(Comment, is_neither_empty_nor_endless) {
    EXPECT_FALSE(read_comment(input_of({{"text", " "}})).ok());
    EXPECT_FALSE(read_comment(input_of({{"text", std::string(2'001, 'x')}})).ok());
    EXPECT_EQ(read_comment(input_of({{"text", "Bra idé!"}})).value(), "Bra idé!");
}

}  // namespace
}  // namespace allting::proposals
