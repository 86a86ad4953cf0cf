#include "ballots/roll_store.hpp"

#include "core/check.hpp"
#include "platform/crypto/sealing.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::size_t when_bytes = 32;
constexpr std::uint64_t random_bound = std::uint64_t{1} << 53;  // a JSON number holds it

constexpr db::Sql select_row =
    "SELECT voter_id, person_id, state, relation, birth_year, voted_sealed, stamp FROM roll"
    " WHERE organisation_id = ? AND process_id = ? AND voter_id = ?";
constexpr db::Sql select_row_of_person =
    "SELECT voter_id, person_id, state, relation, birth_year, voted_sealed, stamp FROM roll"
    " WHERE organisation_id = ? AND process_id = ? AND person_id = ?";
constexpr db::Sql select_votes =
    "SELECT voter_id, person_id, state, relation, birth_year, voted_sealed, stamp, process_id FROM roll"
    " WHERE organisation_id = ? AND person_id = ? AND state <> 'none' ORDER BY process_id DESC";
constexpr db::Sql insert_row =
    "INSERT INTO roll (organisation_id, process_id, voter_id, person_id, state, relation, birth_year, voted_sealed, stamp)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr db::Sql update_row =
    "UPDATE roll SET state = ?, relation = ?, birth_year = ?, voted_sealed = ?, stamp = ?"
    " WHERE organisation_id = ? AND process_id = ? AND voter_id = ? AND stamp = ?";
constexpr db::Sql count_states =
    "SELECT state, COUNT(*) FROM roll WHERE organisation_id = ? AND process_id = ? GROUP BY state ORDER BY state";

RollRow row_in(db::Rows& rows) {
    return {.voter = rows.get<VoterId>(0),
            .person = rows.get<PersonId>(1),
            .state = roll_state_from_word(rows.get<std::string>(2)),
            .right = {.relation = rows.get<std::string>(3), .birth_year = rows.get<std::optional<int>>(4)},
            .voted_sealed = rows.get<std::string>(5),
            .stamp = rows.get<std::int64_t>(6)};
}

std::optional<RollRow> first_in(db::Rows rows) {
    if (!rows.next()) return std::nullopt;
    return row_in(rows);
}

std::int64_t random_number(Random& random) { return 1 + static_cast<std::int64_t>(random.below(random_bound - 1)); }

std::string context_of(const Box& box, VoterId voter) {
    return "when:" + std::to_string(box.organisation.value) + ":" + std::to_string(box.process.value) + ":" + std::to_string(voter.value);
}

}  // namespace

std::optional<RollRow> find_roll_row(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter) {
    return first_in(connection.query(select_row, organisation, process, voter));
}

std::optional<RollRow> find_roll_row_of(db::Connection& connection, OrganisationId organisation, ProcessId process, PersonId person) {
    return first_in(connection.query(select_row_of_person, organisation, process, person));
}

std::vector<Voted> list_votes_of(db::Connection& connection, OrganisationId organisation, PersonId person) {
    std::vector<Voted> votes;
    auto rows = connection.query(select_votes, organisation, person);
    while (rows.next()) votes.push_back({rows.get<ProcessId>(7), row_in(rows)});
    return votes;
}

bool insert_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, RollRow& row, Random& random) {
    if (!row.voter) row.voter = VoterId{random_number(random)};
    row.stamp = random_number(random);
    return tx.execute_sql(insert_row, organisation, process, row.voter, row.person, word_of(row.state), row.right.relation,
                          row.right.birth_year, Value::blob(row.voted_sealed), row.stamp) == 1;
}

bool update_roll_row(db::Transaction& tx, OrganisationId organisation, ProcessId process, RollRow& row, Random& random) {
    const std::int64_t before = std::exchange(row.stamp, random_number(random));
    return tx.execute_sql(update_row, word_of(row.state), row.right.relation, row.right.birth_year, Value::blob(row.voted_sealed),
                          row.stamp, organisation, process, row.voter, before) == 1;
}

std::vector<std::pair<RollState, std::int64_t>> count_roll_states(db::Connection& connection, OrganisationId organisation, ProcessId process) {
    std::vector<std::pair<RollState, std::int64_t>> counts;
    auto rows = connection.query(count_states, organisation, process);
    while (rows.next()) counts.emplace_back(roll_state_from_word(rows.get<std::string>(0)), rows.get<std::int64_t>(1));
    return counts;
}

std::string sealed_when(const Box& box, VoterId voter, const When& when, Random& random) {
    return box.key.seal(crypto::padded(when.day + when.channel, when_bytes), context_of(box, voter), random);
}

std::optional<When> when_of(const Box& box, const RollRow& row) {
    constexpr std::size_t day_signs = 10;
    const auto padded = box.key.unseal(row.voted_sealed, context_of(box, row.voter));
    if (!padded) return std::nullopt;
    const std::string text = crypto::unpadded(*padded);
    CHECK(text.size() > day_signs);
    return When{text.substr(0, day_signs), text.substr(day_signs)};
}

}  // namespace allting::ballots
