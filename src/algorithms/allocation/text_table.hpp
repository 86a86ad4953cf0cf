// A table from texts to their numbers 0, 1, 2 … in order of first sight: flat, no allocation per entry, for
// the hundreds of thousands of ballots of one file. The texts must outlive the table.
#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace allting::allocation {

class TextTable {
public:
    TextTable() : slots_(64) {}
    void reserve(std::size_t texts) { texts_.reserve(texts); }

    struct Place {
        std::uint32_t number;
        bool is_new;
    };
    Place insert(std::string_view text) {
        const auto hash = std::uint32_t(hash_of(text));
        auto slot = hash & (slots_.size() - 1);
        for (; slots_[slot].number_plus_one != 0; slot = (slot + 1) & (slots_.size() - 1)) {
            if (is_at(slots_[slot], hash, text)) return {slots_[slot].number_plus_one - 1, false};
        }
        texts_.push_back(text);
        slots_[slot] = {hash, std::uint32_t(texts_.size())};
        if (texts_.size() * 5 > slots_.size() * 3) grow();
        return {std::uint32_t(texts_.size() - 1), true};
    }
    /// The text's number, or -1.
    std::int64_t find(std::string_view text) const {
        const auto hash = std::uint32_t(hash_of(text));
        auto slot = hash & (slots_.size() - 1);
        for (; slots_[slot].number_plus_one != 0; slot = (slot + 1) & (slots_.size() - 1)) {
            if (is_at(slots_[slot], hash, text)) return slots_[slot].number_plus_one - 1;
        }
        return -1;
    }
    std::size_t size() const { return texts_.size(); }
    std::string_view text(std::uint32_t number) const { return texts_[number]; }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number_plus_one = 0;  // 0 = empty
    };

    bool is_at(const Slot& slot, std::uint32_t hash, std::string_view text) const {
        return slot.hash == hash && texts_[slot.number_plus_one - 1] == text;
    }
    template <class Word>
    static std::uint64_t load(const char* bytes) {
        Word word;
        std::memcpy(&word, bytes, sizeof word);
        return word;
    }
    /// Both halves of the product, so that every bit of either factor reaches every bit of the hash.
    static std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
        __extension__ using Wide = unsigned __int128;
        const Wide product = Wide(a ^ 0x9e3779b97f4a7c15u) * (b ^ 0xe7037ed1a0b428dbu);
        return std::uint64_t(product) ^ std::uint64_t(product >> 64);
    }
    /// Sixteen bytes at a time, then the last ones, which may overlap those before: with the length, that is every byte.
    static std::uint64_t hash_of(std::string_view text) {
        const char* at = text.data();
        const char* const end = at + text.size();
        std::uint64_t hash = text.size();
        for (; end - at > 16; at += 16) hash = folded(load<std::uint64_t>(at) ^ hash, load<std::uint64_t>(at + 8));
        std::uint64_t first = 0, last = 0;
        if (text.size() >= 8) {
            first = load<std::uint64_t>(text.size() < 16 ? at : end - 16);
            last = load<std::uint64_t>(end - 8);
        } else if (text.size() >= 4) {
            first = load<std::uint32_t>(at);
            last = load<std::uint32_t>(end - 4);
        } else if (at != end) {
            first = load<std::uint8_t>(at) | load<std::uint8_t>(at + text.size() / 2) << 8 | load<std::uint8_t>(end - 1) << 16;
        }
        return folded(first ^ hash, last);
    }
    /// Fourfold, because new memory costs more than an entry's new place.
    void grow() {
        std::vector<Slot> wider(slots_.size() * 4);
        for (const Slot& old : slots_) {
            if (old.number_plus_one == 0) continue;
            auto slot = old.hash & (wider.size() - 1);
            while (wider[slot].number_plus_one != 0) slot = (slot + 1) & (wider.size() - 1);
            wider[slot] = old;
        }
        slots_ = std::move(wider);
    }

    std::vector<Slot> slots_;
    std::vector<std::string_view> texts_;
};

}  // namespace allting::allocation
