// Signing in with e-identification against a made-up provider, on both databases.
#include <gtest/gtest.h>

#include "people/account_actions.hpp"
#include "people/eid_actions.hpp"
#include "people/eid_store.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"
#include "people/test_visit.hpp"
#include "platform/crypto/crypto.hpp"
#include "platform/oidc/made_up_provider_test.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
}  // namespace allting

namespace allting::people {
namespace {

namespace made_up = oidc::made_up;
constexpr OrganisationId home{1};

/// A bank whose tokens say what the test wants.
struct Bank {
    std::string key, issuer;
    json::Object told = {};
    std::string nonce = {};
    int tokens = 0;

    std::shared_ptr<oidc::RelyingParty> party() {
        auto provider = made_up::provider();
        provider.key = key;
        provider.issuer = issuer;
        return std::make_shared<oidc::RelyingParty>(provider, "https://budget.example/sign-in/eid/" + key,
                                                    [this](const oidc::Ask& ask) { return answer(ask); });
    }
    oidc::Answered answer(const oidc::Ask& ask) {
        if (ask.url.ends_with("/openid-configuration"))
            return {200, json::to_text(json::Object{{"issuer", issuer}, {"authorization_endpoint", issuer + "/auth"},
                                                    {"token_endpoint", issuer + "/token"}, {"jwks_uri", issuer + "/keys"}})};
        if (ask.url.ends_with("/keys")) return {200, made_up::key_set({made_up::SigningKey::rsa().public_key("key-1")})};
        ++tokens;
        json::Object claims{{"iss", issuer}, {"nonce", nonce}};
        claims.insert(claims.end(), told.begin(), told.end());
        return {200, json::to_text(json::Object{{"token_type", "Bearer"}, {"id_token", made_up::token(made_up::claims(claims))}})};
    }
};

class Eid : public db::testing::DatabaseTest {
protected:
    Eid() : DatabaseTest({embedded_schema_people(), embedded_schema_record(), embedded_schema_notices()}), town(database()) {
        town.clock.at = made_up::now;
        town.site.eids = {bank.party(), other.party()};
    }

    struct Begun {
        std::string state, browser;
    };
    Begun begin(Bank& at, PersonId connect = {}) {
        const auto begun = begin_eid_sign_in(town.visit(connect), *find_eid(town.site, at.key), {.next = "/ideas", .connect = connect});
        CHECK(begun.ok());
        const auto value_of = [&](std::string_view name) {
            const auto from = begun.value().address.find("&" + std::string(name) + "=") + name.size() + 2;
            return begun.value().address.substr(from, begun.value().address.find('&', from) - from);
        };
        at.nonce = value_of("nonce");
        return {value_of("state"), begun.value().browser};
    }
    Result<SignedIn> finish(Bank& at, const Begun& begun, PersonId signed_in = {}) {
        return finish_eid_sign_in(town.visit(signed_in), *find_eid(town.site, at.key),
                                  {.state = begun.state, .code = "code", .error = "", .issuer = "", .browser = begun.browser});
    }
    PersonId sign_in(Bank& at, const json::Object& told = {}) {
        at.told = told;
        const auto result = finish(at, begin(at));
        EXPECT_TRUE(result.ok()) << result.error().code;
        return result.ok() ? result.value().person : PersonId{};
    }
    static std::string code_of(const Result<SignedIn>& result) { return result.ok() ? "" : result.error().code; }

    Bank bank{.key = "bank", .issuer = "https://id.bank.example"};
    Bank other{.key = "other", .issuer = "https://id.other.example"};
    TestSite town;
};

TEST_P(Eid, makes_the_account_the_first_time_and_finds_it_the_next) {
    const PersonId person = sign_in(bank);
    const auto made = database().read([&](db::Connection& c) { return find_person(c, home, person); });
    EXPECT_EQ(made->name, "Åsa Öberg");
    EXPECT_FALSE(made->email.has_value());
    EXPECT_EQ(sign_in(bank), person);
    EXPECT_EQ(sign_in(bank, {{"sub", "named-anew"}}), person) << "the same number";
    EXPECT_EQ(sign_in(bank, {{"personal_identity_number", nullptr}}), person) << "the same subject";
    EXPECT_EQ(sign_in(other, {{"sub", "elsewhere"}}), person) << "the same number at another provider";
}

TEST_P(Eid, does_not_join_accounts_by_e_mail) {
    const PersonId resident = database().write([&](db::Transaction& tx) {
        return insert_person(tx, home, {.name = "Åsa", .email = "asa@post.example", .made_at = town.clock.at}, std::nullopt, std::nullopt);
    });
    const json::Object first{{"email", "asa@post.example"}, {"email_verified", true}, {"personal_identity_number", nullptr}};
    const PersonId here = sign_in(bank, first), there = sign_in(other, first);
    EXPECT_NE(here, resident);
    EXPECT_NE(there, resident);
    EXPECT_NE(here, there) << "the same subject at two issuers is two people";
}

TEST_P(Eid, keeps_the_number_nowhere) {
    sign_in(bank);
    database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT identity_hash FROM persons WHERE organisation_id = ? AND identity_hash IS NOT NULL", home);
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::string>(0).size(), 32u);
        EXPECT_NE(rows.get<std::string>(0), crypto::sha256("198112289874")) << "whoever has the database could try all numbers";
    });
}

