// The private thread of a case: the author and those who review the idea talk without an audience. Pure: who sits where,
// and what that lets them do. Nobody is named: an author is the author, a reviewer is a department.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/visit.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

using MessageId = Id<struct MessageTag>;

enum class Side { author, reviewers };
std::string_view word_of(Side side);
std::optional<Side> side_from_word(std::string_view word);

struct Message {
    MessageId id = {};
    ProposalId proposal = {};
    Side side = Side::author;
    DepartmentId department = {};      // of a reviewer
    std::string department_name = {};  // as read
    std::string text = {};             // "" = taken away with the account of who wrote it
    std::string channel = "web";       // web, phone, paper, desk
    Instant written_at = {};
    PersonId person = {};              // whose words they are; never shown
    PersonId entered_by = {};
};

/// Where somebody sits in a thread.
enum class Seat {
    none,
    author,
    for_author,  // a facilitator for an author who came on paper, by telephone or at a desk: reads and writes
    recorder,    // a facilitator whom an author with an account has called: writes down and does not read
    reviewer,    // has the case, or is asked about it
};

/// What is known of a case beside who asks.
struct SeatFacts {
    bool is_asked = false;     // the visitor's department is asked a part of the case
    bool has_conflict = false; // the visitor has declared an interest
};
Seat seat_of(const proposals::Proposal& proposal, const Case& of, const people::Visitor& visitor, const SeatFacts& facts);
inline bool may_read(Seat seat) { return seat == Seat::author || seat == Seat::for_author || seat == Seat::reviewer; }
inline bool speaks_for_author(Seat seat) { return seat == Seat::for_author || seat == Seat::recorder; }
inline Side side_of(Seat seat) { return seat == Seat::reviewer ? Side::reviewers : Side::author; }

/// Messages that one person can write in a day and a night.
inline constexpr std::int64_t messages_per_day_max = 30;

/// Refuses who has no seat, and a facilitator who does not say how the words came.
Result<void> check_may_write(Seat seat, std::string_view channel);

}  // namespace allting::reviews
