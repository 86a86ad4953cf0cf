#include <gmock/gmock.h>

#include "core/limits.hpp"
#include "people/account_actions.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"
#include "people/sign_in_actions.hpp"
#include "people/sign_in_tries.hpp"
#include "people/test_visit.hpp"
#include "platform/crypto/crypto.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
}  // namespace allting

namespace allting::people {
namespace {

constexpr OrganisationId home{1};

class SignIn : public db::testing::DatabaseTest {
protected:
    SignIn() : DatabaseTest({embedded_schema_people(), embedded_schema_record(), embedded_schema_notices()}), town(database()) {}

    PersonId add(const std::string& name, const std::string& email, Role role = Role::resident) {
        Person person{.name = name, .email = email, .made_at = town.clock.at};
        person.roles.add(Role::resident);
        person.roles.add(role);
        return database().write([&](db::Transaction& tx) { return insert_person(tx, home, person, std::nullopt, std::nullopt); });
    }
    void set_password(PersonId person, const std::string& password) {
        const auto hash = crypto::hash_password(password);
        database().write([&](db::Transaction& tx) { update_password(tx, home, person, hash); });
    }
    /// Who a request with this session cookie comes from.
    Recognised who(const std::string& session, bool secure = false) {
        http::Request request;
        request.secure = secure;
        request.headers = {{"cookie", (secure ? "__Host-session=" : "session=") + session}};
        return database().read([&](db::Connection& c) { return recognise(c, home, request, town.clock.at); });
    }
    Recognised program(const std::string& token) {
        http::Request request;
        request.headers = {{"authorization", "Bearer " + token}};
        return database().read([&](db::Connection& c) { return recognise(c, home, request, town.clock.at); });
    }
    struct Mailed {
        std::string message, address, token;
    };
    /// The newest mail in the outbox.
    Mailed mailed() {
        return database().read([](db::Connection& c) {
            auto rows = c.query("SELECT message, address, arguments FROM notices WHERE organisation_id = ? ORDER BY id DESC LIMIT 1", home);
            if (!rows.next()) return Mailed{};
            const auto arguments = rows.get<std::string>(2);
            const auto at = arguments.find("/sign-in/links/");
            return Mailed{rows.get<std::string>(0), rows.get<std::string>(1), at == std::string::npos ? "" : arguments.substr(at + 15, 32)};
        });
    }
    std::string code_of(const auto& result) { return result.ok() ? "ok" : result.error().code; }

    TestSite town;
};
INSTANTIATE_TEST_SUITE_P(EachEngine, SignIn, db::testing::engines(), db::testing::engine_name);

TEST_P(SignIn, the_right_password_opens_a_session_and_a_wrong_one_none) {
    const auto amina = add("Amina", "amina@example.org");
    set_password(amina, "giraff tisdag");
    EXPECT_EQ(code_of(sign_in_by_password(town.visit(), {"amina@example.org", "giraff onsdag", "/"})), "wrong_credentials");
    EXPECT_EQ(code_of(sign_in_by_password(town.visit(), {"nobody@example.org", "giraff tisdag", "/"})), "wrong_credentials");
    const auto in = sign_in_by_password(town.visit(), {"amina@example.org", "giraff tisdag", "/processes/1"});
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value().next, "/processes/1");
    EXPECT_EQ(who(in.value().session_token).visitor.person, amina);
    EXPECT_TRUE(who(in.value().session_token, true).visitor.is_signed_in());
    EXPECT_FALSE(who(std::string(32, 'A')).visitor.is_signed_in());
    EXPECT_TRUE(who(std::string(32, 'A')).offered_unknown);
}

TEST_P(SignIn, many_wrong_tries_cost_a_wait_and_never_the_account) {
    const auto amina = add("Amina", "amina@example.org");
    set_password(amina, "giraff tisdag");
    for (int i = 0; i < limits::sign_in_tries_max; ++i)
        EXPECT_EQ(code_of(sign_in_by_password(town.visit(), {"amina@example.org", "fel fel fel fel", "/"})), "wrong_credentials");
    EXPECT_EQ(code_of(sign_in_by_password(town.visit(), {"amina@example.org", "giraff tisdag", "/"})), "too_many_tries");
    EXPECT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/"}).ok());
    town.clock.at = town.clock.at + minutes(5);
    EXPECT_TRUE(sign_in_by_password(town.visit(), {"amina@example.org", "giraff tisdag", "/"}).ok());
    EXPECT_TRUE(sign_in_by_password(town.visit(), {"amina@example.org", "giraff tisdag", "/"}).ok());
}

TEST_P(SignIn, a_link_works_once_and_for_half_an_hour) {
    const auto amina = add("Amina", "amina@example.org");
    ASSERT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/me"}).ok());
    const auto token = mailed().token;
    ASSERT_EQ(token.size(), 32u);
    const auto in = use_link(town.visit(), token);
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value().person, amina);
    EXPECT_EQ(code_of(use_link(town.visit(), token)), "link_over");

