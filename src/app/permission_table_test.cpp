// Every role × every route answers as the permission table says (trust.md, row 38).
#include "app/test_site.hpp"
#include "core/text.hpp"

namespace allting::app {
namespace {

using people::Role;

/// "/processes/{id}/plan" → "/processes/1/plan".
std::string example_path(std::string_view pattern) {
    std::string path;
    for (const std::string_view segment : split(pattern.substr(1), '/')) path += "/" + (segment.starts_with('{') ? "1" : std::string(segment));
    return path;
}

/// What the door itself said: "" when the handler was reached.
std::string door_code(const http::Response& response) {
    for (const std::string word : {"not_signed_in", "not_allowed", "form_token", "cross_site"})
        if ((response.status == 401 || response.status == 403) && response.body.find("\"code\":\"" + word + "\"") != std::string::npos) return word;
    return {};
}

class PermissionTable : public testing::TestWithParam<int> {};

TEST_P(PermissionTable, role_reaches_its_routes_and_no_others) {
    TestSite site;
    const Role role = Role(GetParam());
    people::RoleSet roles;
    roles.add(role);
    const PersonId person = role == Role::visitor ? PersonId{} : site.add_person("Prov", roles);
    for (const people::Route& route : site.routes.all()) {
        const std::string session = person ? site.sign_in(person) : "";
        auto request = route.method == http::Method::post ? site.post(example_path(route.path), "", session) : TestSite::get(example_path(route.path));
        if (route.method == http::Method::get && person) request.headers.emplace_back("cookie", "session=" + session);
        request.headers.emplace_back("accept", "application/json");
        const auto response = site.ask(request);
        const std::string expected = people::may(role, route.who) ? "" : person ? "not_allowed" : "not_signed_in";
        EXPECT_EQ(door_code(response), expected) << word_of(route.method) << " " << route.path << " as " << people::word_of(role);
        EXPECT_NE(response.status, 500) << word_of(route.method) << " " << route.path << " as " << people::word_of(role);
    }
}

INSTANTIATE_TEST_SUITE_P(EachRole, PermissionTable, testing::Range(0, people::roles_count),
                         [](const auto& row) { return std::string(people::word_of(Role(row.param))); });

TEST(Routes, each_has_a_summary_and_a_permission) {
    const Routes routes;
    for (const people::Route& route : routes.all()) {
        EXPECT_FALSE(route.summary.empty()) << route.path;
        EXPECT_FALSE(people::word_of(route.who).empty()) << route.path;
        EXPECT_TRUE(route.fields.empty() || route.method == http::Method::post) << route.path;
    }
}

}  // namespace
}  // namespace allting::app
