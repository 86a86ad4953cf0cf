// What a coordinator asks departments, and what they answer, from untrusted fields to typed values.
#pragma once
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "reviews/part.hpp"

namespace allting::reviews {

/// Fields ask[DEPARTMENT] (one for each question) and own[DEPARTMENT]; departments that are asked nothing are left out.
struct AskForm {
    struct One {
        DepartmentId department = {};
        std::vector<std::string> questions = {};
        std::string own_question = {};
    };
    std::vector<One> departments = {};
};
Result<AskForm> read_ask_form(const http::Input& input);

/// Fields answer[QUESTION], sentence[QUESTION], note[QUESTION] of the questions asked, and own_answer.
struct PartAnswerForm {
    std::vector<ChecklistAnswer> answers = {};
    std::string own_answer = {};
};
Result<PartAnswerForm> read_part_answer_form(const http::Input& input, const std::vector<std::string>& questions);

/// question, decider
struct DeciderForm {
    std::string question = {};
    PersonId person = {};
};
Result<DeciderForm> read_decider_form(const http::Input& input);

/// question, answer = yes, yes_if or no, sentence
struct SettlementForm {
    std::string question = {};
    Answer answer = {};
    std::string sentence = {};
};
Result<SettlementForm> read_settlement_form(const http::Input& input);

}  // namespace allting::reviews
