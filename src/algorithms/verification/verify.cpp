#include "algorithms/verification/verify.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/verification/replay.hpp"

namespace allting::verification {
namespace {

using allocation::Completion;
using allocation::Rule;

bool has_purses(Rule rule) { return rule == Rule::equal_shares || rule == Rule::exact_equal_shares; }

Error differs(const std::string& place, const std::string& found, const std::string& expected) {
    return fault("differs", {{"place", place}, {"found", found}, {"expected", expected}});
}

/// "1250/3", "7" or "2000189.87" in the currency's unit, as an amount of 1/money_scale; nothing for any other spelling than
/// the one that we write.
std::optional<Rational> amount_from(const Election& election, const std::string& text) {
    const auto slash = text.find('/');
    const auto is_digits = [](std::string_view part) {
        return !part.empty() && part.size() <= 5000 && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    std::optional<Rational> amount;
    if (slash != std::string::npos) {
        const std::string above = text.substr(0, slash), below = text.substr(slash + 1);
        if (!is_digits(above) || !is_digits(below) || below[0] == '0' || above[0] == '0') return std::nullopt;
        amount = Rational(Integer(above), Integer(below)) * election.money_scale;
    } else if (const auto decimal = allocation::decimal_from_text(text, allocation::DecimalPoint::dot)) {
        amount = Rational(decimal->digits) * election.money_scale / allocation::power_of_ten(decimal->decimals);
    }
    if (!amount || *amount < 0 || text_of_amount(election, *amount) != text) return std::nullopt;
    return amount;
}

Result<Replay> replay(const Election& election, const CountOptions& options, const std::string& endowment,
                      const Sequence& sequence) {
    if (options.rule == Rule::phragmen) return replay_phragmen(election, options, sequence);
    if (!has_purses(options.rule)) return replay_greedy(election, options, sequence);
    const auto share = amount_from(election, endowment);
    if (!share) return fault("malformed", {{"place", "endowment"}});
    return replay_equal_shares(election, options, *share, sequence);
}

Result<Sequence> sequence_of(const Election& election, const std::vector<ClaimedRound>& rounds) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) numbers.emplace(election.projects[p].id, p);
    Sequence sequence;
    for (const auto& round : rounds) {
        const auto found = numbers.find(round.project);
        const auto place = std::to_string(sequence.size() + 1);
        if (found == numbers.end()) return fault("not_a_choice", {{"round", place}, {"project", round.project}});
        sequence.push_back(found->second);
    }
    return sequence;
}

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text.empty() ? "–" : text;
}

Result<void> compare_rounds(const std::vector<ClaimedRound>& claimed, const std::vector<ClaimedRound>& right) {
    for (std::size_t i = 0; i < right.size(); ++i) {
        const std::string place = "round " + std::to_string(i + 1) + " (" + right[i].project + ")";
        const auto& found = claimed[i];
        const auto& expected = right[i];
        if (found.price != expected.price) return differs(place + ", price", found.price, expected.price);
        if (found.rho != expected.rho) return differs(place + ", rho", found.rho, expected.rho);
        if (found.equals != expected.equals) return differs(place + ", equals", joined(found.equals), joined(expected.equals));
        for (std::size_t c = 0; c < std::max(found.classes.size(), expected.classes.size()); ++c) {
            const auto said = [&](const std::vector<VoterClass>& classes) {
                if (c >= classes.size()) return std::string("–");
                return std::to_string(classes[c].voters) + " × " + classes[c].paid + " / " + classes[c].had;
            };
            if (c >= found.classes.size() || c >= expected.classes.size() || found.classes[c] != expected.classes[c])
                return differs(place + ", class " + std::to_string(c + 1), said(found.classes), said(expected.classes));
        }
    }
    return {};
}

std::string first_share(const Election& election) {
    return text_of_amount(election, Rational(election.budget, std::max<std::int64_t>(election.ballot_count, 1)));
}

bool raises_shares(Completion completion) { return completion != Completion::none && completion != Completion::utilitarian; }