    ASSERT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/me"}).ok());
    const auto late = mailed().token;
    town.clock.at = town.clock.at + minutes(limits::sign_in_link_minutes);
    EXPECT_EQ(code_of(use_link(town.visit(), late)), "link_over");
}

TEST_P(SignIn, an_address_without_account_gets_a_mail_and_the_same_answer) {
    EXPECT_TRUE(ask_for_link(town.visit(), {"nobody@example.org", "/"}).ok());
    EXPECT_EQ(mailed().message, "people.no_account_mail");
    EXPECT_EQ(mailed().address, "nobody@example.org");
}

TEST_P(SignIn, nobodys_mailbox_is_filled) {
    for (int i = 0; i < limits::sign_in_mails_max; ++i) EXPECT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/"}).ok());
    EXPECT_EQ(code_of(ask_for_link(town.visit(), {"amina@example.org", "/"})), "too_many_mails");
    EXPECT_TRUE(ask_for_link(town.visit(), {"birgit@example.org", "/"}).ok());
}

TEST_P(SignIn, an_account_is_made_when_the_mailed_link_is_used_and_not_before) {
    ASSERT_TRUE(ask_for_account(town.visit(), {"Leo", "leo@example.org", "giraff tisdag", "/"}).ok());
    const auto exists = [&] { return database().read([](db::Connection& c) { return find_person_by_email(c, home, "leo@example.org").has_value(); }); };
    EXPECT_FALSE(exists());
    ASSERT_TRUE(use_link(town.visit(), mailed().token).ok());
    EXPECT_TRUE(exists());
    EXPECT_TRUE(sign_in_by_password(town.visit(), {"leo@example.org", "giraff tisdag", "/"}).ok());
}

TEST_P(SignIn, a_second_account_for_an_address_only_signs_in_and_keeps_its_password) {
    const auto amina = add("Amina", "amina@example.org");
    set_password(amina, "giraff tisdag");
    ASSERT_TRUE(ask_for_account(town.visit(), {"Mallory", "amina@example.org", "paraply onsdag", "/"}).ok());
    EXPECT_EQ(mailed().message, "people.account_exists_mail");
    const auto in = use_link(town.visit(), mailed().token);
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value().person, amina);
    EXPECT_FALSE(sign_in_by_password(town.visit(), {"amina@example.org", "paraply onsdag", "/"}).ok());
}

TEST_P(SignIn, sessions_end_after_two_idle_hours_and_after_twelve) {
    const auto amina = add("Amina", "amina@example.org");
    const auto token = database().write([&](db::Transaction& tx) { return open_session(tx, home, amina, town.random, town.clock.at); });
    const auto start = town.clock.at;
    for (int hour = 1; hour < limits::session_hours_max; ++hour) {
        town.clock.at = start + hours(hour);
        const auto seen = who(token);
        ASSERT_TRUE(seen.visitor.is_signed_in()) << hour;
        EXPECT_TRUE(seen.should_touch);
        database().write([&](db::Transaction& tx) { touch(tx, home, seen, town.clock.at); });
    }
    town.clock.at = start + hours(limits::session_hours_max);
    EXPECT_FALSE(who(token).visitor.is_signed_in());

    town.clock.at = start;
    const auto idle = database().write([&](db::Transaction& tx) { return open_session(tx, home, amina, town.random, start); });
    town.clock.at = start + minutes(limits::session_idle_minutes);
    EXPECT_FALSE(who(idle).visitor.is_signed_in());
}

