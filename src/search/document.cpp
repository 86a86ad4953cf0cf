#include "search/document.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "algorithms/similarity/similar_texts.hpp"

namespace allting::search {
namespace {

constexpr double title_weight = 4, body_weight = 1, k1 = 1.2, b = 0.75, mean_words = 60;
constexpr std::size_t words_max = 2'000, term_bytes_max = 64;

std::uint8_t quantised(double frequency, double words) {
    const double saturated = frequency / (frequency + k1 * (1 - b + b * words / mean_words));
    return static_cast<std::uint8_t>(std::clamp(std::lround(saturated * 255), 1L, 255L));
}

}  // namespace

std::string kind_filter(std::string_view kind) { return "\x01kind:" + std::string(kind); }
std::string process_filter(ProcessId process) { return "\x01process:" + std::to_string(process.value); }
std::string struck_filter() { return "\x01struck"; }

std::vector<Term> terms_of(const Document& document) {
    std::map<std::string, double> frequencies;
    double words = 0;
    const auto add = [&](std::string_view text, double weight) {
        std::size_t count = 0;
        for (std::string& stem : similarity::stems_of(text, document.language)) {
            if (++count > words_max) break;
            words += 1;
            if (stem.size() <= term_bytes_max) frequencies[std::move(stem)] += weight;
        }
    };
    add(document.title, title_weight);
    add(document.body, body_weight);
    std::vector<Term> terms;
    for (const auto& [text, frequency] : frequencies) terms.push_back({text, quantised(frequency, words)});
    terms.push_back({kind_filter(document.kind), 1});
    terms.push_back({process_filter(document.process), 1});
    return terms;
}

}  // namespace allting::search
