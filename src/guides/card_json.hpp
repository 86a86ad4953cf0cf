// A card for programs: the same facts as its pages.
#pragma once
#include <vector>

#include "guides/hint.hpp"
#include "platform/json/json.hpp"

namespace allting::guides {

json::Value card_json(const Card& card);
json::Value cards_json(const std::vector<Card>& cards);
/// [{"card", "title", "word", "address"}, …]
json::Value hints_json(const std::vector<Hint>& hints);

}  // namespace allting::guides
