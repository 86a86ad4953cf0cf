#include "ballots/roll.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::ballots {

namespace {

constexpr int birth_year_min = 1900;

constexpr std::array<std::pair<RollState, std::string_view>, 6> words{{
    {RollState::none, "none"},
    {RollState::online_cast, "online_cast"},
    {RollState::online_withdrawn, "online_withdrawn"},
    {RollState::paper_issued, "paper_issued"},
    {RollState::paper_cast, "paper_cast"},
    {RollState::voided, "voided"},
}};

}  // namespace

std::string_view word_of(RollState state) {
    return words[static_cast<std::size_t>(state)].second;
}

RollState roll_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word, &std::pair<RollState, std::string_view>::second);
    CHECK(found != words.end());
    return found->first;
}

Result<void> check_right(const processes::Process& process, const Right& right, int this_year) {
    FieldErrors errors;
    if (std::ranges::find(process.relations, right.relation) == process.relations.end())
        errors.add("relation", "no_such_relation", "ballots.refused.no_such_relation");
    if (process.age_min > 0) {
        const int year = right.birth_year.value_or(0);
        if (year < birth_year_min || year > this_year)
            errors.add("birth_year", "no_birth_year", "ballots.refused.no_birth_year");
        else if (this_year - year < process.age_min)
            errors.add("birth_year", "too_young", "ballots.refused.too_young", {{"age", std::to_string(process.age_min)}});
    }
    if (!errors.empty()) return errors.take();
    return {};
}

bool has_voted(RollState state) { return state == RollState::online_cast || state == RollState::paper_cast; }

Result<RollState> after_cast(RollState before) {
    switch (before) {
        case RollState::none:
        case RollState::online_cast:
        case RollState::online_withdrawn: return RollState::online_cast;
        case RollState::paper_issued:
        case RollState::paper_cast: break;
        case RollState::voided: return refuse(ErrorKind::conflict, "right_voided", "ballots.refused.right_voided");
    }
    return refuse(ErrorKind::conflict, "voted_on_paper", "ballots.refused.voted_on_paper");
}

Result<RollState> after_withdrawal(RollState before) {
    if (before == RollState::online_cast) return RollState::online_withdrawn;
    return refuse(ErrorKind::conflict, "nothing_to_withdraw", "ballots.refused.nothing_to_withdraw");
}

}  // namespace allting::ballots
