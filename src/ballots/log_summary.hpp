// What a whole record says: which entries count, and whether its order is one that docs/record-format.md (section 3)
// allows. Pure; the same for the one who ends a vote and for the one who checks it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/log_entry.hpp"
#include "core/result.hpp"

namespace allting::ballots {

struct LogFigures {
    std::int64_t votes = 0;                          // vote entries
    std::map<std::string, std::int64_t> tombstones;  // by reason, all of them
    std::int64_t tags = 0;
    std::int64_t counted = 0;
    friend bool operator==(const LogFigures&, const LogFigures&) = default;
};

struct LogSummary {
    LogFigures figures;
    std::vector<std::string> counted_leaves;         // sorted
    std::map<std::string, std::string> commitments;  // of those, by leaf
    std::string manifest_hash, reconciliation_hash, result_hash;  // hexadecimal; the last two "" without `finalised`
    bool is_closed = false, is_annulled = false, is_finalised = false;
};

/// Refuses (invalid, "bad_log") what no honest record says, with the argument "problem".
Result<LogSummary> summarise_log(const std::vector<LogEntry>& entries);

/// "bad_log" with that problem.
Error bad_log(std::string problem);

}  // namespace allting::ballots
