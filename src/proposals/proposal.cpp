#include "proposals/proposal.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"

namespace allting::proposals {
namespace {

using enum State;

struct StateRow {
    State state;
    std::string_view word;
    bool needs_reason;
    std::vector<State> next;
};

/// domain.md's table of states: from received to an answer, from an answer to the ballot, from the ballot to delivery.
/// A "no" can be appealed; looked at again, it stands with its reason or goes back to review. A merger can be undone until the rules
/// freeze. No other road leads back.
const std::array<StateRow, states_count>& state_rows() {
    static const std::array<StateRow, states_count> rows{{
        {draft, "draft", false, {received}},
        {received, "received", false, {screened, in_review, needs_completion, merged, redirected, already_planned, not_feasible, withdrawn}},
        {needs_completion, "needs_completion", true, {author_replied, in_review, not_feasible, withdrawn}},
        {screened, "screened", false, {in_review, needs_completion, merged, redirected, already_planned, not_feasible, withdrawn}},
        {in_review, "in_review", false,
         {change_proposed, needs_completion, accepted, merged, redirected, already_planned, not_feasible, withdrawn}},
        {change_proposed, "change_proposed", false, {author_replied, in_review, withdrawn}},
        {author_replied, "author_replied", false,
         {in_review, change_proposed, needs_completion, accepted, merged, redirected, already_planned, not_feasible, withdrawn}},
        {accepted, "accepted", false, {on_ballot, in_review, withdrawn}},
        {merged, "merged", true, {received}},
        {redirected, "redirected", true, {appealed}},
        {already_planned, "already_planned", true, {appealed}},
        {not_feasible, "not_feasible", true, {appealed}},
        {withdrawn, "withdrawn", true, {}},
        {appealed, "appealed", false, {reviewed_again, withdrawn}},
        {reviewed_again, "reviewed_again", true, {in_review, accepted}},
        {on_ballot, "on_ballot", false, {won, not_funded}},
        {won, "won", false, {decided, decided_otherwise}},
        {not_funded, "not_funded", true, {decided_otherwise}},
        {decided, "decided", false, {planning, procuring, building, done, cancelled_with_reason}},
        {decided_otherwise, "decided_otherwise", true, {planning, procuring, building, done, cancelled_with_reason}},
        {planning, "planning", false, {procuring, building, done, cancelled_with_reason}},
        {procuring, "procuring", false, {planning, building, done, cancelled_with_reason}},
        {building, "building", false, {done, cancelled_with_reason}},
        {done, "done", false, {}},
        {cancelled_with_reason, "cancelled_with_reason", true, {}},
    }};
    return rows;
}

const StateRow& row_of(State state) { return state_rows()[std::size_t(state)]; }

constexpr std::array<std::string_view, 4> channel_words{"web", "paper", "phone", "desk"};

}  // namespace

std::string_view word_of(State state) { return row_of(state).word; }

std::optional<State> state_from_word(std::string_view word) {
    const auto found = std::ranges::find(state_rows(), word, &StateRow::word);
    return found == state_rows().end() ? std::nullopt : std::optional(found->state);
}

std::span<const State> next_states(State state) { return row_of(state).next; }

bool can_follow(State from, State to) { return std::ranges::find(row_of(from).next, to) != row_of(from).next.end(); }

bool needs_reason(State state) { return row_of(state).needs_reason; }

std::string_view word_of(Channel channel) { return channel_words[std::size_t(channel)]; }

std::optional<Channel> channel_from_word(std::string_view word) {
    const auto found = std::ranges::find(channel_words, word);
    return found == channel_words.end() ? std::nullopt : std::optional(Channel(found - channel_words.begin()));
}

std::string number_of(ProposalId id) {
    std::string digits = std::to_string(id.value);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return "F-" + digits;
}

ProposalId proposal_from_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('F') || text.starts_with('f')) text.remove_prefix(1);
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto number = integer_from_text(text);
    return number && *number > 0 ? ProposalId{*number} : ProposalId{};
}

Result<void> check_edit(const Proposal& proposal, const processes::Process& process, Instant now) {
    TRY_DO(check_open(process, processes::PhaseKind::ideas, now));
    if (proposal.state == draft || proposal.state == received) return {};
    return refuse(ErrorKind::conflict, "review_begun", "proposals.refused.review_begun");
}

Result<void> check_submission(const Proposal& proposal, const processes::Process& process, Instant now) {
    TRY_DO(check_open(process, processes::PhaseKind::ideas, now));
    if (proposal.state != draft) return refuse(ErrorKind::conflict, "already_sent", "proposals.refused.already_sent");
    FieldErrors errors;
    const auto require = [&](bool there, const char* field) {
        if (!there) errors.add(field, "required", "form.required");
    };
    require(!proposal.wording.title.empty(), "title");
    require(!proposal.wording.body.empty(), "body");
    require(!proposal.beneficiaries.empty(), "beneficiaries");
    require(std::ranges::find(category_words, proposal.category) != category_words.end(), "category");
    require(!proposal.wording.place.empty() || proposal.latitude, "place");
    if (process.pot(proposal.pot) == nullptr) errors.add("pot", "not_a_choice", "proposals.refused.no_pot");
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_withdrawal(const Proposal& proposal) {
    if (can_follow(proposal.state, withdrawn)) return {};
    return refuse(ErrorKind::conflict, "cannot_withdraw", "proposals.refused.cannot_withdraw");
}

Result<void> check_step(State from, State to, std::string_view reason) {
    if (!can_follow(from, to)) {
        Error error = refuse(ErrorKind::conflict, "impossible_step", "proposals.refused.impossible_step");
        error.arguments = {{"from", std::string(word_of(from))}, {"to", std::string(word_of(to))}};
        return error;
    }
    if (needs_reason(to) && trim(reason).empty()) {
        FieldErrors errors;
        errors.add("reason", "required", "proposals.refused.no_reason");
        return errors.take();
    }
    return {};
}

bool is_written_by(const Proposal& proposal, PersonId person) {
    return person && (proposal.author == person || (!proposal.author && proposal.entered_by == person));
}

bool may_be_seen_by(const Proposal& proposal, PersonId person) { return proposal.state != draft || is_written_by(proposal, person); }

}  // namespace allting::proposals
