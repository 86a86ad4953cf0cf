#include "app/openapi.hpp"

#include <gtest/gtest.h>

namespace allting::app {
namespace {

TEST(OpenApi, every_route_is_an_operation_and_nothing_else_is) {
    const Routes routes;
    const json::Value document = openapi_document(routes, "http://localhost");
    std::size_t operations = 0;
    for (const auto& [path, methods] : *document.find("paths")->object()) operations += methods.object()->size();
    EXPECT_EQ(operations, routes.all().size());
    for (const people::Route& route : routes.all()) {
        const auto* path = document.find("paths")->find(route.path);
        ASSERT_NE(path, nullptr) << route.path;
        EXPECT_NE(path->find(route.method == http::Method::get ? "get" : "post"), nullptr) << route.path;
    }
}

TEST(OpenApi, path_parameters_are_declared) {
    const json::Value document = openapi_document(Routes(), "http://localhost");
    const auto* parameters = document.find("paths")->find("/processes/{id}")->find("get")->find("parameters");
    ASSERT_NE(parameters, nullptr);
    EXPECT_EQ(*parameters->array()->at(0).find("name")->text(), "id");
}

}  // namespace
}  // namespace allting::app
