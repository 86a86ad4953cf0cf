// Cases, their checklists and change offers as rows. Reads for everyone above; writes only for case_actions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/case.hpp"

namespace allting::reviews {

std::optional<Case> find_case(db::Connection& connection, OrganisationId organisation, CaseId id);
std::optional<Case> find_case_of(db::Connection& connection, OrganisationId organisation, ProposalId proposal);

/// A case as a line of the inbox. Says nothing of how many support the proposal: officials answer before they know.
struct CaseLine {
    CaseId id = {};
    ProposalId proposal = {};
    ProcessId process = {};
    std::string title = {}, category = {};
    DepartmentId department = {};
    std::string department_name = {};  // "" = nobody's yet
    CaseState state = {};
    Instant due_at = {};
    std::int64_t answers_count = {};   // of the checklist
};
/// Everything undecided, first due first.
std::vector<CaseLine> list_inbox(db::Connection& connection, OrganisationId organisation);

/// Received proposals that have no case yet, oldest first.
std::vector<ProposalId> list_without_case(db::Connection& connection, OrganisationId organisation);
/// Undecided cases whose proposal its author has taken back.
std::vector<CaseId> list_withdrawn(db::Connection& connection, OrganisationId organisation);

/// How many proposals of a process got their answer, and how many of those by the promised day.
struct AnswerCount {
    std::int64_t received = 0, answered = 0, in_time = 0;
};
AnswerCount count_answers(db::Connection& connection, OrganisationId organisation, ProcessId process);

void insert_case(db::Transaction& tx, OrganisationId organisation, const Case& opened);
/// Writes everything but the checklist over the version it was read as; false when somebody else has changed it since.
bool update_case(db::Transaction& tx, OrganisationId organisation, const Case& changed);
void upsert_answer(db::Transaction& tx, OrganisationId organisation, CaseId id, const ChecklistAnswer& answer, PersonId by, Instant now);

}  // namespace allting::reviews
