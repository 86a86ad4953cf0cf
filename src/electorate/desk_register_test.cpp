// Without a list the right is shown at a desk: one place for one person, whichever official and however often.
#include "electorate/desk_register.hpp"

#include "electorate/example_register_test.hpp"

namespace allting::electorate {
namespace {

using namespace testing;

constexpr const char* asa = "811228-9874";

class DeskRegister : public RegisterTest {
protected:
    Result<void> begin() {
        auto visit = officer();
        return database().write([&](db::Transaction& tx) { return begin_desk_register(tx, visit, process_.id); });
    }
    Result<VoterId> write_in(const std::string& number, const std::string& relation = "lives") {
        auto visit = officer();
        return database().write([&](db::Transaction& tx) { return write_in_at_desk(tx, visit, process_, {number, relation}); });
    }
};
INSTANTIATE_TEST_SUITE_P(EachEngine, DeskRegister, db::testing::engines(), db::testing::engine_name);

TEST_P(DeskRegister, one_person_has_one_place_and_no_name) {
    ASSERT_TRUE(begin().ok());
    const auto first = write_in(asa), again = write_in("19811228-9874");
    ASSERT_TRUE(first.ok()) << first.error().code;
    EXPECT_EQ(first.value(), again.value());
    const auto entry = database().read([&](db::Connection& c) { return find_entry(c, lindvalla, process_.id, first.value()); });
    EXPECT_EQ(entry->name, "");
    EXPECT_EQ(entry->birth_year, 1981);
    EXPECT_NE(write_in("701063-2391").value(), first.value());
}

TEST_P(DeskRegister, refuses_false_numbers_the_young_and_a_right_that_does_not_count) {
    ASSERT_TRUE(begin().ok());
    EXPECT_EQ(write_in("811228-9875").error().fields.front().code, "wrong_check_digit");
    EXPECT_EQ(write_in(asa, "works").error().fields.front().code, "no_such_relation");
    process_.age_min = 60;
    EXPECT_EQ(write_in(asa).error().fields.front().code, "too_young");
}

TEST_P(DeskRegister, is_not_opened_beside_a_list_and_may_become_one_while_it_is_empty) {
    EXPECT_EQ(write_in(asa).error().code, "listed_only");
    ASSERT_TRUE(begin().ok());
    ASSERT_TRUE(take(keep(three_voters)).ok());
    EXPECT_EQ(begin().error().code, "other_kind");
    EXPECT_EQ(write_in(asa).error().code, "listed_only");
}

TEST_P(DeskRegister, does_not_become_a_list_once_somebody_is_written_in) {
    ASSERT_TRUE(begin().ok());
    ASSERT_TRUE(write_in(asa).ok());
    EXPECT_EQ(take(keep(three_voters)).error().code, "other_kind");
}

}  // namespace
}  // namespace allting::electorate
