// What is done to a proposal: the only place that writes one. Each step goes into the public record, and the author hears of
// it by the channel the person has chosen.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "platform/images/picture.hpp"
#include "proposals/proposal.hpp"
#include "proposals/proposal_form.hpp"

namespace allting::proposals {

/// The name that others may read beside what the visitor writes: "" for a protected identity.
std::string public_name(db::Connection& connection, const people::Visitor& visitor);

/// A draft that only its writer sees. The same request key gives the same draft again.
/// Refuses: the ideas phase is not open; more than limits::drafts_per_person_max drafts.
Result<Proposal> start_draft(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, const ProposalChange& first,
                             std::string_view request_key, Instant now);
Result<Proposal> save_draft(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const ProposalChange& change, Instant now);
Result<void> discard_draft(db::Transaction& tx, const people::Visitor& visitor, ProposalId id);
Result<PictureId> put_picture(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const images::Picture& picture,
                              std::string_view description, Instant now);
/// A better description of the picture that is there.
Result<void> describe_picture(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, std::string_view description, Instant now);

/// Ideas that one person can send in a day and a night.
inline constexpr std::int64_t proposals_per_day_max = 20;

/// Sends the draft: from now on it is public, numbered and waits for an answer. Sent again, it answers the same.
/// `author_name`: to be shown; none = as in the draft.
Result<Proposal> submit_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, Instant now,
                                 const std::optional<std::string>& author_name = {});
/// An idea on paper, by phone or at a desk, typed by a facilitator: received at once.
Result<Proposal> enter_for_other(db::Transaction& tx, const people::Visitor& visitor, ProcessId process, Proposal proposal,
                                 std::string_view request_key, Instant now);
/// A new wording by the author, while check_edit allows it. The earlier ones stay to be read.
Result<Proposal> edit_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, const Wording& wording, Instant now);
Result<Proposal> withdraw_proposal(db::Transaction& tx, const people::Visitor& visitor, ProposalId id, std::string_view reason, Instant now);

// For the domains above, which have checked who asks.

struct Step {
    State to;
    std::string_view by_role;  // word of a people::Role, or "allting"
    Channel channel = Channel::web;
    std::string_view reason = {};  // public
};
/// A proposal that was made of others, as when ideas are merged: numbered and received at once, in any phase. Returns it as stored.
Proposal receive_made(db::Transaction& tx, OrganisationId organisation, Proposal proposal, std::string_view by_role, Instant now);
/// Refuses what check_step refuses, and (conflict, "state_changed") when somebody else was faster. Recorded; the notice is
/// the caller's, who knows the words.
Result<void> change_state(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Step& step, Instant now);
/// A wording that the author has said yes to.
void change_wording(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Wording& wording, Instant now);
/// The place on the map that the author has said yes to; none takes it off the map.
void move_place(db::Transaction& tx, OrganisationId organisation, ProposalId id, const std::optional<Spot>& spot, Instant now);
void promise_answer(db::Transaction& tx, OrganisationId organisation, ProposalId id, std::optional<Instant> due);

}  // namespace allting::proposals
