// Passwords, tokens and keyed hashes (libsodium). Keys are arguments.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/random.hpp"

namespace allting::crypto {

/// argon2id, 64 MiB, 2 passes; takes about 80 ms of CPU: call it through the two-slot gate inside.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view password, std::string_view hash);
/// As costly as verify_password, for accounts that do not exist, so that time tells nothing.
void verify_nothing(std::string_view password);

std::string sha256(std::string_view bytes);                               // 32 bytes
std::string hmac_sha256(std::string_view key, std::string_view message);  // 32 bytes
/// One key for one purpose out of a master key: HMAC(master, purpose).
std::string derive_key(std::string_view master, std::string_view purpose);
/// The same for several purposes, in their order.
std::vector<std::string> derive_keys(std::string_view master, std::span<const std::string_view> purposes);
bool equal_in_constant_time(std::string_view a, std::string_view b);
/// 160 random bits as 32 Crockford signs: sessions, links, API tokens. Store only its sha256.
std::string make_token(Random& random);
std::string to_base64url(std::string_view bytes);
std::string to_base64(std::string_view bytes);  // with padding
/// Nothing when it is not exactly what to_base64 writes.
std::optional<std::string> from_base64(std::string_view text);
/// Nothing for padding, blanks, other alphabets and bits that stand for nothing: each text has one spelling.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace allting::crypto
