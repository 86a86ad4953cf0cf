// The official's form of the formal look. Pure.
#pragma once
#include <string>
#include <vector>

#include "platform/page/forms.hpp"
#include "proposals/similar.hpp"
#include "reviews/case_view.hpp"

namespace allting::reviews {

struct ScreeningView {
    CaseView of = {};
    std::vector<proposals::SimilarLine> similar = {};  // that it may be like
};
std::string screening_page(const page::Frame& frame, const ScreeningView& view, const page::Typed& typed = {});

}  // namespace allting::reviews
