// The facilitator's list of what has stuck, as a page and as JSON. Pure.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/forms.hpp"
#include "reviews/stuck_view.hpp"

namespace allting::reviews {

std::string stuck_page(const page::Frame& frame, const StuckView& view, const page::Typed& typed = {});
json::Value stuck_json(const StuckView& view);
/// Whom a case waits for, in words; also in the inbox.
std::string wait_text(const i18n::Translator& t, const Wait& wait);

}  // namespace allting::reviews
