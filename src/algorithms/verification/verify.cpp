#include "algorithms/verification/verify.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/verification/question.hpp"
#include "algorithms/verification/replay_max_welfare.hpp"
#include "algorithms/verification/shares.hpp"

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

/// Where nobody voted there is nobody to have a share, and none is claimed.
std::optional<Rational> share_from(const Election& election, const std::string& endowment) {
    if (election.ballot_count > 0) return amount_from(election, endowment);
    return endowment.empty() ? std::optional(exact_share(election)) : std::nullopt;
}

Result<Replay> replay(const Election& election, const CountOptions& options, const std::string& endowment,
                      const Sequence& sequence) {
    if (options.rule == Rule::phragmen) return replay_phragmen(election, options, sequence);
    if (options.rule == Rule::majority_judgment) return replay_majority_judgment(election, options, sequence);
    if (!has_purses(options.rule)) return replay_greedy(election, options, sequence);
    const auto share = share_from(election, endowment);
    if (!share) return fault("malformed", {{"place", "endowment"}});
    return replay_equal_shares(election, options, *share, sequence);
}

/// Satisfaction per money, in the currency's unit.
std::string price_text(const Election& election, const CountOptions& options, const std::string& price) {
    return is_money(options.satisfaction) ? price : Rational(Rational(price) * election.money_scale).str();
}

Result<Sequence> sequence_of(const Election& election, const std::vector<std::string>& ids) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    for (std::uint32_t p = 0; p < election.projects.size(); ++p) numbers.emplace(election.projects[p].id, p);
    Sequence sequence;
    for (const auto& id : ids) {
        const auto found = numbers.find(id);
        const auto place = std::to_string(sequence.size() + 1);
        if (found == numbers.end()) return fault("not_a_choice", {{"round", place}, {"project", id}});
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

/// What follows from the claimed rounds: the completion, all winners, their cost.
Claim concluded(const Question& question, Claim claim, const Sequence& rounds) {
    const Election& election = question.election();
    Sequence winners = rounds;
    claim.fill.clear();
    claim.prefer_shares = claim.prefer_greedy = 0;
    const auto completion = question.options.completion;
    if (completion == Completion::utilitarian || completion == Completion::add1u) {
        for (const auto project : greedy_fill(election, question.options, rounds)) {
            winners.push_back(project);
            claim.fill.push_back(election.projects[project].id);
        }
    }
    if (completion == Completion::comparison) compare_with_greedy(question, claim, winners);
    std::int64_t total = 0;
    claim.winners.clear();
    for (const auto winner : winners) {
        claim.winners.push_back(election.projects[winner].id);
        total += election.projects[winner].cost;
    }
    claim.total_cost = text_of_amount(election, total);
    return claim;
}

Result<void> compare_conclusions(const Claim& claim, const Claim& right) {
    if (claim.fill != right.fill) return differs("fill", joined(claim.fill), joined(right.fill));
    if (claim.prefer_shares != right.prefer_shares)
        return differs("comparison, prefer_shares", std::to_string(claim.prefer_shares), std::to_string(right.prefer_shares));
    if (claim.prefer_greedy != right.prefer_greedy)
        return differs("comparison, prefer_greedy", std::to_string(claim.prefer_greedy), std::to_string(right.prefer_greedy));
    if (claim.winners != right.winners) return differs("winners", joined(claim.winners), joined(right.winners));
    if (claim.total_cost != right.total_cost) return differs("total_cost", claim.total_cost, right.total_cost);
    return {};
}

}  // namespace

bool can_prove(const CountOptions& options) {
    const bool is_completed = options.completion != Completion::none;
    if (!is_of_one_count(options.restrictions)) return false;
    switch (options.rule) {
        case Rule::greedy:
        case Rule::greedy_no_skip:
        case Rule::greedy_threshold:
        case Rule::greedy_custom:
        case Rule::majority_judgment:
        case Rule::max_welfare:
        case Rule::phragmen: return !is_completed;
        case Rule::equal_shares: return options.completion != Completion::add_opt;
        case Rule::exact_equal_shares: return !is_completed || options.completion == Completion::add_opt;
        default: return false;
    }
}

Result<Claim> prove(const Election& whole, const CountOptions& options, const Outcome& outcome) {
    if (!can_prove(options)) return fault("no_proof", {{"rule", std::string(name_of(options.rule))}});
    const Question question = question_of(whole, options);
    const Election& election = question.election();
    Claim claim{.options = options, .endowment = {}, .winners = {}, .total_cost = {}, .rounds = {}, .fill = {},
                .prefer_shares = 0, .prefer_greedy = 0};
    if (has_purses(options.rule) && election.ballot_count > 0)
        claim.endowment = text_of_amount(election, Rational(outcome.endowment_exact));
    std::vector<std::string> winners, chosen;
    for (const auto winner : outcome.winners) {
        winners.push_back(whole.projects[winner].id);
        const bool is_choice = outcome.verdicts[winner].reason != allocation::Reason::won_by_fill;
        if (is_choice || options.completion == Completion::epsilon) chosen.push_back(winners.back());
    }
    if (options.rule == Rule::max_welfare) {
        claim.winners = winners;
        claim.optimum.price = outcome.optimum ? price_text(election, options, outcome.optimum->price) : "0";  // any will do
        return prove_max_welfare(election, question.options, claim);
    }
    TRY(const auto sequence, sequence_of(election, chosen));
    TRY(auto found, replay(election, question.options, claim.endowment, sequence));
    claim.rounds = std::move(found.rounds);
    claim = concluded(question, std::move(claim), sequence);
    const bool was_compared = options.completion == Completion::comparison;
    if (!was_compared && winners != claim.winners) return differs("winners", joined(winners), joined(claim.winners));
    return claim;
}

Result<Verified> verify(const Election& whole, const Claim& claim, Shares shares) {
    if (!can_prove(claim.options)) return fault("no_proof", {{"rule", std::string(name_of(claim.options.rule))}});
    const Question question = question_of(whole, claim.options);
    const Election& election = question.election();
    if (claim.options.rule == Rule::max_welfare) return verify_max_welfare(election, question.options, claim);
    std::vector<std::string> chosen;
    for (const auto& round : claim.rounds) chosen.push_back(round.project);
    TRY(const auto sequence, sequence_of(election, chosen));
    TRY(const auto right, replay(election, question.options, claim.endowment, sequence));
    TRY_DO(compare_rounds(claim.rounds, right.rounds));
    Verified verified{true, 0, claim.rounds.size(), right.marks_read, election.marks.size()};
    if (has_purses(claim.options.rule)) {
        const Rational share = share_from(election, claim.endowment).value();
        verified.shares_before = shares_before(election, question.options, share);
        TRY(verified.shows_share, check_share(election, question.options, share, sequence, shares));
    } else if (!claim.endowment.empty()) {
        return differs("endowment", claim.endowment, "–");
    }
    TRY_DO(compare_conclusions(claim, concluded(question, claim, sequence)));
    return verified;
}

}  // namespace allting::verification
