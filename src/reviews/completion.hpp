// A completion (komplettering): what an author is asked to mend before an idea can be reviewed (domain.md 4.3), by which
// day, and what came of it. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reviews/case.hpp"

namespace allting::reviews {

/// What an author can mend. Locale keys: screening.fault.WORD.
inline constexpr std::array<std::string_view, 11> fault_words{
    "several_ideas", "title_differs", "unclear", "place_missing", "beneficiaries_missing", "pot_unclear",
    "category_differs", "contact_missing", "picture_rights", "advertises", "relation_unclear"};
/// What nobody can mend: the idea is refused with a public reason. Locale keys as above.
inline constexpr std::array<std::string_view, 2> final_fault_words{"came_late", "offends"};
/// The reason whose template such a refusal begins with; "" for a fault that can be mended.
std::string_view reason_for(std::string_view final_fault);

using CompletionId = Id<struct CompletionTag>;

enum class CompletionState { asked, answered, silent, withdrawn };
std::string_view word_of(CompletionState state);
std::optional<CompletionState> completion_state_from_word(std::string_view word);

/// A request to the author to mend something by a day; the clock of the answer stands still.
struct Completion {
    CompletionId id = {};
    CaseId in_case = {};
    ProposalId proposal = {};
    std::vector<std::string> faults = {};
    std::string mend = {};
    CompletionState state = CompletionState::asked;
    Instant asked_at = {}, due_at = {};
    std::optional<Instant> reminded_at = {}, answered_at = {};
    proposals::Wording wording = {};  // as mended
    std::string words = {};           // what was said besides; evidence, when somebody else wrote it down
    std::string channel = {};
    PersonId entered_by = {};

    bool has(std::string_view fault) const;
};

/// Refuses (conflict) what is screened already and has no fault now, and what is past a formal look.
Result<void> check_screening(proposals::State state, const std::vector<std::string>& faults);

/// Until the case has its answer the author may still mend, also after the last day: a letter is typed when it comes.
/// Refuses (conflict) a completion that has its answer, and a case that is decided.
Result<void> check_may_be_answered(const Completion& completion, const Case& of);

/// What the clock has to say about a completion that nobody has answered.
enum class Silence { none, remind, lapse };
Silence silence_of(const Completion& completion, Instant now);

}  // namespace allting::reviews
