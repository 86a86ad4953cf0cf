#include "ballots/box_store.hpp"

#include "core/check.hpp"
#include "platform/crypto/sealing.hpp"
#include "record/tree.hpp"

namespace allting::ballots {

namespace {

using db::Value;

constexpr std::size_t receipt_bytes = 10;
constexpr std::size_t waiting_bytes = 96;  // the longest entry of a ballot takes 59, and 4 say how long it is

constexpr db::Sql select_slot = "SELECT sealed FROM slots WHERE organisation_id = ? AND process_id = ? AND slot = ?";
constexpr db::Sql upsert_slot =
    "INSERT INTO slots (organisation_id, process_id, slot, sealed) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (organisation_id, process_id, slot) DO UPDATE SET sealed = excluded.sealed";
constexpr db::Sql select_slots = "SELECT slot, sealed FROM slots WHERE organisation_id = ? AND process_id = ? ORDER BY slot";
constexpr db::Sql clear_slots = "DELETE FROM slots WHERE organisation_id = ? AND process_id = ?";

constexpr db::Sql insert_waiting = "INSERT INTO waiting_entries (organisation_id, process_id, lookup, sealed) VALUES (?, ?, ?, ?)";
constexpr db::Sql select_waiting = "SELECT lookup, sealed FROM waiting_entries WHERE organisation_id = ? AND process_id = ? ORDER BY lookup";
constexpr db::Sql clear_waiting = "DELETE FROM waiting_entries WHERE organisation_id = ? AND process_id = ?";
constexpr db::Sql find_waiting = "SELECT 1 FROM waiting_entries WHERE organisation_id = ? AND process_id = ? AND lookup = ?";

constexpr db::Sql insert_replaced =
    "INSERT INTO replaced_receipts (organisation_id, process_id, lookup) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr db::Sql find_replaced = "SELECT 1 FROM replaced_receipts WHERE organisation_id = ? AND process_id = ? AND lookup = ?";
constexpr db::Sql clear_replaced = "DELETE FROM replaced_receipts WHERE organisation_id = ? AND process_id = ?";

/// What a sealed value belongs to: moved to another row or another vote, it does not open.
std::string context_of(std::string_view what, const Box& box, std::string_view key) {
    return std::string(what) + ":" + std::to_string(box.organisation.value) + ":" + std::to_string(box.process.value) + ":" + std::string(key);
}

std::string unsealed(const Box& box, std::string_view what, std::string_view key, std::string_view sealed) {
    auto plain = box.key.unseal(sealed, context_of(what, box, key));
    CHECK(plain.has_value());  // the row was changed by something else than this program
    return *std::move(plain);
}

std::string lookup_of_leaf(const Box& box, std::string_view leaf) { return box.key.lookup_of(leaf.substr(0, receipt_bytes)); }

}  // namespace

std::optional<Slot> find_slot(db::Connection& connection, const Box& box, VoterId voter) {
    const std::string slot = box.key.slot_of(voter);
    auto rows = connection.query(select_slot, box.organisation, box.process, Value::blob(slot));
    if (!rows.next()) return std::nullopt;
    return slot_from_padded(unsealed(box, "slot", slot, rows.get<std::string_view>(0)));
}

void store_slot(db::Transaction& tx, const Box& box, VoterId voter, const Slot& slot, std::size_t marks_bytes, Random& random) {
    const std::string key = box.key.slot_of(voter);
    const std::string sealed = box.key.seal(padded_text_of(slot, marks_bytes), context_of("slot", box, key), random);
    tx.execute_sql(upsert_slot, box.organisation, box.process, Value::blob(key), Value::blob(sealed));
}

void for_each_slot(db::Connection& connection, const Box& box, const std::function<void(const Slot&)>& use) {
    auto rows = connection.query(select_slots, box.organisation, box.process);
    while (rows.next()) {
        const auto key = rows.get<std::string>(0);
        use(slot_from_padded(unsealed(box, "slot", key, rows.get<std::string_view>(1))));
    }
}

void delete_slots(db::Transaction& tx, OrganisationId organisation, ProcessId process) { tx.execute_sql(clear_slots, organisation, process); }

void add_waiting(db::Transaction& tx, const Box& box, const LogEntry& entry, Random& random) {
    const std::string bytes = bytes_of(entry);
    const std::string lookup = lookup_of_leaf(box, record::leaf_of(bytes));
    const std::string sealed = box.key.seal(crypto::padded(bytes, waiting_bytes), context_of("waiting", box, lookup), random);
    tx.execute_sql(insert_waiting, box.organisation, box.process, Value::blob(lookup), Value::blob(sealed));
}

std::vector<LogEntry> take_waiting(db::Transaction& tx, const Box& box) {
    std::vector<LogEntry> entries;
    {
        auto rows = tx.query(select_waiting, box.organisation, box.process);
        while (rows.next()) {
            const auto lookup = rows.get<std::string>(0);
            auto entry = entry_from_bytes(crypto::unpadded(unsealed(box, "waiting", lookup, rows.get<std::string_view>(1))));
            CHECK(entry.has_value());
            entries.push_back(*std::move(entry));
        }
    }
    tx.execute_sql(clear_waiting, box.organisation, box.process);
    return entries;
}

bool is_waiting(db::Connection& connection, const Box& box, std::string_view leaf_beginning) {
    const std::string lookup = box.key.lookup_of(leaf_beginning);
    return connection.query(find_waiting, box.organisation, box.process, Value::blob(lookup)).next();
}

void mark_replaced(db::Transaction& tx, const Box& box, std::string_view leaf) {
    const std::string lookup = lookup_of_leaf(box, leaf);
    tx.execute_sql(insert_replaced, box.organisation, box.process, Value::blob(lookup));
}

bool is_replaced(db::Connection& connection, const Box& box, std::string_view leaf_beginning) {
    const std::string lookup = box.key.lookup_of(leaf_beginning);
    return connection.query(find_replaced, box.organisation, box.process, Value::blob(lookup)).next();
}

void forget_replaced(db::Transaction& tx, OrganisationId organisation, ProcessId process) { tx.execute_sql(clear_replaced, organisation, process); }

}  // namespace allting::ballots
