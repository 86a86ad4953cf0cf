// Tokens that are let in, and every broken one by name.
#include "platform/oidc/id_token.hpp"

#include <gtest/gtest.h>

#include "platform/oidc/made_up_provider_test.hpp"

namespace allting::oidc {
namespace {

using namespace made_up;

std::vector<Key> keys() {
    return read_key_set(key_set({SigningKey::rsa().public_key("key-1"), SigningKey::ec().public_key("key-2")})).value();
}

Result<Identity> check(const std::string& token) { return check_id_token(token, {provider(), keys(), "nonce-1", now}); }

/// The code word of the refusal; "" when the token was let in.
std::string why_not(const std::string& token) {
    const auto checked = check(token);
    return checked.ok() ? "" : checked.error().code;
}

std::string why_not_claims(const json::Object& changed) { return why_not(token(claims(changed))); }

/// A header as no library writes it, with a signature that never counts.
std::string with_header(const std::string& header, const std::string& signature = "c2ln") {
    return crypto::to_base64url(header) + "." + crypto::to_base64url(claims()) + "." + signature;
}

TEST(IdToken, lets_in_who_signed_in_with_each_algorithm) {
    for (const std::string algorithm : {"RS256", "PS256"}) {
        const auto identity = check(SigningKey::rsa().sign({{"alg", algorithm}, {"kid", "key-1"}, {"typ", "JWT"}}, claims()));
        ASSERT_TRUE(identity.ok()) << identity.error().code;
        EXPECT_EQ(identity.value().subject, "person-1");
        EXPECT_EQ(identity.value().name, "Åsa Öberg");
        EXPECT_EQ(identity.value().identity_number, "198112289874");
        EXPECT_EQ(identity.value().level, "substantial");
    }
    EXPECT_EQ(why_not(SigningKey::ec().sign({{"alg", "ES256"}, {"kid", "key-2"}}, claims())), "");
    EXPECT_EQ(why_not(SigningKey::rsa().sign({{"alg", "RS256"}}, claims())), "") << "one key alone fits, so it needs no name";
    EXPECT_EQ(why_not_claims({{"aud", json::Array{"allting"}}, {"azp", "allting"}, {"acr", "high"}}), "");
}

TEST(IdToken, without_signature_is_refused) {
    EXPECT_EQ(why_not(with_header(R"({"alg":"none"})", "")), "eid_algorithm");
    EXPECT_EQ(why_not(with_header(R"({"alg":"none"})")), "eid_algorithm");
    EXPECT_EQ(why_not(with_header(R"({"alg":"None","kid":"key-1"})")), "eid_algorithm");
    EXPECT_EQ(why_not(with_header(R"({"kid":"key-1"})")), "eid_algorithm");
}

TEST(IdToken, signed_with_the_public_key_as_a_password_is_refused) {
    const std::string header = crypto::to_base64url(R"({"alg":"HS256","kid":"key-1"})");
    const std::string signed_part = header + "." + crypto::to_base64url(claims());
    const std::string key = json::to_text(SigningKey::rsa().public_key("key-1"));
    EXPECT_EQ(why_not(signed_part + "." + crypto::to_base64url(crypto::hmac_sha256(key, signed_part))), "eid_algorithm");
}

TEST(IdToken, with_an_algorithm_that_we_do_not_allow_is_refused) {
    for (const std::string algorithm : {"RS384", "RS512", "PS512"})
        EXPECT_EQ(why_not(SigningKey::rsa().sign({{"alg", algorithm}, {"kid", "key-1"}}, claims())), "eid_algorithm");
    EXPECT_EQ(why_not(with_header(R"({"alg":["RS256"],"kid":"key-1"})")), "eid_algorithm");
}

TEST(IdToken, for_an_algorithm_of_another_kind_of_key_is_refused) {
    EXPECT_EQ(why_not(SigningKey::ec().sign({{"alg", "ES256"}, {"kid", "key-1"}}, claims())), "eid_unknown_key");
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","kid":"key-2"})")), "eid_unknown_key");
}

