// What becomes of a funded project: its state, the promised date and what is told about it. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::results {

enum class DeliveryState { planned, procuring, building, done, cancelled };
inline constexpr std::array delivery_states{DeliveryState::planned, DeliveryState::procuring, DeliveryState::building,
                                            DeliveryState::done, DeliveryState::cancelled};
std::string_view word_of(DeliveryState state);
std::optional<DeliveryState> delivery_state_from_word(std::string_view word);

struct Delivery {
    ProjectId project;
    ProcessId process;
    DeliveryState state = DeliveryState::planned;
    std::string promised_on = {};     // "2028-06", or "" before anything is promised
    std::string promise_reason = {};  // why the date was moved, "" = as first promised
};

struct DeliveryUpdate {
    std::int64_t id = 0;
    ProjectId project;
    DeliveryState state = DeliveryState::planned;
    std::string text;
    PictureId picture = {};
    Instant written_at = {};
};

/// What an official reports.
struct Report {
    DeliveryState state = DeliveryState::planned;
    std::string text;
    std::string promised_on = {};     // "" = as before
    std::string promise_reason = {};
    std::string request_key = {};     // the same key is the same act
};

/// The delivery after the report. Refuses (field promise_reason) a promise moved without a reason, (field promised_on) what
/// is no month, and (conflict, "delivery_ended") a change of state after done or cancelled.
Result<Delivery> after(const Delivery& delivery, const Report& report);

/// "2028-06".
bool is_month(std::string_view text);

}  // namespace allting::results
