// Parts of cases and their deciders as rows. Reads for everyone above; writes only for part_actions.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/database.hpp"
#include "reviews/part.hpp"

namespace allting::reviews {

std::optional<Part> find_part(db::Connection& connection, OrganisationId organisation, PartId id);
std::vector<Part> list_parts(db::Connection& connection, OrganisationId organisation, CaseId of);  // in the order they were asked
std::vector<Decider> list_deciders(db::Connection& connection, OrganisationId organisation, CaseId of);
/// Unanswered parts that the clock has something to say about: a reminder or an escalation.
std::vector<PartId> list_due_parts(db::Connection& connection, OrganisationId organisation, Instant now);

/// An official as others choose one: the name and the department.
struct Official {
    PersonId id = {};
    std::string name = {};
    DepartmentId department = {};
};
std::vector<Official> list_officials(db::Connection& connection, OrganisationId organisation);  // by name

void insert_part(db::Transaction& tx, OrganisationId organisation, const Part& part);
/// Writes its state, its answers and how far the clock has gone.
void update_part(db::Transaction& tx, OrganisationId organisation, const Part& part);
void upsert_decider(db::Transaction& tx, OrganisationId organisation, CaseId of, const Decider& decider);
/// Forgets what the checklist holds for a question, until departments agree or somebody has decided.
void delete_answer(db::Transaction& tx, OrganisationId organisation, CaseId of, std::string_view question);

}  // namespace allting::reviews
