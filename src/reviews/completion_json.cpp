#include "reviews/completion_json.hpp"

namespace allting::reviews {

json::Value completion_json(const Completion& completion) {
    json::Array faults;
    for (const std::string& fault : completion.faults) faults.push_back(fault);
    return json::Object{{"id", completion.id}, {"case", completion.in_case}, {"proposal", completion.proposal}, {"state", word_of(completion.state)},
                        {"faults", std::move(faults)}, {"mend", completion.mend}, {"asked_at", completion.asked_at},
                        {"answer_until", completion.due_at}, {"answered_at", completion.answered_at}, {"channel", completion.channel}};
}

json::Array completions_json(const std::vector<Completion>& completions) {
    json::Array array;
    for (const Completion& completion : completions) array.push_back(completion_json(completion));
    return array;
}

}  // namespace allting::reviews
