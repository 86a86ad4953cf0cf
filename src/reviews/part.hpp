// A part of a case: the questions that one department is asked. Several departments answer at the same time, each only its
// own questions; where they disagree, a person who is named in the case decides. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reviews/case.hpp"

namespace allting::reviews {

using PartId = Id<struct PartTag>;

enum class PartState { asked, answered, taken_back };
std::string_view word_of(PartState state);
std::optional<PartState> part_state_from_word(std::string_view word);

/// How far the clock has gone with a part: nobody is told the same thing twice.
enum class Told { asked, reminded, escalated };

struct Part {
    PartId id = {};
    CaseId in_case = {};
    DepartmentId department = {};
    std::vector<std::string> questions = {};
    std::string own_question = {};  // in the coordinator's words
    std::string own_answer = {};    // internal, as notes are
    PartState state = PartState::asked;
    Instant asked_at = {};
    PersonId asked_by = {};
    Instant due_at = {}, remind_at = {}, escalate_at = {};
    Told told = Told::asked;
    std::optional<Instant> answered_at = {};
    PersonId answered_by = {};
    std::vector<ChecklistAnswer> answers = {};  // one for each question, once the part is answered
};

/// What a department is asked, with its days counted from now.
Part ask(DepartmentId department, std::vector<std::string> questions, std::string own_question, Instant now);

/// What the clock has to tell now; nothing when it is told, too early, answered or taken back.
std::optional<Told> due_message(const Part& part, Instant now);

/// Who was named to decide a question, and what was decided.
struct Decider {
    std::string question = {};
    PersonId person = {};
    Instant named_at = {};
    std::optional<Answer> answer = {};
    std::string sentence = {};  // public
    std::optional<Instant> settled_at = {};
};

/// A question that departments have answered differently: yes or yes-if against no.
struct Disagreement {
    std::string question = {};
    std::vector<PartId> parts = {};
    std::optional<Decider> decider = {};
    bool is_settled() const { return decider && decider->answer; }
};
std::vector<Disagreement> disagreements(const std::vector<Part>& parts, const std::vector<Decider>& deciders);

/// What the checklist holds for a question that departments were asked: the decided answer, or the strictest of those that
/// agree; nothing while they disagree and before anyone has answered.
std::optional<ChecklistAnswer> joint_answer(std::string_view question, const std::vector<Part>& parts, const std::vector<Decider>& deciders);

/// Whether a part that is not taken back asks this: then the department answers it, and not the coordinator.
bool is_asked(std::string_view question, const std::vector<Part>& parts);

/// Whoever has the case asks: the official who took it, the department whose turn it is, anyone while nobody has it.
bool may_coordinate(const Case& of, PersonId person, DepartmentId department);

/// Refuses a part without a question, and a question that the department is asked already.
Result<void> check_ask(const Part& asked, const std::vector<Part>& before);
/// Refuses others than the department's own people, and a part that is answered or taken back.
Result<void> check_may_answer(const Part& part, DepartmentId department);
/// Refuses a question without an answer, and an own question without words.
Result<void> check_part_answers(const Part& part, const std::vector<ChecklistAnswer>& answers, std::string_view own_answer);
/// Refuses those whose answers disagree, and a question that is not disagreed on or is settled.
Result<void> check_decider(const std::vector<Part>& parts, const std::vector<Decider>& deciders, std::string_view question, PersonId person);
/// Refuses everybody but the named decider, and a question that is settled.
Result<void> check_settlement(const std::vector<Decider>& deciders, std::string_view question, PersonId person);

/// Neither a yes nor a no while departments disagree and nobody has decided.
Result<void> check_no_disagreement(const std::vector<Part>& parts, const std::vector<Decider>& deciders);
/// No yes while a department has not answered.
Result<void> check_all_answered(const std::vector<Part>& parts);

}  // namespace allting::reviews
