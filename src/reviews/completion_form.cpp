#include "reviews/completion_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {

using http::FormReader;
using http::Need;

Result<CompletionForm> read_completion_form(const http::Input& input) {
    FormReader form(input);
    CompletionForm read;
    read.mending.wording = {form.line("title", {.characters_min = 5, .characters_max = limits::title_characters_max}),
                            form.text("body", {.characters_min = 10, .characters_max = limits::text_characters_max}),
                            form.line("place", {.characters_min = 0, .characters_max = limits::line_characters_max})};
    read.mending.beneficiaries = form.line("beneficiaries", {.characters_min = 0, .characters_max = limits::line_characters_max});
    read.mending.pot = form.id<PotId>("pot", Need::optional);
    read.mending.category = input.text("category");
    const auto& known = proposals::category_words;
    if (!read.mending.category.empty() && std::ranges::find(known, read.mending.category) == known.end())
        form.refuse("category", "not_a_choice", "form.not_a_choice");
    read.mending.contact = form.line("contact", {.characters_min = 0, .characters_max = limits::line_characters_max});
    read.mending.without_picture = form.checked("without_picture");
    read.words = form.text("words", {.characters_min = 0, .characters_max = limits::comment_characters_max});
    read.channel = form.choice("channel", {"phone", "paper", "desk"}, Need::optional);
    if (!read.channel.empty() && read.words.empty()) form.refuse("words", "required", "screening.refused.no_evidence");
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
