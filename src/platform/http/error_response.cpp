#include "platform/http/error_response.hpp"

namespace allting::http {

int status_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid: return 422;
        case ErrorKind::not_signed_in: return 401;
        case ErrorKind::not_allowed: return 403;
        case ErrorKind::not_found: return 404;
        case ErrorKind::conflict: return 409;
        case ErrorKind::too_large: return 413;
        case ErrorKind::too_many: return 429;
        case ErrorKind::unavailable: return 503;
    }
    return 500;
}

Response problem(const Error& error, const i18n::Translator& t) {
    const int status = status_of(error.kind);
    const std::string sentence = t.with(i18n::Key::at_run_time(error.text_key), error.arguments);
    json::Object document{{"type", "about:blank"}, {"title", sentence}, {"status", status}, {"code", error.code},
                          {"detail", sentence}};
    json::Array fields;
    for (const FieldError& field : error.fields)
        fields.push_back(json::Object{{"field", field.field}, {"code", field.code},
                                      {"detail", t.with(i18n::Key::at_run_time(field.text_key), field.arguments)}});
    if (!fields.empty()) document.emplace_back("errors", std::move(fields));
    Response response = json(std::move(document), status);
    response.content_type = "application/problem+json";
    return response;
}

}  // namespace allting::http
