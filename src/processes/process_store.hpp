// Processes as rows. Reads for everyone above; writes only for process_actions.
#pragma once
#include <optional>
#include <vector>

#include "platform/db/database.hpp"
#include "processes/process.hpp"

namespace allting::processes {

/// The process with its texts, phases and pots, drafts too: who may see a draft is for the caller to say.
std::optional<Process> find_process(db::Connection& connection, OrganisationId organisation, ProcessId id);

/// All processes whole, newest first, in four statements.
std::vector<Process> list_processes(db::Connection& connection, OrganisationId organisation);

/// The frozen rules, byte for byte; nothing before the vote has opened.
std::optional<std::string> find_manifest(db::Connection& connection, OrganisationId organisation, ProcessId id);

/// Published processes whose vote has opened and whose rules are not yet hashed.
std::vector<ProcessId> list_processes_to_freeze(db::Connection& connection, OrganisationId organisation, Instant now);

/// Other times for one phase of a plan that is fixed otherwise.
void move_phase(db::Transaction& tx, OrganisationId organisation, ProcessId id, const Phase& phase);

void insert_process(db::Transaction& tx, OrganisationId organisation, const Process& process, Instant now);
/// Writes the plan over the version it was read as; false when somebody else has changed it since.
bool replace_plan(db::Transaction& tx, OrganisationId organisation, const Process& process);
void mark_published(db::Transaction& tx, OrganisationId organisation, ProcessId id, Instant now);
/// False when they were frozen already.
bool insert_manifest(db::Transaction& tx, OrganisationId organisation, ProcessId id, const std::string& manifest,
                     const std::string& hash, Instant now);

}  // namespace allting::processes
