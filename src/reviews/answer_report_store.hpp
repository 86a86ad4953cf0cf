// Counts how a process keeps its word, from the rows of its cases.
#pragma once
#include "platform/db/database.hpp"
#include "reviews/answer_report.hpp"

namespace allting::reviews {

AnswerReport report_answers(db::Connection& connection, OrganisationId organisation, ProcessId process, Instant now);

}  // namespace allting::reviews
