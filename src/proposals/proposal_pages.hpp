// The list of ideas and the page of one. Pure.
#pragma once
#include <string>

#include "platform/page/forms.hpp"
#include "platform/page/frame.hpp"
#include "proposals/proposal_view.hpp"

namespace allting::proposals {

std::string proposal_list_page(const page::Frame& frame, const ListView& view);
/// `typed`: of the comment form, when it came back.
std::string proposal_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed);
std::string edit_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed);
std::string withdrawal_page(const page::Frame& frame, const ProposalView& view, const page::Typed& typed);
std::string hiding_page(const page::Frame& frame, const Comment& comment, const page::Typed& typed);
std::string similar_page(const page::Frame& frame, const processes::Process& process, const std::vector<SimilarLine>& similar,
                         const std::vector<guides::Hint>& hints);

/// A list of similar ideas with how each stands; nothing for none. On the page of a draft, `draft_address` is where its form
/// goes: each idea then has a button to support it instead, which keeps the draft.
void similar_part(html::Out& out, const page::Frame& frame, const std::vector<SimilarLine>& similar, const std::string& draft_address = {});

}  // namespace allting::proposals
