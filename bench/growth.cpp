// How reading and counting grow with the number of ballots, up to 10 million: a table, and a picture of it.
//   bench_growth [ballots at most] [file.svg]
// Processor time of one thread, the best of up to three runs. A curve ends where its next point would take minutes.
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "bench/growth_plot.hpp"
#include "bench/synthetic_election.hpp"

namespace {

using namespace allting;
using namespace allting::allocation;

constexpr double too_long = 120;  // seconds

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

/// The best of three, or of as many as fit into two seconds.
double seconds_of(const std::function<void()>& work) {
    double best = INFINITY, total = 0;
    for (int run = 0; run < 3 && total < 2; ++run) {
        const double start = processor_seconds();
        work();
        const double took = processor_seconds() - start;
        best = std::min(best, took);
        total += took;
    }
    return best;
}

struct Contender {
    std::string name;
    CountOptions options;
    bench::Curve curve = {};
    bool is_out = false;
};

/// What a tenfold of ballots cost last, done once more.
bool would_take_too_long(const bench::Curve& curve, std::int64_t ballots) {
    if (curve.points.empty()) return false;
    const auto& last = curve.points.back();
    return last.seconds * 1.5 * double(ballots) / double(last.ballots) > too_long;
}

void count_by(Contender& contender, const Election& election) {
    contender.is_out = contender.is_out || would_take_too_long(contender.curve, election.ballot_count);
    if (contender.is_out) return void(std::printf("  %13s", "-"));
    const double seconds = seconds_of([&] {
        const auto outcome = count(election, contender.options);
        if (!outcome.ok()) std::exit(1);
    });
    contender.curve.points.push_back({election.ballot_count, seconds});
    std::printf("  %13.4f", seconds);
    std::fflush(stdout);
}

double peak_gigabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1e6;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::int64_t ballots_max = argument_count > 1 ? std::atoll(arguments[1]) : 10'000'000;
    bench::Curve reading{"reading", {}};
    std::vector<Contender> contenders = {
        {"greedy", {.rule = Rule::greedy}},
        {"equal shares", {.rule = Rule::equal_shares}},
        {"add1u", {.rule = Rule::equal_shares, .completion = Completion::add1u}},
        {"Phragmén", {.rule = Rule::phragmen}},
    };
    std::printf("%10s  %10s  %8s  %13s", "ballots", "different", "MB", "reading");
    for (const auto& contender : contenders) std::printf("  %13s", contender.name.c_str());
    std::printf("  %8s\n", "peak GB");
    for (int step = 6; step <= 14; ++step) {
        const auto ballots = std::int64_t(std::pow(10, step / 2) * (step % 2 == 0 ? 1 : 3));
        if (ballots > ballots_max) break;
        Election election;
        {
            const auto text = bench::synthetic_election(ballots);
            reading.points.push_back({ballots, seconds_of([&] { election = read_pabulib(text).value().election; })});
            std::printf("%10lld  %10zu  %8.1f  %13.4f", static_cast<long long>(ballots), election.group_count(),
                        double(text.size()) / 1e6, reading.points.back().seconds);
        }
        for (auto& contender : contenders) count_by(contender, election);
        std::printf("  %8.2f\n", peak_gigabytes());
    }
    if (argument_count > 2) {
        bench::Plot plot{"Counting grows with the ballots",
                         "Made-up approval elections, 160 projects, up to 5 marks a ballot; one thread", 60, {reading}};
        for (const auto& contender : contenders) plot.curves.push_back({contender.name, contender.curve.points});
        std::ofstream(arguments[2]) << bench::svg_of(plot);
    }
}
