// The events of a vote's record held against the rules that it opened with (docs/record-format.md, section 3): when things
// happened, and whose entries they are about. Pure.
#pragma once
#include <vector>

#include "ballots/log_entry.hpp"
#include "results/manifest_reader.hpp"

namespace allting::results {

/// Refuses (invalid, "bad_log") times that run backwards, a close before the time that was promised, an extension that
/// extends nothing, an end before the days for challenges are over, voided ballots that no event tells of, and entries
/// without a tag or of a style that the rules do not have.
Result<void> check_events(const std::vector<ballots::LogEntry>& entries, const ReadManifest& manifest);

}  // namespace allting::results
