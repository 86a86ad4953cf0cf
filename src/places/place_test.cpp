#include "places/place.hpp"

#include <gmock/gmock.h>

#include "people/test_visit.hpp"
#include "places/colours.hpp"
#include "places/place_actions.hpp"
#include "places/place_form.hpp"
#include "places/place_store.hpp"
#include "places/staff_actions.hpp"
#include "people/person_store.hpp"
#include "people/session.hpp"

namespace allting {
std::span<const EmbeddedFile> embedded_schema_people();
std::span<const EmbeddedFile> embedded_schema_places();
std::span<const EmbeddedFile> embedded_schema_record();
std::span<const EmbeddedFile> embedded_schema_notices();
}  // namespace allting

namespace allting::places {
namespace {

constexpr OrganisationId home{1};
const Instant noon = *instant_from_iso("2027-05-12T12:00:00Z");
const std::vector<Position> square{{59.0, 18.0}, {59.0, 18.1}, {59.1, 18.1}, {59.1, 18.0}};

TEST(Colours, are_kept_when_white_text_can_be_read_on_them) {
    FieldErrors errors;
    EXPECT_EQ(read_colour(" #1B5E4B ", "colour_main", errors), "#1b5e4b");
    EXPECT_EQ(read_colour("#767676", "colour_main", errors), "#767676");  // 4.54:1, the lightest grey that passes
    EXPECT_TRUE(errors.empty());
}

TEST(Colours, are_refused_with_the_figure_they_reach) {
    FieldErrors errors;
    read_colour("#777777", "colour_main", errors);
    read_colour("yellow", "colour_accent", errors);
    const auto fields = errors.take().fields;
    EXPECT_EQ(fields.at(0).code, "contrast_too_low");
    EXPECT_EQ(fields.at(0).arguments.at(0).second, "4.47");
    EXPECT_EQ(fields.at(1).code, "not_a_colour");
}

TEST(Outlines, are_read_from_lines_and_from_json_and_written_back) {
    for (const auto* text : {"59, 18\n59, 18.1\n\n59.1, 18.1\n59.1,18\n", "[[59,18],[59,18.1],[59.1,18.1],[59.1,18]]"}) {
        const auto outline = outline_from_text(text);
        ASSERT_TRUE(outline.ok()) << text;
        EXPECT_EQ(outline_to_json(outline.value()), outline_to_json(square));
        EXPECT_EQ(outline_to_json(outline_from_stored(outline_to_json(square))), outline_to_json(square));
    }
    EXPECT_EQ(outline_from_text(outline_lines(square)).value().size(), 4u);
    EXPECT_TRUE(outline_from_text("  ").value().empty());
}

TEST(Outlines, that_make_no_area_are_refused) {
    for (const auto* text : {"59, 18", "59, 18\n59, 18.1", "a, b\nc, d\ne, f", "91, 18\n1, 1\n2, 2", "59\n60\n61", "[[1,2,3],[1,2],[3,4]]", "[1,2", "{}"})
        EXPECT_FALSE(outline_from_text(text).ok()) << text;
}

TEST(AreaOf, is_the_area_that_the_place_lies_in) {
    const std::vector<Area> areas{{.id = AreaId{1}, .name = "Ej ritat"}, {.id = AreaId{2}, .name = "Kvadraten", .outline = square}};
    EXPECT_EQ(area_of(areas, {59.05, 18.05}), AreaId{2});
    EXPECT_EQ(area_of(areas, {59.15, 18.05}), AreaId{});
}

class Places : public db::testing::DatabaseTest {
protected:
    Places()
        : DatabaseTest({embedded_schema_people(), embedded_schema_places(), embedded_schema_record(), embedded_schema_notices()}),
          town(database()) {}
    people::TestSite town;
    const people::Visitor administrator{.person = PersonId{1}, .roles = people::roles_from_words("resident administrator")};
};
INSTANTIATE_TEST_SUITE_P(EachEngine, Places, db::testing::engines(), db::testing::engine_name);

TEST_P(Places, keep_the_organisation_and_its_logo) {
    Organisation lindvalla{.name = "Lindvalla kommun", .kind = OrganisationKind::municipality, .languages = {"sv", "en"}, .contact = "0123-45 67"};
    database().write([&](db::Transaction& tx) { return change_organisation(tx, administrator, lindvalla, noon); }).value();
    database().write([&](db::Transaction& tx) { return change_logo(tx, administrator, "RIFFwebp", noon); }).value();
    const auto found = database().read([](db::Connection& c) { return find_organisation(c, home); });
    EXPECT_EQ(found.name, "Lindvalla kommun");
    EXPECT_EQ(found.contact, "0123-45 67");
    EXPECT_TRUE(found.has_logo);
    EXPECT_EQ(found.logo_version, 1);
    EXPECT_EQ(database().read([](db::Connection& c) { return find_logo(c, home); }), "RIFFwebp");
    EXPECT_EQ(database().read([](db::Connection& c) { return find_organisation(c, OrganisationId{2}); }).name, "Allting");
}

TEST_P(Places, keep_areas_with_outline_and_figures) {
    const Area wanted{.name = "Ängsbacken", .outline = square, .population = 4100, .sort = 2, .statistics = {{"age_16_24", 610}}};
    const auto id = database().write([&](db::Transaction& tx) { return add_area(tx, administrator, wanted, noon); });
    ASSERT_TRUE(id.ok());
    const auto area = database().read([&](db::Connection& c) { return find_area(c, home, id.value()); });
    ASSERT_TRUE(area);
    EXPECT_EQ(outline_to_json(area->outline), outline_to_json(square));
    EXPECT_EQ(area->population, 4100);
    ASSERT_EQ(area->statistics.size(), 1u);
    EXPECT_EQ(area->statistics[0].persons, 610);
    EXPECT_FALSE(database().write([&](db::Transaction& tx) { return add_area(tx, administrator, wanted, noon); }).ok());
}

TEST_P(Places, rename_and_close_departments_but_never_two_alike) {
    const auto park = database().write([&](db::Transaction& tx) { return add_department(tx, administrator, "Park", noon); }).value();
    const auto school = database().write([&](db::Transaction& tx) { return add_department(tx, administrator, "Skola", noon); }).value();
    EXPECT_FALSE(database().write([&](db::Transaction& tx) { return change_department(tx, administrator, {school, "Park"}, noon); }).ok());
    ASSERT_TRUE(database().write([&](db::Transaction& tx) { return change_department(tx, administrator, {park, "Park", true}, noon); }).ok());
    EXPECT_TRUE(database().read([&](db::Connection& c) { return find_department(c, home, park); })->closed);
    EXPECT_EQ(database().write([&](db::Transaction& tx) { return change_department(tx, administrator, {DepartmentId{99}, "X"}, noon); }).error().code, "department_not_found");
}

TEST_P(Places, new_roles_sign_a_person_out_and_the_last_administrator_keeps_the_role) {
    const auto visit = town.visit(administrator.person, administrator.roles);
    const auto invited = database().write([&](db::Transaction& tx) {
        return invite_staff(tx, visit, {"Ada", "ada@example.org", {people::roles_from_words("resident administrator"), {}}});
    });
    ASSERT_TRUE(invited.ok());
    const auto ada = invited.value();
    const auto session = database().write([&](db::Transaction& tx) { return people::open_session(tx, home, ada, town.random, town.clock.at); });
    const auto give = [&](const char* roles) {
        return database().write([&](db::Transaction& tx) { return give_roles(tx, visit, ada, {people::roles_from_words(roles), {}}); });
    };
    EXPECT_EQ(give("resident").error().code, "last_administrator");
    ASSERT_TRUE(give("resident administrator official").ok());
    http::Request request;
    request.headers = {{"cookie", "session=" + session}};
    EXPECT_FALSE(database().read([&](db::Connection& c) { return people::recognise(c, home, request, town.clock.at); }).visitor.is_signed_in());
    EXPECT_EQ(database().write([&](db::Transaction& tx) {
        return give_roles(tx, visit, ada, {people::roles_from_words("resident administrator"), DepartmentId{5}});
    }).error().code, "department_not_found");
}

TEST_P(Places, an_api_token_gives_nobody_a_role) {
    auto visit = town.visit(administrator.person, administrator.roles);
    visit.visitor.by_token = true;
    const auto invited = database().write([&](db::Transaction& tx) {
        return invite_staff(tx, visit, {"Eve", "eve@example.org", {people::roles_from_words("resident administrator"), {}}});
    });
    ASSERT_FALSE(invited.ok());
    EXPECT_EQ(invited.error().code, "only_by_session");
}

TEST(StaffForm, gives_no_role_that_is_not_there) {
    http::Input input;
    input.add("roles", "official");
    input.add("roles", "emperor");
    EXPECT_FALSE(read_staff_form(input).ok());
}

}  // namespace
}  // namespace allting::places
