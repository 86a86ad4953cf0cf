// The roll: who has a right to vote and has used it. Never what was voted, and the day only under seal, so that no order
// and no time ties a row here to a ballot. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/result.hpp"
#include "processes/process.hpp"

namespace allting::ballots {

/// Whether the right is doubted stands elsewhere (scrutiny/challenge.hpp): a place goes on as it is until that is decided.
enum class RollState {
    none, online_cast, online_withdrawn, paper_issued, paper_cast,
    voided,  // by two persons: what stands in the record for this place counts no more, and there comes no other
    barred,  // by two persons: nothing stands in the record for this place, and nothing comes
};
std::string_view word_of(RollState state);
RollState roll_state_from_word(std::string_view word);  // CHECKs: only our own words are read

enum class RollAct { cast, withdraw, issue_paper, take_paper, void_place, bar };
/// The state machine of the roll, whole: every edge that there is. Refuses (conflict) every other: "voted_on_paper",
/// "right_voided",
/// "nothing_to_withdraw" or "roll_edge". At most one of the net and paper holds a ballot in any state.
Result<RollState> after(RollState before, RollAct act);

/// On what a person rests the right to vote.
struct Right {
    std::string relation;           // lives, works, studies, rents
    std::optional<int> birth_year;  // asked for only where there is a lowest age
    friend bool operator==(const Right&, const Right&) = default;
};

struct RollRow {
    VoterId voter;    // random
    PersonId person;  // none for a voter without an account
    RollState state = RollState::none;
    Right right;
    std::string voted_sealed;  // When, opened only by the key of the vote; empty when not voted
    std::int64_t stamp = 0;    // random, new at every change
    friend bool operator==(const RollRow&, const RollRow&) = default;
};

/// When and how somebody voted: for the voter alone, while the vote's key exists.
struct When {
    std::string day;      // "2027-05-12"
    std::string channel;  // web, desk, paper, class
    friend bool operator==(const When&, const When&) = default;
};

/// Refuses (invalid, field relation or birth_year) a relation that the process does not count, and those too young: who
/// reaches the lowest age within the year may vote, since only the year of birth is asked for.
Result<void> check_right(const processes::Process& process, const Right& right, int this_year);

/// A ballot of this voter lies in the box or came on paper.
bool has_voted(RollState state);

/// Refuses (conflict, "voted_on_paper") when a paper ballot has been handed out.
Result<RollState> after_cast(RollState before);
/// Refuses (conflict, "nothing_to_withdraw") when no ballot lies in the box online.
Result<RollState> after_withdrawal(RollState before);

}  // namespace allting::ballots
