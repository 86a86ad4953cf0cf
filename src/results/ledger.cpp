#include "results/ledger.hpp"

#include <algorithm>
#include <array>

namespace allting::results {
namespace {

constexpr std::array<std::string_view, 3> words{"reserved", "committed", "spent"};

Error refuse_amount(std::string code, Money most) {
    FieldErrors errors;
    errors.add("amount", code, "results.refused." + code, {{"most", to_plain_text(most)}});
    return errors.take();
}

}  // namespace

std::string_view word_of(EntryKind kind) { return words[std::size_t(kind)]; }

std::optional<EntryKind> entry_kind_from_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    return found == words.end() ? std::nullopt : std::optional(EntryKind(found - words.begin()));
}

Balance after(Balance balance, EntryKind kind, Money amount) {
    switch (kind) {
        case EntryKind::reserved: balance.reserved += amount; break;
        case EntryKind::committed: balance.committed += amount; break;
        case EntryKind::spent: balance.spent += amount; break;
    }
    return balance;
}

Result<void> check_entry(const Balance& balance, Money pot_left, EntryKind kind, Money amount) {
    if (amount.ore == 0) return refuse_amount("nothing_booked", {});
    const Balance next = after(balance, kind, amount);
    if (next.reserved.ore < 0) return refuse_amount("below_zero", balance.reserved);
    if (next.committed.ore < 0) return refuse_amount("below_zero", balance.committed);
    if (next.spent.ore < 0) return refuse_amount("below_zero", balance.spent);
    if (kind == EntryKind::reserved && amount > pot_left) return refuse_amount("over_pot_left", pot_left);
    if (next.committed > next.reserved) {
        return kind == EntryKind::committed ? refuse_amount("over_reserved", balance.reserved - balance.committed)
                                            : refuse_amount("still_committed", balance.reserved - balance.committed);
    }
    if (next.spent > next.committed) {
        return kind == EntryKind::spent ? refuse_amount("over_committed", balance.committed - balance.spent)
                                        : refuse_amount("still_spent", balance.committed - balance.spent);
    }
    return {};
}

}  // namespace allting::results
