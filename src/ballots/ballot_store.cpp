#include "ballots/ballot_store.hpp"

#include "ballots/log_store.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::size_t leaf_bytes = 32;

constexpr db::Sql insert_ballot = "INSERT INTO ballots (organisation_id, process_id, leaf, nonce, marks) VALUES (?, ?, ?, ?, ?)";
constexpr db::Sql delete_ballot = "DELETE FROM ballots WHERE organisation_id = ? AND process_id = ? AND leaf = ?";
constexpr db::Sql select_ballots = "SELECT leaf, nonce, marks FROM ballots WHERE organisation_id = ? AND process_id = ? ORDER BY leaf";
constexpr db::Sql select_by_leaf = "SELECT process_id FROM ballots WHERE organisation_id = ? AND leaf = ?";

}  // namespace

void insert_opened_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, const OpenedBallot& ballot) {
    tx.execute_sql(insert_ballot, organisation, process, Value::blob(ballot.leaf), Value::blob(ballot.nonce), text_of(ballot.marks));
}

bool remove_opened_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view leaf) {
    return tx.execute_sql(delete_ballot, organisation, process, Value::blob(leaf)) == 1;
}

Result<void> for_each_opened_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                                    Instant now, const std::function<void(const OpenedBallot&)>& use) {
    TRY_DO(check_closed(process, now));
    const auto log = find_vote_log(connection, organisation, process.id);
    if (log && log->state == LogState::open) return refuse(ErrorKind::conflict, "box_not_opened", "ballots.refused.box_not_opened");
    auto rows = connection.query(select_ballots, organisation, process.id);
    while (rows.next())
        use({rows.get<std::string>(0), rows.get<std::string>(1), marks_from_text(rows.get<std::string_view>(2))});
    return {};
}

Result<void> for_each_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                             Instant now, const std::function<void(const Marks&)>& use) {
    return for_each_opened_ballot(connection, organisation, process, now, [&](const OpenedBallot& ballot) { use(ballot.marks); });
}

std::optional<ProcessId> find_old_receipt(db::Connection& connection, OrganisationId organisation, std::string_view receipt) {
    const std::string hash = crypto::sha256(receipt);
    auto rows = connection.query(select_by_leaf, organisation, Value::blob(hash));
    if (!rows.next()) return std::nullopt;
    return rows.get<ProcessId>(0);
}

void import_ballots(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::span<const Marks> ballots,
                    Random& random) {
    for (const Marks& marks : ballots) insert_opened_ballot(tx, organisation, process, {random.bytes(leaf_bytes), {}, marks});
}

}  // namespace allting::ballots
