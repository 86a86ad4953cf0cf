// Voting codes that are sent: to what they may go, and what they look like. Pure.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/random.hpp"
#include "core/result.hpp"
#include "processes/voting_way.hpp"

namespace allting::ballots {

/// A telephone or a mailbox, written in one way only: one of them is one voter.
struct Target {
    processes::Way way;
    std::string address;  // "+46701234567" or "asa@example.org"
    std::string text() const { return std::string(processes::word_of(way)) + ":" + address; }
};

/// A mobile number as people write it: "070-123 45 67", "+46 (0)70 123 45 67", "0046701234567". Refuses (invalid, field
/// number) "not_a_number", "not_a_mobile" (a Swedish number that no message reaches) and "number_abroad" (none of `prefixes`).
Result<Target> read_number(std::string_view typed, std::span<const std::string> prefixes);

inline constexpr std::size_t sent_code_signs = 6;
std::string make_sent_code(Random& random);  // "048213"
/// The digits of what somebody typed, or "" when they are not as many.
std::string digits_of_code(std::string_view typed);

}  // namespace allting::ballots
