#include "platform/crypto/sealing.hpp"

#include <sodium.h>

#include "core/check.hpp"

namespace allting::crypto {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t length_bytes = 4;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string seal(std::string_view key, std::string_view plain, std::string_view context, Random& random) {
    CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    std::string sealed = random.bytes(nonce_bytes);
    sealed.resize(nonce_bytes + plain.size() + tag_bytes);
    unsigned char* const out = reinterpret_cast<unsigned char*>(sealed.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + nonce_bytes, nullptr, bytes_of(plain), plain.size(), bytes_of(context),
                                               context.size(), nullptr, out, bytes_of(key));
    return sealed;
}

std::optional<std::string> unseal(std::string_view key, std::string_view sealed, std::string_view context) {
    CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    std::string plain(sealed.size() - nonce_bytes - tag_bytes, '\0');
    const unsigned char* const in = bytes_of(sealed);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, in + nonce_bytes, sealed.size() - nonce_bytes,
        bytes_of(context), context.size(), in, bytes_of(key));
    if (failed != 0) return std::nullopt;
    return plain;
}

std::string padded(std::string_view plain, std::size_t size) {
    CHECK(plain.size() + length_bytes <= size);
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(plain.size() >> shift & 0xff);
    bytes += plain;
    bytes.resize(size, '\0');
    return bytes;
}

std::string unpadded(std::string_view padded) {
    CHECK(padded.size() >= length_bytes);
    std::size_t size = 0;
    for (std::size_t i = 0; i < length_bytes; ++i) size = size << 8 | static_cast<unsigned char>(padded[i]);
    CHECK(size <= padded.size() - length_bytes);
    return std::string(padded.substr(length_bytes, size));
}

}  // namespace allting::crypto
