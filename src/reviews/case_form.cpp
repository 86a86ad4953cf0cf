#include "reviews/case_form.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::reviews {
namespace {

using http::FormReader;
using http::Length;
using http::Need;

std::string member(std::string_view group, std::string_view name) { return std::string(group) + "[" + std::string(name) + "]"; }

/// The version that the page showed, so that two officials cannot overwrite each other unseen.
std::int64_t read_version(FormReader& form) { return form.number("version", {.least = 1}, Need::required).value_or(0); }

constexpr Length sentence{.characters_min = 0, .characters_max = limits::line_characters_max};
constexpr Length note{.characters_min = 0, .characters_max = limits::reason_characters_max};

}  // namespace

Result<ChecklistForm> read_answers_to(const http::Input& input, const std::vector<std::string_view>& questions) {
    FormReader form(input);
    ChecklistForm read;
    for (const std::string_view question : questions) {
        const std::string field = member("answer", question);
        if (input.text(field).empty()) continue;
        const std::string word = form.choice(field, {"yes", "yes_if", "no", "not_relevant"}, Need::required);
        ChecklistAnswer answer{.question = std::string(question),
                               .answer = answer_from_word(word).value_or(Answer::not_relevant),
                               .public_sentence = form.line(member("sentence", question), sentence),
                               .internal_note = form.text(member("note", question), note)};
        const bool needs_words = answer.answer == Answer::no || answer.answer == Answer::yes_if;
        if (needs_words && answer.public_sentence.empty())
            form.refuse(member("sentence", question), "required", "reviews.refused.no_sentence");
        read.answers.push_back(std::move(answer));
    }
    if (!form.ok()) return form.error();
    return read;
}

Result<ChecklistForm> read_checklist_form(const http::Input& input) {
    FormReader form(input);
    const std::int64_t version = read_version(form);
    auto read = read_answers_to(input, {question_words.begin(), question_words.end()});
    if (!read.ok()) return read.error();
    if (!form.ok()) return form.error();
    read.value().version = version;
    return read;
}

Result<EstimateForm> read_estimate_form(const http::Input& input) {
    FormReader form(input);
    EstimateForm read;
    read.estimate.low = form.money("cost_low", Need::required).value_or(Money{});
    read.estimate.high = form.money("cost_high", Need::required).value_or(Money{});
    read.estimate.running = form.money("running", Need::optional).value_or(Money{});
    read.estimate.note = form.text("note", note);
    read.estimate.owner = form.id<DepartmentId>("owner", Need::required);
    if (form.ok() && read.estimate.low > read.estimate.high) form.refuse("cost_high", "below_low", "reviews.refused.high_below_low");
    const std::string_view source = input.text("cost_source");
    const auto known = source.empty() ? CostSource{} : cost_source_from_word(source);
    if (!known) form.refuse("cost_source", "not_a_choice", "form.not_a_choice");
    read.source = known.value_or(CostSource{});
    const std::string confidence = form.choice("confidence", {"low", "medium", "high"}, Need::optional);
    read.source.confidence = confidence_from_word(confidence).value_or(Confidence::medium);
    read.version = read_version(form);
    if (!form.ok()) return form.error();
    return read;
}

Result<AssignmentForm> read_assignment_form(const http::Input& input) {
    FormReader form(input);
    AssignmentForm read{.department = form.id<DepartmentId>("department", Need::required),
                        .registry_number = form.line("registry_number", {.characters_min = 0, .characters_max = 60}),
                        .version = read_version(form)};
    if (!form.ok()) return form.error();
    return read;
}

DecisionForm read_decision_form(const http::Input& input) {
    const auto part = [&](std::string_view field) { return std::string(trim(input.text(field))); };
    return {.reason = {.code = part("code"), .understood = part("understood"), .answer = part("answer"), .why = part("why"),
                       .next = part("next"), .who = part("who")},
            .version = integer_from_text(input.text("version")).value_or(0)};
}

Result<void> check_lengths(const DecisionForm& form) {
    FieldErrors errors;
    const auto check = [&](const std::string& text, const char* field, std::size_t most) {
        const std::size_t count = count_characters(text);
        if (count > most)
            errors.add(field, "too_long", "form.too_long", {{"max", std::to_string(most)}, {"over", std::to_string(count - most)}});
    };
    const Reason& r = form.reason;
    check(r.understood, "understood", limits::reason_characters_max);
    check(r.answer, "answer", limits::reason_characters_max);
    check(r.why, "why", limits::reason_characters_max);
    check(r.next, "next", limits::reason_characters_max);
    check(r.who, "who", limits::line_characters_max);
    if (!errors.empty()) return errors.take();
    return {};
}

}  // namespace allting::reviews
