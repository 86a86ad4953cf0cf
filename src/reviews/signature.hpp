// Two officials sign each answer, where the process asks for it: what the first has signed waits until another, impartial
// one signs the same words. Whoever wants other words signs those instead, and then the first may sign.
#pragma once
#include <optional>
#include <vector>

#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/case_form.hpp"

namespace allting::reviews {

struct Signature {
    bool accepts = false;
    Reason reason = {};
    PersonId by = {};
    Instant at = {};
    std::int64_t case_version = 0;  // a case that changes afterwards, in its cost or questions, is signed anew
};

bool is_signed_by_two(db::Connection& connection, OrganisationId organisation, ProcessId process);
std::vector<ProcessId> list_signed_processes(db::Connection& connection, OrganisationId organisation);
std::optional<Signature> find_signature(db::Connection& connection, OrganisationId organisation, CaseId of);

/// Refuses an answer that nobody has signed, the first signer, and an answer whose signer has declared a conflict since.
Result<void> check_second_signature(const std::optional<Signature>& first, PersonId person, bool first_has_conflict);
/// Refuses when the case has changed since.
Result<void> check_still_signed(const Signature& first, const Case& of);

/// These processes and no others; unknown ones are left out.
void choose_signed_processes(db::Transaction& tx, const people::Visitor& visitor, const std::vector<ProcessId>& processes, Instant now);

/// As accept_proposal and refuse_proposal; where two sign, the answer waits and the case stays open.
Result<Case> sign_acceptance(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now);
Result<Case> sign_refusal(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now);
/// The second signature: gives the answer as it was signed first. `form` carries the version of the case alone.
Result<Case> sign_second(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DecisionForm& form, Instant now);

}  // namespace allting::reviews
