// The same as the pages, for programs.
#pragma once
#include "ballots/ballot_view.hpp"
#include "ballots/receipt.hpp"
#include "platform/json/json.hpp"

namespace allting::ballots {

/// What may be marked and by which rules; whether the voter has stated the right and has voted, never what.
json::Value ballot_json(const processes::Process& process, std::span<const proposals::Project> projects,
                        const std::optional<RollRow>& row);
/// A checked ballot: what it uses of each pot.
json::Value check_json(const BallotView& view);
json::Value receipt_json(const Receipt& receipt);
json::Value roll_json(ProcessId process, RollState state);
/// "found": a ballot with the receipt lies in a box and has not been replaced.
json::Value lookup_json(const ReceiptAnswer& answer);

}  // namespace allting::ballots
