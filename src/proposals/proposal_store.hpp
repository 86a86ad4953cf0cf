// Proposals as rows: themselves, their wordings and the states they went through. Reads for everyone above; writes only
// for proposal_actions.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// Drafts too: who may see one is for the caller to say (may_be_seen_by).
std::optional<Proposal> find_proposal(db::Connection& connection, OrganisationId organisation, ProposalId id);

/// A proposal as a line of a list.
struct ProposalLine {
    ProposalId id;
    PotId pot;
    State state;
    std::string title, body, place, category, language;
    std::optional<double> latitude, longitude;
    PictureId picture;
    std::string picture_description;
    std::int64_t supports = 0, comments = 0;
    std::optional<Instant> received_at;
};

/// All that have been received in a process, newest first.
std::vector<ProposalLine> list_lines(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// The newest `count` of them without their numbers of supports and comments: for pages that show a few.
std::vector<ProposalLine> list_newest(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t count);
std::int64_t count_received(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Changes whenever a wording or the number of received proposals in the process does.
std::string wordings_mark(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// Of one author, drafts first, then the newest.
std::vector<Proposal> list_of_author(db::Connection& connection, OrganisationId organisation, PersonId author);
/// In these states, oldest first; for reviews and jobs.
std::vector<ProposalId> list_in_state(db::Connection& connection, OrganisationId organisation, ProcessId process, State state);
/// Sent by one author at or after an instant.
std::int64_t count_received_since(db::Connection& connection, OrganisationId organisation, PersonId author, Instant since);
std::int64_t count_drafts(db::Connection& connection, OrganisationId organisation, PersonId author);
std::optional<ProposalId> find_by_request_key(db::Connection& connection, OrganisationId organisation, std::string_view request_key);

struct Revision {
    std::int64_t number;
    Wording wording;
    std::string reason;  // received, edited, change_offer
    Instant at;
};
/// Oldest first; the last is the wording of now.
std::vector<Revision> list_revisions(db::Connection& connection, OrganisationId organisation, ProposalId id);

struct StateStep {
    State state;
    Instant at;
    std::string by_role, reason;
    Channel channel;
};
std::vector<StateStep> list_steps(db::Connection& connection, OrganisationId organisation, ProposalId id);  // oldest first

/// `request_key` may be empty. False when a proposal with that key is there already.
bool insert_proposal(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal, std::string_view request_key);
void update_proposal(db::Transaction& tx, OrganisationId organisation, const Proposal& proposal);
/// False when somebody else has moved it from `from` since it was read.
bool update_state(db::Transaction& tx, OrganisationId organisation, ProposalId id, State from, const StateStep& step);
void update_answer_due(db::Transaction& tx, OrganisationId organisation, ProposalId id, std::optional<Instant> due);
void insert_revision(db::Transaction& tx, OrganisationId organisation, ProposalId id, const Revision& revision);
void insert_step(db::Transaction& tx, OrganisationId organisation, ProposalId id, const StateStep& step);
void delete_draft(db::Transaction& tx, OrganisationId organisation, ProposalId id);

}  // namespace allting::proposals
