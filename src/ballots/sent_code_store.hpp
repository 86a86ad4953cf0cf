// Sent codes in the database. Only ballots/*_actions write through it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/random.hpp"
#include "core/time.hpp"
#include "platform/db/database.hpp"
#include "processes/voting_way.hpp"

namespace allting::ballots {

struct SentCode {
    ProcessId process = {};
    processes::Way way = processes::Way::sms_code;
    std::string mark, code_hash;
    std::int64_t tries = 0;
    Instant ends_at = {};
};
void insert_sent_code(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash, const SentCode& code);
/// One try more, and the code as it was before it: of two tries at once each counts. Nothing where there is none.
std::optional<SentCode> take_try(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash);
/// Whether it was there: of two that use one code at once, one does.
bool delete_sent_code(db::Transaction& tx, OrganisationId organisation, std::string_view ticket_hash);
void delete_sent_codes_before(db::Transaction& tx, OrganisationId organisation, Instant before);

/// The voter of a number or mailbox, made the first time.
VoterId voter_of_mark(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::string_view mark, Random& random);
bool has_sent_code_voter(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
void delete_sent_code_voters(db::Transaction& tx, OrganisationId organisation, ProcessId process);

}  // namespace allting::ballots
