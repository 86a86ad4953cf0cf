#include "reviews/case.hpp"

#include <algorithm>

namespace allting::reviews {
namespace {

constexpr std::array<std::string_view, 6> case_state_words{"open", "waiting_for_author", "accepted", "refused", "withdrawn", "appealed"};
constexpr std::array<std::string_view, 4> answer_words{"yes", "yes_if", "no", "not_relevant"};

/// The templates leave "…" where the official has to say what is true of this case.
constexpr std::string_view template_gap = "…";

template <class Enum, std::size_t count>
std::optional<Enum> from_word(const std::array<std::string_view, count>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(Enum(found - words.begin()));
}

}  // namespace

std::string_view word_of(CaseState state) { return case_state_words[std::size_t(state)]; }
std::optional<CaseState> case_state_from_word(std::string_view word) { return from_word<CaseState>(case_state_words, word); }
std::string_view word_of(Answer answer) { return answer_words[std::size_t(answer)]; }
std::optional<Answer> answer_from_word(std::string_view word) { return from_word<Answer>(answer_words, word); }

proposals::State state_after_refusal(std::string_view reason_code) {
    if (reason_code == "already_planned") return proposals::State::already_planned;
    if (reason_code == "not_our_responsibility") return proposals::State::redirected;
    return proposals::State::not_feasible;
}

Urgency urgency_of(const Case& of, Instant now) {
    if (is_decided(of.state) && of.state != CaseState::appealed) return Urgency::calm;
    if (of.due_at < now) return Urgency::late;
    return of.due_at - now < days(3) ? Urgency::soon : Urgency::calm;
}

Result<void> check_open_case(const Case& of) {
    if (is_decided(of.state)) return refuse(ErrorKind::conflict, "case_decided", "reviews.refused.case_decided");
    if (of.state == CaseState::waiting_for_author) return refuse(ErrorKind::conflict, "author_is_asked", "reviews.refused.author_is_asked");
    return {};
}

Result<void> check_acceptance(const Case& of, Money cost_most) {
    TRY_DO(check_open_case(of));
    FieldErrors errors;
    if (!of.estimate || of.estimate->high.ore <= 0) {
        errors.add("cost_high", "required", "reviews.refused.no_cost");
    } else if (of.estimate->high > cost_most) {
        errors.add("cost_high", "over_most", "reviews.refused.over_most");
    }
    if (!of.estimate || !of.estimate->owner) errors.add("owner", "required", "reviews.refused.no_owner");
    const auto says_no = std::ranges::find(of.answers, Answer::no, &ChecklistAnswer::answer);
    if (says_no != of.answers.end()) errors.add(says_no->question, "says_no", "reviews.refused.says_no");
    if (!errors.empty()) return errors.take();
    return {};
}

Result<void> check_refusal(const Case& of, const Reason& reason) {
    TRY_DO(check_open_case(of));
    FieldErrors errors;
    if (std::ranges::find(reason_codes, reason.code) == reason_codes.end()) errors.add("code", "required", "reviews.refused.no_code");
    const auto require = [&](const std::string& part, const char* field) {
        if (part.empty()) errors.add(field, "required", "reviews.refused.no_reason");
        else if (part.find(template_gap) != std::string::npos) errors.add(field, "unfinished", "reviews.refused.unfinished");
    };
    require(reason.understood, "understood");
    require(reason.answer, "answer");
    require(reason.why, "why");
    require(reason.next, "next");
    require(reason.who, "who");
    if (!errors.empty()) return errors.take();
    return {};
}

}  // namespace allting::reviews
