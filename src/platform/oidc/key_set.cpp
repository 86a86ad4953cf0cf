#include "platform/oidc/key_set.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "core/text.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/json/json.hpp"
#include "platform/oidc/jose_library.hpp"
#include "platform/oidc/refusal.hpp"

namespace allting::oidc {
namespace {

constexpr std::size_t keys_max = 50;
constexpr std::size_t modulus_bytes_min = 256, modulus_bytes_max = 1024;  // 2048 to 8192 bits
constexpr std::array<std::string_view, 3> algorithm_words{"RS256", "PS256", "ES256"};

std::string text_of(const json::Value& value, std::string_view name) {
    const json::Value* member = value.find(name);
    const std::string* text = member == nullptr ? nullptr : member->text();
    return text == nullptr ? "" : *text;
}

bool is_long_enough(const std::string& modulus) {
    const auto bytes = crypto::from_base64url(modulus);
    if (!bytes || bytes->size() < modulus_bytes_min || bytes->size() > modulus_bytes_max) return false;
    return bytes->front() != '\0';
}

/// libcjose ends the process on text that is not base64url ("assertion failed"), so it never gets any.
bool is_base64url(std::string_view text) { return !text.empty() && crypto::from_base64url(text).has_value(); }

/// Nothing to use: "" in `json`.
Key read_key(const json::Value& value) {
    Key key{.id = text_of(value, "kid"), .for_algorithm = text_of(value, "alg")};
    const std::string use = text_of(value, "use");
    if (!use.empty() && use != "sig") return key;
    if (!key.for_algorithm.empty() && std::find(algorithm_words.begin(), algorithm_words.end(), key.for_algorithm) == algorithm_words.end())
        return key;
    const std::string kind = text_of(value, "kty");
    if (kind == "RSA" && is_long_enough(text_of(value, "n")) && is_base64url(text_of(value, "e"))) {
        key.is_rsa = true;
        key.json = json::to_text(json::Object{{"kty", "RSA"}, {"n", text_of(value, "n")}, {"e", text_of(value, "e")}});
    } else if (kind == "EC" && text_of(value, "crv") == "P-256" && is_base64url(text_of(value, "x")) && is_base64url(text_of(value, "y"))) {
        key.json = json::to_text(json::Object{{"kty", "EC"}, {"crv", "P-256"}, {"x", text_of(value, "x")}, {"y", text_of(value, "y")}});
    }
    return key;
}

bool fits(const Key& key, Algorithm algorithm) {
    if (key.is_rsa != (algorithm != Algorithm::es256)) return false;
    return key.for_algorithm.empty() || key.for_algorithm == algorithm_words[std::size_t(algorithm)];
}

}  // namespace

const JoseLibrary& libcjose() {
    static const JoseLibrary library;
    return library;
}

Result<std::vector<Key>> read_key_set(std::string_view text) {
    const auto set = json::parse(text);
    const json::Value* list = set.ok() ? set.value().find("keys") : nullptr;
    if (list == nullptr || list->array() == nullptr || list->array()->size() > keys_max) return refused("eid_key_set");
    std::vector<Key> keys;
    for (const json::Value& one : *list->array()) {
        Key key = read_key(one);
        if (key.json.empty()) continue;
        const bool doubled = std::any_of(keys.begin(), keys.end(), [&](const Key& k) { return k.id == key.id && k.is_rsa == key.is_rsa; });
        if (doubled && !key.id.empty()) return refused("eid_key_set");
        keys.push_back(std::move(key));
    }
    if (keys.empty()) return refused("eid_key_set");
    return keys;
}

Result<const Key*> find_key(const std::vector<Key>& keys, std::string_view id, Algorithm algorithm) {
    const Key* found = nullptr;
    for (const Key& key : keys) {
        if (!fits(key, algorithm) || (!id.empty() && key.id != id)) continue;
        if (found != nullptr) return refused("eid_unknown_key");
        found = &key;
    }
    if (found == nullptr) return refused("eid_unknown_key");
    return found;
}

bool has_signed(const Key& key, std::string_view compact) {
    for (const std::string_view part : split(compact, '.'))
        if (!is_base64url(part)) return false;
    const JoseLibrary& library = libcjose();
    cjose_err why{};
    const std::unique_ptr<cjose_jwk_t, decltype(library.jwk_release)> jwk(library.jwk_import(key.json.data(), key.json.size(), &why),
                                                                        library.jwk_release);
    if (!jwk) return false;
    const std::unique_ptr<cjose_jws_t, decltype(library.jws_release)> jws(library.jws_import(compact.data(), compact.size(), &why),
                                                                        library.jws_release);
    return jws && library.jws_verify(jws.get(), jwk.get(), &why);
}

}  // namespace allting::oidc
