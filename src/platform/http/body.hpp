// A request's body, of any of the three kinds, as named fields.
#pragma once
#include "core/result.hpp"
#include "platform/http/request.hpp"

namespace allting::http {

/// Reads `raw_body` into `body` as Content-Type says: a form (urlencoded or multipart) or a JSON object. An empty body of
/// any type has no fields. Refuses other types (bad_content_type), what is broken (bad_form, bad_json) and a compressed
/// body, since a small one can unpack to a large one.
Result<void> read_body(Request& request);

/// {"a": 1, "b": [2, 3], "c": {"d": 4}} into fields, see Input. False: no object, unclean text, too many fields.
bool read_json_fields(std::string_view text, Input& fields, Error& error);

}  // namespace allting::http
