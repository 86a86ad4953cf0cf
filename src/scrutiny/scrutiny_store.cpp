#include "scrutiny/scrutiny_store.hpp"

#include "core/check.hpp"

namespace allting::scrutiny {
namespace {

constexpr db::Sql insert_act_row =
    "INSERT INTO joint_acts (organisation_id, id, process_id, kind, closes_at, challenge_id, reason, proposed_by, proposed_at, state)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_act =
    "SELECT id, process_id, kind, closes_at, challenge_id, reason, proposed_by, proposed_at, state, settled_by, settled_at"
    " FROM joint_acts WHERE organisation_id = ? AND id = ?";
constexpr db::Sql select_acts =
    "SELECT id, process_id, kind, closes_at, challenge_id, reason, proposed_by, proposed_at, state, settled_by, settled_at"
    " FROM joint_acts WHERE organisation_id = ? AND process_id = ? ORDER BY id DESC";
constexpr db::Sql settle_act_row =
    "UPDATE joint_acts SET state = ?, settled_by = ?, settled_at = ? WHERE organisation_id = ? AND id = ? AND state = 'proposed'";
constexpr db::Sql insert_challenge_row =
    "INSERT INTO challenges (organisation_id, id, process_id, voter_id, reason, filed_by, filed_at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr db::Sql select_challenge =
    "SELECT id, process_id, voter_id, reason, filed_by, filed_at, state FROM challenges WHERE organisation_id = ? AND id = ?";
constexpr db::Sql select_challenges =
    "SELECT id, process_id, voter_id, reason, filed_by, filed_at, state FROM challenges"
    " WHERE organisation_id = ? AND process_id = ? ORDER BY id";
constexpr db::Sql settle_challenge_row = "UPDATE challenges SET state = ? WHERE organisation_id = ? AND id = ? AND state = 'open'";

template <class Kind, std::size_t count>
Kind stored(std::string_view word) {
    for (std::size_t i = 0; i < count; ++i)
        if (word_of(Kind(i)) == word) return Kind(i);
    CHECK(false);
    return Kind{};
}

JointAct act_in(db::Rows& rows) {
    return {.id = rows.get<JointActId>(0),
            .process = rows.get<ProcessId>(1),
            .kind = stored<ActKind, 7>(rows.get<std::string>(2)),
            .closes = rows.get<std::optional<Instant>>(3),
            .challenge = rows.get<ChallengeId>(4),
            .reason = rows.get<std::string>(5),
            .proposed_by = rows.get<PersonId>(6),
            .proposed_at = rows.get<Instant>(7),
            .state = stored<ActState, 3>(rows.get<std::string>(8)),
            .settled_by = rows.get<PersonId>(9),
            .settled_at = rows.get<std::optional<Instant>>(10)};
}

Challenge challenge_in(db::Rows& rows) {
    return {.id = rows.get<ChallengeId>(0),
            .process = rows.get<ProcessId>(1),
            .voter = rows.get<VoterId>(2),
            .reason = rows.get<std::string>(3),
            .filed_by = rows.get<PersonId>(4),
            .filed_at = rows.get<Instant>(5),
            .state = stored<ChallengeState, 3>(rows.get<std::string>(6))};
}

}  // namespace

void insert_act(db::Transaction& tx, OrganisationId organisation, const JointAct& act) {
    tx.execute_sql(insert_act_row, organisation, act.id, act.process, word_of(act.kind), act.closes, act.challenge, act.reason,
                   act.proposed_by, act.proposed_at, word_of(act.state));
}

std::optional<JointAct> find_act(db::Connection& connection, OrganisationId organisation, JointActId id) {
    auto rows = connection.query(select_act, organisation, id);
    if (!rows.next()) return std::nullopt;
    return act_in(rows);
}

std::vector<JointAct> list_acts(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<JointAct> acts;
    for (auto rows = connection.query(select_acts, organisation, process); rows.next();) acts.push_back(act_in(rows));
    return acts;
}

bool settle_act(db::Transaction& tx, OrganisationId organisation, JointActId id, ActState state, PersonId by, Instant now) {
    return tx.execute_sql(settle_act_row, word_of(state), by, now, organisation, id) == 1;
}

void insert_challenge(db::Transaction& tx, OrganisationId organisation, const Challenge& challenge) {
    tx.execute_sql(insert_challenge_row, organisation, challenge.id, challenge.process, challenge.voter, challenge.reason,
                   challenge.filed_by, challenge.filed_at, word_of(challenge.state));
}

std::optional<Challenge> find_challenge(db::Connection& connection, OrganisationId organisation, ChallengeId id) {
    auto rows = connection.query(select_challenge, organisation, id);
    if (!rows.next()) return std::nullopt;
    return challenge_in(rows);
}

std::vector<Challenge> list_challenges(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<Challenge> challenges;
    for (auto rows = connection.query(select_challenges, organisation, process); rows.next();) challenges.push_back(challenge_in(rows));
    return challenges;
}

bool settle_challenge(db::Transaction& tx, OrganisationId organisation, ChallengeId id, ChallengeState state) {
    return tx.execute_sql(settle_challenge_row, word_of(state), organisation, id) == 1;
}

}  // namespace allting::scrutiny
