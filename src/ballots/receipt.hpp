// How a receipt stands. Pure.
#pragma once
#include <cstdint>
#include <optional>

#include "core/id.hpp"

namespace allting::ballots {

enum class ReceiptState {
    unknown,
    in_box,    // the ballot is there, and counts if nothing else comes
    replaced,  // it was there: changed, withdrawn or voided since
};

struct ReceiptAnswer {
    ReceiptState state = ReceiptState::unknown;
    ProcessId process = {};
    std::optional<std::int64_t> position = std::nullopt;  // in the record, once it is there
};

}  // namespace allting::ballots
