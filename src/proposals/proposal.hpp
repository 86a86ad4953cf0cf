// An idea from a resident and its way to an answer. Pure: which step may follow which, and who may do what until when.
// In the interface it is an "idé" until it is accepted, in the code always a proposal.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"
#include "processes/process.hpp"

namespace allting::proposals {

/// docs/glossary.md has the Swedish words; locales/*/proposals.json has "proposals.state.WORD".
enum class State {
    draft, received, needs_completion, screened, in_review, change_proposed, author_replied, accepted,
    merged, redirected, already_planned, not_feasible, withdrawn, appealed, reviewed_again,
    on_ballot, won, not_funded, decided, decided_otherwise, planning, procuring, building, done, cancelled_with_reason,
};
inline constexpr int states_count = 25;
std::string_view word_of(State state);
std::optional<State> state_from_word(std::string_view word);
/// The states that may follow; a change that is not in this table is impossible.
std::span<const State> next_states(State state);
bool can_follow(State from, State to);
/// A no, an end or a detour: never without a public reason.
bool needs_reason(State state);

/// How the proposal came in.
enum class Channel { web, paper, phone, desk };
std::string_view word_of(Channel channel);
std::optional<Channel> channel_from_word(std::string_view word);

/// Also the names of the drawings shown where there is no picture.
inline constexpr std::array<std::string_view, 8> category_words{"play", "green", "sport", "culture", "safety", "traffic", "meeting", "other"};

/// The part that has versions.
struct Wording {
    std::string title;
    std::string body;   // what and why
    std::string place;  // in words
    friend bool operator==(const Wording&, const Wording&) = default;
};

struct Proposal {
    ProposalId id = {};
    ProcessId process = {};
    PotId pot = {};
    State state = State::draft;
    Instant state_at = {};
    Wording wording = {};
    std::string beneficiaries = {};  // who benefits
    std::string category = "other";
    std::optional<double> latitude = {}, longitude = {};  // WGS 84; both or none
    PictureId picture = {};
    std::string language = "sv";
    PersonId author = {};             // none when it came without an account
    std::string author_name = {};     // as shown; an alias is fine, "" = nobody's name is shown
    std::string author_contact = {};  // how to answer someone without an account; never public
    Channel channel = Channel::web;
    PersonId entered_by = {};         // the facilitator who typed it
    Instant created_at = {};
    std::optional<Instant> received_at = {};
    std::optional<Instant> answer_due_at = {};
    std::int64_t revision = 0;   // of the wording; 0 until received
};

/// "F-0142": on the receipt and on paper.
std::string number_of(ProposalId id);
/// Reads "F-0142", "f142" or "142"; none for anything else.
ProposalId proposal_from_number(std::string_view text);

/// Until the end of the ideas phase the author may change the wording, as long as nobody has begun to answer.
Result<void> check_edit(const Proposal& proposal, const processes::Process& process, Instant now);
/// Whether it may be sent: the ideas phase is open and everything the review needs is there. Names every missing field.
Result<void> check_submission(const Proposal& proposal, const processes::Process& process, Instant now);
/// Until it stands on the ballot.
Result<void> check_withdrawal(const Proposal& proposal);
/// Refuses a step outside the table, and one that needs a reason and has none.
Result<void> check_step(State from, State to, std::string_view reason);
/// A draft is seen by whoever writes it and nobody else.
bool may_be_seen_by(const Proposal& proposal, PersonId person);
bool is_written_by(const Proposal& proposal, PersonId person);

}  // namespace allting::proposals
