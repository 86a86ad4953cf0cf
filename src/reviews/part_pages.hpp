// Asking departments, answering as one of them, and deciding between them. Pure.
#pragma once
#include <string>

#include "reviews/case_pages.hpp"

namespace allting::reviews {

/// On the case: who has answered and who has not, and what they disagree about.
void parts_panel(html::Out& out, const page::Frame& frame, const CaseView& view, const page::Typed& typed);
/// A question that a department answers, among those of the coordinator.
void asked_question(html::Out& out, const page::Frame& frame, const CaseView& view, std::string_view question);
/// Where an official says that they have an interest of their own.
void conflict_panel(html::Out& out, const page::Frame& frame, const CaseView& view);

/// An answer that one official has signed: what the author will read, and the button of the second.
void signature_panel(html::Out& out, const page::Frame& frame, const CaseView& view);

/// One form for all departments.
std::string ask_page(const page::Frame& frame, const CaseView& view, const page::Typed& typed = {});

struct PartView {
    Part part = {};
    CaseView in = {};
    bool may_answer = false;
};
/// The idea, and the questions of one department alone.
std::string part_page(const page::Frame& frame, const PartView& view, const page::Typed& typed = {});

}  // namespace allting::reviews
