// A whole sign-in with a made-up provider, and the ways in which others try to take part in it.
#include "platform/oidc/relying_party.hpp"

#include <gtest/gtest.h>

#include "platform/oidc/made_up_provider_test.hpp"

namespace allting::oidc {
namespace {

using namespace made_up;

const Secrets secrets{.state = "state-1", .nonce = "nonce-1", .verifier = "verifier-1-verifier-1-verifier-1-verifier-1"};

struct Bank {
    std::string discovery = json::to_text(json::Object{{"issuer", "https://id.bank.example"},
                                                       {"authorization_endpoint", "https://id.bank.example/auth"},
                                                       {"token_endpoint", "https://id.bank.example/token"},
                                                       {"jwks_uri", "https://id.bank.example/keys"},
                                                       {"authorization_response_iss_parameter_supported", true}});
    std::string keys = key_set({SigningKey::rsa().public_key("key-1")});
    std::string id_token = token();
    std::string token_type = "Bearer";
    bool is_down = false;
    int key_fetches = 0;
    std::vector<std::string> codes_used = {};
    Ask last_token_ask = {};

    Answered answer(const Ask& ask) {
        if (is_down) return {};
        if (ask.url == "https://id.bank.example/.well-known/openid-configuration") return {200, discovery};
        if (ask.url == "https://id.bank.example/keys") return ++key_fetches, Answered{200, keys};
        if (ask.url != "https://id.bank.example/token") return {404, ""};
        last_token_ask = ask;
        const std::string code = ask.form.substr(ask.form.find("code="), 11);
        if (std::find(codes_used.begin(), codes_used.end(), code) != codes_used.end()) return {400, R"({"error":"invalid_grant"})"};
        codes_used.push_back(code);
        return {200, json::to_text(json::Object{{"token_type", token_type}, {"access_token", "x"}, {"id_token", id_token}})};
    }
    RelyingParty party() {
        return RelyingParty(provider(), "https://budget.example/sign-in/eid/bank", [this](const Ask& ask) { return answer(ask); });
    }
};

const Returned returned{.code = "code-1", .error = "", .issuer = "https://id.bank.example"};

std::string why_not(RelyingParty& party, const Returned& what = returned) {
    const auto identity = party.identify(what, secrets, now);
    return identity.ok() ? "" : identity.error().code;
}
std::string why_not(Bank& bank) {
    auto party = bank.party();
    return why_not(party);
}

TEST(RelyingParty, asks_for_a_code_with_all_that_binds_it) {
    Bank bank;
    auto party = bank.party();
    const std::string address = party.address(secrets, now).value();
    EXPECT_EQ(address,
              "https://id.bank.example/auth?response_type=code&client_id=allting"
              "&redirect_uri=https%3A%2F%2Fbudget.example%2Fsign-in%2Feid%2Fbank&scope=openid%20profile&state=state-1&nonce=nonce-1"
              "&code_challenge=" + crypto::to_base64url(crypto::sha256(secrets.verifier)) +
              "&code_challenge_method=S256&acr_values=substantial%20high");
}

TEST(RelyingParty, exchanges_the_code_for_who_it_is) {
    Bank bank;
    auto party = bank.party();
    const auto identity = party.identify(returned, secrets, now);
    ASSERT_TRUE(identity.ok()) << identity.error().code;
    EXPECT_EQ(identity.value().subject, "person-1");
    EXPECT_EQ(bank.last_token_ask.form,
              "grant_type=authorization_code&code=code-1&redirect_uri=https%3A%2F%2Fbudget.example%2Fsign-in%2Feid%2Fbank"
              "&code_verifier=" + secrets.verifier);
    EXPECT_EQ(bank.last_token_ask.user, "allting");
    EXPECT_EQ(bank.last_token_ask.password, "hemlig%3A%25");
}

TEST(RelyingParty, refuses_an_answer_of_another_provider) {
    Bank bank;
    auto party = bank.party();
    EXPECT_EQ(why_not(party, {.code = "code-1", .error = "", .issuer = "https://id.evil.example"}), "eid_mix_up");
    EXPECT_EQ(why_not(party, {.code = "code-1", .error = "", .issuer = ""}), "eid_mix_up") << "it promised to say who it is";
    EXPECT_TRUE(bank.codes_used.empty()) << "nobody was given the code";
}

TEST(RelyingParty, refuses_a_code_that_is_used_up) {
    Bank bank;
    auto party = bank.party();
    EXPECT_EQ(why_not(party), "");
    EXPECT_EQ(why_not(party), "eid_code");
}

TEST(RelyingParty, refuses_an_answer_without_code) {
    Bank bank;
    auto party = bank.party();
    EXPECT_EQ(why_not(party, {.code = "", .error = "", .issuer = returned.issuer}), "eid_no_code");
    EXPECT_EQ(why_not(party, {.code = std::string(3000, 'a'), .error = "", .issuer = returned.issuer}), "eid_no_code");
    EXPECT_EQ(why_not(party, {.code = "", .error = "access_denied", .issuer = returned.issuer}), "eid_cancelled");
    EXPECT_EQ(why_not(party, {.code = "code-9", .error = "server_error", .issuer = returned.issuer}), "eid_provider_said_no");
}

TEST(RelyingParty, refuses_a_token_answer_that_is_none) {
    Bank bank;
    bank.token_type = "MAC";
    EXPECT_EQ(why_not(bank), "eid_token_answer");
}

TEST(RelyingParty, learns_new_keys_but_at_most_once_a_minute) {
    Bank bank;
    auto party = bank.party();
    EXPECT_EQ(why_not(party), "");
    bank.keys = key_set({SigningKey::rsa().public_key("key-1"), SigningKey::other_rsa().public_key("key-7")});
    bank.id_token = SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", "key-7"}}, claims({{"exp", now_seconds + 600}}));
    const auto later = [&](int seconds_later, const char* code) {
        const auto identity = party.identify({.code = code, .error = "", .issuer = returned.issuer}, secrets, now + seconds(seconds_later));
        return identity.ok() ? "" : identity.error().code;
    };
    EXPECT_EQ(later(30, "code-2"), "eid_unknown_key") << "asked for them just now";
    EXPECT_EQ(later(61, "code-3"), "");
    EXPECT_EQ(bank.key_fetches, 2);
    bank.id_token = SigningKey::other_rsa().sign({{"alg", "RS256"}, {"kid", "../key"}}, claims());
    for (const char* code : {"code-4", "code-5", "code-6"}) EXPECT_EQ(later(62, code), "eid_unknown_key");
    EXPECT_EQ(bank.key_fetches, 2);
}

TEST(RelyingParty, trusts_no_discovery_but_its_own) {
    const auto with = [](const std::string& from, const std::string& to) {
        Bank bank;
        bank.discovery.replace(bank.discovery.find(from), from.size(), to);
        return why_not(bank);
    };
    EXPECT_EQ(with(R"("issuer":"https://id.bank.example")", R"("issuer":"https://id.evil.example")"), "eid_discovery");
    EXPECT_EQ(with("https://id.bank.example/keys", "http://id.bank.example/keys"), "eid_discovery");
    EXPECT_EQ(with("https://id.bank.example/token", "http://127.0.0.1:8080/token"), "eid_discovery") << "our own services";
    EXPECT_EQ(with("https://id.bank.example/token", "file:///etc/passwd"), "eid_discovery");
    EXPECT_EQ(with(R"("issuer":)", R"("issuer":"x","issuer":)"), "eid_discovery");
    EXPECT_EQ(with(R"("issuer":)", R"("code_challenge_methods_supported":["plain"],"issuer":)"), "eid_discovery");
}

TEST(RelyingParty, says_when_the_provider_is_down) {
    Bank bank;
    bank.is_down = true;
    auto party = bank.party();
    const auto address = party.address(secrets, now);
    ASSERT_FALSE(address.ok());
    EXPECT_EQ(address.error().code, "eid_unreachable");
    EXPECT_EQ(address.error().kind, ErrorKind::unavailable);
}

TEST(RelyingParty, holds_up_two_at_a_time_when_a_provider_is_slow) {
    std::vector<std::string> codes;
    RelyingParty* again = nullptr;
    RelyingParty slow(provider(), "https://budget.example/sign-in/eid/bank", [&](const Ask&) {
        const auto inner = again->address(secrets, now);  // somebody else, while we wait
        codes.push_back(inner.ok() ? "" : inner.error().code);
        return Answered{};
    });
    again = &slow;
    EXPECT_FALSE(slow.address(secrets, now).ok());
    EXPECT_EQ(codes, (std::vector<std::string>{"eid_busy", "eid_unreachable"}));
}

std::string no_secret(const std::string&) { return "hemlig"; }

TEST(Providers, are_read_from_the_operators_file) {
    const auto providers = read_providers(R"([{"key":"bankid","name":"BankID","issuer":"https://id.example","client_id":"allting",
        "client_secret_file":"secret","acr_levels":["low","substantial","high"],"acr_min":"substantial","identity_claim":"pnr"}])", no_secret);
    ASSERT_EQ(providers.size(), 1u);
    EXPECT_EQ(providers[0].levels, (std::vector<std::string>{"substantial", "high"}));
    EXPECT_EQ(providers[0].identity_claim, "pnr");
    EXPECT_EQ(providers[0].client_secret, "hemlig");
}

TEST(Providers, are_refused_by_name_when_something_is_wrong) {
    const std::string good = R"({"key":"bankid","name":"BankID","issuer":"https://id.example","client_id":"a","acr_levels":["x"],"acr_min":"x"})";
    EXPECT_NO_THROW(read_providers("[" + good + "]", no_secret));
    EXPECT_THROW(read_providers("[" + good + "," + good + "]", no_secret), std::runtime_error);
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        EXPECT_THROW(read_providers("[" + text + "]", no_secret), std::runtime_error) << text;
    };
    with("https://id.example", "http://id.example");
    with("https://id.example", "http://localhost.evil.example");
    with(R"("acr_min":"x")", R"("acr_min":"y")");
    with(R"("key":"bankid")", R"("key":"../x")");
    with(R"("client_id":"a")", R"("client_id":"")");
    with(R"("client_id":"a")", R"("client_id":"a","colour":"red")");
}

}  // namespace
}  // namespace allting::oidc
