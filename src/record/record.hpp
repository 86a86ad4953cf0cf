// The public, append-only record: what was done, when, in which role, to which thing. Never who, and nothing that
// points to a person: whatever is appended here is published on /record and can never be taken back.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.hpp"
#include "platform/db/database.hpp"
#include "platform/json/json.hpp"

namespace allting::record {

/// What a role did to a thing: {"proposal_accepted", "official", "proposal", 7, {{"cost", cost}}}.
struct Deed {
    std::string_view kind;
    std::string_view by_role;  // word of a people::Role, or "allting" for what happens by the clock
    std::string_view subject;  // the noun: "process", "proposal", …
    std::int64_t subject_id = 0;
    json::Object facts = {};   // public
};

/// Adds the deed to the organisation's record in the same transaction as what it tells of.
void append(db::Transaction& tx, OrganisationId organisation, Instant now, const Deed& deed);

struct Entry {
    std::int64_t sequence;
    Instant at;
    std::string kind, by_role, subject;
    std::int64_t subject_id;
    std::string facts;  // JSON
    std::string hash;   // 32 bytes
};

/// Newest first, at most `count`, only entries before `before` when it is given.
std::vector<Entry> list_entries(db::Connection& connection, OrganisationId organisation, std::int64_t count,
                                std::optional<std::int64_t> before = std::nullopt);
/// Of one thing, oldest first.
std::vector<Entry> list_entries_of(db::Connection& connection, OrganisationId organisation, std::string_view subject,
                                   std::int64_t subject_id);
/// The sequence of the first entry whose hash does not follow from those before it; nothing when the chain is whole.
std::optional<std::int64_t> find_break(db::Connection& connection, OrganisationId organisation);
/// The same for the entries from `first` to `last` only, as cheap as they are few: for pages that show them.
std::optional<std::int64_t> find_break_within(db::Connection& connection, OrganisationId organisation, std::int64_t first, std::int64_t last);

}  // namespace allting::record
