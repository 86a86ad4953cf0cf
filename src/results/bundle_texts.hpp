// The two sheets that end a vote, as canonical JSON (docs/record-format.md, sections 6 and 7). Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "ballots/log_summary.hpp"
#include "results/count.hpp"

namespace allting::results {

/// How many places on the roll were in which state when the vote had closed.
struct RollFigures {
    std::int64_t online_cast = 0, online_withdrawn = 0, paper_issued = 0, paper_cast = 0, voided = 0;
    std::int64_t sum() const { return online_cast + online_withdrawn + paper_issued + paper_cast + voided; }
};

struct Reconciliation {
    std::optional<std::int64_t> eligible;    // on the register when the vote opened, as the manifest says
    std::optional<std::int64_t> registered;  // ever since, with those who were added while it was open
    RollFigures roll;
    ballots::LogFigures log;
};
/// Refuses (conflict, "sums_differ", with the argument "problem") what cannot be true of an honest vote.
Result<void> check_sums(const Reconciliation& sheet);
std::string text_of(const Reconciliation& sheet);
/// Nothing unless it is exactly what text_of writes.
std::optional<Reconciliation> reconciliation_from_text(std::string_view text);

/// `count` is none for a vote that was annulled.
std::string result_text(const processes::Process& process, std::int64_t ballots_count, const Count* count);

}  // namespace allting::results
