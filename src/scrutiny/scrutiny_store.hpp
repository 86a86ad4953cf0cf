// Joint acts and challenges as rows.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "scrutiny/joint_act.hpp"

namespace allting::scrutiny {

void insert_act(db::Transaction& tx, OrganisationId organisation, const JointAct& act);
std::optional<JointAct> find_act(db::Connection& connection, OrganisationId organisation, JointActId id);
std::vector<JointAct> list_acts(db::Connection& connection, OrganisationId organisation, ProcessId process);  // newest first
/// False when it is settled already.
bool settle_act(db::Transaction& tx, OrganisationId organisation, JointActId id, ActState state, PersonId by, Instant now);

void insert_challenge(db::Transaction& tx, OrganisationId organisation, const Challenge& challenge);
std::optional<Challenge> find_challenge(db::Connection& connection, OrganisationId organisation, ChallengeId id);
std::vector<Challenge> list_challenges(db::Connection& connection, OrganisationId organisation, ProcessId process);  // oldest first
bool settle_challenge(db::Transaction& tx, OrganisationId organisation, ChallengeId id, ChallengeState state);

}  // namespace allting::scrutiny
