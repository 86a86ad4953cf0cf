// What `allting count` prints of a count: JSON for programs, text and a comparison for people. Amounts are exact, in the
// currency's unit: "2000189.87", and where that has no end, a fraction such as "10000/21".
#pragma once
#include <string>
#include <vector>

#include "algorithms/allocation/count.hpp"
#include "algorithms/allocation/pabulib.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

struct CountedFile {
    std::string name;
    std::string input_hash;
    allocation::PabulibFile file;
    const allocation::Election& election() const { return file.election; }
};

struct Counted {
    allocation::CountOptions options;
    allocation::Outcome outcome;
    double seconds = 0;  // of the count alone: reading is not in it
    std::string preset;  // "" where none was named
};

/// SHA-256 of allocation::canonical_text, in hex: the same in whatever order the file lists projects and ballots.
std::string input_hash_of(const allocation::Election& election);

/// What a count was asked and of which ballots: the members of count_json that do not come from its outcome.
json::Object header_json(const CountedFile& file, const allocation::CountOptions& options);
json::Value count_json(const CountedFile& file, const Counted& counted);
/// What the members of count_json are, for `allting count --help`.
std::string json_help();

std::string count_text(const CountedFile& file, const Counted& counted);
/// A line a project, a column a rule: the place at which it won.
std::string comparison_text(const CountedFile& file, const std::vector<Counted>& counts);

}  // namespace allting::app
