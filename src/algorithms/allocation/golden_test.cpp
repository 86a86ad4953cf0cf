// Real elections against the results of the reference implementation: same winners, same order, same cost.
#include <map>

#include "algorithms/allocation/decimal.hpp"
#include "algorithms/allocation/equal_shares.hpp"
#include "algorithms/allocation/greedy.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "algorithms/allocation/phragmen.hpp"
#include "algorithms/allocation/elections_test.hpp"

namespace allting::allocation {
namespace {

/// One of the results of a golden file, which is JSON as one program writes it: found by its keys, no more.
struct Golden {
    std::string text;

    std::string word(const std::string& key) const {
        const auto at = text.find('"' + key + "\":\"");
        if (at == std::string::npos) return "";
        const auto start = at + key.size() + 4;
        return text.substr(start, text.find('"', start) - start);
    }
    std::vector<std::string> winners() const {
        std::vector<std::string> ids;
        auto at = text.find("\"winners\":[") + 11;
        while (text[at] != ']') {
            const auto start = text.find('"', at) + 1;
            const auto end = text.find('"', start);
            ids.push_back(text.substr(start, end - start));
            at = end + 1;
            if (text[at] == ',') ++at;
        }
        return ids;
    }
};

std::vector<Golden> goldens_of(const std::filesystem::path& path) {
    const auto text = text_of_file(path);
    std::vector<Golden> goldens;
    for (auto at = text.find("{\"rule\":"); at != std::string::npos;) {
        const auto next = text.find("{\"rule\":", at + 1);
        goldens.push_back({text.substr(at, next - at)});
        at = next;
    }
    return goldens;
}

std::optional<Outcome> count_like(const Golden& golden, const Election& election) {
    const auto satisfaction = satisfaction_named(golden.word("satisfaction"));
    const auto completion = golden.word("completion");
    const auto ties = break_ties(election, TieRule::lexicographic);
    if (golden.word("rule") == "greedy") return greedy(election, {.satisfaction = satisfaction.value()}, ties);
    if (golden.word("rule") == "phragmen") return phragmen(election, {}, ties);
    if (golden.word("rule") != "equal-shares") return std::nullopt;
    if (completion == "none") {
        return equal_shares(election, {satisfaction.value(), Completion::none}, ties);
    }
    if (completion == "utilitarian") {
        return equal_shares(election, {satisfaction.value(), Completion::utilitarian}, ties);
    }
    return std::nullopt;
}

TEST(golden, real_elections_give_the_reference_winners_in_order) {
    SKIP_WITHOUT_SHARED_DATA();
    std::map<std::string, int> compared;
    for (const auto& path : files_in(elections_folder / "golden", ".json")) {
        auto pb_path = elections_folder / path.filename();
        auto file = read_pabulib(text_of_file(pb_path.replace_extension(".pb")));
        ASSERT_TRUE(file.ok()) << pb_path;
        const Election& election = file.value().election;
        for (const auto& golden : goldens_of(path)) {
            const auto outcome = count_like(golden, election);
            if (!outcome) continue;
            const auto name = golden.word("rule") + ' ' + golden.word("satisfaction") + ' ' + golden.word("completion");
            auto winners = ids_of(election, outcome->winners);
            if (golden.word("order") == "sorted") std::sort(winners.begin(), winners.end());  // so the reference has it
            EXPECT_EQ(winners, golden.winners()) << path.filename() << ' ' << name;
            EXPECT_EQ(decimal_text(outcome->total_cost, election.money_scale), golden.word("total_cost"))
                << path.filename() << ' ' << name;
            ++compared[golden.word("rule")];
        }
    }
    EXPECT_GE(compared["greedy"], 109);
    EXPECT_GE(compared["equal-shares"], 228);
    EXPECT_EQ(compared["phragmen"], 35);
}

}  // namespace
}  // namespace allting::allocation
