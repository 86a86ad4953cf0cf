// `allting count`: election files counted by any rule, by several side by side, with everything that decided recorded.
#include <algorithm>
#include <cstdio>
#include <deque>

#include "algorithms/allocation/decimal.hpp"
#include "app/commands.hpp"
#include "app/count_parameters.hpp"
#include "app/count_presets.hpp"
#include "app/count_report.hpp"
#include "app/election_input.hpp"
#include "app/proof_json.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::app {
namespace {

using allocation::Rule;

Rule rule_from(std::string_view name) {
    if (const auto rule = allocation::rule_named(name)) return *rule;
    std::string all;
    for (const Rule rule : allocation::all_rules()) all += (all.empty() ? "" : ", ") + std::string(name_of(rule));
    throw WrongUse("--rule is one of " + all + "; \"" + std::string(name) + "\" is none of them");
}

std::vector<Rule> rules_from(const Arguments& arguments) {
    std::vector<Rule> rules;
    for (const auto& name : arguments.values("rule")) rules.push_back(rule_from(name));
    if (rules.empty()) rules.push_back(arguments.has("preset") ? Rule::equal_shares : Rule::greedy);
    return rules;
}

CountedFile read_counted(const Arguments& arguments) {
    const std::string name(arguments.word(0, "FILE.pb"));
    CountedFile file{.name = name, .input_hash = {}, .file = read_election(name, duplicates_from(arguments))};
    file.input_hash = input_hash_of(file.election());
    return file;
}

json::Value verified_json(const CheckedProof& proof) {
    const auto& verified = proof.verified;
    return json::Object{{"rule", proof.rule},
                        {"holds", true},
                        {"shows_share", verified.shows_share},
                        {"shares_before", verified.shares_before},
                        {"rounds", std::int64_t(verified.rounds)},
                        {"marks_read", std::int64_t(verified.marks_read)},
                        {"marks", std::int64_t(verified.marks)}};
}

void print_verified(const CheckedProof& proof, double seconds) {
    const auto& verified = proof.verified;
    std::printf("%s: the proof holds: %zu rounds; marks of the ballots read %.2f times, in %.2f s\n", proof.rule.c_str(),
                verified.rounds, double(verified.marks_read) / double(std::max<std::size_t>(verified.marks, 1)), seconds);
    if (verified.shows_share) return;
    std::printf("  The count with this share for each voter is right, and the completion stops there. That it did not stop\n"
                "  at a smaller one is not looked at: that would be %lld counts more; --every-share does it.\n",
                static_cast<long long>(verified.shares_before));
}

/// Says of each proof in the file that it holds; complains about the first that does not.
int verify_proof(const CountedFile& file, const Arguments& arguments, bool as_json) {
    const Stopwatch watch;
    const std::string name(arguments.option("verify"));
    const auto shares = arguments.has("every_share") ? verification::Shares::all : verification::Shares::claimed;
    const auto checked = verify_proofs(bytes_of(name), file, shares);
    if (!checked) complain_about(name, checked.error());
    json::Array proofs;
    for (const auto& proof : checked.value()) {
        if (as_json) proofs.push_back(verified_json(proof));
        else print_verified(proof, watch.seconds());
    }
    if (as_json) std::printf("%s\n", json::to_text(std::move(proofs)).c_str());
    return 0;
}

Counted count_timed(const CountedFile& file, const allocation::CountOptions& options) {
    const Stopwatch watch;
    auto outcome = allocation::count(file.election(), options);
    const double seconds = watch.seconds();
    if (!outcome) complain_about(file.name, outcome.error());
    return {options, std::move(outcome).value(), seconds, {}};
}

void print_json(const CountedFile& file, const std::vector<Counted>& counts) {
    json::Array all;
    for (const Counted& counted : counts) all.push_back(count_json(file, counted));
    const json::Value value = all.size() == 1 ? std::move(all.front()) : json::Value(std::move(all));
    std::printf("%s\n", json::to_text(value).c_str());
}

}  // namespace

int count_election_file(const Arguments& arguments) {
    const auto format = one_of(arguments, "format", {"text", "json"});
    const auto rules = rules_from(arguments);
    if (arguments.has("every_share") && !arguments.has("verify")) throw WrongUse("--every-share belongs to --verify: leave it out");
    const CountedFile file = read_counted(arguments);
    if (arguments.has("verify")) return verify_proof(file, arguments, format == "json");
    std::vector<Counted> counts;
    for (auto& options : options_for(rules, arguments, file.file)) {
        options.with_proof = arguments.has("explain");
        counts.push_back(count_timed(file, options));
        if (arguments.has("preset")) counts.back().preset = arguments.option("preset");
    }
    if (format == "json") print_json(file, counts);
    else std::fputs((counts.size() == 1 ? count_text(file, counts.front()) : comparison_text(file, counts)).c_str(), stdout);
    return 0;
}

std::span<const std::string_view> count_options() {
    static std::deque<std::string> flags;  // those that take no value, as Arguments writes them
    static const auto options = [] {
        std::vector<std::string_view> all = {"rule", "format", "explain!", "verify", "every_share!", "preset"};
        for (const Parameter& parameter : all_parameters())
            all.push_back(parameter.values.empty() ? flags.emplace_back(std::string(parameter.name) + '!') : parameter.name);
        return all;
    }();
    return options;
}

std::string count_help() {
    std::string text = "  --rule R              the rule, " + std::string(name_of(allocation::all_rules()[0])) +
                        " if not given; several are counted side by side:\n";
    for (const Rule rule : allocation::all_rules()) text += "                          " + std::string(name_of(rule)) + '\n';
    text += "  --format F            text, json\n"
            "  --explain             adds the proof: every round with its price, who paid and what\n"
            "  --verify PROOF.json   checks what --explain --format json wrote, by code of its own: everything in it must follow\n"
            "                        from the ballots of FILE.pb, but file, preset, seconds, and what is told beside the proof\n"
            "                        (tie_log, projects, parts, ballots_invalid)\n"
            "  --every-share         with --verify: looks at all shares that a completion tried, also where that takes long\n"
            "  --preset P            the options of a tool or a city; those given beside it go before. The rule is then\n"
            "                        equal-shares if none is given:\n" + presets_help();
    for (const Parameter& parameter : all_parameters()) text += parameter_help(parameter);
    return text + json_help();
}

}  // namespace allting::app
