// A lot that anybody can draw again: a project's place comes from a published seed and its id, and from nothing else.
// Its hash stands here because the rules know no library: nothing secret is hashed.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace allting::allocation {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256.
///
/// source   FIPS 180-4
Digest sha256(std::string_view bytes);

/// The lot of a project: SHA-256 of the seed, one line feed and the id. Of equals, the one with the smallest lot, read as
/// a number, goes first. In a shell: printf '%s\n%s' SEED ID | sha256sum
Digest lot_of(std::string_view seed, std::string_view project_id);

}  // namespace allting::allocation
