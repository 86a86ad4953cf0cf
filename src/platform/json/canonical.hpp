// JSON as bytes that can be hashed: RFC 8785 (members in order of name, no blanks, least escaping) with integers only.
#pragma once
#include <string>
#include <string_view>

#include "platform/json/json.hpp"

namespace allting::json {

/// CHECKs what the form cannot hold: doubles, integers beyond ±(2^53 − 1), doubled names, names that are not ASCII.
/// Texts must be in Unicode normal form C already (i18n::to_nfc).
std::string to_canonical_text(const Value& value);

/// Refuses (invalid, "not_canonical") what parse refuses and everything whose canonical text has other bytes.
Result<Value> parse_canonical(std::string_view text, Limits bounds = {});

}  // namespace allting::json