TEST_P(SignIn, signing_in_ends_the_session_that_the_browser_came_with) {
    const auto mallory = add("Mallory", "mallory@example.org");
    const auto amina = add("Amina", "amina@example.org");
    const auto planted = database().write([&](db::Transaction& tx) { return open_session(tx, home, mallory, town.random, town.clock.at); });
    town.request.headers = {{"cookie", "session=" + planted}};
    ASSERT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/"}).ok());
    const auto in = use_link(town.visit(), mailed().token);
    ASSERT_TRUE(in.ok());
    EXPECT_NE(in.value().session_token, planted);
    EXPECT_FALSE(who(planted).visitor.is_signed_in());
    EXPECT_EQ(who(in.value().session_token).visitor.person, amina);
}

TEST_P(SignIn, the_first_administrator_is_made_once) {
    const auto path = database().write([&](db::Transaction& tx) { return make_first_administrator_link(tx, home, town.random, town.clock.at); });
    const auto token = path.substr(path.rfind('/') + 1);
    EXPECT_EQ(code_of(use_link(town.visit(), token)), "link_over");
    const auto in = become_first_administrator(town.visit(), token, {"Ada", "ada@example.org", "giraff tisdag", "/"});
    ASSERT_TRUE(in.ok());
    EXPECT_TRUE(who(in.value().session_token).visitor.may(Permission::manage_people));
    EXPECT_EQ(code_of(become_first_administrator(town.visit(), token, {"Eve", "eve@example.org", "giraff tisdag", "/"})), "link_over");
    EXPECT_EQ(database().write([&](db::Transaction& tx) { return make_first_administrator_link(tx, home, town.random, town.clock.at); }), "");
}

TEST_P(SignIn, a_card_opens_the_account_it_was_made_for_until_a_new_one_is_made) {
    const auto facilitator = add("Fia", "fia@example.org", Role::facilitator);
    const auto visit = town.visit(facilitator);
    const auto card = database().write([&](db::Transaction& tx) { return make_account_by_name(tx, visit, {"Birgit", "08-123 45", "sv"}); });
    ASSERT_TRUE(card.ok());
    const auto code = normalise_crockford(card.value().code);
    const auto in = sign_in_by_card(town.visit(), {code, "/"});
    ASSERT_TRUE(in.ok());
    EXPECT_EQ(in.value().person, card.value().person);
    const auto again = database().write([&](db::Transaction& tx) { return make_new_card(tx, visit, card.value().person); });
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(code_of(sign_in_by_card(town.visit(), {code, "/"})), "wrong_code");
    EXPECT_FALSE(who(in.value().session_token).visitor.is_signed_in());
    // No facilitator can make a card for an account that somebody else has the key to.
    EXPECT_EQ(code_of(database().write([&](db::Transaction& tx) { return make_new_card(tx, visit, facilitator); })), "not_by_name");
}

TEST_P(SignIn, guessing_cards_is_slow) {
    for (int i = 0; i < limits::sign_in_tries_max; ++i) EXPECT_EQ(code_of(sign_in_by_card(town.visit(), {"000000000000", "/"})), "wrong_code");
    EXPECT_EQ(code_of(sign_in_by_card(town.visit(), {"000000000000", "/"})), "too_many_tries");
}

TEST_P(SignIn, an_api_token_does_at_most_what_its_person_can_do_now) {
    const auto fia = add("Fia", "fia@example.org", Role::official);
    auto visit = town.visit(fia, roles_from_words("resident official"));
    const auto made = database().write([&](db::Transaction& tx) {
        return make_api_token(tx, visit, {"test", roles_from_words("official administrator")});
    });
    ASSERT_TRUE(made.ok());
    const auto& token = made.value().token;
    EXPECT_TRUE(program(token).visitor.may(Permission::review));
    EXPECT_FALSE(program(token).visitor.may(Permission::manage_people));
    EXPECT_FALSE(program(token).visitor.may(Permission::vote));
    EXPECT_TRUE(program(token).visitor.by_token);

    database().write([&](db::Transaction& tx) {
        auto person = *find_person(tx, home, fia);
        person.roles = roles_from_words("resident");
        update_person(tx, home, person);
    });
    EXPECT_FALSE(program(token).visitor.may(Permission::review));

    visit.visitor.by_token = true;
    EXPECT_EQ(code_of(database().write([&](db::Transaction& tx) {
        return make_api_token(tx, visit, {"more", roles_from_words("resident")});
    })), "only_by_session");
    visit.visitor.by_token = false;
    EXPECT_TRUE(database().write([&](db::Transaction& tx) { return withdraw_api_token(tx, visit.visitor, made.value().id); }).ok());
    EXPECT_TRUE(program(token).offered_unknown);
}

