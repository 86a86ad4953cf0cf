// Mergers as JSON. Pure. Says of an author's words nothing to others than facilitators.
#pragma once
#include "platform/json/json.hpp"
#include "reviews/merger_view.hpp"

namespace allting::reviews {

json::Value mergers_json(const MergersView& view);
json::Value merger_json(const Merger& merger, bool with_words);
json::Value new_merger_json(const NewMergerView& view);
json::Value merger_notes_json(const std::vector<MergerNote>& notes);

}  // namespace allting::reviews