TEST(IdToken, from_another_issuer_is_refused) {
    EXPECT_EQ(why_not_claims({{"iss", "https://id.evil.example"}}), "eid_issuer");
    EXPECT_EQ(why_not_claims({{"iss", "https://id.bank.example/"}}), "eid_issuer");
    EXPECT_EQ(why_not_claims({{"iss", nullptr}}), "eid_issuer");
}

TEST(IdToken, for_somebody_else_is_refused) {
    EXPECT_EQ(why_not_claims({{"aud", "another"}}), "eid_audience");
    EXPECT_EQ(why_not_claims({{"aud", nullptr}}), "eid_audience");
    EXPECT_EQ(why_not_claims({{"aud", json::Array{}}}), "eid_audience");
    EXPECT_EQ(why_not_claims({{"aud", json::Array{"allting", "another"}}, {"azp", "allting"}}), "eid_audience");
}

TEST(IdToken, given_to_another_party_is_refused) { EXPECT_EQ(why_not_claims({{"azp", "another"}}), "eid_party"); }

TEST(IdToken, of_another_sign_in_is_refused) {
    EXPECT_EQ(why_not_claims({{"nonce", "nonce-2"}}), "eid_nonce");
    EXPECT_EQ(why_not_claims({{"nonce", nullptr}}), "eid_nonce");
    EXPECT_EQ(why_not_claims({{"nonce", ""}}), "eid_nonce");
}

