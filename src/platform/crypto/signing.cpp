#include "platform/crypto/signing.hpp"

#include <sodium.h>

#include "core/check.hpp"

namespace allting::crypto {
namespace {

unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

struct Pair {
    std::string public_key = std::string(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secret_key = std::string(crypto_sign_SECRETKEYBYTES, '\0');
    ~Pair() { sodium_memzero(secret_key.data(), secret_key.size()); }
};

Pair pair_of(std::string_view seed) {
    CHECK(seed.size() == crypto_sign_SEEDBYTES);
    Pair pair;
    crypto_sign_seed_keypair(bytes_of(pair.public_key), bytes_of(pair.secret_key), bytes_of(seed));
    return pair;
}

}  // namespace

std::string public_key_of(std::string_view seed) { return pair_of(seed).public_key; }

std::string sign(std::string_view seed, std::string_view message) {
    const Pair pair = pair_of(seed);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytes_of(signature), nullptr, bytes_of(message), message.size(), bytes_of(pair.secret_key));
    return signature;
}

bool is_signed_by(std::string_view public_key, std::string_view message, std::string_view signature) {
    return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes_of(signature), bytes_of(message), message.size(), bytes_of(public_key)) == 0;
}

}  // namespace allting::crypto
