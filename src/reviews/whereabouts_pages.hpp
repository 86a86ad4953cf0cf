// "Var är idén?" as a page and as data. Pure.
#pragma once
#include <string>

#include "platform/json/json.hpp"
#include "platform/page/components.hpp"
#include "reviews/whereabouts_view.hpp"

namespace allting::reviews {

std::string whereabouts_page(const page::Frame& frame, const WhereaboutsView& view);

/// Who has it, in a sentence.
std::string with_whom(const i18n::Translator& t, const WhereaboutsView& view);

}  // namespace allting::reviews
