// The one place where a refusal becomes an HTTP status and a problem document (RFC 9457).
#pragma once
#include <string>

#include "core/result.hpp"
#include "platform/http/response.hpp"
#include "platform/i18n/translator.hpp"

namespace allting::http {

int status_of(ErrorKind kind);
/// application/problem+json: type, title, status, code, detail (a sentence), errors: [{field, code, detail}].
Response problem(const Error& error, const i18n::Translator& t);

}  // namespace allting::http
