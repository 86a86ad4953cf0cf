#include "platform/db/counter.hpp"

#include <gtest/gtest.h>

#include "platform/db/test_databases.hpp"

namespace allting::db {

namespace {

class Counter : public testing::DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(EachEngine, Counter, testing::engines(), testing::engine_name);

TEST_P(Counter, numbers_count_from_one_for_each_organisation_and_noun) {
    const auto take = [&](std::int64_t organisation, std::string_view noun) {
        return database().write([&](Transaction& tx) { return take_number(tx, OrganisationId{organisation}, noun); });
    };
    EXPECT_EQ(take(1, "process"), 1);
    EXPECT_EQ(take(1, "process"), 2);
    EXPECT_EQ(take(1, "proposal"), 1);
    EXPECT_EQ(take(2, "process"), 1);
    EXPECT_THROW(database().write([](Transaction& tx) {
        EXPECT_EQ(take_number(tx, OrganisationId{1}, "process"), 3);
        throw std::runtime_error("given up");
    }), std::runtime_error);
    EXPECT_EQ(take(1, "process"), 3);
}

}  // namespace

}  // namespace allting::db
