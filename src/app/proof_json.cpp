#include "app/proof_json.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/count_parameters.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

using allocation::Election;
using verification::Claim;
using verification::ClaimedRound;
using verification::Shares;
using verification::VoterClass;

Error bad_file(const std::string& place) {
    Error error = refuse(ErrorKind::invalid, "bad_file", "verification.bad_file");
    error.arguments = {{"place", place}};
    return error;
}

Error differs(const std::string& place, const std::string& found, const std::string& expected) {
    Error error = refuse(ErrorKind::invalid, "differs", "verification.differs");
    error.arguments = {{"place", place}, {"found", shorten(found, 200)}, {"expected", shorten(expected, 200)}};
    return error;
}

json::Array texts_json(const std::vector<std::string>& texts) {
    json::Array array;
    for (const auto& text : texts) array.emplace_back(text);
    return array;
}

json::Value round_json(const ClaimedRound& round) {
    json::Array classes;
    for (const auto& alike : round.classes)
        classes.emplace_back(json::Object{{"voters", alike.voters}, {"had", alike.had}, {"paid", alike.paid}});
    json::Object members{{"project", round.project}, {"price", round.price}};
    if (!round.rho.empty()) members.emplace_back("rho", round.rho);
    if (!round.equals.empty()) members.emplace_back("equals", texts_json(round.equals));
    if (!round.classes.empty()) members.emplace_back("classes", std::move(classes));
    return members;
}

/// Why nothing can be checked without counting again, in a sentence for whoever reads the file.
std::string why_not_verifiable(const allocation::CountOptions& options) {
    using allocation::Rule;
    switch (options.rule) {
        case Rule::maximin_support:
            return "each round is right only if no other way to share out the loads is lighter; to show that takes as much "
                   "as to count";
        case Rule::bos_equal_shares:
        case Rule::cstv:
            return "amounts double their digits from round to round, so that whole fractions do not fit in a file; they are cut";
        case Rule::expanding_approvals: return "there is no verifier for this rule: count the file again with another program";
        case Rule::max_welfare: return "over 100 000 sets of projects come so close that checking them all takes too long";
        default: break;
    }
    if (!options.restrictions.any()) return "there is no verifier for this rule with this completion";
    return "pots, floors, conflicts and a part of the next project make several counts of one; none of them is in the proof";
}

/// What the rule itself gave, for the rules that have no verifier: in its own units.
json::Value plain_rounds_json(const Election& election, const allocation::CountOptions& options,
                              const allocation::Outcome& outcome) {
    json::Array rounds;
    for (const auto& round : outcome.rounds)
        rounds.emplace_back(json::Object{{"project", election.projects[round.project].id}, {"price", round.price}});
    return json::Object{{"verifiable", false}, {"reason", why_not_verifiable(options)}, {"rounds", std::move(rounds)}};
}

/// Equal shares as they were before they were compared with greedy, whose winners may stand in the outcome.
allocation::Outcome before_comparison(const allocation::Election& election, allocation::CountOptions options) {
    options.completion = allocation::Completion::add1;
    return allocation::count(election, options).value();
}

/// Reads members of one object and keeps the place of the first that is wrong. Members that nobody asks for are wrong too.
class Reading {
public:
    Reading(const json::Value& value, std::string place) : value_(value), place_(std::move(place)) {
        if (!value.object()) wrong_ = place_;
    }
    std::string text(std::string_view name, bool is_needed = true) {
        const auto* const member = find(name);
        if (member && member->text()) return *member->text();
        if (member || is_needed) note(name);
        return "";
    }
    std::int64_t integer(std::string_view name) {
        const auto* const member = find(name);
        if (member && member->integer()) return *member->integer();
        note(name);
        return 0;
    }
    bool flag(std::string_view name) {
        const auto* const member = find(name);
        if (member && member->boolean()) return *member->boolean();
        note(name);
        return false;
    }
    std::vector<std::string> texts(std::string_view name) {
        std::vector<std::string> texts;
        for (const auto* const value : values(name)) {
            if (value->text()) texts.push_back(*value->text());
            else note(name);
        }
        return texts;
    }
    std::vector<const json::Value*> values(std::string_view name) {
        std::vector<const json::Value*> values;
        const auto* const member = find(name);
        if (member && !member->array()) note(name);
        if (member && member->array())
            for (const auto& value : *member->array()) values.push_back(&value);
        return values;
    }
    const json::Value* member(std::string_view name) {
        const auto* const member = find(name);
        if (!member) note(name);
        return member;
    }
    void note(std::string_view name) {
        if (wrong_.empty()) wrong_ = place_ + std::string(name);
    }
    /// The place of the first wrong thing; "" where all is well.
    std::string wrong() {
        if (value_.object() && value_.object()->size() != asked_) note("a member too many or twice");
        return wrong_;
    }

private:
    const json::Value* find(std::string_view name) {
        const auto* const member = value_.find(name);
        if (member) ++asked_;
        return member;
    }
    const json::Value& value_;
    std::string place_, wrong_;
    std::size_t asked_ = 0;
};

