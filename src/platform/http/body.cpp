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

bool read_json_fields(std::string_view text, Input& fields, Error& error) {
    auto parsed = json::parse(text);
    if (!parsed.ok()) {
        error = std::move(parsed).error();
        return false;
    }
    error = refuse(ErrorKind::invalid, "bad_json_fields", "http.bad_json_fields");
    const json::Object* object = parsed.value().object();
    if (object == nullptr) return false;
    for (const auto& [name, value] : *object)
        if (!is_clean_text(name) || !add_value(name, value, fields)) return false;
    return true;
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
        Error error{};
        if (!read_json_fields(bytes, request.body, error)) return error;
        return {};
    }
    const bool is_form = kind == "application/x-www-form-urlencoded";
    if (!is_form && kind != "multipart/form-data")
        return refuse(ErrorKind::invalid, "bad_content_type", "http.bad_content_type");
    const bool read = is_form ? read_urlencoded(bytes, request.body) : read_multipart(content_type, bytes, request.body);
    if (!read) return refuse(ErrorKind::invalid, "bad_form", "http.bad_form");
    return {};
}

}  // namespace allting::http
