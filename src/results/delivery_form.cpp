#include "results/delivery_form.hpp"

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/form.hpp"

namespace allting::results {

using http::FormReader;
using http::Need;

namespace {
constexpr http::Length request_key_length{.characters_min = 0, .characters_max = limits::name_characters_max};
}

Result<Report> read_report_form(const http::Input& input) {
    FormReader form(input);
    const auto state = form.choice("state", {"planned", "procuring", "building", "done", "cancelled"}, Need::required);
    Report report{.state = delivery_state_from_word(state).value_or(DeliveryState::planned),
                  .text = form.text("text", {.characters_min = 5, .characters_max = limits::comment_characters_max}),
                  .promised_on = form.line("promised_on", {.characters_min = 0, .characters_max = 10}),
                  .promise_reason = form.line("promise_reason", {.characters_min = 0, .characters_max = limits::line_characters_max}),
                  .request_key = form.line("request_key", request_key_length)};
    if (!form.ok()) return form.error();
    return report;
}

Result<std::string> read_picture_description(const http::Input& input) {
    FormReader form(input);
    const auto* const file = input.file("picture");
    if (!file || file->bytes.empty()) return std::string();
    auto description = form.line("picture_description", {.characters_min = 3, .characters_max = limits::line_characters_max});
    if (!form.ok()) return form.error();
    return description;
}

Result<EntryForm> read_entry_form(const http::Input& input) {
    FormReader form(input);
    const auto kind = form.choice("kind", {"reserved", "committed", "spent"}, Need::required);
    EntryForm entry{.kind = entry_kind_from_word(kind).value_or(EntryKind::spent), .amount = {}, .note = {}};
    auto typed = input.text("amount");
    const bool has_minus = typed.starts_with('-');
    if (has_minus) typed.remove_prefix(1);
    const auto amount = money_from_text(typed);
    if (!amount) form.refuse("amount", "not_an_amount", "form.not_an_amount");
    const bool is_counter = has_minus || form.checked("counter");
    entry.amount = is_counter ? Money{} - amount.value_or(Money{}) : amount.value_or(Money{});
    entry.note = form.line("note", {.characters_min = is_counter ? std::size_t(3) : std::size_t(0), .characters_max = limits::line_characters_max});
    entry.request_key = form.line("request_key", request_key_length);
    if (!form.ok()) return form.error();
    return entry;
}

}  // namespace allting::results
