#include "search/postings.hpp"

#include "core/check.hpp"

namespace allting::search {

void append_entry(std::string& entries, std::int64_t number, std::uint8_t weight) {
    const std::int64_t place = number % block_numbers;
    if (entries.size() >= entry_bytes) {
        const auto byte = [&](std::size_t from_end) { return static_cast<unsigned char>(entries[entries.size() - from_end]); };
        CHECK((byte(3) << 8 | byte(2)) < place);
    }
    entries += static_cast<char>(place >> 8);
    entries += static_cast<char>(place & 0xFF);
    entries += static_cast<char>(weight);
}

}  // namespace allting::search
