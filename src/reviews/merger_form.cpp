#include "reviews/merger_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

using http::FormReader;
using http::Need;

std::vector<ProposalId> read_numbers(std::string_view text) {
    std::string separated(text);
    std::ranges::replace_if(separated, [](char c) { return c == ',' || c == ';' || c == '\n' || c == '\t'; }, ' ');
    std::vector<ProposalId> numbers;
    for (const std::string_view word : split(separated, ' ')) {
        const ProposalId id = proposals::proposal_from_number(word);
        if (id && std::ranges::find(numbers, id) == numbers.end()) numbers.push_back(id);
    }
    std::ranges::sort(numbers);
    return numbers;
}

Result<MergerForm> read_merger_form(const http::Input& input) {
    FormReader form(input);
    MergerForm read{.proposals = read_numbers(form.line("proposals", {.characters_min = 3, .characters_max = limits::line_characters_max})),
                    .wording = {form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max}),
                                form.text("body", {.characters_min = 10, .characters_max = limits::text_characters_max}),
                                form.line("place", {.characters_min = 0, .characters_max = limits::line_characters_max})},
                    .explanation = form.text("explanation", {.characters_min = 10, .characters_max = limits::reason_characters_max})};
    if (!form.ok()) return form.error();
    return read;
}

Result<MergerAnswerForm> read_merger_answer_form(const http::Input& input) {
    FormReader form(input);
    MergerAnswerForm read{.proposal = form.id<ProposalId>("proposal", Need::required),
                          .agrees = form.choice("answer", {"yes", "no"}, Need::required) == "yes",
                          .words = form.text("words", {.characters_min = 0, .characters_max = limits::comment_characters_max}),
                          .channel = form.choice("channel", {"phone", "paper", "desk"}, Need::optional)};
    if (!form.ok()) return form.error();
    return read;
}

Result<std::string> read_undoing_form(const http::Input& input) {
    FormReader form(input);
    std::string reason = form.text("reason", {.characters_min = 10, .characters_max = limits::reason_characters_max});
    if (!form.ok()) return form.error();
    return reason;
}

}  // namespace allting::reviews
