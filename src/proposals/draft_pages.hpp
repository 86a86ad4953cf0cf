// Writing an idea: the rules, four steps, the receipt; and typing one for somebody else. Pure.
#pragma once
#include <string>
#include <string_view>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::proposals {

/// The rules as cards, then the first step, or what to do first: sign in, wait for the phase.
struct BeginView {
    processes::Process process;
    bool is_open = false;
    bool may_write = false;
    std::string request_key;
};
std::string begin_page(const page::Frame& frame, const BeginView& view, const page::Typed& typed);
std::string draft_page(const page::Frame& frame, const DraftView& view, const page::Typed& typed);
std::string receipt_page(const page::Frame& frame, const Proposal& proposal);

struct ForOthersView {
    processes::Process process;
    std::string request_key;
    std::vector<LanguageName> languages;
    std::vector<page::MapArea> areas;
    std::string tile_url = {}, tile_attribution = {};
};
std::string for_others_page(const page::Frame& frame, const ForOthersView& view, const page::Typed& typed);

}  // namespace allting::proposals
