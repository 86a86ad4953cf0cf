// A request's body after its first byte has said what it claims to be: a form, a form with files, or JSON. What comes
// through is clean text within the bounds, and names what was sent.
#include "core/limits.hpp"
#include "platform/http/body.hpp"
#include "platform/http/url.hpp"
#include "tests/fuzz/claims.hpp"

namespace {

using namespace allting;

constexpr std::string_view types[] = {"application/x-www-form-urlencoded", "application/json; charset=utf-8",
                                      "multipart/form-data; boundary=b", "multipart/form-data; boundary=\"a b\"", "text/plain"};

void look_at_fields(const http::Input& input) {
    fuzz::expect(input.fields().size() <= limits::form_fields_max, "no more fields than allowed");
    for (const auto& [name, value] : input.fields()) {
        fuzz::expect(http::is_clean_text(name) && http::is_clean_text(value), "names and values are clean text");
        fuzz::expect(input.has(name) && !input.all(name).empty(), "a field is found by its name");
        input.group(name.substr(0, name.find('[')));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    if (size == 0) return 0;
    http::Request request;
    request.method = http::Method::post;
    const std::string_view type = types[bytes[0] % std::size(types)];
    request.headers.emplace_back("content-type", type);
    request.json_body = type.starts_with("application/json");
    request.raw_body = fuzz::text_of(bytes + 1, size - 1);
    if (const auto read = http::read_body(request); !read) {
        fuzz::expect(!read.error().code.empty() && !read.error().text_key.empty(), "a refusal has a code and a sentence");
        return 0;
    }
    look_at_fields(request.body);
    return 0;
}
