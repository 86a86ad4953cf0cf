// An idea in other languages, on its page; and the form where somebody translates it. Pure.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "proposals/proposal_view.hpp"
#include "proposals/translation.hpp"

namespace allting::proposals {

struct TranslatingView {
    Proposal proposal;
    std::string process_title;
    std::vector<LanguageName> languages;  // that it can be translated into
    Translation now;                      // what there is in the chosen language
    bool is_there = false;
};

/// Those translations that the reader does not need lie folded; nothing when there is none and this visitor cannot make one.
void translations_part(html::Out& out, const page::Frame& frame, const ProposalView& view);
std::string translating_page(const page::Frame& frame, const TranslatingView& view, const page::Typed& typed);

}  // namespace allting::proposals
