#include "ballots/ballot_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ballots/example_vote_test.hpp"
#include "ballots/receipt_cookie.hpp"

namespace allting::ballots {

namespace {

using namespace testing;
using processes::BallotKind;
using ::testing::HasSubstr;
using ::testing::Not;

class BallotPages : public ::testing::Test {
protected:
    page::Frame frame() {
        return {.t = &languages_.get("sv"), .organisation_name = "Lindvalla", .organisation_logo = "", .theme_address = "",
                .visitor_name = "Amina", .form_token = "token", .path = "/processes/1/ballot", .zone = "Europe/Stockholm", .now = in_vote,
                .said = "", .navigation = {}};
    }
    BallotView view(const processes::Process& process, const Marks& marks, ProjectFilter filter = {.pot = north, .text = {}, .category = {}}) {
        return view_of(process, example_projects(), RollState::none, filter, marks, 1);
    }
    i18n::Languages languages_;
};

TEST_F(BallotPages, choosing_shows_the_area_and_what_is_for_everyone) {
    const std::string html = choose_page(frame(), view(example_vote(), {}), nullptr);
    EXPECT_THAT(html, HasSubstr("Gungor &amp; &lt;rutschkana&gt;"));
    EXPECT_THAT(html, HasSubstr("Park för alla"));
    EXPECT_THAT(html, Not(HasSubstr("Ljus i tunneln")));
    EXPECT_THAT(html, HasSubstr(R"(<section data-ballot data-kind="marks" data-most="2")"));
    EXPECT_THAT(html, HasSubstr("Kvar: 2"));
}

TEST_F(BallotPages, what_the_filter_hides_stays_chosen) {
    const std::string html = choose_page(frame(), view(example_vote(), {{swings}}, {.pot = north, .text = "bänk", .category = {}}), nullptr);
    EXPECT_THAT(html, HasSubstr("Bänk vid ån"));
    EXPECT_THAT(html, Not(HasSubstr("rutschkana")));
    EXPECT_THAT(html, HasSubstr(R"(<input type="hidden" name="projects" value="11" data-cost="20000">)"));
    EXPECT_THAT(html, HasSubstr("Kvar: 1"));
}

TEST_F(BallotPages, what_was_chosen_comes_back_with_what_is_wrong) {
    const auto vote = example_vote(BallotKind::approval, 1);
    const auto refused = check_ballot(vote, example_projects(), {.projects = {swings, bench}, .points = {}, .request_key = {}}, in_vote);
    const std::string html = choose_page(frame(), view(vote, {{swings}, {bench}}), &refused.error());
    EXPECT_THAT(html, HasSubstr("Du har valt för många förslag i Norr."));
    EXPECT_THAT(html, HasSubstr("För mycket: 1."));
    EXPECT_THAT(html, HasSubstr(R"(value="11" data-cost="20000"  checked)"));
}

TEST_F(BallotPages, points_have_a_field_each) {
    const std::string html = choose_page(frame(), view(example_vote(BallotKind::points, 3), {{bench, 2}}), nullptr);
    EXPECT_THAT(html, HasSubstr(R"(name="points[12]" value="2" min="0" max="3")"));
    EXPECT_THAT(html, HasSubstr(R"(name="points[11]" value="")"));
}

TEST_F(BallotPages, the_check_carries_the_marks_and_names_the_sum) {
    const std::string html = check_page(frame(), view(example_vote(BallotKind::budget), {{bench}, {swings}}), "key one two");
    EXPECT_THAT(html, HasSubstr(R"(name="request_key" value="key one two")"));
    EXPECT_THAT(html, HasSubstr(R"(<input type="hidden" name="projects" value="12")"));
    EXPECT_THAT(html, HasSubstr("Kvar i potten: 0\u00a0kr."));
    EXPECT_THAT(html, Not(HasSubstr(R"(name="blank")")));
}

TEST_F(BallotPages, no_address_ever_holds_a_choice) {
    for (const std::string& html : {choose_page(frame(), view(example_vote(), {{bench}}), nullptr), check_page(frame(), view(example_vote(), {{bench}}), "k")}) {
        EXPECT_THAT(html, Not(HasSubstr("?projects")));
        EXPECT_THAT(html, Not(HasSubstr(R"(method="get")")));
    }
}

TEST_F(BallotPages, a_blank_vote_says_so) {
    EXPECT_THAT(check_page(frame(), view(example_vote(), {}), "key one two"), HasSubstr(R"(name="blank" value="yes")"));
}

TEST_F(BallotPages, every_voter_meets_the_projects_in_an_order_of_their_own) {
    std::set<std::string> orders;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto shown = view_of(example_vote(), example_projects(), RollState::none, {.pot = north, .text = {}, .category = {}}, {}, seed);
        orders.insert(shown.pots[0].shown[0].title);
        EXPECT_EQ(shown.pots[0].shown.size(), 2u);
    }
    EXPECT_EQ(orders.size(), 2u);
}

TEST_F(BallotPages, the_area_is_asked_for_where_there_are_several) {
    auto vote = example_vote();
    EXPECT_TRUE(needs_area(vote, {}));
    EXPECT_FALSE(needs_area(vote, {.pot = south, .text = {}, .category = {}}));
    vote.pots.erase(vote.pots.begin());
    EXPECT_FALSE(needs_area(vote, {}));
    EXPECT_THAT(area_page(frame(), example_vote()), HasSubstr("pot=2"));
}

TEST_F(BallotPages, the_receipt_is_shown_to_nobody_else) {
    const std::string master_key(32, 'k'), receipt = "K7Q4ABCDEFGHJKMN";
    http::Response response;
    give_receipt(response, {}, master_key, ProcessId{1}, VoterId{7}, receipt);
    const std::string& header = response.headers.front().second;
    EXPECT_THAT(header, HasSubstr("HttpOnly; SameSite=Strict"));
    http::Request request;
    request.headers.emplace_back("cookie", header.substr(0, header.find(';')));
    EXPECT_EQ(given_receipt(request, master_key, ProcessId{1}, VoterId{7}), receipt);
    EXPECT_EQ(given_receipt(request, master_key, ProcessId{1}, VoterId{8}), std::nullopt);
    EXPECT_EQ(given_receipt(request, master_key, ProcessId{2}, VoterId{7}), std::nullopt);
    EXPECT_EQ(given_receipt({}, master_key, ProcessId{1}, VoterId{7}), std::nullopt);
}

TEST_F(BallotPages, the_receipt_page_shows_the_code_in_groups) {
    EXPECT_THAT(receipt_page(frame(), example_vote(), "K7Q4ABCDEFGHJKMN", "https://budget.example"), HasSubstr("K7Q4-ABCD-EFGH-JKMN"));
    EXPECT_THAT(receipt_page(frame(), example_vote(), std::nullopt, "https://budget.example"), HasSubstr("visas inte längre"));
    EXPECT_THAT(receipts_page(frame(), {}, {.asked = true}), HasSubstr("Ingen röst har den koden"));
    EXPECT_THAT(receipts_page(frame(), {}, {.asked = true, .answer = {ReceiptState::in_box, ProcessId{1}}, .process_title = "Lindvalla budget"}), HasSubstr("Lindvalla budget"));
    EXPECT_THAT(receipts_page(frame(), {}, {.asked = true, .answer = {ReceiptState::replaced, ProcessId{1}}, .process_title = "Lindvalla budget"}), HasSubstr("har ersatts"));
}

}  // namespace

}  // namespace allting::ballots
