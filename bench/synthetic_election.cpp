#include "bench/synthetic_election.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/random.hpp"

namespace allting::bench {
namespace {

constexpr std::uint64_t projects = 160, areas = 20, popular = 16, length_max = 5;

/// Of 1,000 ballots in Łódź 2024, so many have at most 1, 2 … 5 marks.
constexpr std::array<std::uint64_t, length_max> at_most = {178, 251, 367, 425, 1000};

void append(std::string& text, std::uint64_t number) {
    char digits[20];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// Small numbers are likelier than large ones: the smaller of two throws.
std::uint64_t lower_half(std::uint64_t bits, std::uint64_t bound) {
    return std::min((bits & 0xffffffff) * bound >> 32, (bits >> 32) * bound >> 32);
}

std::uint64_t any_project(SeededRandom& random, std::uint64_t area) {
    const auto kind = random.next() >> 63;
    if (kind == 0) return lower_half(random.next(), popular);
    return popular + area + areas * lower_half(random.next(), (projects - popular - 1 - area) / areas + 1);
}

void append_ballot(std::string& text, SeededRandom& random) {
    std::array<std::uint64_t, length_max> marks;
    const auto area = random.next() % areas;
    const auto draw = random.next() % 1000;
    const auto length = std::size_t(std::upper_bound(at_most.begin(), at_most.end(), draw) - at_most.begin()) + 1;
    for (std::size_t i = 0; i < length; ++i) {
        do marks[i] = any_project(random, area);
        while (std::find(marks.begin(), marks.begin() + i, marks[i]) != marks.begin() + i);
        text += i == 0 ? ';' : ',';
        append(text, marks[i] + 1);
    }
    text += '\n';
}

}  // namespace

std::string synthetic_election(std::int64_t ballots) {
    SeededRandom random{std::uint64_t(ballots)};
    std::string text = "META\nkey;value\ndescription;synthetic\nvote_type;approval\nbudget;9600000\nmax_length;5\nnum_projects;";
    append(text, projects);
    append(text += "\nnum_votes;", std::uint64_t(ballots));
    text += "\nPROJECTS\nproject_id;cost\n";
    for (std::uint64_t p = 1; p <= projects; ++p) {
        append(text, p);
        append(text += ';', 500 * (40 + lower_half(random.next(), 2000)));
        text += '\n';
    }
    text += "VOTES\nvoter_id;vote\n";
    text.reserve(text.size() + std::size_t(ballots) * 26);
    for (std::int64_t voter = 1; voter <= ballots; ++voter) {
        append(text, std::uint64_t(voter));
        append_ballot(text, random);
    }
    return text;
}

}  // namespace allting::bench
