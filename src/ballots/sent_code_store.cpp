#include "ballots/sent_code_store.hpp"

#include "core/check.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::uint64_t random_bound = std::uint64_t{1} << 53;  // a JSON number holds it

constexpr db::Sql insert_code =
    "INSERT INTO sent_codes (organisation_id, ticket_hash, process_id, way, mark, code_hash, tries, ends_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?)";
constexpr db::Sql count_one_try =
    "UPDATE sent_codes SET tries = tries + 1 WHERE organisation_id = ? AND ticket_hash = ?"
    " RETURNING process_id, way, mark, code_hash, tries, ends_at";
constexpr db::Sql delete_code = "DELETE FROM sent_codes WHERE organisation_id = ? AND ticket_hash = ?";
constexpr db::Sql delete_old = "DELETE FROM sent_codes WHERE organisation_id = ? AND ends_at <= ?";
constexpr db::Sql insert_voter =
    "INSERT INTO sent_code_voters (organisation_id, process_id, mark, voter_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr db::Sql select_voter = "SELECT voter_id FROM sent_code_voters WHERE organisation_id = ? AND process_id = ? AND mark = ?";
constexpr db::Sql select_has_voter = "SELECT 1 FROM sent_code_voters WHERE organisation_id = ? AND process_id = ? AND voter_id = ?";
constexpr db::Sql delete_voters = "DELETE FROM sent_code_voters WHERE organisation_id = ? AND process_id = ?";

}  // namespace

void insert_sent_code(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash, const SentCode& code) {
    tx.execute_sql(insert_code, organisation, Value::blob(ticket_hash), code.process, processes::word_of(code.way), Value::blob(code.mark),
                   Value::blob(code.code_hash), code.ends_at);
}

std::optional<SentCode> take_try(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash) {
    auto rows = tx.query(count_one_try, organisation, Value::blob(ticket_hash));
    if (!rows.next()) return std::nullopt;
    const auto way = processes::way_from_word(rows.get<std::string_view>(1));
    CHECK(way.has_value());
    return SentCode{.process = rows.get<ProcessId>(0), .way = *way, .mark = rows.get<std::string>(2), .code_hash = rows.get<std::string>(3),
                    .tries = rows.get<std::int64_t>(4) - 1, .ends_at = rows.get<Instant>(5)};
}

bool delete_sent_code(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash) {
    return tx.execute_sql(delete_code, organisation, Value::blob(ticket_hash)) == 1;
}

void delete_sent_codes_before(db::Transaction& tx, OrganisationId organisation, Instant before) { tx.execute_sql(delete_old, organisation, before); }

VoterId voter_of_mark(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view mark, Random& random) {
    const VoterId fresh{1 + static_cast<std::int64_t>(random.below(random_bound - 1))};
    tx.execute_sql(insert_voter, organisation, process, Value::blob(mark), fresh);
    auto rows = tx.query(select_voter, organisation, process, Value::blob(mark));
    CHECK(rows.next());
    return rows.get<VoterId>(0);
}

bool has_sent_code_voter(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter) {
    return connection.query(select_has_voter, organisation, process, voter).next();
}

void delete_sent_code_voters(db::Transaction& tx, OrganisationId organisation, ProcessId process) { tx.execute_sql(delete_voters, organisation, process); }

}  // namespace allting::ballots
