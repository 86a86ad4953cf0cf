#include "reviews/thread_json.hpp"

namespace allting::reviews {

json::Value message_json(const Message& message) {
    return json::Object{{"id", message.id}, {"proposal", message.proposal}, {"side", word_of(message.side)}, {"department", message.department},
                        {"text", message.text}, {"channel", message.channel}, {"written_at", message.written_at}};
}

json::Array own_messages_json(const std::vector<Message>& messages) {
    json::Array all;
    for (const Message& message : messages) all.push_back(message_json(message));
    return all;
}

json::Value thread_json(const ThreadView& view) {
    return json::Object{{"proposal", view.proposal.id}, {"number", proposals::number_of(view.proposal.id)}, {"may_read", may_read(view.seat)},
                        {"messages", own_messages_json(view.messages)}};
}

}  // namespace allting::reviews
