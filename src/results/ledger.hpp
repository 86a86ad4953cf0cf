// The money of a decided project, to the krona: reserved by the decision, committed by contracts, spent by bills. Entries
// are only added; a mistake is mended by a counter-entry. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::results {

enum class EntryKind { reserved, committed, spent };
std::string_view word_of(EntryKind kind);
std::optional<EntryKind> entry_kind_from_word(std::string_view word);

struct LedgerEntry {
    std::int64_t id = 0;
    ProcessId process;
    ProjectId project;
    EntryKind kind = EntryKind::spent;
    Money amount;  // negative: a counter-entry
    std::string note;
    Instant booked_at;
};

/// What an economist asks to book.
struct EntryForm {
    EntryKind kind = EntryKind::spent;
    Money amount;
    std::string note;
    std::string request_key = {};  // the same key is the same act
};

/// Sums of the entries. Spent money is part of the committed, committed money of the reserved.
struct Balance {
    Money reserved, committed, spent;
    friend bool operator==(const Balance&, const Balance&) = default;
};
Balance after(Balance balance, EntryKind kind, Money amount);

/// What a project may still book, given what it has and what its pot has left to reserve.
/// Refuses (field amount): nothing; below zero; spent above committed; committed above reserved; reserved above the pot.
Result<void> check_entry(const Balance& balance, Money pot_left, EntryKind kind, Money amount);

}  // namespace allting::results
