// The contract of an import, on both engines: nothing before the yes, whole or not at all, nothing that names the protected.
#include "electorate/register_actions.hpp"

#include <gtest/gtest.h>

#include "core/limits.hpp"
#include "electorate/example_register_test.hpp"

namespace allting::electorate {
namespace {

using namespace testing;

class RegisterContract : public RegisterTest {
protected:
    Result<RegisterPreview> check(const std::string& csv) {
        auto visit = officer();
        return database().read([&](db::Connection& c) { return check_register(c, visit, process_, form(csv)); });
    }
    std::int64_t count() { return counts().all; }
    RegisterCounts counts() {
        return database().read([&](db::Connection& c) { return count_register(c, lindvalla, process_.id); });
    }
    EntryList search(const EntrySearch& wanted = {}) {
        return database().read([&](db::Connection& c) { return list_entries(c, lindvalla, process_.id, wanted); });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, RegisterContract, db::testing::engines(), db::testing::engine_name);

TEST_P(RegisterContract, nothing_is_stored_before_the_yes) {
    const auto preview = check(three_voters);
    ASSERT_TRUE(preview.ok());
    EXPECT_EQ(preview.value().added, 3);
    EXPECT_EQ(preview.value().protected_lines, std::vector<std::int64_t>{4});
    EXPECT_EQ(count(), 0);
    const std::string token = keep(three_voters);
    EXPECT_EQ(count(), 0);
    const auto taken = take(token);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken.value().added, 3);
    EXPECT_EQ(count(), 3);
    EXPECT_EQ(take(token).error().code, "upload_gone") << "a file is taken in once";
}

TEST_P(RegisterContract, faulty_rows_are_left_out_only_when_somebody_said_so) {
    const std::string csv = std::string(three_voters) + "811228-9875;Fel;;\n";
    const std::string token = keep(csv);
    EXPECT_EQ(take(token).error().fields.at(0).code, "faulty_rows");
    EXPECT_EQ(count(), 0) << "never half";
    const auto taken = take(token, true);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken.value().left_out, 1);
    EXPECT_EQ(count(), 3);
}

TEST_P(RegisterContract, later_import_adds_and_marks_those_who_are_gone) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    const auto before = search().entries;
    const std::string later = "personnummer;namn;område;skyddad\n811228-9874;Åsa Berg;Norr;\n640823-3234;Ny Granne;;\n";
    const auto preview = check(later);
    ASSERT_TRUE(preview.ok());
    EXPECT_EQ(preview.value().added, 1);
    EXPECT_EQ(preview.value().again, 1);
    EXPECT_EQ(preview.value().gone, 2);
    ASSERT_TRUE(take(keep(later)).ok());
    EXPECT_EQ(count(), 2);
    EXPECT_EQ(counts().gone, 2);
    ASSERT_EQ(search({.text = "åsa berg"}).count, 1) << "the new name";
    EXPECT_EQ(search({.text = "åsa berg"}).entries.at(0).voter, before.at(1).voter) << "and the same voter";
    ASSERT_TRUE(take(keep(three_voters)).ok());
    EXPECT_EQ(count(), 3) << "whoever comes back is there again";
    ASSERT_TRUE(take(keep("personnummer;namn\n811228-9874;Åsa\nfel;X\n"), true).ok());
    EXPECT_EQ(count(), 3) << "a file that is not whole takes nobody away";
}

TEST_P(RegisterContract, protected_person_is_found_by_number_alone) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    EXPECT_EQ(search({.text = "solveig"}).count, 0);
    EXPECT_EQ(search({.area = AreaId{1}}).count, 1) << "not in an area either";
    EXPECT_EQ(counts().areas.size(), 1u);
    EXPECT_EQ(counts().areas.at(0).second, 1);
    const auto hash = people::identity_hash(people::identity_key(site_.site.master_key), find_number("121212+1212"));
    const auto entry = database().read([&](db::Connection& c) { return find_entry_by_identity(c, lindvalla, process_.id, hash); });
    ASSERT_TRUE(entry.has_value());
    EXPECT_TRUE(entry->protected_identity);
    EXPECT_EQ(entry->name + entry->address + entry->group, "");
    EXPECT_EQ(entry->sealed.find("Solveig"), std::string::npos);
    EXPECT_EQ(addressee_of(site_.site, lindvalla, process_.id, *entry).name, "Solveig Hemlig");
}

TEST_P(RegisterContract, search_takes_swedish_letters_and_its_own_signs_literally) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    EXPECT_EQ(search({.text = "ÖBERG"}).count, 1);
    EXPECT_EQ(search({.text = "%"}).count, 0);
    EXPECT_EQ(search({.text = "_"}).count, 0);
    EXPECT_EQ(search({.page = 2}).entries.size(), 0u);
}

TEST_P(RegisterContract, kept_file_is_sealed_and_goes_after_an_hour) {
    const std::string token = keep(three_voters);
    const auto sealed = database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT sealed FROM register_uploads");
        EXPECT_TRUE(rows.next());
        return rows.get<std::string>(0);
    });
    for (const auto* plain : {"811228", "9874", "Solveig", "berg"}) EXPECT_EQ(sealed.find(plain), std::string::npos);
    EXPECT_EQ(take(token, false, PersonId{99}).error().code, "upload_gone") << "another officer's file";
    site_.clock.at = site_.clock.at + minutes(limits::register_upload_minutes + 1);
    EXPECT_EQ(take(token).error().code, "upload_gone");
    database().write([&](db::Transaction& tx) { sweep_uploads(tx, lindvalla, site_.clock.at); });
    EXPECT_FALSE(database().read([&](db::Connection& c) { return c.query("SELECT 1 FROM register_uploads").next(); }));
}

TEST_P(RegisterContract, register_keeps_its_kind_and_closes_with_the_vote) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    auto visit = officer();
    RegisterForm pupils{.kind = RegisterKind::pupils, .bytes = "klass;namn\n5A;Alva\n"};
    const auto other = database().read([&](db::Connection& c) { return check_register(c, visit, process_, pupils); });
    EXPECT_EQ(other.error().code, "other_kind");
    site_.clock.at = process_.phase(processes::PhaseKind::vote)->closes;
    EXPECT_EQ(check(three_voters).error().code, "vote_over");
}

TEST_P(RegisterContract, import_leaves_a_line_in_the_access_log) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    database().read([&](db::Connection& c) {
        auto rows = c.query("SELECT what, about_count, person_id, process_id FROM looks");
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.get<std::string>(0), "register_import");
        EXPECT_EQ(rows.get<std::int64_t>(1), 3);
        EXPECT_EQ(rows.get<PersonId>(2), officer_id);
        EXPECT_EQ(rows.get<ProcessId>(3), process_.id);
        EXPECT_FALSE(rows.next());
    });
}

TEST_P(RegisterContract, no_identity_number_lies_anywhere_in_the_tables) {
    ASSERT_TRUE(take(keep(three_voters)).ok());
    database().read([&](db::Connection& c) {
        for (auto rows = c.query("SELECT name, name_folded, group_name, address FROM register_entries"); rows.next();)
            for (int column = 0; column < 4; ++column)
                for (const auto* part : {"9874", "2391", "1212", "811228"}) EXPECT_EQ(rows.get<std::string>(column).find(part), std::string::npos);
    });
}

}  // namespace
}  // namespace allting::electorate
