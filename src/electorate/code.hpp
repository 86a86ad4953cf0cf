// Codes on paper: 80 bits of chance as 16 signs without look-alikes. Whoever holds the code may vote, so it exists on the
// paper alone; what is kept is a keyed hash. And print runs, the only way a code is made. Pure.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/id.hpp"
#include "core/random.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace allting::electorate {

inline constexpr std::size_t code_signs = 16;

std::string make_code(Random& random);                  // "K7Q4ABCDEFGHJKMN"
std::string code_for_people(std::string_view code);     // "K7Q4-ABCD-EFGH-JKMN"
/// The key of code hashes, of the site's master key, for this purpose alone.
std::string code_key(std::string_view master_key);
/// Of what somebody typed or scanned, in any case, with blanks, hyphens, and O for 0 or I and L for 1. "" for what is no code.
std::string code_hash(std::string_view key, std::string_view typed);

enum class PrintKind { letters, protected_letters, slips };
std::string_view word_of(PrintKind kind);
std::optional<PrintKind> print_kind_from_word(std::string_view word);

enum class Selection { missing, all, voter };
std::string_view word_of(Selection selection);
std::optional<Selection> selection_from_word(std::string_view word);

struct PrintRun {
    std::int64_t id = 0;
    PrintKind kind = PrintKind::letters;
    Selection selection = Selection::missing;
    std::string group = {};
    VoterId voter = {};
    PersonId made_by = {};
    Instant made_at = {};
    PersonId approved_by = {};
    std::optional<Instant> approved_at = {};
    std::int64_t parts = 0, printed = 0;
    std::optional<Instant> printed_at = {};
};

/// Two persons, wherever one alone could vote with the codes of others: letters, and whatever voids codes that were
/// handed out. A class's first slips are handed out before the eyes of the class.
bool needs_two(const PrintRun& run);
/// Refuses (conflict, "not_approved") a run that needs two persons and has one.
Result<void> check_printable(const PrintRun& run);
/// Refuses (conflict, "approved_already" or "not_needed") and (not_allowed, "same_person").
Result<void> check_approval(const PrintRun& run, PersonId by);

}  // namespace allting::electorate
