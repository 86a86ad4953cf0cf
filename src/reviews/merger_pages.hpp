// The pages of mergers: what to look at together, a merger and its answers, and its lines on a proposal's own page. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/merger_view.hpp"

namespace allting::reviews {

/// For facilitators: suggestions on a list and a map, and all mergers of the process.
std::string mergers_page(const page::Frame& frame, const MergersView& view);
/// The proposals side by side, and the form of the wording in common.
std::string new_merger_page(const page::Frame& frame, const NewMergerView& view, const page::Typed& typed = {});
/// A merger, readable by everyone: both wordings, who has answered, and what the visitor can do.
std::string merger_page(const page::Frame& frame, const MergerView& view, const page::Typed& typed = {});
std::vector<page::Body> merger_note_parts(const page::Frame& frame, const std::vector<MergerNote>& notes);

}  // namespace allting::reviews
