#include "algorithms/similarity/dictionary.hpp"

#include <algorithm>
#include <bit>

#include "algorithms/similarity/words.hpp"
#include "core/text.hpp"

namespace allting::similarity {
namespace {

constexpr std::size_t part_letters_min = 3, split_letters_min = 6, split_again_letters_min = 8, balance_letters_max = 5;
constexpr std::string_view only_in_compounds = "Z", forbidden = "%";

std::size_t hash_of(std::string_view word) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return std::size_t(hash ^ (hash >> 32));
}

bool has_capital(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (c >= 'A' && c <= 'Z') return true;
        if (c == 0xC3 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) < 0x9F) return true;
    }
    return false;
}

}  // namespace

Dictionary::Dictionary(std::string dic, std::string_view aff) : suffixes_(aff) {
    letters_.reserve(dic.size());
    const auto lines = split(dic, '\n');
    entries_.reserve(lines.size());
    for (std::size_t i = 1; i < lines.size(); ++i) {  // the first line is their number
        const std::string_view line = trim(lines[i].substr(0, lines[i].find_first_of(" \t")));
        const auto slash = line.find('/');
        const std::string_view word = line.substr(0, slash);
        const std::string_view flags = slash == std::string_view::npos ? std::string_view() : line.substr(slash + 1);
        if (!has_capital(word) && flags.find(forbidden) == std::string_view::npos) add(word, flags);
    }
    build_slots();
}

void Dictionary::add(std::string_view word, std::string_view flags) {
    const auto folded = words_of(word);  // "idé" is asked for as "ide"
    if (folded.size() != 1 || folded[0].size() > UINT16_MAX || flags.size() > UINT16_MAX) return;
    entries_.push_back({std::uint32_t(letters_.size()), std::uint16_t(folded[0].size()), std::uint16_t(flags.size())});
    letters_ += folded[0];
    letters_ += flags;
}

void Dictionary::build_slots() {
    slots_.assign(std::bit_ceil(entries_.size() * 2 + 1), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        std::size_t slot = hash_of(word_of(entries_[i])) & (slots_.size() - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = std::uint32_t(i + 1);
    }
}

bool Dictionary::any(std::string_view word, const std::function<bool(std::string_view flags)>& holds) const {
    if (slots_.empty()) return false;
    for (std::size_t slot = hash_of(word) & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        const Entry& entry = entries_[slots_[slot] - 1];
        if (word_of(entry) == word && holds(flags_of(entry))) return true;
    }
    return false;
}

bool Dictionary::has(std::string_view word) const {
    return any(word, [](std::string_view) { return true; });
}

std::optional<std::string> Dictionary::base_of(std::string_view word) const {
    std::optional<std::string> best;
    const auto offer = [&](std::string_view base) {
        if (!best || base.size() < best->size() || (base.size() == best->size() && base < *best)) best = base;
    };
    if (any(word, [](std::string_view flags) { return flags.find(only_in_compounds) == std::string_view::npos; })) offer(word);
    for (const auto& [base, flag] : suffixes_.origins(word))
        if (any(base, [&](std::string_view flags) { return flags.find(flag) != std::string_view::npos; })) offer(base);
    return best;
}

/// What stands first or in the middle has its own form: "skol-" of skola, "gatu-" of gata, "stads-" of stad.
std::optional<std::string> Dictionary::first_part(std::string_view part) const {
    if (is_function_word(part)) return std::nullopt;
    const std::string_view shorter = part.substr(0, part.size() - 1);
    const bool takes_s = part.size() > part_letters_min && part.ends_with('s') && has(shorter) && !is_function_word(shorter);
    const bool is_word = any(part, [](std::string_view flags) { return flags.find(only_in_compounds) == std::string_view::npos; });
    if (is_word && !(takes_s && !any(part, [](std::string_view flags) { return flags.find('X') != std::string_view::npos; })))
        return std::string(part);
    if (takes_s) return std::string(shorter);
    if (const std::string longer = std::string(part) + 'a'; has(part) && has(longer)) return longer;
    const bool changes_vowel = part.size() > part_letters_min && std::string_view("uoe").find(part.back()) != std::string_view::npos;
    if (const std::string with_a = std::string(shorter) + 'a'; changes_vowel && has(with_a)) return with_a;
    return has(part) ? std::optional(std::string(part)) : std::nullopt;
}

std::vector<std::string> Dictionary::two_parts_of(std::string_view word) const {
    const auto starts = letter_starts(word);  // the last is the end
    const std::size_t letters = starts.size() - 1;
    std::vector<std::string> best;
    std::size_t best_balance = 0;
    for (std::size_t cut = part_letters_min; cut + part_letters_min <= letters; ++cut) {
        const std::size_t balance = std::min({cut, letters - cut, balance_letters_max});
        if (balance < best_balance || (balance == best_balance && !best.empty())) continue;  // among equals the longest last part
        const auto first = first_part(word.substr(0, starts[cut]));
        if (!first) continue;
        auto last = base_of(word.substr(starts[cut]));
        if (!last || count_characters(*last) < part_letters_min || is_function_word(*last)) continue;
        best = {*first, std::move(*last)};
        best_balance = balance;
    }
    return best;
}

std::vector<std::string> Dictionary::parts_of(std::string_view word) const {
    if (count_characters(word) < split_letters_min) return {};
    auto parts = two_parts_of(word);
    if (parts.empty() || count_characters(parts[1]) < split_again_letters_min) return parts;
    for (std::string& part : two_parts_of(parts[1])) parts.push_back(std::move(part));
    return parts;
}

}  // namespace allting::similarity
