#include "ballots/roll.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.hpp"

namespace allting::ballots {

namespace {

constexpr int birth_year_min = 1900;

constexpr std::array<std::pair<RollState, std::string_view>, 7> words{{
    {RollState::none, "none"},
    {RollState::online_cast, "online_cast"},
    {RollState::online_withdrawn, "online_withdrawn"},
    {RollState::paper_issued, "paper_issued"},
    {RollState::paper_cast, "paper_cast"},
    {RollState::voided, "voided"},
    {RollState::barred, "barred"},
}};

struct Edge {
    RollState from;
    RollAct act;
    RollState to;
};
using enum RollState;
using enum RollAct;
constexpr Edge edges[] = {
    {none, cast, online_cast},
    {online_cast, cast, online_cast},
    {online_withdrawn, cast, online_cast},
    {online_cast, withdraw, online_withdrawn},
    {none, issue_paper, paper_issued},
    {online_cast, issue_paper, paper_issued},
    {online_withdrawn, issue_paper, paper_issued},
    {paper_issued, take_paper, paper_cast},
    {online_cast, void_place, voided},
    {online_withdrawn, void_place, voided},
    {paper_issued, void_place, voided},
    {paper_cast, void_place, voided},
    {none, bar, barred},
    {paper_issued, bar, barred},
    {paper_cast, bar, barred},
};

/// Why there is no such edge, in the words of whoever acts.
std::string_view refusal_of(RollState before, RollAct act) {
    const bool on_paper = before == paper_issued || before == paper_cast;
    if (before == voided || before == barred) return "right_voided";
    if (act == withdraw) return "nothing_to_withdraw";
    if (on_paper && (act == cast || act == issue_paper)) return "voted_on_paper";
    return "roll_edge";
}

}  // namespace

Result<RollState> after(RollState before, RollAct act) {
    for (const Edge& edge : edges)
        if (edge.from == before && edge.act == act) return edge.to;
    const std::string code(refusal_of(before, act));
    return refuse(ErrorKind::conflict, code, "ballots.refused." + code);
}

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

bool has_voted(RollState state) {
    return state == online_cast || state == paper_cast;
}

Result<RollState> after_cast(RollState before) { return after(before, RollAct::cast); }

Result<RollState> after_withdrawal(RollState before) { return after(before, RollAct::withdraw); }

}  // namespace allting::ballots
