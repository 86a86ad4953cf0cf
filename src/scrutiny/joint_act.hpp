// What two scrutineers do together, and when each act is possible. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "ballots/vote_log.hpp"
#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "processes/process.hpp"

namespace allting::scrutiny {

using JointActId = Id<struct JointActTag>;
using ChallengeId = Id<struct ChallengeTag>;

enum class ActKind {
    open,      // the vote begins: where the plan leaves that to scrutineers
    close,     // the box is closed and opened for the count
    extend,    // the vote stays open longer: after an outage, never shorter
    uphold,    // a challenge is right: the ballot no longer counts
    dismiss,   // a challenge is wrong
    annul,     // the vote does not count at all
    finalise,  // the challenges are over: the key is destroyed, and nothing changes any more
};
std::string_view word_of(ActKind kind);
std::optional<ActKind> act_kind_from_word(std::string_view word);

enum class ActState { proposed, done, withdrawn };
std::string_view word_of(ActState state);

struct JointAct {
    JointActId id;
    ProcessId process;
    ActKind kind = ActKind::finalise;
    std::optional<Instant> closes;  // extend
    ChallengeId challenge;          // uphold, dismiss
    std::string reason;
    PersonId proposed_by;
    Instant proposed_at;
    ActState state = ActState::proposed;
    PersonId settled_by;
    std::optional<Instant> settled_at;
};

enum class ChallengeState { open, upheld, dismissed };
std::string_view word_of(ChallengeState state);

struct Challenge {
    ChallengeId id;
    ProcessId process;
    VoterId voter;
    std::string reason;
    PersonId filed_by;
    Instant filed_at;
    ChallengeState state = ChallengeState::open;
};

/// A proposal that nobody confirms within this time lapses.
inline constexpr Duration proposal_lasts = hours(24);

/// When challenges are over and the vote can be made final.
Instant challenges_end(const processes::Process& process);

/// What an act needs to know of the vote.
struct VoteNow {
    const processes::Process& process;
    std::optional<ballots::LogState> log;  // none: not opened, or a vote without a record
    bool is_counted = false;
    std::int64_t open_challenges = 0;
};
/// Refuses (conflict) an act whose time has not come or is past; (invalid) an extension that does not extend, and an act
/// without a reason where one is needed (extend, annul, uphold, dismiss).
Result<void> check_act(const JointAct& act, const VoteNow& vote, Instant now);
/// Refuses (conflict) acts that are settled or lapsed, and (not_allowed, "second_person_needed") the one who proposed it.
Result<void> check_confirmation(const JointAct& act, PersonId by, Instant now);

}  // namespace allting::scrutiny
