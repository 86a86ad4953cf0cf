#include "results/delivery.hpp"

#include <algorithm>

#include "core/text.hpp"

namespace allting::results {
namespace {

constexpr std::array<std::string_view, 5> words{"planned", "procuring", "building", "done", "cancelled"};

Error refuse_field(std::string field, std::string code) {
    FieldErrors errors;
    errors.add(std::move(field), code, "results.refused." + code);
    return errors.take();
}

}  // namespace

std::string_view word_of(DeliveryState state) { return words[std::size_t(state)]; }

std::optional<DeliveryState> delivery_state_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(DeliveryState(found - words.begin()));
}

bool is_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return false;
    const auto year = integer_from_text(text.substr(0, 4)), month = integer_from_text(text.substr(5));
    return year && month && *year >= 2000 && *year <= 2199 && *month >= 1 && *month <= 12;
}

Result<Delivery> after(const Delivery& delivery, const Report& report) {
    const bool has_ended = delivery.state == DeliveryState::done || delivery.state == DeliveryState::cancelled;
    if (has_ended && report.state != delivery.state) {
        return refuse(ErrorKind::conflict, "delivery_ended", "results.refused.delivery_ended");
    }
    Delivery next = delivery;
    next.state = report.state;
    if (report.promised_on.empty() || report.promised_on == delivery.promised_on) return next;
    if (!is_month(report.promised_on)) return refuse_field("promised_on", "not_a_month");
    const bool is_moved = !delivery.promised_on.empty();
    if (is_moved && report.promise_reason.empty()) return refuse_field("promise_reason", "promise_reason_needed");
    next.promised_on = report.promised_on;
    next.promise_reason = is_moved ? report.promise_reason : std::string();
    return next;
}

}  // namespace allting::results
