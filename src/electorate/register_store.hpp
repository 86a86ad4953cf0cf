// Registers in the database. Only electorate/*_actions write through it.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "electorate/register_entry.hpp"
#include "platform/db/database.hpp"

namespace allting::electorate {

std::optional<Register> find_register(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Compare-and-set on the version that was read (0 = there was none); gives the new version, or nothing when another came first.
std::optional<std::int64_t> store_register(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Register& read);

struct Known {
    VoterId voter;
    bool is_gone;
};
/// All voters of a register, by match hash.
std::unordered_map<std::string, Known> known_voters(db::Connection& connection, OrganisationId organisation, ProcessId process);

void insert_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& entry, std::int64_t import);
/// By voter: everything that the file says, and that the voter is there.
void update_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& entry, std::int64_t import);
/// Those whom this import did not have; gives how many.
std::int64_t mark_gone(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::int64_t import);

std::optional<Entry> find_entry(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
/// Of those who are there. Nothing for "".
std::optional<Entry> find_entry_by_identity(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view identity_hash);

EntryList list_entries(db::Connection& connection, OrganisationId organisation, ProcessId process, const EntrySearch& search);

RegisterCounts count_register(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// How many stand on the list, or ever stood; nothing where there is none, or only a register that people are written into.
std::optional<std::int64_t> count_listed(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// How many were born each year, as far as the register says; without those with protected identity.
std::vector<std::pair<int, std::int64_t>> count_birth_years(db::Connection& connection, OrganisationId organisation, ProcessId process);

void insert_import(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Import& import);
std::vector<Import> list_imports(db::Connection& connection, OrganisationId organisation, ProcessId process);  // newest first, at most 20

struct Upload {
    ProcessId process = {};
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;
    std::string sealed = {};
    PersonId by = {};
    Instant at = {};
};
void insert_upload(db::Transaction& tx, OrganisationId organisation, std::string_view token_hash, const Upload& upload);
std::optional<Upload> find_upload(db::Connection& connection, OrganisationId organisation, std::string_view token_hash);
void delete_upload(db::Transaction& tx, OrganisationId organisation, std::string_view token_hash);
void delete_uploads_before(db::Transaction& tx, OrganisationId organisation, Instant before);

}  // namespace allting::electorate
