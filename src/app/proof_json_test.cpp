// Proofs as files: what --explain writes, --verify takes; and with any single thing in it changed it does not.
#include "app/proof_json.hpp"

#include <gtest/gtest.h>

#include "app/parameter_test.hpp"

namespace allting::app {
namespace {

using allocation::Completion;
using allocation::CountOptions;
using allocation::Rule;

/// Four projects and five voters; the marks of one are two projects.
CountedFile town() {
    CountedFile file{.name = "town.pb", .input_hash = {}, .file = small_town()};
    file.input_hash = input_hash_of(file.election());
    return file;
}

json::Value counted(const CountedFile& file, Rule rule, Completion completion) {
    CountOptions options;
    options.rule = rule;
    options.completion = completion;
    options.with_proof = true;
    return count_json(file, {options, allocation::count(file.election(), options).value(), 0.5, {}});
}

/// All values that differ from `value` in one leaf, one member or one element.
std::vector<json::Value> mutations_of(const json::Value& value) {
    std::vector<json::Value> all;
    if (value.text()) all.emplace_back(*value.text() + "1"), all.emplace_back("");
    if (value.integer()) all.emplace_back(*value.integer() + 1);
    if (value.boolean()) all.emplace_back(!*value.boolean());
    if (value.array()) {
        for (std::size_t i = 0; i < value.array()->size(); ++i) {
            json::Array without = *value.array();
            without.erase(without.begin() + std::ptrdiff_t(i));
            all.emplace_back(without);
            for (auto& mutation : mutations_of((*value.array())[i])) {
                json::Array other = *value.array();
                other[i] = std::move(mutation);
                all.emplace_back(std::move(other));
            }
        }
    }
    if (value.object()) {
        for (std::size_t i = 0; i < value.object()->size(); ++i) {
            json::Object without = *value.object();
            without.erase(without.begin() + std::ptrdiff_t(i));
            all.emplace_back(without);
            for (auto& mutation : mutations_of((*value.object())[i].second)) {
                json::Object other = *value.object();
                other[i].second = std::move(mutation);
                all.emplace_back(std::move(other));
            }
        }
    }
    return all;
}

/// What is told beside the proof, and is not part of it.
json::Value proof_alone(const json::Value& result) {
    json::Object members;
    for (const auto& [name, value] : *result.object())
        if (name != "file" && name != "seconds" && name != "tie_log" && name != "projects" && name != "preset" && name != "parts")
            members.emplace_back(name, value);
    return members;
}

/// Other parameters are another question, to which the same winners may be the right answer.
bool asks_another_question(const json::Value& mutation, const json::Value& result) {
    const auto* const parameters = mutation.find("parameters");
    return parameters && json::to_text(*parameters) != json::to_text(*result.find("parameters"));
}

TEST(proof_file, that_we_wrote_holds_and_with_anything_changed_does_not) {
    const auto file = town();
    std::size_t refused = 0;
    for (const Rule rule : allocation::all_rules()) {
        for (const Completion completion : allocation::all_completions()) {
            CountOptions options;
            options.rule = rule;
            options.completion = completion;
            if (!verification::can_prove(options)) continue;
            SCOPED_TRACE(std::string(name_of(rule)) + ' ' + std::string(name_of(completion)));
            const auto result = proof_alone(counted(file, rule, completion));
            const auto verified = verify_proofs(json::to_text(result), file);
            ASSERT_TRUE(verified.ok()) << verified.error().code << ' ' << verified.error().arguments[0].second;
            for (const auto& mutation : mutations_of(result)) {
                if (json::to_text(mutation) == json::to_text(result)) continue;
                if (asks_another_question(mutation, result)) continue;
                EXPECT_FALSE(verify_proofs(json::to_text(mutation), file).ok()) << json::to_text(mutation);
                ++refused;
                if (HasFailure()) return;
            }
        }
    }
    std::printf("%zu changed proofs refused\n", refused);
    EXPECT_GT(refused, 1'000u);
}

TEST(proof_file, of_every_preset_and_of_what_cities_ask_holds) {
    const auto file = town();
    const Rule shares[] = {Rule::equal_shares};
    for (const std::string_view preset : {"pabutools", "pabulib-checker", "wieliczka-2023", "swiecie-2023"}) {
        for (const std::string_view votes : {"0", "2", "9"}) {
            auto options = options_for(shares, arguments_of({"--preset", preset, "--minimum-votes", votes}), file.file).front();
            options.with_proof = true;
            const auto result = count_json(file, {options, allocation::count(file.election(), options).value(), 0.5, std::string(preset)});
            const auto verified = verify_proofs(json::to_text(result), file);
            EXPECT_TRUE(verified.ok()) << preset << ' ' << votes;
        }
    }
}

TEST(proof_file, of_what_cannot_be_checked_says_so) {
    const auto file = town();
    CountOptions options;
    options.restrictions.partial_next = options.with_proof = true;
    for (const Rule rule : {Rule::greedy, Rule::cstv, Rule::maximin_support, Rule::bos_equal_shares, Rule::expanding_approvals}) {
        options.rule = rule;
        const auto result = count_json(file, {options, allocation::count(file.election(), options).value(), 0.5, {}});
        EXPECT_FALSE(*result.find("proof")->find("verifiable")->boolean());
        EXPECT_FALSE(result.find("proof")->find("reason")->text()->empty());
        EXPECT_EQ(verify_proofs(json::to_text(result), file).error().code, "no_proof");
    }
}

TEST(proof_file, of_other_ballots_is_refused_by_their_hash) {
    auto file = town();
    const auto text = json::to_text(counted(file, Rule::equal_shares, Completion::none));
    ++file.file.election.multiplicity[0];
    ++file.file.election.ballot_count;
    file.input_hash = input_hash_of(file.election());
    const auto verified = verify_proofs(text, file);
    ASSERT_FALSE(verified.ok());
    EXPECT_EQ(verified.error().code, "other_file");
}

TEST(proof_file, that_is_none_is_refused_with_a_sentence) {
    const auto file = town();
    for (const std::string_view text : {"", "{", "[]", "{}", "7", "[7]", R"({"rule":"greedy"})", R"({"rule":"no such rule"})"})
        EXPECT_FALSE(verify_proofs(text, file).ok()) << text;
}

}  // namespace
}  // namespace allting::app
