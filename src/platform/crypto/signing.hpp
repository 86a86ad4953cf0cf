// Ed25519 signatures (RFC 8032, libsodium). A signing key is its 32-byte seed.
#pragma once
#include <string>
#include <string_view>

namespace allting::crypto {

inline constexpr std::size_t seed_bytes = 32, public_key_bytes = 32, signature_bytes = 64;

/// 32 bytes. CHECKs that the seed has 32.
std::string public_key_of(std::string_view seed);
/// 64 bytes, always the same for the same seed and message.
std::string sign(std::string_view seed, std::string_view message);
/// False for anything that is not a signature of this message by this key, whatever its length.
bool is_signed_by(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace allting::crypto
