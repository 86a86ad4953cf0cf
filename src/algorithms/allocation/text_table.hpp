// A table from texts to their numbers 0, 1, 2 … in order of first sight: flat, no allocation per entry, for
// the hundreds of thousands of voters and ballots of one file. The texts must outlive the table.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace allting::allocation {

class TextTable {
public:
    explicit TextTable(std::size_t expected = 16) { slots_.resize(std::bit_ceil(expected * 2 + 16)); }

    struct Place {
        std::uint32_t number;
        bool is_new;
    };
    Place insert(std::string_view text) {
        if ((texts_.size() + 1) * 2 > slots_.size()) grow();
        const auto hash = hash_of(text);
        for (auto slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
            Slot& found = slots_[slot];
            if (found.number_plus_one == 0) {
                found = {std::uint32_t(hash >> 32), std::uint32_t(texts_.size() + 1)};
                texts_.push_back(text);
                return {found.number_plus_one - 1, true};
            }
            if (found.hash_high == std::uint32_t(hash >> 32) && texts_[found.number_plus_one - 1] == text) {
                return {found.number_plus_one - 1, false};
            }
        }
    }
    /// The text's number, or -1.
    std::int64_t find(std::string_view text) const {
        const auto hash = hash_of(text);
        for (auto slot = hash & (slots_.size() - 1);; slot = (slot + 1) & (slots_.size() - 1)) {
            const Slot& found = slots_[slot];
            if (found.number_plus_one == 0) return -1;
            if (texts_[found.number_plus_one - 1] == text) return found.number_plus_one - 1;
        }
    }
    std::size_t size() const { return texts_.size(); }

private:
    struct Slot {
        std::uint32_t hash_high = 0;
        std::uint32_t number_plus_one = 0;  // 0 = empty
    };

    static std::uint64_t mix(std::uint64_t x) {
        x *= 0xff51afd7ed558ccdu;
        return x ^ (x >> 32);
    }
    static std::uint64_t hash_of(std::string_view text) {
        std::uint64_t hash = 0x9e3779b97f4a7c15u ^ text.size();
        for (; text.size() >= 8; text.remove_prefix(8)) {
            std::uint64_t word;
            std::memcpy(&word, text.data(), 8);
            hash = mix(hash ^ word) + 0x9e3779b97f4a7c15u;
        }
        std::uint64_t rest = 0;
        if (!text.empty()) std::memcpy(&rest, text.data(), text.size());
        return mix(mix(hash ^ rest));
    }
    void grow() {
        std::vector<Slot> wider(slots_.size() * 2);
        for (std::uint32_t number = 0; number < texts_.size(); ++number) {
            const auto hash = hash_of(texts_[number]);
            auto slot = hash & (wider.size() - 1);
            while (wider[slot].number_plus_one != 0) slot = (slot + 1) & (wider.size() - 1);
            wider[slot] = {std::uint32_t(hash >> 32), number + 1};
        }
        slots_ = std::move(wider);
    }

    std::vector<Slot> slots_;
    std::vector<std::string_view> texts_;
};

}  // namespace allting::allocation
