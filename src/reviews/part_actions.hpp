// What is done to the parts of a case: the only place that writes them. Each answer goes into the checklist of the case,
// each step into the public record, and the people concerned are told.
#pragma once
#include "people/visit.hpp"
#include "platform/db/database.hpp"
#include "reviews/part_form.hpp"

namespace allting::reviews {

/// By the coordinator. Takes the proposal under review; the officials of each department are told.
Result<std::vector<Part>> ask_departments(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const AskForm& form, Instant now);
/// By an official of the department that is asked: all its questions at once.
Result<Part> answer_part(db::Transaction& tx, const people::Visitor& visitor, PartId id, const PartAnswerForm& form, Instant now);
/// By the coordinator, of a part that nobody has answered.
Result<Part> take_back_part(db::Transaction& tx, const people::Visitor& visitor, PartId id, Instant now);

/// By the coordinator: an official who is none of those who disagree. Another can be named until it is decided.
Result<Decider> name_decider(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const DeciderForm& form, Instant now);
/// By the named decider alone; the sentence is public with the answer of the case.
Result<Decider> settle(db::Transaction& tx, const people::Visitor& visitor, CaseId id, const SettlementForm& form, Instant now);

// For case_actions.
Result<void> check_parts_before_acceptance(db::Connection& connection, OrganisationId organisation, CaseId id);
Result<void> check_parts_before_refusal(db::Connection& connection, OrganisationId organisation, CaseId id);
/// Refuses answers to questions that a department is asked.
Result<void> check_not_asked(db::Connection& connection, OrganisationId organisation, CaseId id, const std::vector<ChecklistAnswer>& answers);
/// Nobody is asked about a case that has ended.
void close_parts(db::Transaction& tx, OrganisationId organisation, CaseId id, Instant now);

/// Reminds departments that have not answered, and escalates to them and the coordinator.
/// returns how many parts somebody was told about
int tell_late_parts(db::Transaction& tx, OrganisationId organisation, Instant now);

}  // namespace allting::reviews