/// The share that the rounds began with.
Result<void> check_endowment(const Election& election, const Claim& claim) {
    const auto least = first_share(election);
    if (!raises_shares(claim.options.completion) && claim.endowment != least) return differs("endowment", claim.endowment, least);
    if (*amount_from(election, claim.endowment) < *amount_from(election, least))
        return differs("endowment", claim.endowment, least);
    return {};
}

/// What follows from the claimed rounds: the completion, all winners, their cost.
Result<Claim> concluded(const Election& election, Claim claim, const Sequence& rounds) {
    Sequence winners = rounds;
    claim.fill.clear();
    if (claim.options.completion == Completion::utilitarian) {
        for (const auto project : greedy_fill(election, claim.options, rounds)) {
            winners.push_back(project);
            claim.fill.push_back(election.projects[project].id);
        }
    }
    std::int64_t total = 0;
    claim.winners.clear();
    for (const auto winner : winners) {
        claim.winners.push_back(election.projects[winner].id);
        total += election.projects[winner].cost;
    }
    claim.total_cost = text_of_amount(election, total);
    return claim;
}

}  // namespace

bool can_prove(const CountOptions& options) {
    constexpr Rule provable[] = {Rule::greedy,       Rule::greedy_no_skip,     Rule::greedy_threshold, Rule::greedy_custom,
                                 Rule::equal_shares, Rule::exact_equal_shares, Rule::phragmen};
    constexpr Completion completions[] = {Completion::none, Completion::utilitarian, Completion::add_opt};
    return std::ranges::find(provable, options.rule) != std::end(provable) &&
           std::ranges::find(completions, options.completion) != std::end(completions) &&
           !options.restrictions.any() && !options.preparation.any();
}

Result<Claim> prove(const Election& election, const CountOptions& options, const Outcome& outcome) {
    if (!can_prove(options)) return fault("no_proof", {{"rule", std::string(name_of(options.rule))}});
    Claim claim{.options = options, .endowment = {}, .winners = {}, .total_cost = {}, .rounds = {}, .fill = {}};
    if (has_purses(options.rule)) {
        claim.endowment = outcome.endowment_exact.empty() ? first_share(election)
                                                          : text_of_amount(election, Rational(outcome.endowment_exact));
    }
    Sequence chosen;
    for (const auto winner : outcome.winners)
        if (outcome.verdicts[winner].reason != allocation::Reason::won_by_fill) chosen.push_back(winner);
    TRY(auto found, replay(election, options, claim.endowment, chosen));
    claim.rounds = std::move(found.rounds);
    TRY(claim, concluded(election, std::move(claim), chosen));
    std::vector<std::string> winners;
    for (const auto winner : outcome.winners) winners.push_back(election.projects[winner].id);
    if (winners != claim.winners) return differs("winners", joined(winners), joined(claim.winners));
    return claim;
}

Result<Verified> verify(const Election& election, const Claim& claim) {
    if (!can_prove(claim.options)) return fault("no_proof", {{"rule", std::string(name_of(claim.options.rule))}});
    TRY(const auto sequence, sequence_of(election, claim.rounds));
    TRY(const auto right, replay(election, claim.options, claim.endowment, sequence));
    TRY_DO(compare_rounds(claim.rounds, right.rounds));
    if (has_purses(claim.options.rule)) TRY_DO(check_endowment(election, claim));
    else if (!claim.endowment.empty()) return differs("endowment", claim.endowment, "–");
    TRY(const auto whole, concluded(election, claim, sequence));
    if (claim.fill != whole.fill) return differs("fill", joined(claim.fill), joined(whole.fill));
    if (claim.winners != whole.winners) return differs("winners", joined(claim.winners), joined(whole.winners));
    if (claim.total_cost != whole.total_cost) return differs("total_cost", claim.total_cost, whole.total_cost);
    return Verified{!raises_shares(claim.options.completion), claim.rounds.size(), right.marks_read, election.marks.size()};
}

}  // namespace allting::verification
