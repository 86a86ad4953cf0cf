// What facilitators and authors send about a merger, from untrusted fields to typed values.
#pragma once
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "proposals/proposal.hpp"

namespace allting::reviews {

/// "F-0012, 15 f17" → 12, 15, 17, each once. What is no number is left out.
std::vector<ProposalId> read_numbers(std::string_view text);

/// proposals (their numbers), title, body, place, explanation
struct MergerForm {
    std::vector<ProposalId> proposals = {};
    proposals::Wording wording = {};
    std::string explanation = {};
};
Result<MergerForm> read_merger_form(const http::Input& input);

/// proposal, answer: yes or no, words, channel
struct MergerAnswerForm {
    ProposalId proposal = {};
    bool agrees = false;
    std::string words = {};
    std::string channel = {};  // by which an author answered to a facilitator; "" = the author answers
};
Result<MergerAnswerForm> read_merger_answer_form(const http::Input& input);

/// reason: public
Result<std::string> read_undoing_form(const http::Input& input);

}  // namespace allting::reviews
