#include "reviews/question_actions.hpp"

#include "record/record.hpp"
#include "reviews/question.hpp"
#include "reviews/question_store.hpp"

namespace allting::reviews {

Result<QuestionForm> read_question_form(const http::Input& input) {
    FieldErrors errors;
    QuestionForm read;
    for (const std::string_view word : input.all("question")) {
        if (is_question(word)) read.questions.emplace_back(word);
        else errors.add("question", "not_a_choice", "form.not_a_choice");
    }
    if (errors.empty() && read.questions.empty()) errors.add("question", "required", "checklist.refused.none");
    if (!errors.empty()) return errors.take();
    read.questions = in_order(read.questions);
    return read;
}

std::vector<std::string> choose_questions(db::Transaction& tx, const people::Visitor& visitor, const QuestionForm& form, Instant now) {
    replace_questions(tx, visitor.organisation, form.questions);
    json::Array questions;
    for (const std::string& question : form.questions) questions.push_back(question);
    record::append(tx, visitor.organisation, now,
                   {.kind = "checklist_chosen", .by_role = "administrator", .subject = "checklist", .subject_id = 1, .facts = {{"questions", std::move(questions)}}});
    return form.questions;
}

}  // namespace allting::reviews
