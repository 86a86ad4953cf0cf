// For the tests of this folder: real elections beside the checkout, and small random ones.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "algorithms/allocation/election.hpp"
#include "core/random.hpp"

namespace allting::allocation {

inline const std::filesystem::path elections_folder = "../shared/data/elections";

inline std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(std::filesystem::file_size(path), '\0');
    file.read(text.data(), std::streamsize(text.size()));
    return text;
}

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == extension) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// The ids of the projects, in the order given.
inline std::vector<std::string> ids_of(const Election& election, const std::vector<std::uint32_t>& projects) {
    std::vector<std::string> ids;
    for (const auto project : projects) ids.push_back(election.projects[project].id);
    return ids;
}

/// Few values on purpose, so that equal costs, equal votes and money equal to cost happen often.
inline Election random_election(SeededRandom& random, BallotType type) {
    Election election;
    election.ballot_type = type;
    election.budget = std::int64_t(4 + random.below(30));
    election.length_max = 4;
    const auto project_count = 1 + random.below(6);
    for (std::uint64_t p = 0; p < project_count; ++p) {
        election.projects.push_back({std::to_string(random.below(3)) + char('a' + p), "", std::int64_t(1 + random.below(12))});
    }
    BallotGrouper grouper(election);
    const auto ballot_count = 1 + random.below(8);
    for (std::uint64_t i = 0; i < ballot_count; ++i) {
        std::vector<Mark> ballot;
        const auto length = random.below(5);
        for (std::uint64_t k = 0; k < length; ++k) {
            ballot.push_back({std::uint32_t(random.below(project_count)), std::int32_t(random.below(4))});
        }
        grouper.add(ballot, std::uint32_t(1 + random.below(2)));
    }
    return grouper.take();
}

}  // namespace allting::allocation

#define SKIP_WITHOUT_SHARED_DATA()                                                       \
    if (!std::filesystem::exists(::allting::allocation::elections_folder)) {             \
        GTEST_SKIP() << "skipped: no ../shared/data";                                    \
    }                                                                                    \
    static_assert(true)
