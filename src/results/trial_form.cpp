#include "results/trial_form.hpp"

#include "algorithms/allocation/count.hpp"
#include "core/limits.hpp"
#include "platform/http/form.hpp"

namespace allting::results {
namespace {

template <class FromWord>
auto read_word(http::FormReader& form, std::string_view field, FromWord from_word) -> decltype(from_word(std::string_view())) {
    const auto word = form.input().text(field);
    if (word.empty() || word == "usual") return std::nullopt;
    auto read = from_word(word);
    if (!read) form.refuse(std::string(field), "not_a_choice", "form.not_a_choice");
    return read;
}

}  // namespace

Result<TrialChoice> read_trial_form(const http::Input& input) {
    http::FormReader form(input);
    TrialChoice choice;
    choice.process = form.id<ProcessId>("process", http::Need::optional);
    const auto* const file = input.file("file");
    if (!choice.process && (file == nullptr || file->bytes.empty())) form.refuse("process", "required", "results.trial.no_election");
    for (const std::string_view word : input.all("rules")) {
        if (word.empty()) continue;
        if (const auto rule = allocation::rule_named(word)) choice.rules.push_back(*rule);
        else form.refuse("rules", "not_a_choice", "form.not_a_choice");
    }
    if (choice.rules.empty() && form.ok()) form.refuse("rules", "required", "results.trial.no_rule");
    if (choice.rules.size() > trial_rules_max) form.refuse("rules", "too_many", "results.trial.too_many_rules");
    choice.satisfaction = read_word(form, "satisfaction", processes::satisfaction_from_word);
    choice.completion = read_word(form, "completion", processes::completion_from_word);
    choice.ties = read_word(form, "ties", processes::tie_rule_from_word).value_or(choice.ties);
    if (choice.ties == allocation::TieRule::lot) form.refuse("ties", "not_a_choice", "form.not_a_choice");
    choice.score_min = form.number("score_min", {.least = 0, .most = limits::ballots_max}, http::Need::optional).value_or(0);
    if (!form.ok()) return form.error();
    return choice;
}

}  // namespace allting::results
