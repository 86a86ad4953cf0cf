// Messages as data: sides and departments, never persons. Pure.
#pragma once
#include "platform/json/json.hpp"
#include "reviews/thread_view.hpp"

namespace allting::reviews {

json::Value message_json(const Message& message);
json::Value thread_json(const ThreadView& view);
/// What one person wrote, for the copy of everything that is kept about the person.
json::Array own_messages_json(const std::vector<Message>& messages);

}  // namespace allting::reviews
