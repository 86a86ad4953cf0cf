// Bytes that only the holder of a key can read or make (XChaCha20-Poly1305, libsodium).
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/random.hpp"

namespace allting::crypto {

/// 24 random bytes and the sealed text, 40 bytes longer than `plain`. `context` is not stored: it says where the bytes
/// belong, and they open nowhere else. `key` has 32 bytes.
std::string seal(std::string_view key, std::string_view plain, std::string_view context, Random& random);
/// Nothing when the bytes were changed, or sealed by another key or for another place.
std::optional<std::string> unseal(std::string_view key, std::string_view sealed, std::string_view context);

/// `plain` with its length before it and zeros after it, `size` bytes in all: sealed, long and short look alike.
std::string padded(std::string_view plain, std::size_t size);
/// What was padded; CHECKs that it was.
std::string unpadded(std::string_view padded);

}  // namespace allting::crypto
