// Codes and print runs in the database.
#pragma once
#include <optional>
#include <vector>

#include "electorate/code.hpp"
#include "electorate/register_store.hpp"
#include "platform/db/database.hpp"

namespace allting::electorate {

struct CodeHolder {
    ProcessId process;
    VoterId voter;
    PrintKind kind;  // what the code was printed on
};
/// The print run and its part that a letter came with: "3/2". "" where the voter has no letter; slips are handed out to a
/// class, which may use them all at once.
std::string find_letter_series(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
/// Who holds a code: somebody who is on the register now. Nothing for "".
std::optional<CodeHolder> find_holder(db::Connection& connection, OrganisationId organisation, std::string_view code_hash);
/// "" when the voter has no code.
std::string find_code_hash(db::Connection& connection, OrganisationId organisation, ProcessId process, VoterId voter);
void store_code(db::Transaction& tx, OrganisationId organisation, ProcessId process, VoterId voter, std::string_view code_hash, const PrintRun& run);

std::optional<PrintRun> find_print_run(db::Connection& connection, OrganisationId organisation, ProcessId process, std::int64_t id);
std::vector<PrintRun> list_print_runs(db::Connection& connection, OrganisationId organisation, ProcessId process);  // newest first, at most 50
void insert_print_run(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run);
/// False when somebody has approved it already.
bool store_approval(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run);
/// Compare-and-set on the parts printed before; false when another print came first.
bool store_print(db::Transaction& tx, OrganisationId organisation, ProcessId process, const PrintRun& run, std::int64_t parts_before);

/// Whom the next part of a run prints for, at most limits::letters_per_print; whole entries.
std::vector<Entry> list_to_print(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run);
/// Whom the last part of a run was printed for.
std::vector<Entry> list_printed(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run);
/// How many the run has left.
std::int64_t count_to_print(db::Connection& connection, OrganisationId organisation, ProcessId process, const PrintRun& run);
/// Of those on the register now: how many have a code.
std::int64_t count_with_code(db::Connection& connection, OrganisationId organisation, ProcessId process);

}  // namespace allting::electorate
