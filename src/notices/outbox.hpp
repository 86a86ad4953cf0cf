// Notices that are due, taken on by one server for some minutes and put together as they are sent. Inside notices/ only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/db/database.hpp"

namespace allting::notices {

struct Claimed {
    std::int64_t id, tries;
    std::string address, language, message, arguments, path, message_id;
    bool secret;
    Instant made_at;
    bool by_sms;
    std::optional<Instant> lapses;
    PersonId person;
    bool in_digest;
    std::string digest_id;  // "" for one that goes alone
};

/// What goes as one message: one notice, or all of a digest.
struct Parcel {
    std::string message_id;
    std::vector<Claimed> notices;  // oldest first
    const Claimed& first() const { return notices.front(); }
};

bool is_any_due(db::Connection& connection, OrganisationId organisation, Instant now);
/// At most `count_max` notices, and those that go with them in a digest. Nobody else takes them for ten minutes.
std::vector<Parcel> take_due(db::Transaction& tx, OrganisationId organisation, Instant now, int count_max);

}  // namespace allting::notices
