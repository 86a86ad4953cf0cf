#include "reviews/part_json.hpp"

namespace allting::reviews {

json::Value part_json(const Part& part) {
    json::Array questions, answers;
    for (const std::string& question : part.questions) questions.push_back(question);
    for (const ChecklistAnswer& answer : part.answers) {
        answers.push_back(json::Object{{"question", answer.question}, {"answer", word_of(answer.answer)},
                                       {"public_sentence", answer.public_sentence}, {"internal_note", answer.internal_note}});
    }
    return json::Object{{"id", part.id.value}, {"case", part.in_case}, {"department", part.department}, {"state", word_of(part.state)},
                        {"questions", std::move(questions)}, {"own_question", part.own_question}, {"own_answer", part.own_answer},
                        {"asked_at", part.asked_at}, {"due_at", part.due_at}, {"answered_at", part.answered_at}, {"answers", std::move(answers)}};
}

json::Value decider_json(const Decider& decider) {
    return json::Object{{"question", decider.question}, {"decider", decider.person},
                        {"answer", decider.answer ? json::Value(word_of(*decider.answer)) : json::Value(nullptr)},
                        {"sentence", decider.sentence}, {"settled_at", decider.settled_at}};
}

json::Object case_parts_json(const CaseParts& view) {
    json::Array parts, open;
    for (const Part& part : view.parts) parts.push_back(part_json(part));
    for (const Disagreement& on : view.disagreements)
        open.push_back(json::Object{{"question", on.question}, {"settled", on.is_settled()},
                                    {"decider", on.decider ? decider_json(*on.decider) : json::Value(nullptr)}});
    return {{"parts", std::move(parts)}, {"disagreements", std::move(open)}, {"conflicts", view.conflicts}};
}

}  // namespace allting::reviews