TEST_P(Eid, refuses_a_number_that_is_none) {
    bank.told = {{"personal_identity_number", "198112289875"}};
    EXPECT_EQ(code_of(finish(bank, begin(bank))), "eid_identity_number");
}

TEST_P(Eid, uses_a_state_once) {
    const Begun begun = begin(bank);
    EXPECT_EQ(code_of(finish(bank, begun)), "");
    EXPECT_EQ(code_of(finish(bank, begun)), "eid_state");
    EXPECT_EQ(bank.tokens, 1);
}

TEST_P(Eid, refuses_a_state_that_another_browser_began) {
    Begun begun = begin(bank);
    begun.browser = begin(bank).browser;
    EXPECT_EQ(code_of(finish(bank, begun)), "eid_state");
    begun = begin(bank);
    begun.browser = "";
    EXPECT_EQ(code_of(finish(bank, begun)), "eid_state");
    EXPECT_EQ(code_of(finish(bank, {std::string(32, 'A'), std::string(32, 'B')})), "eid_state") << "made up";
    EXPECT_EQ(bank.tokens, 0);
}

TEST_P(Eid, refuses_a_state_that_is_too_old) {
    const Begun begun = begin(bank);
    town.clock.at = town.clock.at + minutes(10);
    EXPECT_EQ(code_of(finish(bank, begun)), "eid_state");
}

TEST_P(Eid, refuses_an_answer_at_another_providers_address) {
    const Begun begun = begin(bank);
    EXPECT_EQ(code_of(finish(other, begun)), "eid_mix_up");
    EXPECT_EQ(other.tokens, 0) << "the code went to nobody else";
}

TEST_P(Eid, refuses_a_token_of_another_sign_in) {
    const Begun begun = begin(bank);
    begin(bank);  // whose nonce the bank tells now
    EXPECT_EQ(code_of(finish(bank, begun)), "eid_nonce");
}

TEST_P(Eid, can_be_connected_to_an_account_and_to_one_alone) {
    const PersonId resident = database().write([&](db::Transaction& tx) {
        return insert_person(tx, home, {.name = "Åsa", .email = "asa@post.example", .made_at = town.clock.at}, std::nullopt, std::nullopt);
    });
    bank.told = {};
    ASSERT_EQ(code_of(finish(bank, begin(bank, resident), resident)), "");
    EXPECT_EQ(sign_in(bank), resident);
    const PersonId another = sign_in(other, {{"sub", "another"}, {"personal_identity_number", "199001012385"}});
    EXPECT_EQ(code_of(finish(other, begin(other, resident), resident)), "eid_other_account") << "it is another's";
    EXPECT_EQ(code_of(finish(bank, begin(bank, another), another)), "eid_other_account");
    EXPECT_EQ(code_of(finish(bank, begin(bank, resident), another)), "eid_state") << "somebody else is signed in by now";
}

TEST_P(Eid, opens_nothing_after_the_account_is_erased) {
    const PersonId person = sign_in(bank);
    RoleSet roles;
    roles.add(Role::resident);
    database().write([&](db::Transaction& tx) {
        ASSERT_TRUE(erase_account(tx, {.organisation = home, .person = person, .roles = roles}, person, town.clock.at).ok());
    });
    EXPECT_NE(sign_in(bank), person);
}

INSTANTIATE_TEST_SUITE_P(EachEngine, Eid, db::testing::engines(), db::testing::engine_name);

}  // namespace
}  // namespace allting::people
