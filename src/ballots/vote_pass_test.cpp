#include "ballots/vote_pass.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"

namespace allting::ballots {
namespace {

const std::string key(32, 'k');
const Instant now = *instant_from_iso("2027-03-10T12:00:00Z");
const VotePass pass{.process = ProcessId{3}, .voter = VoterId{7}, .proof = proof_of("hash"), .seen = now};

std::string cookie_for(const VotePass& given) {
    http::Response response;
    give_pass(response, {}, key, given);
    const std::string& header = response.headers.at(0).second;
    return header.substr(0, header.find(';'));
}
http::Request with(const std::string& cookie) {
    http::Request request;
    request.headers.emplace_back("cookie", cookie);
    return request;
}

TEST(VotePass, comes_back_as_it_was_given) { EXPECT_EQ(given_pass(with(cookie_for(pass)), key, now), pass); }

TEST(VotePass, ends_after_a_quarter_of_an_hour_without_use) {
    const auto request = with(cookie_for(pass));
    EXPECT_TRUE(given_pass(request, key, now + minutes(limits::vote_pass_idle_minutes)));
    EXPECT_FALSE(given_pass(request, key, now + minutes(limits::vote_pass_idle_minutes) + seconds(1)));
}

TEST(VotePass, no_sign_of_it_can_be_changed) {
    const std::string cookie = cookie_for(pass);
    for (std::size_t at = cookie.find('=') + 1; at < cookie.size(); ++at) {
        std::string changed = cookie;
        changed[at] = changed[at] == '1' ? '2' : '1';
        EXPECT_FALSE(given_pass(with(changed), key, now)) << changed;
    }
    EXPECT_FALSE(given_pass(with(cookie), std::string(32, 'l'), now));
    EXPECT_FALSE(given_pass(with("vote-pass="), key, now));
    EXPECT_FALSE(given_pass({}, key, now));
}

TEST(VotePass, is_ended_on_the_screen_it_was_given_to) {
    http::Response response;
    end_pass(response, {});
    EXPECT_NE(response.headers.at(0).second.find("Max-Age=0"), std::string::npos);
}

}  // namespace
}  // namespace allting::ballots
