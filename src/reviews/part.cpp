#include "reviews/part.hpp"

#include <algorithm>

#include "proposals/deadlines.hpp"

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 3> state_words{"asked", "answered", "taken_back"};

const ChecklistAnswer* answer_of(const Part& part, std::string_view question) {
    if (part.state != PartState::answered) return nullptr;
    const auto found = std::ranges::find(part.answers, question, &ChecklistAnswer::question);
    return found == part.answers.end() ? nullptr : &*found;
}

const Decider* decider_of(const std::vector<Decider>& deciders, std::string_view question) {
    const auto found = std::ranges::find(deciders, question, &Decider::question);
    return found == deciders.end() ? nullptr : &*found;
}

/// no before yes-if before yes before not relevant.
int strictness(Answer answer) {
    switch (answer) {
        case Answer::no: return 3;
        case Answer::yes_if: return 2;
        case Answer::yes: return 1;
        case Answer::not_relevant: return 0;
    }
    return 0;
}

struct Standing {
    bool yes = false, no = false;
    std::vector<PartId> parts = {};  // those that say yes, yes-if or no
};

Standing standing_on(std::string_view question, const std::vector<Part>& parts) {
    Standing standing;
    for (const Part& part : parts) {
        const ChecklistAnswer* const given = answer_of(part, question);
        if (given == nullptr || given->answer == Answer::not_relevant) continue;
        (given->answer == Answer::no ? standing.no : standing.yes) = true;
        standing.parts.push_back(part.id);
    }
    return standing;
}

Error not_disagreed() { return refuse(ErrorKind::conflict, "not_disagreed", "parts.refused.not_disagreed"); }

}  // namespace

std::string_view word_of(PartState state) { return state_words[std::size_t(state)]; }

std::optional<PartState> part_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(state_words, word);
    return found == state_words.end() ? std::nullopt : std::optional(PartState(found - state_words.begin()));
}

Part ask(DepartmentId department, std::vector<std::string> questions, std::string own_question, Instant now) {
    return {.department = department,
            .questions = std::move(questions),
            .own_question = std::move(own_question),
            .asked_at = now,
            .due_at = add_working_days(now, proposals::department_working_days),
            .remind_at = add_working_days(now, proposals::department_reminder_working_days),
            .escalate_at = add_working_days(now, proposals::department_escalation_working_days)};
}

std::optional<Told> due_message(const Part& part, Instant now) {
    if (part.state != PartState::asked) return std::nullopt;
    if (part.told != Told::escalated && part.escalate_at <= now) return Told::escalated;
    if (part.told == Told::asked && part.remind_at <= now) return Told::reminded;
    return std::nullopt;
}

std::vector<Disagreement> disagreements(const std::vector<Part>& parts, const std::vector<Decider>& deciders) {
    std::vector<Disagreement> found;
    for (const Part& part : parts) {
        for (const std::string& question : part.questions) {
            if (std::ranges::find(found, question, &Disagreement::question) != found.end()) continue;
            Standing standing = standing_on(question, parts);
            if (!standing.yes || !standing.no) continue;
            const Decider* const decider = decider_of(deciders, question);
            found.push_back({.question = question, .parts = std::move(standing.parts),
                             .decider = decider == nullptr ? std::nullopt : std::optional(*decider)});
        }
    }
    return found;
}

std::optional<ChecklistAnswer> joint_answer(std::string_view question, const std::vector<Part>& parts, const std::vector<Decider>& deciders) {
    const Standing standing = standing_on(question, parts);
    if (standing.yes && standing.no) {
        const Decider* const decider = decider_of(deciders, question);
        if (decider == nullptr || !decider->answer) return std::nullopt;
        return ChecklistAnswer{.question = std::string(question), .answer = *decider->answer, .public_sentence = decider->sentence, .internal_note = {}};
    }
    const ChecklistAnswer* strictest = nullptr;
    for (const Part& part : parts) {
        const ChecklistAnswer* const given = answer_of(part, question);
        if (given == nullptr) continue;
        if (strictest == nullptr || strictness(given->answer) > strictness(strictest->answer)) strictest = given;
    }
    return strictest == nullptr ? std::nullopt : std::optional(*strictest);
}

