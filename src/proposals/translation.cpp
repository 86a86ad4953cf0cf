#include "proposals/translation.hpp"

namespace allting::proposals {
namespace {

constexpr std::array<std::string_view, 3> made_words{"by_person", "machine_checked", "by_machine"};

bool stands_on_a_ballot(State state) {
    switch (state) {
        case State::accepted: case State::on_ballot: case State::won: case State::not_funded: return true;
        default: return false;
    }
}

}  // namespace

std::string_view word_of(Made made) { return made_words[static_cast<std::size_t>(made)]; }

std::optional<Made> made_from_word(std::string_view word) {
    for (const Made made : made_ways)
        if (word_of(made) == word) return made;
    return std::nullopt;
}

bool may_stand_on_a_ballot(const Translation& translation) { return translation.made != Made::by_machine; }

bool is_old(const Translation& translation, const Proposal& proposal) { return translation.revision < proposal.revision; }

Result<void> check_translation(const Translation& translation, const Proposal& proposal, const processes::Process& process) {
    if (translation.language == proposal.language)
        return refuse(ErrorKind::invalid, "own_language", "translations.refused.own_language");
    if (process.rules_hash && stands_on_a_ballot(proposal.state))
        return refuse(ErrorKind::conflict, "vote_has_begun", "translations.refused.vote_has_begun");
    return {};
}

}  // namespace allting::proposals
