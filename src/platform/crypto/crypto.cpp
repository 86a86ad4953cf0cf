// libsodium behind crypto.hpp.
#include "platform/crypto/crypto.hpp"

#include <semaphore>
#include <stdexcept>

#include <sodium.h>

namespace allting::crypto {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_bytes = 64 * 1024 * 1024;
constexpr int slots = 2;

void start_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium cannot start");
}

/// At most two argon2id at a time: a flood of sign-ins costs 128 MiB and not the machine.
class Slot {
public:
    Slot() { gate().acquire(); }
    ~Slot() { gate().release(); }
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

private:
    static std::counting_semaphore<slots>& gate() {
        static std::counting_semaphore<slots> semaphore(slots);
        return semaphore;
    }
};

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string base64_of(std::string_view bytes, int variant) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), as_bytes(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating NUL that libsodium writes
    return text;
}

}  // namespace

std::string hash_password(std::string_view password) {
    start_sodium();
    const Slot slot;
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, password.data(), password.size(), passes, memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("argon2id did not get its memory");
    return hash;
}

bool verify_password(std::string_view password, std::string_view hash) {
    start_sodium();
    const Slot slot;
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

void verify_nothing(std::string_view password) {
    static const std::string nobody = hash_password("nobody has this password");
    (void)verify_password(password, nobody);
}

std::string sha256(std::string_view bytes) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), as_bytes(bytes), bytes.size());
    return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    std::string digest(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, as_bytes(key), key.size());
    crypto_auth_hmacsha256_update(&state, as_bytes(message), message.size());
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::string derive_key(std::string_view master, std::string_view purpose) { return hmac_sha256(master, purpose); }

std::vector<std::string> derive_keys(std::string_view master, std::span<const std::string_view> purposes) {
    std::vector<std::string> keys;
    for (const std::string_view purpose : purposes) keys.push_back(derive_key(master, purpose));
    return keys;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string make_token(Random& random) { return to_crockford(random.bytes(20)); }

std::string to_base64url(std::string_view bytes) { return base64_of(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }
std::string to_base64(std::string_view bytes) { return base64_of(bytes, sodium_base64_VARIANT_ORIGINAL); }

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    if (to_base64(bytes) != text) return std::nullopt;
    return bytes;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace allting::crypto