json::Value optimum_json(const verification::ClaimedOptimum& optimum) {
    return json::Object{{"objective", optimum.objective}, {"price", optimum.price}, {"bound", optimum.bound}, {"unique", optimum.is_unique}};
}

Result<verification::ClaimedOptimum> optimum_from(const json::Value* value) {
    if (!value) return bad_file("proof, optimum");
    Reading reading(*value, "proof, optimum, ");
    verification::ClaimedOptimum optimum{reading.text("objective"), reading.text("price"), reading.text("bound"), reading.flag("unique")};
    if (const auto wrong = reading.wrong(); !wrong.empty()) return bad_file(wrong);
    return optimum;
}

Result<ClaimedRound> round_from(const json::Value& value, std::size_t number) {
    const std::string place = "proof, round " + std::to_string(number) + ", ";
    Reading reading(value, place);
    ClaimedRound round{reading.text("project"), reading.text("price"), reading.text("rho", false), reading.texts("equals"), {}};
    for (const auto* const alike : reading.values("classes")) {
        Reading voters(*alike, place + "class " + std::to_string(round.classes.size() + 1) + ", ");
        round.classes.push_back({voters.integer("voters"), voters.text("had"), voters.text("paid")});
        if (const auto wrong = voters.wrong(); !wrong.empty()) return bad_file(wrong);
    }
    if (const auto wrong = reading.wrong(); !wrong.empty()) return bad_file(wrong);
    return round;
}

/// The options that the result names, from its rule and its parameters.
Result<allocation::CountOptions> options_from(const json::Value& result, const CountedFile& file) {
    const auto* const name = result.find("rule");
    const auto rule = name && name->text() ? allocation::rule_named(*name->text()) : std::nullopt;
    const auto* const parameters = result.find("parameters");
    if (!rule) return bad_file("rule");
    if (!parameters || !parameters->object()) return bad_file("parameters");
    allocation::CountOptions options;
    options.rule = *rule;
    for (const Parameter& parameter : all_parameters()) {
        const auto* const value = parameters->find(parameter.name);
        if (!value || value->is_null()) continue;
        const auto set = [&](const json::Value& each) {
            parameter.set(options, each.text() ? *each.text() : json::to_text(each), file.file);
        };
        try {
            if (value->array()) std::ranges::for_each(*value->array(), set);
            else set(*value);
        } catch (const WrongUse&) {
            return bad_file("parameters, " + std::string(parameter.name));
        }
    }
    return options;
}

/// Everything that the result says of what was asked must be what its rule and parameters say, and of these ballots.
Result<void> check_header(const json::Value& result, const allocation::CountOptions& options, const CountedFile& file) {
    for (const auto& [name, expected] : header_json(file, options)) {
        const auto* const found = result.find(name);
        const auto said = found ? json::to_text(*found) : "";
        if (said == json::to_text(expected)) continue;
        if (!found) return bad_file(name);
        Error error = differs(name, said, json::to_text(expected));
        if (name == "input_hash") error.code = "other_file", error.text_key = "verification.other_file";
        return error;
    }
    return {};
}

Result<Claim> claim_from(const json::Value& result, const CountedFile& file) {
    TRY(auto options, options_from(result, file));
    TRY_DO(check_header(result, options, file));
    Claim claim{.options = options, .endowment = {}, .winners = {}, .total_cost = {}, .rounds = {}, .fill = {},
                .prefer_shares = 0, .prefer_greedy = 0};
    const auto* const proof = result.find("proof");
    const auto* const verifiable = proof ? proof->find("verifiable") : nullptr;
    if (!verifiable || !verifiable->boolean()) return bad_file("proof");
    if (!*verifiable->boolean()) {
        Error error = refuse(ErrorKind::invalid, "no_proof", "verification.no_proof");
        error.arguments = {{"rule", std::string(name_of(options.rule))}};
        return error;
    }
    json::Object of_interest;
    for (const auto& [name, value] : *result.object())
        if (name == "winners" || name == "total_cost") of_interest.emplace_back(name, value);
    const json::Value outcome = std::move(of_interest);
    Reading top(outcome, "");
    claim.winners = top.texts("winners");
    claim.total_cost = top.text("total_cost");
    if (const auto wrong = top.wrong(); !wrong.empty()) return bad_file(wrong);
    Reading reading(*proof, "proof, ");
    reading.flag("verifiable");
    claim.endowment = reading.text("endowment", false);
    if (!proof->find("fill")) return bad_file("proof, fill");
    claim.fill = reading.texts("fill");
    if (options.rule == allocation::Rule::max_welfare) {
        TRY(claim.optimum, optimum_from(reading.member("optimum")));
    }
    for (const auto* const round : reading.values("rounds")) {
        TRY(auto claimed, round_from(*round, claim.rounds.size() + 1));
        claim.rounds.push_back(std::move(claimed));
    }
    if (options.completion == allocation::Completion::comparison) {
        claim.prefer_shares = reading.integer("prefer_shares");
        claim.prefer_greedy = reading.integer("prefer_greedy");
    }
    if (const auto wrong = reading.wrong(); !wrong.empty()) return bad_file(wrong);
    return claim;
}

