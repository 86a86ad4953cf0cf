// What came in over HTTP, parsed and bounded, without a trace of the server library.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/id.hpp"

namespace allting::http {

enum class Method { get, post };  // HEAD is answered as GET; everything else is 405

struct UploadedFile {
    std::string file_name;  // as sent: never used as a path
    std::string bytes;
};

/// Untrusted fields by name: the same for a form body (urlencoded or multipart), a JSON body and a query string.
/// In JSON, {"title": "x", "projects": [3, 5], "points": {"3": 2}} reads as title=x, projects=3, projects=5,
/// points[3]=2; an array of objects, {"pots": [{"name": "x"}]}, as pots[0][name]=x; null is as good as absent. Values are valid UTF-8 without control signs (checked before a handler sees them).
class Input {
public:
    std::string_view text(std::string_view name) const;  // first value, trimmed; "" when absent
    bool has(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    /// Members of a group: ("points") → {("3", "2")} for points[3]=2; the key of pots[0][name] is "0][name".
    std::vector<std::pair<std::string_view, std::string_view>> group(std::string_view name) const;
    const UploadedFile* file(std::string_view name) const;

    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    void add_file(std::string name, UploadedFile file) { files_.emplace_back(std::move(name), std::move(file)); }
    const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

private:
    std::vector<std::pair<std::string, std::string>> fields_;
    std::vector<std::pair<std::string, UploadedFile>> files_;
};

struct Request {
    Method method = Method::get;
    bool head_only = false;
    std::string target;  // as sent: "/processes/3?area=2"
    std::string path;    // decoded: "/processes/3"
    Input query;
    Input body;            // filled by read_body (body.hpp)
    std::string raw_body;  // until read_body has taken it
    std::vector<std::pair<std::string, std::string>> headers;      // names in lower case
    std::vector<std::pair<std::string, std::string>> path_values;  // {id} of the route's pattern → "3"
    std::string remote_address;  // the peer, or the client named by a trusted proxy; for limits only, never logged
    bool secure = false;         // TLS here or at a trusted proxy
    bool json_body = false;      // Content-Type: application/json

    std::string_view header(std::string_view lower_case_name) const;  // "" when absent
    std::string_view cookie(std::string_view name) const;             // "" when absent
    std::string_view path_text(std::string_view name) const;
    /// The number in the path, or none (0) when it is no positive number: then nothing will be found under it.
    template <class IdType> IdType path_id(std::string_view name) const { return IdType{path_number(name)}; }
    std::int64_t path_number(std::string_view name) const;
    /// JSON rather than a page: the body is JSON, or Accept prefers application/json to text/html.
    bool wants_json() const;
};

}  // namespace allting::http
