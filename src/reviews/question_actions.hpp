// Choosing the checklist: the only place that writes it.
#pragma once
#include <string>
#include <vector>

#include "people/visit.hpp"
#include "platform/db/database.hpp"

namespace allting::reviews {

/// Field question, once for each that is ticked.
struct QuestionForm {
    std::vector<std::string> questions = {};
};
Result<QuestionForm> read_question_form(const http::Input& input);

/// For all cases from now on; answers that are given stay with their case.
std::vector<std::string> choose_questions(db::Transaction& tx, const people::Visitor& visitor, const QuestionForm& form, Instant now);

}  // namespace allting::reviews
