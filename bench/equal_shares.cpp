// How long reading and counting take, beside what the peers took for the same elections on a quiet machine with 2 cores.
//   bench_equal_shares FOLDER [runs]     the folder of Pabulib's files
// Processor time of one thread, the best of a few runs; the table is Markdown. The peers' figures are constants: they were
// measured once, on another day and with nothing else running, so only large ratios say something.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"

namespace {

using namespace allting;
using namespace allting::allocation;

/// What others took, in seconds: pabutools 1.2.3 (exact fractions, Python), the tool of equalshares.net (doubles, JavaScript)
/// and pabumeasures (long doubles, C++). "–" was not measured.
struct Peers {
    const char* file;
    const char* name;
    const char* pabutools_read;
    const char* pabutools_once;
    const char* pabutools_add1;
    const char* web_once;
    const char* web_add1;
    const char* pabumeasures_once;
    const char* pabumeasures_phragmen;
};
constexpr Peers peers[] = {
    {"Poland_Lodz_2024", "Łódź 2024", "2.1", "13.3", "156", "1.25", "27.3", "0.0125", "0.027"},
    {"Poland_Lodz_2022", "Łódź 2022", "–", "11.0", "46", "0.78", "19.8", "0.0123", "0.029"},
    {"Poland_Warszawa_2026", "Warszawa 2026", "2.1", "11.2", "918 (loaded)", "0.94", "24.1", "0.029", "0.021"},
    {"Hungary_Budapest_2024", "Budapest 2024", "1.1", "11.5", "12 h (estimated)", "0.38", "25 min (estimated)", "0.017", "0.018"},
    {"Netherlands_Amsterdam_621", "Amsterdam 621", "0.41", "5.0", "–", "1.8", "5.6", "0.043", "0.010"},
    {"Poland_Wroclaw_2015_150_-_500", "Wrocław 2015, 150–500", "–", "0.3", "2.2", "0.07", "4.6", "0.0025", "0.004"},
    {"Poland_Wieliczka_2023", "Wieliczka 2023", "–", "0.14", "5.1", "–", "1.6", "–", "–"},
    {"Poland_Swiecie_2023", "Świecie 2023", "0.1", "0.03", "2.7", "0.1", "0.85", "0.0003", "0.0002"},
};

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

double seconds_of(int runs, const std::function<void()>& work) {
    double best = INFINITY;
    for (int run = 0; run < runs; ++run) {
        const double start = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - start);
    }
    return best;
}

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

double seconds_of_count(const Election& election, const CountOptions& options, int runs) {
    return seconds_of(runs, [&] {
        if (!count(election, options).ok()) std::exit(1);
    });
}

const CountOptions greedy{.rule = Rule::greedy};
const CountOptions shares{.rule = Rule::equal_shares};
const CountOptions add1u{.rule = Rule::equal_shares, .completion = Completion::add1u};
const CountOptions phragmen_rule{.rule = Rule::phragmen};

void print_row(const Peers& peer, const std::string& text, int runs) {
    Election election;
    const double reading = seconds_of(runs, [&] { election = read_pabulib(text).value().election; });
    std::printf("| %s | %lld × %zu | %.1f (%.0f MB/s) | %.2f | %.2f | %.2f | %.0f | %s | %s | %s | %s | %s | %s | %s |\n", peer.name,
                static_cast<long long>(election.ballot_count), election.projects.size(), 1e3 * reading,
                1e-6 * double(text.size()) / reading, 1e3 * seconds_of_count(election, greedy, runs),
                1e3 * seconds_of_count(election, shares, runs), 1e3 * seconds_of_count(election, phragmen_rule, runs),
                1e3 * seconds_of_count(election, add1u, std::min(runs, 3)), peer.pabutools_read, peer.pabutools_once,
                peer.pabutools_add1, peer.web_once, peer.web_add1, peer.pabumeasures_once, peer.pabumeasures_phragmen);
    std::fflush(stdout);
}

/// Every file of the folder once: what the bars ask of all of them together, and of the worst.
void print_sums(const std::filesystem::path& folder) {
    std::size_t files = 0, bytes = 0;
    double reading = 0, plain = 0, raised = 0, slowest = 0;
    std::string slowest_name;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".pb") continue;
        const auto text = text_of_file(entry.path());
        Election election;
        reading += seconds_of(1, [&] { election = read_pabulib(text).value().election; });
        plain += seconds_of_count(election, shares, 1);
        const double took = seconds_of_count(election, add1u, 1);
        raised += took;
        if (took > slowest) slowest = took, slowest_name = entry.path().stem().string();
        ++files, bytes += text.size();
    }
    std::printf("\nAll %zu files (%.0f MB), each once: reading %.2f s (%.0f MB/s), equal shares %.2f s, with add1u %.2f s; the longest is %s with %.2f s.\n",
                files, 1e-6 * double(bytes), reading, 1e-6 * double(bytes) / reading, plain, raised, slowest_name.c_str(), slowest);
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count < 2) return std::fputs("bench_equal_shares FOLDER [runs]\n", stderr), 2;
    const std::filesystem::path folder = arguments[1];
    const int runs = argument_count > 2 ? std::atoi(arguments[2]) : 5;
    std::printf("Allting: milliseconds. Peers, on a quiet machine: seconds; equal shares once, and with add1.\n\n");
    std::printf("| election | ballots × projects | reading | greedy | equal shares | Phragmén | add1u | pabutools: reading | once | add1 | "
                "equalshares.net: once | add1 | pabumeasures: once | Phragmén |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (const Peers& peer : peers) {
        const auto path = folder / (std::string(peer.file) + ".pb");
        if (std::filesystem::exists(path)) print_row(peer, text_of_file(path), runs);
    }
    print_sums(folder);
}
