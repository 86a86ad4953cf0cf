#include "ballots/ballot_store.hpp"

#include "platform/crypto/crypto.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::size_t key_bytes = 16;
constexpr std::size_t hash_bytes = 32;

constexpr db::Sql select_ballot =
    "SELECT receipt_hash, request_hash, marks FROM ballots WHERE organisation_id = ? AND process_id = ? AND slot = ?";
constexpr db::Sql select_receipt = "SELECT process_id FROM ballots WHERE organisation_id = ? AND receipt_hash = ?";
constexpr db::Sql select_marks = "SELECT marks FROM ballots WHERE organisation_id = ? AND process_id = ? ORDER BY ballot_key";
constexpr db::Sql select_box =
    "SELECT ballot_key, receipt_hash, marks FROM ballots WHERE organisation_id = ? AND process_id = ? ORDER BY ballot_key";
constexpr db::Sql empty_box = "DELETE FROM ballots WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql delete_ballot = "DELETE FROM ballots WHERE organisation_id = ? AND process_id = ? AND slot = ?";
constexpr db::Sql insert_ballot =
    "INSERT INTO ballots (organisation_id, process_id, ballot_key, slot, receipt_hash, request_hash, marks)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)";

}  // namespace

std::optional<StoredBallot> find_ballot(db::Connection& connection, OrganisationId organisation, ProcessId process,
                                        std::string_view slot) {
    auto rows = connection.query(select_ballot, organisation, process, Value::blob(slot));
    if (!rows.next()) return std::nullopt;
    return StoredBallot{rows.get<std::string>(0), rows.get<std::string>(1), marks_from_text(rows.get<std::string>(2))};
}

std::optional<ProcessId> find_receipt(db::Connection& connection, OrganisationId organisation, std::string_view receipt) {
    const std::string hash = crypto::sha256(receipt);
    auto rows = connection.query(select_receipt, organisation, Value::blob(hash));
    if (!rows.next()) return std::nullopt;
    return rows.get<ProcessId>(0);
}

void replace_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view slot,
                    const StoredBallot& ballot, Random& random) {
    remove_ballot(tx, organisation, process, slot);
    const std::string key = random.bytes(key_bytes);
    tx.execute_sql(insert_ballot, organisation, process, Value::blob(key), Value::blob(slot), Value::blob(ballot.receipt_hash),
                   Value::blob(ballot.request_hash), text_of(ballot.marks));
}

bool remove_ballot(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view slot) {
    return tx.execute_sql(delete_ballot, organisation, process, Value::blob(slot)) == 1;
}

Result<void> for_each_ballot(db::Connection& connection, OrganisationId organisation, const processes::Process& process,
                             Instant now, const std::function<void(const Marks&)>& use) {
    TRY_DO(check_closed(process, now));
    auto rows = connection.query(select_marks, organisation, process.id);
    while (rows.next()) use(marks_from_text(rows.get<std::string_view>(0)));
    return {};
}

void forget_slots(db::Transaction& tx, OrganisationId organisation, ProcessId process, Random& random) {
    struct Kept { std::string key, receipt_hash, marks; };
    std::vector<Kept> box;
    for (auto rows = tx.query(select_box, organisation, process); rows.next();)
        box.push_back({rows.get<std::string>(0), rows.get<std::string>(1), rows.get<std::string>(2)});
    tx.execute_sql(empty_box, organisation, process);
    for (const Kept& ballot : box) {
        const std::string slot = random.bytes(hash_bytes), request_hash = random.bytes(hash_bytes);
        tx.execute_sql(insert_ballot, organisation, process, Value::blob(ballot.key), Value::blob(slot),
                       Value::blob(ballot.receipt_hash), Value::blob(request_hash), ballot.marks);
    }
}

void import_ballots(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::span<const Marks> ballots,
                    Random& random) {
    for (const Marks& marks : ballots) {
        const std::string bytes = random.bytes(key_bytes + 3 * hash_bytes);
        const auto part = [&](std::size_t begin, std::size_t size) { return Value::blob(std::string_view(bytes).substr(begin, size)); };
        tx.execute_sql(insert_ballot, organisation, process, part(0, key_bytes), part(key_bytes, hash_bytes),
                       part(key_bytes + hash_bytes, hash_bytes), part(key_bytes + 2 * hash_bytes, hash_bytes), text_of(marks));
    }
}

}  // namespace allting::ballots
