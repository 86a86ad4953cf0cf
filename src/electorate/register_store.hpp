// Registers in the database. Only electorate/*_actions write through it.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "electorate/register.hpp"
#include "platform/db/database.hpp"

namespace allting::electorate {

struct Register {
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;
    std::int64_t version = 0;  // the number of its last import
};
std::optional<Register> find_register(db::Connection& connection, OrganisationId organisation, ProcessId process);
/// Compare-and-set on the version that was read (0 = there was none); gives the new version, or nothing when another came first.
std::optional<std::int64_t> store_register(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Register& read);

struct Known {
    VoterId voter;
    bool is_gone;
};
/// All voters of a register, by match hash.
std::unordered_map<std::string, Known> known_voters(db::Connection& connection, OrganisationId organisation, ProcessId process);

/// One voter as a row.
struct Entry {
    VoterId voter = {};
    std::string match_hash = {}, identity_hash = {};  // "" = no number
    std::string name = {}, group = {}, language = {}, address = {};
    AreaId area = {};
    std::optional<int> birth_year = {};
    std::string sealed = {};  // of protected identity: name and address
    bool protected_identity = false;
    bool is_gone = false;
};
void insert_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& entry, std::int64_t import);
/// By voter: everything that the file says, and that the voter is there.
void update_entry(db::Transaction& tx, OrganisationId organisation, ProcessId process, const Entry& entry, std::int64_t import);
/// Those whom this import did not have; gives how many.
std::int64_t mark_gone(db::Transaction& tx, OrganisationId organisation, ProcessId process, std::int64_t import);

std::optional<Entry> find_entry(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
/// Of those who are there. Nothing for "".
std::optional<Entry> find_entry_by_identity(db::Connection& connection, OrganisationId organisation, ProcessId process, std::string_view identity_hash);

struct EntrySearch {
    std::string text = {};   // part of a name or of a class or household; "" = all
    std::string group = {};  // "" = all
    AreaId area = {};
    bool gone = false;       // those who are gone instead of those who are there
    std::int64_t page = 1;
};
struct EntryList {
    std::vector<Entry> entries;  // without hashes, addresses and what is sealed
    std::int64_t count = 0;
};
EntryList list_entries(db::Connection& connection, OrganisationId organisation, ProcessId process, const EntrySearch& search);

/// How many there are in each class or household, and in each area. Those with protected identity are in the sum alone.
struct RegisterCounts {
    std::int64_t all = 0, protected_count = 0, gone = 0;
    std::vector<std::pair<std::string, std::int64_t>> groups;  // at most limits::register_groups_shown
    std::vector<std::pair<AreaId, std::int64_t>> areas;
};
RegisterCounts count_register(db::Connection& connection, OrganisationId organisation, ProcessId process);

struct Import {
    std::int64_t id = 0, rows = 0, added = 0, gone = 0, left_out = 0;
    PersonId by = {};
    Instant at = {};
};
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
