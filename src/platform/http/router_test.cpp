#include "platform/http/router.hpp"

#include <gtest/gtest.h>

#include "core/check.hpp"

namespace allting::http {
namespace {

Router town() {
    Router router;
    router.add(Method::get, "/", 0);
    router.add(Method::get, "/processes", 1);
    router.add(Method::post, "/processes", 2);
    router.add(Method::get, "/processes/new", 3);
    router.add(Method::get, "/processes/{id}", 4);
    router.add(Method::post, "/processes/{process}/ballot", 5);
    router.add(Method::get, "/processes/{process}/pots/{pot}", 6);
    return router;
}

int row(Method method, std::string_view path) {
    Router::Miss miss{};
    const auto match = town().find(method, path, miss);
    if (match) return int(match->row);
    return miss == Router::Miss::other_method ? -405 : -404;
}

TEST(Router, finds_rows_by_method_and_path) {
    EXPECT_EQ(row(Method::get, "/"), 0);
    EXPECT_EQ(row(Method::get, "/processes"), 1);
    EXPECT_EQ(row(Method::post, "/processes"), 2);
    EXPECT_EQ(row(Method::get, "/processes/12"), 4);
    EXPECT_EQ(row(Method::post, "/processes/12/ballot"), 5);
}

TEST(Router, literal_segment_wins_and_gives_way_when_it_leads_nowhere) {
    EXPECT_EQ(row(Method::get, "/processes/new"), 3);
    EXPECT_EQ(row(Method::post, "/processes/new/ballot"), 5);
}

TEST(Router, tells_wrong_method_from_wrong_path) {
    EXPECT_EQ(row(Method::post, "/processes/12"), -405);
    EXPECT_EQ(row(Method::get, "/processes/12/ballot"), -405);
    EXPECT_EQ(row(Method::get, "/process"), -404);
    EXPECT_EQ(row(Method::get, "/processes/"), -404);
    EXPECT_EQ(row(Method::get, "/processes//ballot"), -404);
    EXPECT_EQ(row(Method::get, ""), -404);
    EXPECT_EQ(row(Method::get, std::string(1000, '/')), -404);
}

TEST(Router, gives_the_texts_of_the_path_by_name) {
    Router::Miss miss{};
    const auto match = town().find(Method::get, "/processes/7/pots/x y", miss);
    ASSERT_TRUE(match);
    ASSERT_EQ(match->path_values.size(), 2u);
    EXPECT_EQ(match->path_values[0], (std::pair<std::string, std::string>("process", "7")));
    EXPECT_EQ(match->path_values[1], (std::pair<std::string, std::string>("pot", "x y")));
}

TEST(Router, two_rows_for_the_same_place_are_our_mistake) {
    Router router = town();
    EXPECT_THROW(router.add(Method::get, "/processes/{other}", 9), BrokenInvariant);
}

}  // namespace
}  // namespace allting::http
