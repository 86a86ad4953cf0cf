// How long people wait for each other, in Swedish working days (domain.md 4.2). The only place that says so. Pure.
#pragma once
#include "core/time.hpp"
#include "core/working_days.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

inline constexpr int answer_working_days = 10;         // a proposal, a reply or an appeal is answered
inline constexpr int author_working_days = 10;         // the author answers an offer or mends the text, or asks for another look
inline constexpr int letter_author_working_days = 15;  // the same without an account: a letter goes both ways
inline constexpr int author_reminder_working_days_left = 3; // an author who has not answered is reminded once
inline constexpr int department_working_days = 10;     // a department answers what it is asked about a case
inline constexpr int department_reminder_working_days = 7;
inline constexpr int department_escalation_working_days = 12;

inline Instant answer_due(Instant from) { return add_working_days(from, answer_working_days); }

/// Until when the author may answer. Someone whose idea came without an account answers by letter, telephone or at a desk.
inline Instant author_due(const Proposal& proposal, Instant from) {
    return add_working_days(from, proposal.author ? author_working_days : letter_author_working_days);
}

/// A deadline lasts its whole day: a letter that comes in the afternoon of the last day has come in time.
bool is_in_time(Instant arrived, Instant due);

}  // namespace allting::proposals
