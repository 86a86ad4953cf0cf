#include "notices/outbox.hpp"

#include <algorithm>
#include <set>

namespace allting::notices {
namespace {

constexpr Duration claim = minutes(10);

std::vector<Claimed> claimed_from(db::Rows rows) {
    std::vector<Claimed> claimed;
    while (rows.next())
        claimed.push_back({.id = rows.get<std::int64_t>(0),
                           .tries = rows.get<std::int64_t>(1),
                           .address = rows.get<std::string>(2),
                           .language = rows.get<std::string>(3),
                           .message = rows.get<std::string>(4),
                           .arguments = rows.get<std::string>(5),
                           .path = rows.get<std::string>(6),
                           .message_id = rows.get<std::string>(7),
                           .secret = rows.get<bool>(8),
                           .made_at = rows.get<Instant>(9),
                           .by_sms = rows.get<std::string_view>(10) == "sms",
                           .lapses = rows.get<std::optional<Instant>>(11),
                           .person = rows.get<PersonId>(12),
                           .in_digest = rows.get<bool>(13),
                           .digest_id = rows.get<std::optional<std::string>>(14).value_or("")});
    return claimed;
}

// Sign-in links first: somebody sits and waits for them.
constexpr db::Sql claim_due = R"(
    UPDATE notices SET due_at = ?, tries = tries + 1
    WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ? AND id IN
          (SELECT id FROM notices WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ?
           ORDER BY secret DESC, due_at, id LIMIT ?)
    RETURNING id, tries, address, language, message, arguments, path, message_id, secret, made_at, carrier, lapses_at,
              person_id, in_digest, digest_id)";

// What of a digest the first claim has left: all of one that was tried, or all that this person has for a new one.
constexpr db::Sql claim_rest = R"(
    UPDATE notices SET due_at = ?, tries = tries + 1
    WHERE organisation_id = ? AND digest_id = ? AND state = 'waiting' AND due_at <= ?
    RETURNING id, tries, address, language, message, arguments, path, message_id, secret, made_at, carrier, lapses_at,
              person_id, in_digest, digest_id)";
constexpr db::Sql claim_new = R"(
    UPDATE notices SET due_at = ?, tries = tries + 1
    WHERE organisation_id = ? AND person_id = ? AND address = ? AND in_digest = 1 AND digest_id IS NULL AND state = 'waiting' AND due_at <= ?
    RETURNING id, tries, address, language, message, arguments, path, message_id, secret, made_at, carrier, lapses_at,
              person_id, in_digest, digest_id)";
constexpr db::Sql set_digest = "UPDATE notices SET digest_id = ? WHERE organisation_id = ? AND id = ?";

/// Takes what belongs to the digest of `claimed[at]` out of the claim, adds what the claim left, and settles its id.
Parcel digest_of(db::Transaction& tx, OrganisationId organisation, Instant now, const std::vector<Claimed>& claimed, const Claimed& one) {
    const auto belongs = [&](const Claimed& other) {
        if (!other.in_digest || other.digest_id != one.digest_id) return false;
        return !one.digest_id.empty() || (other.person == one.person && other.address == one.address);
    };
    Parcel parcel;
    std::ranges::copy_if(claimed, std::back_inserter(parcel.notices), belongs);
    for (Claimed& more : one.digest_id.empty()
                             ? claimed_from(tx.query(claim_new, now + claim, organisation, one.person, one.address, now))
                             : claimed_from(tx.query(claim_rest, now + claim, organisation, one.digest_id, now)))
        parcel.notices.push_back(std::move(more));
    std::ranges::sort(parcel.notices, {}, &Claimed::id);
    parcel.message_id = one.digest_id.empty() ? parcel.first().message_id : one.digest_id;
    if (one.digest_id.empty())
        for (const Claimed& notice : parcel.notices) tx.execute_sql(set_digest, parcel.message_id, organisation, notice.id);
    return parcel;
}

constexpr db::Sql any_due = R"(
    SELECT 1 FROM notices WHERE organisation_id = ? AND state = 'waiting' AND due_at <= ?
    UNION ALL SELECT 1 FROM notices WHERE organisation_id = ? AND state = 'waiting' AND lapses_at <= ? LIMIT 1)";

}  // namespace

bool is_any_due(db::Connection& connection, OrganisationId organisation, Instant now) {
    return connection.query(any_due, organisation, now, organisation, now).next();
}

std::vector<Parcel> take_due(db::Transaction& tx, OrganisationId organisation, Instant now, int count_max) {
    auto claimed = claimed_from(tx.query(claim_due, now + claim, organisation, now, organisation, now, count_max));
    std::ranges::stable_sort(claimed, [](const Claimed& a, const Claimed& b) { return a.secret != b.secret ? a.secret : a.id < b.id; });
    std::vector<Parcel> parcels;
    std::set<std::int64_t> placed;
    for (const Claimed& one : claimed) {
        if (placed.contains(one.id)) continue;
        if (one.in_digest) parcels.push_back(digest_of(tx, organisation, now, claimed, one));
        else parcels.push_back({one.message_id, {one}});
        for (const Claimed& notice : parcels.back().notices) placed.insert(notice.id);
    }
    return parcels;
}

}  // namespace allting::notices
