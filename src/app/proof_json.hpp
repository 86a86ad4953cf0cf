// Proofs as files: what `allting count --explain` adds to a result, and what `allting count --verify` reads of it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/verification/verify.hpp"
#include "app/count_report.hpp"
#include "core/result.hpp"
#include "platform/json/json.hpp"

namespace allting::app {

/// The proof of an outcome. Where its rule has none that can be checked, "verifiable" is false and only the rounds that the
/// rule gives are in it. Throws where our own outcome cannot be proven: then it is wrong.
json::Value proof_json(const allocation::Election& election, const allocation::CountOptions& options,
                       const allocation::Outcome& outcome);

struct CheckedProof {
    std::string rule;
    verification::Verified verified;
};

/// Checks a result with its proof, or an array of them, against the ballots of `file`.
///
/// With Shares::claimed, all shares are looked at nevertheless where that is little work.
///
/// refuses   what is no such file, what was counted from other ballots, and the first thing that is wrong
Result<std::vector<CheckedProof>> verify_proofs(std::string_view text, const CountedFile& file,
                                                verification::Shares shares = verification::Shares::claimed);

}  // namespace allting::app
