#include "reviews/appeal_json.hpp"

namespace allting::reviews {

json::Value appeal_json(const Appeal& appeal) {
    return json::Object{{"id", appeal.id}, {"case", appeal.in_case}, {"proposal", appeal.proposal}, {"state", word_of(appeal.state)},
                        {"reason", appeal.reason}, {"channel", appeal.channel}, {"arrived_at", appeal.arrived_at}, {"answer_until", appeal.due_at},
                        {"answered_at", appeal.answered_at}, {"answer", appeal.answer}, {"who", appeal.who}};
}

json::Array appeals_json(const std::vector<Appeal>& appeals) {
    json::Array array;
    for (const Appeal& appeal : appeals) array.push_back(appeal_json(appeal));
    return array;
}

}  // namespace allting::reviews
