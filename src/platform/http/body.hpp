// A request's body, of any of the three kinds, as named fields.
#pragma once
#include "core/result.hpp"
#include "platform/http/request.hpp"

namespace allting::http {

/// Reads `raw_body` into `body` as Content-Type says: a form (urlencoded or multipart) or a JSON object. An empty body of
/// any type has no fields. Refuses other types (bad_content_type), what is broken (bad_form, bad_json) and a compressed
/// body, since a small one can unpack to a large one.
Result<void> read_body(Request& request);

/// {"a": 1, "b": [2, 3], "c": {"d": 4}} as fields, see Input.
/// Refuses: bad_json; bad_json_fields for what is no object, unclean text or too many fields.
Result<Input> read_json_fields(std::string_view text);

}  // namespace allting::http
