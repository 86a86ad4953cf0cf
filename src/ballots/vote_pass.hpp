// A pass into one booth for somebody without an account: a cookie under our key, for one voter of one vote, that a quarter
// of an hour without use ends. It says nothing of the code that it was got with and works in no other vote.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "processes/voting_way.hpp"

namespace allting::ballots {

struct VotePass {
    ProcessId process = {};
    VoterId voter = {};
    std::string proof = {};  // proof_of the code it was got with, or desk_proof, or sent_proof
    processes::Way way = processes::Way::posted_code;
    Instant seen = {};
    friend bool operator==(const VotePass&, const VotePass&) = default;
};

/// Opened at a desk, where an official has seen who it is.
inline constexpr std::string_view desk_proof = "desk";
/// Got with a code that was sent to a telephone or a mailbox: that code is used up.
inline constexpr std::string_view sent_proof = "sent";
/// Ties a pass to a code: with a new code the old pass ends too.
std::string proof_of(std::string_view code_hash);

void give_pass(http::Response& response, const http::Request& request, std::string_view master_key, const VotePass& pass);
/// Nothing when it is not ours, was changed, or is older than limits::vote_pass_idle_minutes.
std::optional<VotePass> given_pass(const http::Request& request, std::string_view master_key, Instant now);
/// The next person at this screen finds nothing.
void end_pass(http::Response& response, const http::Request& request);

}  // namespace allting::ballots
