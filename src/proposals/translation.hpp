// A proposal in another language than its author's: a help to read it, never a change of it. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "proposals/proposal.hpp"

namespace allting::proposals {

/// Who found the words. What a machine wrote and nobody has read is said to be so wherever it is shown.
enum class Made { by_person, machine_checked, by_machine };
inline constexpr std::array<Made, 3> made_ways{Made::by_person, Made::machine_checked, Made::by_machine};
std::string_view word_of(Made made);
std::optional<Made> made_from_word(std::string_view word);

struct Translation {
    std::string language = {};
    std::string title = {}, body = {};
    Made made = Made::by_person;
    std::int64_t revision = 0;  // of the wording that was translated
    PersonId made_by = {};
    Instant made_at = {};
    friend bool operator==(const Translation&, const Translation&) = default;
};

/// What voters choose by was read by a person: an unread machine's words stay off the ballot.
bool may_stand_on_a_ballot(const Translation& translation);
/// The author has changed the words since.
bool is_old(const Translation& translation, const Proposal& proposal);
/// Refuses the author's own language, and any change to what stands on the ballot once the rules of the vote are fixed.
Result<void> check_translation(const Translation& translation, const Proposal& proposal, const processes::Process& process);

}  // namespace allting::proposals
