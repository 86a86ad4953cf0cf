#include "platform/http/request.hpp"

#include "core/text.hpp"

namespace allting::http {

std::string_view Input::text(std::string_view name) const {
    for (const auto& [key, value] : fields_)
        if (key == name) return trim(value);
    return {};
}

bool Input::has(std::string_view name) const {
    for (const auto& field : fields_)
        if (field.first == name) return true;
    return false;
}

std::vector<std::string_view> Input::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : fields_)
        if (key == name) values.push_back(trim(value));
    return values;
}

std::vector<std::pair<std::string_view, std::string_view>> Input::group(std::string_view name) const {
    std::vector<std::pair<std::string_view, std::string_view>> members;
    for (const auto& [key, value] : fields_) {
        const std::string_view whole = key;
        if (whole.size() < name.size() + 2 || !whole.starts_with(name)) continue;
        if (whole[name.size()] != '[' || whole.back() != ']') continue;
        members.emplace_back(whole.substr(name.size() + 1, whole.size() - name.size() - 2), trim(value));
    }
    return members;
}

const UploadedFile* Input::file(std::string_view name) const {
    for (const auto& [key, file] : files_)
        if (key == name) return &file;
    return nullptr;
}

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string_view pair = trim(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
            return pair.substr(name.size() + 1);
    }
    return {};
}

std::string_view Request::path_text(std::string_view name) const {
    for (const auto& [key, value] : path_values)
        if (key == name) return value;
    return {};
}

std::int64_t Request::path_number(std::string_view name) const {
    const auto number = integer_from_text(path_text(name));
    return number && *number > 0 ? *number : 0;
}

bool Request::wants_json() const {
    if (json_body) return true;
    // Browsers always name text/html; a program that names only JSON, or JSON first, wants JSON.
    const std::string_view accept = header("accept");
    const auto json_at = accept.find("application/json");
    return json_at != std::string_view::npos && json_at < accept.find("text/html");
}

}  // namespace allting::http