bool is_asked(std::string_view question, const std::vector<Part>& parts) {
    return std::ranges::any_of(parts, [&](const Part& part) {
        return part.state != PartState::taken_back && std::ranges::find(part.questions, question) != part.questions.end();
    });
}

bool may_coordinate(const Case& of, PersonId person, DepartmentId department) {
    if (!of.official && !of.department) return true;
    return (of.official && of.official == person) || (of.department && of.department == department);
}

Result<void> check_ask(const Part& asked, const std::vector<Part>& before) {
    if (asked.questions.empty() && asked.own_question.empty()) return refuse(ErrorKind::invalid, "nothing_asked", "parts.refused.nothing_asked");
    for (const Part& part : before) {
        if (part.state == PartState::taken_back || part.department != asked.department) continue;
        for (const std::string& question : asked.questions) {
            if (std::ranges::find(part.questions, question) != part.questions.end())
                return refuse(ErrorKind::conflict, "asked_already", "parts.refused.asked_already");
        }
    }
    return {};
}

Result<void> check_may_answer(const Part& part, DepartmentId department) {
    if (!department || part.department != department) return refuse(ErrorKind::not_allowed, "other_department", "parts.refused.other_department");
    if (part.state == PartState::answered) return refuse(ErrorKind::conflict, "part_answered", "parts.refused.answered");
    if (part.state == PartState::taken_back) return refuse(ErrorKind::conflict, "part_taken_back", "parts.refused.taken_back");
    return {};
}

Result<void> check_part_answers(const Part& part, const std::vector<ChecklistAnswer>& answers, std::string_view own_answer) {
    FieldErrors errors;
    for (const std::string& question : part.questions) {
        if (std::ranges::find(answers, question, &ChecklistAnswer::question) == answers.end())
            errors.add("answer[" + question + "]", "required", "parts.refused.no_answer");
    }
    if (!part.own_question.empty() && own_answer.empty()) errors.add("own_answer", "required", "parts.refused.no_own_answer");
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_decider(const std::vector<Part>& parts, const std::vector<Decider>& deciders, std::string_view question, PersonId person) {
    const auto all = disagreements(parts, deciders);
    const auto found = std::ranges::find(all, question, &Disagreement::question);
    if (found == all.end() || found->is_settled()) return not_disagreed();
    for (const Part& part : parts) {
        const bool disagrees = std::ranges::find(found->parts, part.id) != found->parts.end();
        if (disagrees && part.answered_by == person) return refuse(ErrorKind::conflict, "decider_is_party", "parts.refused.decider_is_party");
    }
    return {};
}

Result<void> check_settlement(const std::vector<Decider>& deciders, std::string_view question, PersonId person) {
    const Decider* const decider = decider_of(deciders, question);
    if (decider == nullptr || decider->answer) return not_disagreed();
    if (decider->person != person) return refuse(ErrorKind::not_allowed, "not_the_decider", "parts.refused.not_the_decider");
    return {};
}

Result<void> check_no_disagreement(const std::vector<Part>& parts, const std::vector<Decider>& deciders) {
    const auto all = disagreements(parts, deciders);
    if (std::ranges::all_of(all, &Disagreement::is_settled)) return {};
    return refuse(ErrorKind::conflict, "departments_disagree", "parts.refused.departments_disagree");
}

Result<void> check_all_answered(const std::vector<Part>& parts) {
    const bool waits = std::ranges::any_of(parts, [](const Part& part) { return part.state == PartState::asked; });
    if (!waits) return {};
    return refuse(ErrorKind::conflict, "parts_unanswered", "parts.refused.parts_unanswered");
}

}  // namespace allting::reviews
