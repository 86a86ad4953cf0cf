// The author's form of what is to be mended, and what was asked and answered as others read it. Pure.
#pragma once
#include <string>

#include "platform/page/components.hpp"
#include "platform/page/forms.hpp"
#include "processes/process.hpp"
#include "reviews/completion.hpp"

namespace allting::reviews {

/// What the author is asked, with the form to answer it.
struct CompletionView {
    Completion completion = {};
    proposals::Proposal proposal = {};
    processes::Process process = {};
    bool for_author = false;  // a facilitator writes down what came by letter, telephone or at a desk
};
std::string completion_page(const page::Frame& frame, const CompletionView& view, const page::Typed& typed = {});

/// On the proposal's page and on the case's: what is asked, until when, and who may answer it.
struct CompletionPart {
    const Completion& completion;
    bool may_answer = false;
    bool with_words = false;  // what the author said besides: for those who review
};
void completion_part(html::Out& out, const page::Frame& frame, const CompletionPart& part);

}  // namespace allting::reviews
