#include "notices/returns.hpp"

#include "notices/message.hpp"

namespace allting::notices {

constexpr db::Sql upsert_returned = R"(
    INSERT INTO returned_notices (organisation_id, notice_id, returned_at, reason) VALUES (?, ?, ?, ?)
    ON CONFLICT (organisation_id, notice_id) DO UPDATE SET returned_at = excluded.returned_at, reason = excluded.reason, settled_at = NULL)";

void note_returned(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, std::string_view reason, Instant now) {
    constexpr std::size_t reason_bytes_max = 200;
    tx.execute_sql(upsert_returned, organisation, notice, now, reason.substr(0, reason_bytes_max));
}

// Only what was sent can come back, and to the address that it was sent to.
constexpr db::Sql fail_sent = R"(
    UPDATE notices SET state = 'failed'
    WHERE organisation_id = ? AND (digest_id = ? OR (message_id = ? AND digest_id IS NULL)) AND address = ? AND state = 'sent' AND carrier = 'mail'
    RETURNING id, secret)";

int take_bounce(db::Transaction& tx, OrganisationId organisation, const mail::Bounce& bounce, Instant now) {
    const std::string id = bounce.message_id.substr(0, bounce.message_id.find('@'));
    std::vector<std::int64_t> listed;
    int count = 0;
    {
        db::Rows rows = tx.query(fail_sent, organisation, id, id, bounce.recipient);
        for (; rows.next(); ++count)
            if (!rows.get<bool>(1)) listed.push_back(rows.get<std::int64_t>(0));
    }
    for (const std::int64_t notice : listed) note_returned(tx, organisation, notice, bounce.status, now);
    return count;
}

constexpr db::Sql select_returned = R"(
    SELECT n.id, n.made_at, n.message, n.arguments, n.path, n.person_id, n.address, r.returned_at, r.reason
    FROM returned_notices r JOIN notices n ON n.organisation_id = r.organisation_id AND n.id = r.notice_id
    WHERE r.organisation_id = ? AND r.settled_at IS NULL ORDER BY r.notice_id LIMIT ?)";

std::vector<Returned> list_returned(db::Connection& connection, OrganisationId organisation, const i18n::Translator& t, std::int64_t count) {
    std::vector<Returned> returned;
    db::Rows rows = connection.query(select_returned, organisation, count);
    while (rows.next()) {
        Words words = words_of(t, rows.get<std::string>(2), rows.get<std::string>(3));
        returned.push_back({.told = {.id = rows.get<std::int64_t>(0), .at = rows.get<Instant>(1), .subject = std::move(words.subject),
                                     .text = std::move(words.text), .path = rows.get<std::string>(4)},
                            .person = rows.get<PersonId>(5),
                            .address = rows.get<std::optional<std::string>>(6).value_or(""),
                            .returned_at = rows.get<Instant>(7),
                            .reason = rows.get<std::string>(8)});
    }
    return returned;
}

constexpr db::Sql update_settled = "UPDATE returned_notices SET settled_at = ? WHERE organisation_id = ? AND notice_id = ? AND settled_at IS NULL";
constexpr db::Sql update_by_hand = "UPDATE notices SET state = 'by_hand' WHERE organisation_id = ? AND id = ? AND state = 'failed'";
// Alone and under a new message id: who drops doubles by the old one would drop this too.
constexpr db::Sql update_waiting = R"(
    UPDATE notices SET state = 'waiting', address = ?, due_at = ?, made_at = ?, tries = 0, digest_id = NULL, in_digest = 0,
                       message_id = message_id || '-' || CAST(? AS TEXT)
    WHERE organisation_id = ? AND id = ? AND state = 'failed')";

bool settle(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, Instant now) {
    return tx.execute_sql(update_settled, now, organisation, notice) > 0;
}

bool tell_by_hand(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, Instant now) {
    if (!settle(tx, organisation, notice, now)) return false;
    tx.execute_sql(update_by_hand, organisation, notice);
    return true;
}

bool send_again(db::Transaction& tx, OrganisationId organisation, std::int64_t notice, std::string_view address, Instant now) {
    if (!settle(tx, organisation, notice, now)) return false;
    tx.execute_sql(update_waiting, address, now, now, std::to_string(now.utc_ms), organisation, notice);
    return true;
}

}  // namespace allting::notices
