// Taking in a register: the check that stores nothing but the sealed file, and the import, whole or not at all.
#pragma once
#include <string>
#include <vector>

#include "electorate/register_file.hpp"
#include "electorate/register_store.hpp"
#include "people/visit.hpp"
#include "processes/process.hpp"

namespace allting::electorate {

/// What taking the file in would do.
struct RegisterPreview {
    RegisterKind kind = RegisterKind::municipal;
    bool letters = false;
    FileWalk walk = {};
    std::int64_t added = 0, again = 0, gone = 0;
    std::vector<RowFault> faults = {};                // at most limits::register_faults_shown
    std::vector<std::int64_t> protected_lines = {};   // at most as many
    std::int64_t protected_count = 0;
    std::string token = {};                           // of the sealed file, for the yes
};

/// The process whose register an officer keeps, published or not. Refuses not_found.
Result<processes::Process> process_of_register(db::Connection& connection, OrganisationId organisation, ProcessId id);

/// Who began to vote without a register must not vote again by one. Refuses (conflict, "vote_over") once the vote has closed, and
/// (conflict, "vote_has_begun") the first register of a vote that is open.
Result<void> check_time(const processes::Process& process, bool has_register, Instant now);

std::chrono::year_month_day local_day(Instant now, std::string_view zone);
VoterId new_voter(Random& random);

/// Refuses (conflict, "vote_over") once the vote has closed, (conflict, "vote_has_begun") the first list of a vote that is open,
/// (conflict, "other_kind") a list of another kind than the
/// register was begun with, unless that is at_desk and nobody is on it, and what walk_register refuses.
Result<RegisterPreview> check_register(db::Connection& connection, const people::Visit& visit, const processes::Process& process,
                                       const RegisterForm& form);

/// Keeps the file sealed for an hour; gives the token that opens it again, once, to the same officer.
std::string keep_upload(db::Transaction& tx, const people::Visit& visit, ProcessId process, const RegisterForm& form);

/// Takes every good row of the kept file in; those whom it does not have are marked as gone, unless rows were left out.
/// Refuses (conflict, "upload_gone") a file that is not kept any more, (invalid, field leave_out) faulty rows that nobody
/// said to leave out, and what check_register refuses. The record says how many, never who.
Result<Import> take_in_register(db::Transaction& tx, const people::Visit& visit, ProcessId process, std::string_view token, bool leave_out);

/// Deletes files that were kept for an hour. For a periodic job.
void sweep_uploads(db::Transaction& tx, OrganisationId organisation, Instant now);

/// The name and address lines of a voter, opened where they are sealed.
struct Addressee {
    std::string name, address;
};
Addressee addressee_of(const people::Site& site, OrganisationId organisation, ProcessId process, const Entry& entry);

}  // namespace allting::electorate
