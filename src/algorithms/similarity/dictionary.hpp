// A Hunspell dictionary, for three questions: is this a word, what is the word that it is a form of, and of which words is it
// made up. Swedish writes "papperskorgarna" for the bins in the park: whoever writes "korg" or "papper" means the same thing.
// Knows no files: the bytes of both are given.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/similarity/suffixes.hpp"

namespace allting::similarity {

class Dictionary {
public:
    Dictionary() = default;
    /// The bytes of a .dic file in UTF-8 and of its .aff file. Names, and words of several, are left out.
    Dictionary(std::string dic, std::string_view aff);

    bool is_empty() const { return entries_.empty(); }
    bool has(std::string_view word) const;
    /// "gatorna" → "gata"; the shortest where there are several; none for what is no form of a word here.
    std::optional<std::string> base_of(std::string_view word) const;
    /// "papperskorgarna" → "papper", "korg"; nothing unless all parts are words. Where there are several ways, the one whose
    /// shortest part is longest.
    std::vector<std::string> parts_of(std::string_view word) const;

private:
    struct Entry {
        std::uint32_t begin;
        std::uint16_t word_bytes, flags_bytes;
    };
    void add(std::string_view word, std::string_view flags);
    std::string_view word_of(const Entry& entry) const { return std::string_view(letters_).substr(entry.begin, entry.word_bytes); }
    std::string_view flags_of(const Entry& entry) const {
        return std::string_view(letters_).substr(entry.begin + entry.word_bytes, entry.flags_bytes);
    }
    /// The same word may stand there several times, with flags of its own each.
    bool any(std::string_view word, const std::function<bool(std::string_view flags)>& holds) const;
    std::optional<std::string> first_part(std::string_view part) const;
    std::vector<std::string> two_parts_of(std::string_view word) const;
    void build_slots();

    std::string letters_;  // of all words, each followed by its flags
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  // open addressing: 1 + the number of an entry, 0 = empty
    Suffixes suffixes_;
};

}  // namespace allting::similarity