/// Looks at all shares where that takes no more than a few seconds.
Result<verification::Verified> verify_claim(const Election& election, const Claim& claim, Shares shares) {
    constexpr std::int64_t little_work = 3'000'000;  // marks, some two or three times
    auto verified = verification::verify(election, claim, shares);
    if (!verified || verified.value().shows_share) return verified;
    const auto marks = std::max<std::int64_t>(std::int64_t(verified.value().marks), 1);
    const bool is_little = verified.value().shares_before <= little_work / marks;
    const bool is_stepwise = claim.options.completion != allocation::Completion::add_opt;
    return is_little && is_stepwise ? verification::verify(election, claim, Shares::all) : std::move(verified);
}

/// What the result says of the optimum beside the proof must be what the proof shows.
Result<void> check_optimum(const json::Value& result, const Claim& claim) {
    if (claim.options.rule != allocation::Rule::max_welfare) return {};
    const json::Object shown{{"objective", claim.optimum.objective}, {"optimum_unique", claim.optimum.is_unique}};
    for (const auto& [name, expected] : shown) {
        const auto* const found = result.find(name);
        const auto said = found ? json::to_text(*found) : "";
        if (said != json::to_text(expected)) return differs(name, said, json::to_text(expected));
    }
    return {};
}

Result<CheckedProof> verify_one(const json::Value& result, const CountedFile& file, Shares shares) {
    if (!result.object()) return bad_file("the result");
    TRY(const auto claim, claim_from(result, file));
    TRY(const auto verified, verify_claim(file.election(), claim, shares));
    const auto* const share = result.find("endowment");
    if (!claim.endowment.empty() && (!share || !share->text() || *share->text() != claim.endowment))
        return differs("endowment", share ? json::to_text(*share) : "", claim.endowment);
    const auto* const comparison = result.find("comparison");
    const json::Value counted = json::Object{{"prefer_shares", claim.prefer_shares}, {"prefer_greedy", claim.prefer_greedy}};
    const auto said = comparison ? json::to_text(*comparison) : "";
    const bool is_compared = claim.options.completion == allocation::Completion::comparison;
    if (const auto expected = is_compared ? json::to_text(counted) : ""; said != expected)
        return differs("comparison", said, expected);
    TRY_DO(check_optimum(result, claim));
    return CheckedProof{std::string(name_of(claim.options.rule)), verified};
}

}  // namespace

json::Value proof_json(const allocation::Election& election, const allocation::CountOptions& options,
                       const allocation::Outcome& outcome) {
    if (!verification::can_prove(options)) return plain_rounds_json(election, options, outcome);
    const bool is_compared = options.completion == allocation::Completion::comparison;
    const auto claim = verification::prove(election, options, is_compared ? before_comparison(election, options) : outcome);
    const bool is_too_long = !claim && claim.error().code == "too_many_sets";  // right for all we know, and too much to check
    if (is_too_long) return plain_rounds_json(election, options, outcome);
    if (!claim) throw std::logic_error("the outcome cannot be proven, so it is wrong: please report it (" + claim.error().code + ")");
    json::Array rounds;
    for (const auto& round : claim.value().rounds) rounds.push_back(round_json(round));
    json::Object proof{{"verifiable", true}};
    if (!claim.value().endowment.empty()) proof.emplace_back("endowment", claim.value().endowment);
    proof.emplace_back("rounds", std::move(rounds));
    proof.emplace_back("fill", texts_json(claim.value().fill));
    if (options.rule == allocation::Rule::max_welfare) proof.emplace_back("optimum", optimum_json(claim.value().optimum));
    if (is_compared) {
        proof.emplace_back("prefer_shares", claim.value().prefer_shares);
        proof.emplace_back("prefer_greedy", claim.value().prefer_greedy);
    }
    return proof;
}

Result<std::vector<CheckedProof>> verify_proofs(std::string_view text, const CountedFile& file, Shares shares) {
    const auto parsed = json::parse(text, {.depth_max = 12, .nodes_max = 20'000'000});
    if (!parsed) return bad_file("JSON");
    std::vector<CheckedProof> checked;
    if (parsed.value().array()) {
        for (const auto& result : *parsed.value().array()) {
            TRY(auto proof, verify_one(result, file, shares));
            checked.push_back(std::move(proof));
        }
    } else {
        TRY(auto proof, verify_one(parsed.value(), file, shares));
        checked.push_back(std::move(proof));
    }
    if (checked.empty()) return bad_file("JSON");
    return checked;
}

}  // namespace allting::app
