// The thread of a case as a page. Pure.
#pragma once
#include <string>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/thread_view.hpp"

namespace allting::reviews {

std::string thread_page(const page::Frame& frame, const ThreadView& view, const page::Typed& typed = {});

}  // namespace allting::reviews