TEST(IdToken, out_of_its_time_is_refused) {
    EXPECT_EQ(why_not_claims({{"exp", now_seconds - 61}}), "eid_expired");
    EXPECT_EQ(why_not_claims({{"exp", nullptr}}), "eid_claims");
    EXPECT_EQ(why_not_claims({{"exp", "1900000000"}}), "eid_claims");
    EXPECT_EQ(why_not_claims({{"exp", std::int64_t{9'000'000'000'000'000}}}), "eid_claims");
    EXPECT_EQ(why_not_claims({{"iat", nullptr}}), "eid_claims");
    EXPECT_EQ(why_not_claims({{"iat", now_seconds + 120}}), "eid_future");
    EXPECT_EQ(why_not_claims({{"iat", now_seconds - 3600}, {"exp", now_seconds + 36'000}}), "eid_old");
    EXPECT_EQ(why_not_claims({{"nbf", now_seconds + 120}}), "eid_not_yet");
}

TEST(IdToken, naming_a_key_by_path_or_address_is_refused) {
    for (const std::string kid : {"../../../../dev/null", "https://evil.example/keys.json", "key-1' OR '1'='1", "key-1\n", ""}) {
        const std::string token = SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", kid}}, claims());
        EXPECT_EQ(why_not(token), kid.empty() ? "eid_signature" : "eid_unknown_key") << kid;
    }
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","kid":7})")), "eid_header");
}

TEST(IdToken, bringing_its_own_key_is_refused) {
    EXPECT_EQ(why_not(SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", "key-1"}, {"jku", "https://evil.example"}}, claims())), "eid_header");
    EXPECT_EQ(why_not(SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", "key-1"}, {"x5u", "https://evil.example"}}, claims())), "eid_header");
    const std::string key = json::to_text(SigningKey::other_rsa().public_key("key-1"));
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","kid":"key-1","jwk":)" + key + "}")), "eid_header");
}

TEST(IdToken, with_extensions_that_must_be_understood_is_refused) {
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","kid":"key-1","crit":["b64"],"b64":false})")), "eid_header");
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","kid":"key-1","zip":"DEF"})")), "eid_header");
    EXPECT_EQ(why_not(SigningKey::rsa().sign({{"alg", "RS256"}, {"kid", "key-1"}, {"typ", "at+jwt"}}, claims())), "eid_header")
        << "an access token is no ID token";
}

TEST(IdToken, saying_a_thing_twice_is_refused) {
    std::string doubled = claims();
    doubled.insert(1, R"("sub":"somebody-else",)");
    EXPECT_EQ(why_not(token(doubled)), "eid_claims");
    EXPECT_EQ(why_not(with_header(R"({"alg":"RS256","alg":"none","kid":"key-1"})")), "eid_header");
}

TEST(IdToken, signed_with_a_swapped_key_is_refused) {
    EXPECT_EQ(why_not(SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", "key-1"}}, claims())), "eid_signature");
}

TEST(IdToken, changed_after_signing_is_refused) {
    const std::string whole = token();
    const auto first = whole.find('.'), last = whole.rfind('.');
    EXPECT_EQ(why_not(whole.substr(0, first + 1) + crypto::to_base64url(claims({{"sub", "somebody-else"}})) + whole.substr(last)), "eid_signature");
    for (const std::string odd : {"A", "AAAAA", "=", "not base64"}) EXPECT_EQ(why_not(whole.substr(0, last + 1) + odd), "eid_signature") << odd;
    std::string other = whole;
    other[last + 5] = other[last + 5] == 'A' ? 'B' : 'A';
    EXPECT_EQ(why_not(other), "eid_signature");
    EXPECT_EQ(why_not(whole.substr(0, last + 1)), "eid_algorithm") << "stripped";
}

TEST(IdToken, of_a_wrong_form_is_refused) {
    EXPECT_EQ(why_not(""), "eid_token_form");
    EXPECT_EQ(why_not("a.b"), "eid_token_form");
    EXPECT_EQ(why_not(token() + ".x"), "eid_token_form");
    EXPECT_EQ(why_not("!" + token()), "eid_header");
    EXPECT_EQ(why_not(std::string(20'000, 'a')), "eid_token_size");
    EXPECT_EQ(why_not(token("[]")), "eid_claims");
    EXPECT_EQ(why_not(token("{\"iss\":")), "eid_claims");
    EXPECT_EQ(why_not(token(std::string(2000, '['))), "eid_claims");
}

TEST(IdToken, of_nobody_is_refused) {
    EXPECT_EQ(why_not_claims({{"sub", nullptr}}), "eid_subject");
    EXPECT_EQ(why_not_claims({{"sub", 7}}), "eid_subject");
    EXPECT_EQ(why_not_claims({{"sub", std::string(256, 'a')}}), "eid_subject");
}

TEST(IdToken, of_too_low_a_level_is_refused) {
    EXPECT_EQ(why_not_claims({{"acr", "low"}}), "eid_level");
    EXPECT_EQ(why_not_claims({{"acr", nullptr}}), "eid_level");
    EXPECT_EQ(why_not_claims({{"acr", "substantial high"}}), "eid_level");
    EXPECT_EQ(why_not_claims({{"acr", json::Array{"high"}}}), "eid_level");
}

TEST(KeySet, leaves_out_what_must_not_sign) {
    const auto alone = [](const json::Value& key) { return read_key_set(key_set({key})).ok(); };
    EXPECT_TRUE(alone(SigningKey::rsa().public_key("key-1")));
    EXPECT_FALSE(alone(SigningKey::short_rsa().public_key("key-1"))) << "1024 bits";
    EXPECT_FALSE(alone(json::Object{{"kty", "oct"}, {"k", "aGVtbGlnaGV0"}, {"kid", "key-1"}}));
    json::Object to_encrypt = *SigningKey::rsa().public_key("key-1").object();
    to_encrypt.emplace_back("use", "enc");
    EXPECT_FALSE(alone(to_encrypt));
}

TEST(KeySet, is_refused_when_it_is_ambiguous) {
    const auto code = [](const std::string& text) { const auto set = read_key_set(text); return set.ok() ? "" : set.error().code; };
    EXPECT_EQ(code(key_set({SigningKey::rsa().public_key("key-1"), SigningKey::other_rsa().public_key("key-1")})), "eid_key_set");
    EXPECT_EQ(code(R"({"keys":[],"keys":[]})"), "eid_key_set");
    EXPECT_EQ(code("<html>"), "eid_key_set");
    const auto two = read_key_set(key_set({SigningKey::rsa().public_key("key-1"), SigningKey::other_rsa().public_key("key-3")})).value();
    EXPECT_EQ(find_key(two, "", Algorithm::rs256).error().code, "eid_unknown_key") << "which of them?";
}

}  // namespace
}  // namespace allting::oidc
