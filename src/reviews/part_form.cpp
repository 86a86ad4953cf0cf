#include "reviews/part_form.hpp"

#include <algorithm>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"
#include "reviews/case_form.hpp"

namespace allting::reviews {
namespace {

using http::FormReader;
using http::Length;
using http::Need;

constexpr Length sentence{.characters_min = 0, .characters_max = limits::line_characters_max};
constexpr Length words{.characters_min = 0, .characters_max = limits::reason_characters_max};

AskForm::One& entry_of(AskForm& form, DepartmentId department) {
    const auto found = std::ranges::find(form.departments, department, &AskForm::One::department);
    if (found != form.departments.end()) return *found;
    form.departments.push_back({.department = department});
    return form.departments.back();
}

}  // namespace

Result<AskForm> read_ask_form(const http::Input& input) {
    FormReader form(input);
    AskForm read;
    for (const auto& [key, question] : input.group("ask")) {
        const DepartmentId department{integer_from_text(key).value_or(0)};
        if (!is_question(question)) {
            form.refuse("ask[" + std::string(key) + "]", "not_a_choice", "form.not_a_choice");
            continue;
        }
        auto& asked = entry_of(read, department).questions;
        if (std::ranges::find(asked, question) == asked.end()) asked.emplace_back(question);
    }
    for (const auto& [key, text] : input.group("own")) {
        if (trim(text).empty()) continue;
        entry_of(read, DepartmentId{integer_from_text(key).value_or(0)}).own_question = form.text("own[" + std::string(key) + "]", words);
    }
    if (!form.ok()) return form.error();
    if (read.departments.empty()) return refuse(ErrorKind::invalid, "nothing_asked", "parts.refused.nothing_asked");
    return read;
}

Result<PartAnswerForm> read_part_answer_form(const http::Input& input, const std::vector<std::string>& questions) {
    FormReader form(input);
    TRY(ChecklistForm checklist, read_answers_to(input, {questions.begin(), questions.end()}));
    PartAnswerForm read{.answers = std::move(checklist.answers), .own_answer = form.text("own_answer", words)};
    if (!form.ok()) return form.error();
    return read;
}

Result<DeciderForm> read_decider_form(const http::Input& input) {
    FormReader form(input);
    DeciderForm read{.question = std::string(input.text("question")), .person = form.id<PersonId>("decider", Need::required)};
    if (!form.ok()) return form.error();
    return read;
}

Result<SettlementForm> read_settlement_form(const http::Input& input) {
    FormReader form(input);
    const std::string word = form.choice("answer", {"yes", "yes_if", "no"}, Need::required);
    SettlementForm read{.question = std::string(input.text("question")),
                        .answer = answer_from_word(word).value_or(Answer::no),
                        .sentence = form.line("sentence", {.characters_min = 1, .characters_max = sentence.characters_max})};
    if (!form.ok()) return form.error();
    return read;
}

}  // namespace allting::reviews
