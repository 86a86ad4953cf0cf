#include "app/openapi.hpp"

#include <algorithm>

namespace allting::app {
namespace {

using json::Array;
using json::Object;

Object schema_of(people::FieldType type) {
    using enum people::FieldType;
    switch (type) {
        case line:
        case text: return {{"type", "string"}};
        case number:
        case id: return {{"type", "integer"}};
        case money: return {{"type", "string"}, {"pattern", "^[0-9]+([.,][0-9]{1,2})?$"}, {"description", "kronor"}};
        case instant: return {{"type", "string"}, {"format", "date-time"}};
        case choice: return {{"type", "string"}};
        case boolean: return {{"type", "boolean"}};
        case id_list: return {{"type", "array"}, {"items", Object{{"type", "integer"}}}};
        case word_list: return {{"type", "array"}, {"items", Object{{"type", "string"}}}};
        case points: return {{"type", "object"}, {"additionalProperties", Object{{"type", "integer"}, {"minimum", 0}}}};
        case file: return {{"type", "string"}, {"contentMediaType", "application/octet-stream"}};
    }
    return {};
}

Object body_schema(const people::Route& route) {
    Object properties;
    Array required;
    for (const people::FieldSpec& field : route.fields) {
        Object schema = schema_of(field.type);
        schema.emplace_back("title", field.summary);
        properties.emplace_back(std::string(field.name), std::move(schema));
        if (field.required) required.push_back(field.name);
    }
    Object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema.emplace_back("required", std::move(required));
    return schema;
}

/// {id} of the pattern.
Array path_parameters(std::string_view path) {
    Array parameters;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
        parameters.push_back(Object{{"name", path.substr(open + 1, path.find('}', open) - open - 1)}, {"in", "path"},
                                    {"required", true}, {"schema", Object{{"type", "string"}}}});
    return parameters;
}

Object operation(const people::Route& route) {
    const Object problem{{"$ref", "#/components/responses/Problem"}};
    Object operation{{"summary", route.summary}, {"x-permission", people::word_of(route.who)}};
    if (auto parameters = path_parameters(route.path); !parameters.empty()) operation.emplace_back("parameters", std::move(parameters));
    if (route.method == http::Method::post) {
        Object media{{"schema", body_schema(route)}};
        const std::string_view form = route.upload ? "multipart/form-data" : "application/x-www-form-urlencoded";
        operation.emplace_back("requestBody", Object{{"content", Object{{"application/json", media}, {std::string(form), media}}}});
    }
    const Object success{{"description", "The same as the page shows."}, {"content", Object{{"application/json", Object{}}}}};
    operation.emplace_back("responses", Object{{"2XX", success}, {"4XX", problem}, {"5XX", problem}});
    if (route.who == people::Permission::read || route.who == people::Permission::sign_in) operation.emplace_back("security", Array{});
    return operation;
}

Object components() {
    const Object text{{"type", "string"}};
    const Object field{{"type", "object"}, {"properties", Object{{"field", text}, {"code", text}, {"detail", text}}}};
    const Object problem{{"type", "object"},
                         {"properties", Object{{"type", text}, {"title", text}, {"status", Object{{"type", "integer"}}}, {"code", text},
                                               {"detail", text}, {"errors", Object{{"type", "array"}, {"items", field}}}}}};
    const Object content{{"application/problem+json", Object{{"schema", problem}}}};
    return {{"responses", Object{{"Problem", Object{{"description", "A refusal (RFC 9457)."}, {"content", content}}}}},
            {"securitySchemes", Object{{"token", Object{{"type", "http"}, {"scheme", "bearer"}}}}}};
}

}  // namespace

json::Value openapi_document(const Routes& routes, std::string_view base_url) {
    Object paths;
    for (const people::Route& route : routes.all()) {
        const auto at = std::find_if(paths.begin(), paths.end(), [&](const json::Member& m) { return m.first == route.path; });
        const std::string method = route.method == http::Method::get ? "get" : "post";
        if (at == paths.end()) {
            paths.emplace_back(std::string(route.path), Object{{method, operation(route)}});
        } else {
            Object both = *at->second.object();
            both.emplace_back(method, operation(route));
            at->second = std::move(both);
        }
    }
    return Object{{"openapi", "3.1.0"},
                  {"info", Object{{"title", "Allting"}, {"version", "0.1.0"},
                                  {"description", "Every page has its JSON at the same address: Accept: application/json."}}},
                  {"servers", Array{Object{{"url", base_url}}}},
                  {"security", Array{Object{{"token", Array{}}}}},
                  {"paths", std::move(paths)},
                  {"components", components()}};
}

}  // namespace allting::app
