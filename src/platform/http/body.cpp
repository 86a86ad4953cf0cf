#include "platform/http/body.hpp"

#include <charconv>

#include "core/limits.hpp"
#include "core/text.hpp"
#include "platform/http/multipart.hpp"
#include "platform/http/url.hpp"
#include "platform/json/json.hpp"

namespace allting::http {
namespace {

std::string real_text(double number) {
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    return std::string(buffer, end);
}

bool add_scalar(const std::string& name, const json::Value& value, Input& fields) {
    if (fields.fields().size() == limits::form_fields_max) return false;
    if (const auto* text = value.text()) {
        if (!is_clean_text(*text)) return false;
        fields.add(name, *text);
    } else if (const auto* integer = value.integer()) {
        fields.add(name, std::to_string(*integer));
    } else if (const auto* boolean = value.boolean()) {
        fields.add(name, *boolean ? "true" : "false");
    } else if (const auto* real = value.real()) {
        fields.add(name, real_text(*real));
    }
    return true;
}

/// Depth is bounded by the JSON parser (limits::json_depth_max).
bool add_value(const std::string& name, const json::Value& value, Input& fields) {
    if (const auto* object = value.object()) {
        for (const auto& [key, member] : *object)
            if (!is_clean_text(key) || !add_value(name + "[" + key + "]", member, fields)) return false;
        return true;
    }
    if (const auto* array = value.array()) {
        std::size_t index = 0;
        for (const json::Value& item : *array) {
            const bool scalar = item.object() == nullptr && item.array() == nullptr;
            if (!add_value(scalar ? name : name + "[" + std::to_string(index) + "]", item, fields)) return false;
            ++index;
        }
        return true;
    }
    return add_scalar(name, value, fields);
}

}  // namespace

Result<Input> read_json_fields(std::string_view text) {
    TRY(const json::Value value, json::parse(text));
    const auto bad_fields = [] { return refuse(ErrorKind::invalid, "bad_json_fields", "http.bad_json_fields"); };
    if (value.object() == nullptr) return bad_fields();
    Input fields;
    for (const auto& [name, member] : *value.object())
        if (!is_clean_text(name) || !add_value(name, member, fields)) return bad_fields();
    return fields;
}

Result<void> read_body(Request& request) {
    const std::string bytes = std::move(request.raw_body);
    request.raw_body.clear();
    if (bytes.empty()) return {};
    const std::string_view encoding = request.header("content-encoding");
    if (!encoding.empty() && encoding != "identity")
        return refuse(ErrorKind::invalid, "bad_content_encoding", "http.bad_content_encoding");

    const std::string_view content_type = request.header("content-type");
    const std::string kind = to_lower_ascii(trim(content_type.substr(0, content_type.find(';'))));
    if (request.json_body) {
        TRY(request.body, read_json_fields(bytes));
        return {};
    }
    const bool is_form = kind == "application/x-www-form-urlencoded";
    if (!is_form && kind != "multipart/form-data")
        return refuse(ErrorKind::invalid, "bad_content_type", "http.bad_content_type");
    auto fields = is_form ? read_urlencoded(bytes) : read_multipart(content_type, bytes);
    if (!fields) return refuse(ErrorKind::invalid, "bad_form", "http.bad_form");
    request.body = std::move(*fields);
    return {};
}

}  // namespace allting::http
