// Has this id been seen before? For voters and projects of one file, where ids are opaque texts but nearly always
// short, and nearly always running numbers.
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "algorithms/allocation/text_table.hpp"

namespace allting::allocation {

/// A set of voters' ids. Ids that are plain numbers take a bit in a word that 64 neighbours share, so a file whose
/// voters are numbered costs a fraction of a byte each; other ids are kept as texts, which must outlive the set.
class VoterIds {
public:
    VoterIds() : words_(64) {}

    /// True where the id is new.
    bool insert(std::string_view id) {
        const auto number = plain_number(id);
        if (!number) return texts_.insert(id).is_new;
        std::uint64_t& bits = bits_of(*number / 64 + 1);
        const auto bit = std::uint64_t(1) << (*number % 64);
        const bool is_new = (bits & bit) == 0;
        bits |= bit;
        return is_new;
    }

private:
    struct Word {
        std::uint64_t key = 0;  // number / 64 + 1, so that 0 is an empty place
        std::uint64_t bits = 0;
    };

    /// Only the one spelling that a number has: "007" and "7" are two ids.
    static std::optional<std::uint64_t> plain_number(std::string_view id) {
        if (id.empty() || id.size() > 18 || (id[0] == '0' && id.size() > 1)) return std::nullopt;
        std::uint64_t number = 0;
        for (const char c : id) {
            const auto digit = unsigned(c) - unsigned('0');
            if (digit > 9) return std::nullopt;
            number = number * 10 + digit;
        }
        return number;
    }
    std::uint64_t& bits_of(std::uint64_t key) {
        if (words_[last_].key == key) return words_[last_].bits;
        if ((used_ + 1) * 2 > words_.size()) grow();
        last_ = place_of(words_, key);
        if (words_[last_].key == 0) {
            words_[last_].key = key;
            ++used_;
        }
        return words_[last_].bits;
    }
    static std::size_t place_of(const std::vector<Word>& words, std::uint64_t key) {
        const auto shift = 64 - std::countr_zero(words.size());
        auto place = std::size_t((key * 0x9e3779b97f4a7c15u) >> shift);
        while (words[place].key != 0 && words[place].key != key) place = (place + 1) & (words.size() - 1);
        return place;
    }
    void grow() {
        std::vector<Word> wider(words_.size() * 2);
        for (const Word& word : words_) {
            if (word.key != 0) wider[place_of(wider, word.key)] = word;
        }
        words_ = std::move(wider);
        last_ = 0;
    }

    std::vector<Word> words_;
    std::size_t used_ = 0;
    std::size_t last_ = 0;  // the word that was asked for last: numbers often run on
    TextTable texts_;
};

/// The numbers of projects by their ids. A ballot is read byte by byte, and up to seven bytes fit in a key.
class ProjectIds {
public:
    /// False where the id is there already. The text must outlive the table.
    bool insert(std::string_view id) {
        const auto [number, is_new] = texts_.insert(id);
        if (!is_new) return false;
        shortest_ = std::min(shortest_, id.size());
        if (id.size() > short_max) return true;
        std::uint64_t bytes = 0;
        for (std::size_t i = id.size(); i > 0; --i) bytes = bytes << 8 | std::uint8_t(id[i - 1]);
        add_short({key_of(bytes, id.size()), number});
        return true;
    }
    /// The project's number, or -1.
    std::int64_t find(std::string_view id) const { return texts_.find(id); }
    /// The same for an id given by its first eight bytes, the first one lowest, and its length. -1 also where the id
    /// is long; what stands in `eight` beyond the id does not matter.
    std::int64_t find_short(std::uint64_t eight, std::size_t size) const {
        const auto key = size <= short_max ? key_of(eight, size) : long_key;
        const Short* const entries = short_.data();
        auto place = place_of(key);
        while (entries[place].key != key && entries[place].key != 0) place = (place + 1) & (short_.size() - 1);
        return entries[place].number;
    }
    std::size_t size() const { return texts_.size(); }
    std::size_t shortest() const { return size() == 0 ? 0 : shortest_; }  // bytes of the shortest id

private:
    static constexpr std::size_t short_max = 7;
    static constexpr std::uint64_t long_key = std::uint64_t(8) << 56;  // no id has it
    struct Short {
        std::uint64_t key = 0;  // 0 = empty
        std::int64_t number = -1;
    };
    static std::uint64_t key_of(std::uint64_t eight, std::size_t size) {
        return (eight & ((std::uint64_t(1) << 8 * size) - 1)) | std::uint64_t(size) << 56;
    }
    std::size_t place_of(std::uint64_t key) const { return std::size_t((key * 0x9e3779b97f4a7c15u) >> shift_); }
    void add_short(const Short& entry) {
        if ((++used_) * 4 > short_.size()) {
            std::vector<Short> old(short_.size() * 2);
            old.swap(short_);
            --shift_;
            for (const Short& kept : old) {
                if (kept.key != 0) put(kept);
            }
        }
        put(entry);
    }
    void put(const Short& entry) {
        auto place = place_of(entry.key);
        while (short_[place].key != 0) place = (place + 1) & (short_.size() - 1);
        short_[place] = entry;
    }

    TextTable texts_;
    std::vector<Short> short_ = std::vector<Short>(256);
    int shift_ = 64 - 8;  // of the product that gives a place: as many bits are left as short_ has places
    std::size_t used_ = 0;
    std::size_t shortest_ = std::size_t(-1);
};

}  // namespace allting::allocation
