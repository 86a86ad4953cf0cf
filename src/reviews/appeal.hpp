// An appeal (omprövning): the author of a refused idea asks that somebody else looks at it once more. Pure: until when one
// may ask, who may answer, what an answer needs.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reviews/case.hpp"

namespace allting::reviews {

using AppealId = Id<struct AppealTag>;

enum class AppealState { asked, stands, overturned, withdrawn };
std::string_view word_of(AppealState state);
std::optional<AppealState> appeal_state_from_word(std::string_view word);

struct Appeal {
    AppealId id = {};
    CaseId in_case = {};
    ProposalId proposal = {};
    std::string reason = {};    // the author's own words; public
    std::string channel = {};   // web, phone, paper, desk
    PersonId entered_by = {};   // the facilitator who wrote it down
    Instant arrived_at = {}, entered_at = {}, due_at = {};  // the case keeps the day of its first promise
    AppealState state = AppealState::asked;
    std::optional<Instant> answered_at = {};
    PersonId answered_by = {};
    std::string answer = {};    // public
    std::string who = {};       // function and unit
};

/// The last day to ask, of a case that said no: later for authors who have to write a letter. None for other cases.
std::optional<Instant> appeal_until(const Case& of, const proposals::Proposal& proposal);

/// Refuses (conflict) what was not refused and what comes after the last day, and a day of arrival that cannot be.
Result<void> check_appeal(const Case& of, const proposals::Proposal& proposal, Instant arrived, Instant now);

/// Who decided first, and who says now that it was right: never the same person.
Result<void> check_answers_appeal(PersonId first, PersonId second);
/// Refuses an appeal that has its answer.
Result<void> check_is_asked(const Appeal& appeal);

}  // namespace allting::reviews
