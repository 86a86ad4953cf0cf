#include "ballots/roll_store.hpp"

namespace allting::ballots {

namespace {

constexpr db::Sql select_row =
    "SELECT state, relation, birth_year, voted_on, channel, version FROM roll"
    " WHERE organisation_id = ? AND process_id = ? AND person_id = ?";

constexpr db::Sql select_votes =
    "SELECT process_id, state, voted_on FROM roll WHERE organisation_id = ? AND person_id = ?"
    " AND state <> 'none' ORDER BY process_id DESC";

constexpr db::Sql insert_row =
    "INSERT INTO roll (organisation_id, process_id, person_id, state, relation, birth_year, voted_on, channel, version)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (organisation_id, process_id, person_id) DO NOTHING";

constexpr db::Sql update_row =
    "UPDATE roll SET state = ?, relation = ?, birth_year = ?, voted_on = ?, channel = ?, version = version + 1"
    " WHERE organisation_id = ? AND process_id = ? AND person_id = ? AND version = ?";

}  // namespace

std::optional<RollRow> find_roll_row(db::Connection& connection, OrganisationId organisation, ProcessId process, PersonId person) {
    auto rows = connection.query(select_row, organisation, process, person);
    if (!rows.next()) return std::nullopt;
    return RollRow{.person = person,
                   .state = roll_state_from_word(rows.get<std::string>(0)),
                   .right = {.relation = rows.get<std::string>(1), .birth_year = rows.get<std::optional<int>>(2)},
                   .voted_on = rows.get<std::string>(3),
                   .channel = rows.get<std::string>(4),
                   .version = rows.get<std::int64_t>(5)};
}

std::vector<Voted> list_votes_of(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<Voted> votes;
    auto rows = connection.query(select_votes, organisation, person);
    while (rows.next())
        votes.push_back({rows.get<ProcessId>(0), roll_state_from_word(rows.get<std::string>(1)), rows.get<std::string>(2)});
    return votes;
}

bool insert_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, const RollRow& row) {
    return tx.execute_sql(insert_row, organisation, process, row.person, word_of(row.state), row.right.relation,
                          row.right.birth_year, row.voted_on, row.channel) == 1;
}

bool update_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, const RollRow& row) {
    return tx.execute_sql(update_row, word_of(row.state), row.right.relation, row.right.birth_year, row.voted_on,
                          row.channel, organisation, process, row.person, row.version) == 1;
}

}  // namespace allting::ballots
