// The officials' pages: inbox, case, and the acts that end one. Pure.
#pragma once
#include <string>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/case_view.hpp"
#include "reviews/inbox_view.hpp"

namespace allting::reviews {

std::string inbox_page(const page::Frame& frame, const InboxView& view);
/// The proposal and the conversation beside the questions that are asked of the officials.
std::string case_page(const page::Frame& frame, const CaseView& view, const page::Typed& typed = {});

/// The acts that send something to the author: each on a page of its own, with what the author will read.
std::string acceptance_page(const page::Frame& frame, const CaseView& view, const page::Typed& typed = {});
/// `code`: the reason chosen, whose template fills the empty form; "" asks for the reason first.
std::string refusal_page(const page::Frame& frame, const CaseView& view, std::string_view code, const page::Typed& typed = {});

/// A framed part of the page under its heading; `id` ties the two together.
struct Panel {
    std::string_view id;
    std::string_view title;
    std::string_view help = {};
    bool soft = false;
};
void panel(html::Out& out, const Panel& panel, const page::Body& body);

/// The idea under review: text, place, picture, map.
void proposal_panel(html::Out& out, const page::Frame& frame, const CaseView& view);
/// The fields answer[QUESTION], sentence[QUESTION] and note[QUESTION]; `given` = what they hold already, or null.
void checklist_question(html::Out& out, const page::Frame& frame, const page::Typed& typed, std::string_view question, const ChecklistAnswer* given);

// Parts shared by these pages and by the proposal's own page.
page::Tone tone_of(Urgency urgency);
std::string due_text(const page::Frame& frame, const CaseLine& line);
page::Reason reason_of(const Case& of);
/// The review on the proposal's public page: the answer, the cost, the sentences of the checklist, the offer to answer.
std::vector<page::Body> public_review_parts(const page::Frame& frame, const PublicReview& view, const proposals::Proposal& proposal);

}  // namespace allting::reviews
