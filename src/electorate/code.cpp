#include "electorate/code.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting::electorate {
namespace {

constexpr std::size_t code_bytes = 10, typed_bytes_max = 60;
constexpr std::array<std::string_view, 3> kind_words{"letters", "protected", "slips"};
constexpr std::array<std::string_view, 3> selection_words{"missing", "all", "voter"};

template <class Word, std::size_t n>
std::optional<Word> find_word(const std::array<std::string_view, n>& words, std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return Word(found - words.begin());
}

}  // namespace

std::string make_code(Random& random) { return to_crockford(random.bytes(code_bytes)); }

std::string code_for_people(std::string_view code) { return in_groups(code, 4, '-'); }

std::string code_key(std::string_view master_key) { return crypto::derive_key(master_key, "voting codes"); }

std::string code_hash(std::string_view key, std::string_view typed) {
    if (typed.size() > typed_bytes_max) return {};
    const std::string code = normalise_crockford(typed);
    constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    if (code.size() != code_signs || code.find_first_not_of(signs) != std::string::npos) return {};
    return crypto::hmac_sha256(key, code);
}

std::string_view word_of(PrintKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }
std::optional<PrintKind> print_kind_from_word(std::string_view word) { return find_word<PrintKind>(kind_words, word); }
std::string_view word_of(Selection selection) { return selection_words[static_cast<std::size_t>(selection)]; }
std::optional<Selection> selection_from_word(std::string_view word) { return find_word<Selection>(selection_words, word); }

bool needs_two(const PrintRun& run) { return run.kind != PrintKind::slips || run.selection != Selection::missing; }

Result<void> check_printable(const PrintRun& run) {
    if (needs_two(run) && !run.approved_by) return refuse(ErrorKind::conflict, "not_approved", "electorate.refused.not_approved");
    return {};
}

Result<void> check_approval(const PrintRun& run, PersonId by) {
    if (!needs_two(run)) return refuse(ErrorKind::conflict, "not_needed", "electorate.refused.not_needed");
    if (run.approved_by) return refuse(ErrorKind::conflict, "approved_already", "electorate.refused.approved_already");
    if (run.made_by == by) return refuse(ErrorKind::not_allowed, "same_person", "electorate.refused.same_person");
    return {};
}

}  // namespace allting::electorate
