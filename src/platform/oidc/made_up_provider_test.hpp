// A provider made up for tests: keys of its own, tokens signed with them, and answers to what we fetch.
#pragma once
#include <cstdlib>
#include <functional>
#include <map>
#include <string>

#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"
#include "platform/oidc/jose_library.hpp"
#include "platform/oidc/relying_party.hpp"

namespace allting::oidc::made_up {

inline const Instant now{1'800'000'000'000};
inline constexpr std::int64_t now_seconds = 1'800'000'000;

/// What a provider needs of libcjose, and we do not.
struct SigningLibrary {
    const library::SharedLibrary library{"libcjose.so.0", "libcjose0"};
    const decltype(&cjose_jwk_create_RSA_random) make_rsa = library["cjose_jwk_create_RSA_random"];
    const decltype(&cjose_jwk_create_EC_random) make_ec = library["cjose_jwk_create_EC_random"];
    const decltype(&cjose_jwk_to_json) to_json = library["cjose_jwk_to_json"];
    const decltype(&cjose_header_new) header_new = library["cjose_header_new"];
    const decltype(&cjose_header_set) header_set = library["cjose_header_set"];
    const decltype(&cjose_header_release) header_release = library["cjose_header_release"];
    const decltype(&cjose_jws_sign) sign = library["cjose_jws_sign"];
    const decltype(&cjose_jws_export) to_text = library["cjose_jws_export"];
};
inline const SigningLibrary& signing() {
    static const SigningLibrary library;
    return library;
}

/// Lives as long as the test program: making one takes a tenth of a second.
class SigningKey {
public:
    static const SigningKey& rsa() { static const SigningKey key(2048); return key; }
    static const SigningKey& other_rsa() { static const SigningKey key(2048); return key; }
    static const SigningKey& short_rsa() { static const SigningKey key(1024); return key; }
    static const SigningKey& ec() { static const SigningKey key(0); return key; }

    /// As it stands in a JWKS.
    json::Value public_key(const std::string& id) const {
        char* text = signing().to_json(jwk_, false, nullptr);
        json::Object key = *json::parse(text).value().object();
        std::free(text);
        key.emplace_back("kid", id);
        return key;
    }
    std::string sign(const std::map<std::string, std::string>& header, const std::string& claims) const {
        cjose_header_t* const made = signing().header_new(nullptr);
        for (const auto& [name, value] : header) signing().header_set(made, name.c_str(), value.c_str(), nullptr);
        cjose_jws_t* const jws = signing().sign(jwk_, made, reinterpret_cast<const std::uint8_t*>(claims.data()), claims.size(), nullptr);
        CHECK(jws != nullptr);
        const char* text = nullptr;
        CHECK(signing().to_text(jws, &text, nullptr));
        std::string compact = text;
        libcjose().jws_release(jws);
        signing().header_release(made);
        return compact;
    }

private:
    explicit SigningKey(std::size_t bits) {
        static constexpr std::uint8_t exponent[] = {1, 0, 1};
        jwk_ = bits == 0 ? signing().make_ec(CJOSE_JWK_EC_P_256, nullptr) : signing().make_rsa(bits, exponent, sizeof exponent, nullptr);
        CHECK(jwk_ != nullptr);
    }
    cjose_jwk_t* jwk_;
};

inline Provider provider() {
    return {.key = "bank", .name = "Banken", .issuer = "https://id.bank.example", .client_id = "allting", .client_secret = "hemlig:%",
            .levels = {"substantial", "high"}};
}

/// Claims that are let in, with some of them changed; a value of null leaves the claim out.
inline std::string claims(const json::Object& changed = {}) {
    json::Object all{{"iss", "https://id.bank.example"}, {"aud", "allting"},    {"sub", "person-1"},
                     {"nonce", "nonce-1"},               {"exp", now_seconds + 300}, {"iat", now_seconds - 2},
                     {"acr", "substantial"},             {"name", "Åsa Öberg"}, {"personal_identity_number", "198112289874"}};
    for (const auto& [name, value] : changed) {
        const std::string_view wanted = name;
        std::erase_if(all, [&](const json::Member& one) { return one.first == wanted; });
        if (!value.is_null()) all.emplace_back(name, value);
    }
    return json::to_text(all);
}

inline std::string key_set(const json::Array& keys) { return json::to_text(json::Object{{"keys", keys}}); }

inline std::string token(const std::string& with_claims = claims()) {
    return SigningKey::rsa().sign({{"alg", "RS256"}, {"kid", "key-1"}}, with_claims);
}

}  // namespace allting::oidc::made_up
