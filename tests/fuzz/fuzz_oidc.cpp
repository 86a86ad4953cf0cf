// What a provider of e-identification sends, or somebody in its place: nothing is let in that its keys have not signed.
#include "platform/oidc/id_token.hpp"
#include "tests/fuzz/claims.hpp"

using namespace allting;

namespace {

const oidc::Provider provider{.key = "bank", .name = "Bank", .issuer = "https://id.example", .client_id = "allting", .client_secret = {},
                              .levels = {"high"}};

// The example keys of RFC 7517, appendix A.1, whose private halves no fuzzer has.
constexpr std::string_view key_set = R"({"keys":[
    {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","kid":"1"},
    {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}]})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    static const auto keys = oidc::read_key_set(key_set).value();
    const std::string_view sent = fuzz::text_of(bytes, size);
    fuzz::expect(!oidc::check_id_token(sent, {provider, keys, "nonce", Instant{1'800'000'000'000}}).ok(), "nobody has signed it");
    if (const auto read = oidc::read_key_set(sent); read.ok())
        for (const auto& key : read.value()) fuzz::expect(!key.json.empty(), "a key that was taken in is a key");
    if (const auto read = oidc::read_endpoints(sent, provider); read.ok()) {
        const auto& all = read.value();
        for (const auto& address : {all.authorization, all.token, all.keys}) fuzz::expect(address.starts_with("https://"), "https alone");
    }
    return 0;
}
