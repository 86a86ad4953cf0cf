// The facilitator's list of answers that wait, as a page and as JSON, and their panel on a case. Pure.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "processes/process.hpp"
#include "reviews/held.hpp"

namespace allting::reviews {

struct HeldView {
    processes::Process process = {};
    std::optional<Holding> holding = {};  // none = answers are given one by one
    std::vector<HeldAnswer> held = {};
};

std::string held_page(const page::Frame& frame, const HeldView& view, const page::Typed& typed = {});
json::Value held_json(const HeldView& view);
/// For the officials: the answer that waits, and the way to take it back.
void held_panel(html::Out& out, const page::Frame& frame, const HeldAnswer& held);

}  // namespace allting::reviews