TEST_P(SignIn, a_new_password_signs_out_everywhere_else) {
    const auto amina = add("Amina", "amina@example.org");
    set_password(amina, "giraff tisdag");
    const auto old = database().write([&](db::Transaction& tx) { return open_session(tx, home, amina, town.random, town.clock.at); });
    const auto visit = town.visit(amina, roles_from_words("resident"));
    const auto person = *database().read([&](db::Connection& c) { return find_person(c, home, amina); });
    EXPECT_FALSE(change_password(visit, person, {"fel fel fel", "paraply onsdag"}).ok());
    const auto fresh = change_password(visit, person, {"giraff tisdag", "paraply onsdag"});
    ASSERT_TRUE(fresh.ok());
    EXPECT_FALSE(who(old).visitor.is_signed_in());
    EXPECT_TRUE(who(fresh.value()).visitor.is_signed_in());
    EXPECT_TRUE(sign_in_by_password(town.visit(), {"amina@example.org", "paraply onsdag", "/"}).ok());
}

TEST_P(SignIn, an_erased_account_leaves_a_number_and_nothing_else) {
    const auto amina = add("Amina", "amina@example.org");
    ASSERT_TRUE(ask_for_link(town.visit(), {"amina@example.org", "/"}).ok());
    const auto session = use_link(town.visit(), mailed().token).value().session_token;
    const auto visit = town.visit(amina, roles_from_words("resident"));
    ASSERT_TRUE(database().write([&](db::Transaction& tx) { return erase_account(tx, visit.visitor, amina, town.clock.at); }).ok());
    EXPECT_FALSE(who(session).visitor.is_signed_in());
    const auto left = *database().read([&](db::Connection& c) { return find_person(c, home, amina); });
    EXPECT_TRUE(left.erased);
    EXPECT_EQ(left.name, "");
    EXPECT_FALSE(left.email);
    EXPECT_EQ(mailed().message, "");
    EXPECT_NE(add("Amina", "amina@example.org"), amina);  // the address is free again
}

TEST_P(SignIn, the_last_administrator_stays) {
    const auto ada = add("Ada", "ada@example.org", Role::administrator);
    const auto visit = town.visit(ada, roles_from_words("resident administrator"));
    const auto erase = [&] { return database().write([&](db::Transaction& tx) { return erase_account(tx, visit.visitor, ada, town.clock.at); }); };
    EXPECT_EQ(code_of(erase()), "last_administrator");
    add("Bo", "bo@example.org", Role::administrator);
    EXPECT_EQ(code_of(erase()), "ok");
}

TEST(Network, an_ipv6_household_counts_as_one) {
    EXPECT_EQ(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:2:ffff::9"));
    EXPECT_NE(network_of("2001:db8:1:2::1"), network_of("2001:db8:1:3::1"));
    EXPECT_NE(network_of("192.0.2.7"), network_of("192.0.2.8"));
}

TEST(FormToken, belongs_to_one_session) {
    http::Request one, other;
    one.headers = {{"cookie", "session=AAAA"}};
    other.headers = {{"cookie", "session=BBBB"}};
    EXPECT_TRUE(form_token_fits("key", one, form_token("key", one)));
    EXPECT_FALSE(form_token_fits("key", other, form_token("key", one)));
    EXPECT_FALSE(form_token_fits("key", one, ""));
}

TEST(SessionCookie, is_out_of_reach_of_scripts_and_other_sites) {
    http::Request secure;
    secure.secure = true;
    http::Response response;
    set_session_cookie(response, secure, "TOKEN");
    const auto cookie = response.headers.at(0).second;
    EXPECT_THAT(cookie, ::testing::StartsWith("__Host-session=TOKEN; Path=/;"));
    for (const auto* word : {"HttpOnly", "SameSite=Lax", "Secure"}) EXPECT_THAT(cookie, ::testing::HasSubstr(word));
}

}  // namespace
}  // namespace allting::people
