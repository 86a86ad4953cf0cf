// The list of documents that have a term, cut into blocks of 1,024 numbers so that adding one rewrites little. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace allting::search {

inline constexpr std::int64_t block_numbers = 1'024;
inline constexpr std::size_t entry_bytes = 3;

inline std::int64_t block_of(std::int64_t number) { return number / block_numbers; }

/// With one more at the end. CHECKs that the number is above those already there.
void append_entry(std::string& entries, std::int64_t number, std::uint8_t weight);

/// Calls `use(number, weight)` for each, in their order.
template <class Use> void for_each_entry(std::string_view entries, std::int64_t block, Use&& use) {
    for (std::size_t at = 0; at + entry_bytes <= entries.size(); at += entry_bytes) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(entries[at + i]); };
        use(block * block_numbers + (byte(0) << 8 | byte(1)), byte(2));
    }
}

}  // namespace allting::search
