// An appeal on paper: the author's form, the second official's form, and what everyone may read of it. Pure.
#pragma once
#include <string>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "reviews/appeal.hpp"

namespace allting::reviews {

/// A proposal that was refused, with what is asked and answered about it.
struct AppealView {
    Case of = {};
    proposals::Proposal proposal = {};
    Appeal appeal = {};                 // none yet on the author's form
    std::optional<Instant> until = {};  // the last day to ask
    bool for_author = false;            // a facilitator writes down what came by letter, telephone or at a desk
    std::string suggested_who = {};     // "Park och natur"
};

std::string appeal_page(const page::Frame& frame, const AppealView& view, const page::Typed& typed = {});
std::string appeal_answer_page(const page::Frame& frame, const AppealView& view, const page::Typed& typed = {});

/// On the proposal's page and on the case's: what was asked, by which way, and what was answered, with the dates.
void appeal_part(html::Out& out, const page::Frame& frame, const Appeal& appeal);
/// On the proposal's page, as long as one may ask.
void may_appeal_part(html::Out& out, const page::Frame& frame, ProposalId proposal, Instant until, bool for_author);

}  // namespace allting::reviews
