// The second step of signing in, who needs it, and the sessions of those who do.
#include <gmock/gmock.h>

#include "people/looks_actions.hpp"
#include "people/looks_store.hpp"
#include "people/person_store.hpp"
#include "people/second_step_actions.hpp"
#include "people/second_step_store.hpp"
#include "people/separated_roles.hpp"
#include "people/test_visit.hpp"
#include "platform/one_time/one_time_code.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
}  // namespace allting

namespace allting::people {
namespace {

using testing::StartsWith;
constexpr OrganisationId home{1};

RoleSet roles_of(std::initializer_list<Role> list) {
    RoleSet roles;
    for (const Role role : list) roles.add(role);
    return roles;
}

class SecondStepTest : public db::testing::DatabaseTest {
protected:
    SecondStepTest() : DatabaseTest({embedded_schema_people(), embedded_schema_record(), embedded_schema_notices()}), town(database()) {
        town.site.staff_second_step = true;
    }

    PersonId add(RoleSet roles) {
        return database().write([&](db::Transaction& tx) {
            return insert_person(tx, home, {.name = "Åsa", .email = std::to_string(++people) + "@post.example", .roles = roles, .made_at = town.clock.at},
                                 std::nullopt, std::nullopt);
        });
    }
    /// The first step, as every way in ends; the browser keeps the cookie.
    SignedIn first_step(PersonId person) {
        const auto result = database().write([&](db::Transaction& tx) { return open_session_for(tx, town.visit(), person, "/reviews"); });
        town.request.headers = {{"cookie", "session=" + result.session_token}};
        return result;
    }
    Visitor who() {
        return database().read([&](db::Connection& c) { return recognise(c, home, town.request, town.clock.at).visitor; });
    }
    void keep(const std::string& token) { town.request.headers = {{"cookie", "session=" + token}}; }
    HalfSession half() { return half_session_of(town.visit()).value(); }
    std::string code_now(const std::string& secret) { return one_time::code_at(secret, town.clock.at.utc_ms / 30'000); }

    struct App {
        std::string secret;
        std::vector<std::string> recovery_codes;
    };
    App set_up(PersonId person) {
        first_step(person);
        App app{.secret = secret_to_set_up(town.visit(), half()), .recovery_codes = {}};
        auto done = set_up_second_step(town.visit(), half(), code_now(app.secret));
        CHECK(done.ok());
        keep(done.value().signed_in.session_token);
        app.recovery_codes = done.value().recovery_codes;
        town.clock.at = town.clock.at + seconds(30);
        return app;
    }
    std::string try_code(const std::string& code) {
        const auto passed = pass_second_step(town.visit(), half(), code);
        if (passed.ok()) return keep(passed.value().session_token), "";
        return passed.error().fields.empty() ? passed.error().code : passed.error().fields.front().code;
    }

    int people = 0;
    TestSite town;
};

TEST_P(SecondStepTest, is_for_everyone_with_a_role) {
    EXPECT_FALSE(first_step(add(roles_of({Role::resident}))).is_half);
    for (int r = 0; r < roles_count; ++r) {
        if (!can_be_given(Role(r))) continue;
        const auto result = first_step(add(roles_of({Role::resident, Role(r)})));
        EXPECT_TRUE(result.is_half) << word_of(Role(r));
        EXPECT_EQ(result.next, "/sign-in/second-step?next=%2Freviews");
    }
    town.site.staff_second_step = false;
    EXPECT_FALSE(first_step(add(roles_of({Role::administrator}))).is_half);
}

TEST_P(SecondStepTest, lets_nobody_in_before_it_is_done) {
    const PersonId person = add(roles_of({Role::resident, Role::official}));
    first_step(person);
    EXPECT_FALSE(who().is_signed_in());
    EXPECT_FALSE(who().may(Permission::vote));
    EXPECT_EQ(half().person, person);
    const std::string first = town.request.headers.front().second;
    const App app = set_up(person);
    EXPECT_NE(town.request.headers.front().second, first) << "the session is another";
    EXPECT_EQ(who().person, person);
    EXPECT_TRUE(who().may(Permission::review));
    EXPECT_FALSE(half_session_of(town.visit()).ok());
}

TEST_P(SecondStepTest, waits_ten_minutes) {
    first_step(add(roles_of({Role::official})));
    town.clock.at = town.clock.at + minutes(10);
    EXPECT_EQ(half_session_of(town.visit()).error().code, "second_step_over");
}

TEST_P(SecondStepTest, is_not_set_up_without_a_code_of_the_app) {
    const PersonId person = add(roles_of({Role::official}));
    first_step(person);
    EXPECT_FALSE(set_up_second_step(town.visit(), half(), "000000").ok());
    EXPECT_FALSE(database().read([&](db::Connection& c) { return find_second_step(c, home, person).has_value(); }));
}

TEST_P(SecondStepTest, takes_each_code_once) {
    const PersonId person = add(roles_of({Role::official}));
    const App app = set_up(person);
    first_step(person);
    const std::string code = code_now(app.secret);
    EXPECT_EQ(try_code(code), "");
    EXPECT_EQ(who().person, person);
    first_step(person);
    EXPECT_EQ(try_code(code), "wrong_second_step") << "somebody looked over the shoulder";
    EXPECT_EQ(try_code(one_time::code_at(app.secret, town.clock.at.utc_ms / 30'000 - 1)), "wrong_second_step") << "older than the last one";
    town.clock.at = town.clock.at + seconds(30);
    EXPECT_EQ(try_code(" " + code_now(app.secret).substr(0, 3) + " " + code_now(app.secret).substr(3)), "");
}

TEST_P(SecondStepTest, takes_each_recovery_code_once) {
    const PersonId person = add(roles_of({Role::official}));
    const App app = set_up(person);
    ASSERT_EQ(app.recovery_codes.size(), 10u);
    first_step(person);
    EXPECT_EQ(try_code(app.recovery_codes[3].substr(0, 5) + "-" + app.recovery_codes[3].substr(5)), "");
    first_step(person);
    EXPECT_EQ(try_code(app.recovery_codes[3]), "wrong_second_step");
    EXPECT_EQ(database().read([&](db::Connection& c) { return count_recovery_codes(c, home, person); }), 9);
    const App another = set_up(add(roles_of({Role::official})));
    first_step(person);
    EXPECT_EQ(try_code(another.recovery_codes[0]), "wrong_second_step") << "somebody else's";
}

TEST_P(SecondStepTest, waits_after_five_wrong_codes) {
    const PersonId person = add(roles_of({Role::official}));
    const App app = set_up(person);
    first_step(person);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(try_code("000000"), "wrong_second_step");
    EXPECT_EQ(try_code(code_now(app.secret)), "too_many_tries");
    town.clock.at = town.clock.at + minutes(6);
    EXPECT_EQ(try_code(code_now(app.secret)), "");
}

TEST_P(SecondStepTest, is_reset_by_another_administrator_alone) {
    const PersonId person = add(roles_of({Role::resident, Role::official}));
    const PersonId administrator = add(roles_of({Role::resident, Role::administrator}));
    set_up(administrator);
    set_up(person);
    const auto reset = [&](PersonId whose) {
        const Visit visit = town.visit(administrator, roles_of({Role::administrator}));
        const auto done = database().write([&](db::Transaction& tx) { return reset_second_step(tx, visit, whose); });
        return done.ok() ? "" : done.error().code;
    };
    EXPECT_EQ(reset(administrator), "own_second_step");
    EXPECT_EQ(reset(person), "");
    EXPECT_FALSE(who().is_signed_in()) << "signed out";
    EXPECT_EQ(reset(person), "second_step_not_there");
    database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT message FROM notices WHERE organisation_id = ? AND person_id = ? ORDER BY id DESC LIMIT 1", home, person);
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::string>(0), "people.second_step_reset_mail");
    });
}

TEST_P(SecondStepTest, cannot_be_made_from_the_database_alone) {
    const PersonId person = add(roles_of({Role::official}));
    const App app = set_up(person);
    const auto there = database().read([&](db::Connection& c) { return find_second_step(c, home, person); });
    EXPECT_EQ(second_step_secret(town.site.master_key, there->salt, person), app.secret);
    EXPECT_NE(second_step_secret("another key", there->salt, person), app.secret);
    EXPECT_NE(second_step_secret(town.site.master_key, there->salt, PersonId{person.value + 1}), app.secret);
}

TEST_P(SecondStepTest, sessions_of_those_who_let_others_in_are_shorter) {
    town.site.staff_second_step = false;
    const auto is_in_after = [&](Role role, Duration idle) {
        first_step(add(roles_of({Role::resident, role})));
        town.clock.at = town.clock.at + idle;
        return who().is_signed_in();
    };
    for (const Role role : {Role::administrator, Role::scrutineer, Role::register_officer}) {
        EXPECT_TRUE(is_in_after(role, minutes(14)));
        EXPECT_FALSE(is_in_after(role, minutes(15))) << word_of(role);
    }
    EXPECT_TRUE(is_in_after(Role::facilitator, minutes(60)));
    const PersonId administrator = add(roles_of({Role::administrator}));
    first_step(administrator);
    for (int i = 0; i < 47; ++i) {  // busy all day
        town.clock.at = town.clock.at + minutes(10);
        const auto recognised = database().read([&](db::Connection& c) { return recognise(c, home, town.request, town.clock.at); });
        ASSERT_TRUE(recognised.visitor.is_signed_in()) << i;
        database().write([&](db::Transaction& tx) { touch(tx, home, recognised, town.clock.at); });
    }
    town.clock.at = town.clock.at + minutes(10);
    EXPECT_FALSE(who().is_signed_in()) << "after eight hours";
}

TEST_P(SecondStepTest, review_says_who_has_which_role_since_when) {
    town.site.staff_second_step = false;
    add(roles_of({Role::resident}));
    const PersonId person = add(roles_of({Role::resident, Role::official, Role::economist}));
    const Instant given = town.clock.at;
    database().write([&](db::Transaction& tx) {
        note_roles(tx, home, {.id = person, .roles = roles_of({Role::official})}, given);
        note_roles(tx, home, {.id = person, .roles = roles_of({Role::official})}, given + days(9));
    });
    first_step(person);
    const auto holders = database().read([&](db::Connection& c) { return list_role_holders(c, home); });
    ASSERT_EQ(holders.size(), 1u);
    EXPECT_EQ(holders[0].person, person);
    ASSERT_EQ(holders[0].roles.size(), 2u);
    EXPECT_EQ(holders[0].roles[0].since, given) << "not when it was given again";
    EXPECT_EQ(holders[0].roles[1].since, std::nullopt);
    EXPECT_EQ(holders[0].seen_day, (Instant{given.utc_ms - given.utc_ms % days(1).ms})) << "the day alone";
    EXPECT_FALSE(holders[0].has_second_step);
}

TEST_P(SecondStepTest, looks_at_personal_data_leave_a_trace_for_400_days) {
    const PersonId person = add(roles_of({Role::administrator}));
    const Visitor visitor = town.visit(person, roles_of({Role::administrator})).visitor;
    database().write([&](db::Transaction& tx) { note_access(tx, visitor, "people_list", 30, town.clock.at); });
    const auto listed = [&] { return database().read([&](db::Connection& c) { return list_looks(c, home, 1); }); };
    ASSERT_EQ(listed().count, 1);
    EXPECT_EQ(listed().looks[0].person, person);
    EXPECT_EQ(listed().looks[0].what, "people_list");
    EXPECT_EQ(listed().looks[0].about_count, 30);
    EXPECT_EQ(words_of(listed().looks[0].roles), "administrator");
    database().write([&](db::Transaction& tx) { sweep_sessions(tx, home, town.clock.at + days(400)); });
    EXPECT_EQ(listed().count, 1);
    database().write([&](db::Transaction& tx) { sweep_sessions(tx, home, town.clock.at + days(400) + seconds(1)); });
    EXPECT_EQ(listed().count, 0);
}

INSTANTIATE_TEST_SUITE_P(EachEngine, SecondStepTest, db::testing::engines(), db::testing::engine_name);

TEST(SeparatedRoles, lie_in_different_hands) {
    EXPECT_FALSE(conflict_in(roles_of({Role::resident, Role::administrator, Role::facilitator})));
    EXPECT_FALSE(conflict_in(roles_of({Role::official, Role::economist, Role::board_member})));
    EXPECT_TRUE(conflict_in(roles_of({Role::administrator, Role::register_officer})));
    EXPECT_TRUE(conflict_in(roles_of({Role::administrator, Role::scrutineer})));
    EXPECT_TRUE(conflict_in(roles_of({Role::facilitator, Role::scrutineer})));
    EXPECT_TRUE(conflict_in(roles_of({Role::register_officer, Role::desk_official})));
    EXPECT_TRUE(conflict_in(roles_of({Role::desk_official, Role::scrutineer})));
    const auto both = conflict_in(roles_of({Role::official, Role::register_officer, Role::scrutineer}));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->first, Role::register_officer);
    EXPECT_EQ(both->second, Role::scrutineer);
}

}  // namespace
}  // namespace allting::people
