// The public keys of a provider (JWKS, RFC 7517), and whether one of them has signed a token. Only RSA from 2048 bits and
// the curve P-256 are taken in; what is secret (oct), unknown or meant for encryption is left out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.hpp"

namespace allting::oidc {

enum class Algorithm { rs256, ps256, es256 };

struct Key {
    std::string id;                       // kid; "" = none
    bool is_rsa = false;
    std::string for_algorithm = {};       // alg; "" = any of its kind
    std::string json = {};                // only what the public key is made of
};

/// Refuses: eid_key_set (not JSON, doubled names, no usable key, two usable keys under one id).
Result<std::vector<Key>> read_key_set(std::string_view text);

/// The key that a token with this header names. Without an id there must be one key alone that fits.
/// Refuses: eid_unknown_key.
Result<const Key*> find_key(const std::vector<Key>& keys, std::string_view id, Algorithm algorithm);

/// Of a compact JWS. The caller has checked that its header says an algorithm that fits the key.
bool has_signed(const Key& key, std::string_view compact);

}  // namespace allting::oidc
