#include "app/error_pages.hpp"

#include "platform/html/html.hpp"
#include "platform/http/error_response.hpp"
#include "platform/page/components.hpp"

namespace allting::app {
namespace {

using i18n::Key;

std::string sentence_page(const page::Frame& frame, std::string_view heading, std::string_view sentence, std::string_view id = {},
                          const std::vector<FieldError>& fields = {}) {
    const auto& t = *frame.t;
    return page::layout(frame, {.title = std::string(heading), .keep_out_of_search = true}, [&](html::Out& out) {
        html::write<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(out, heading, sentence);
        if (!fields.empty())
            html::write<R"(<ul>{}</ul>
)">(out, html::each(fields, [&](html::Out& o, const FieldError& one) { html::write<"<li>{}</li>">(o, t.with(Key::at_run_time(one.text_key), one.arguments)); }));
        if (!id.empty())
            html::write<R"(<p>{} <strong>{}</strong></p>
)">(out, t("app.error_id"), id);
        page::link_button(out, t("app.error_to_start"), "/");
    });
}

Key heading_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid: return "app.invalid_heading";
        case ErrorKind::not_signed_in: return "app.not_signed_in_heading";
        case ErrorKind::not_allowed: return "app.not_allowed_heading";
        case ErrorKind::not_found: return "app.not_found_heading";
        case ErrorKind::conflict: return "app.conflict_heading";
        case ErrorKind::too_large: return "app.too_large_heading";
        case ErrorKind::too_many: return "app.too_many_heading";
        case ErrorKind::unavailable: return "app.unavailable_heading";
    }
    return "app.broken_heading";
}

http::Response problem_of(int status, std::string_view code, std::string_view sentence, std::string_view id = {}) {
    json::Object document{{"type", "about:blank"}, {"title", sentence}, {"status", status}, {"code", code}, {"detail", sentence}};
    if (!id.empty()) document.emplace_back("id", id);
    http::Response response = http::json(std::move(document), status);
    response.content_type = "application/problem+json";
    return response;
}

}  // namespace

http::Response refusal(const http::Request& request, const page::Frame& frame, const Error& error) {
    if (request.wants_json()) return http::problem(error, *frame.t);
    const std::string sentence = frame.t->with(Key::at_run_time(error.text_key), error.arguments);
    return http::page(sentence_page(frame, (*frame.t)(heading_of(error.kind)), sentence, {}, error.fields), http::status_of(error.kind));
}

http::Response apology(const http::Request& request, const page::Frame& frame, ErrorKind kind, std::string_view id) {
    const auto& t = *frame.t;
    const bool passes = kind == ErrorKind::unavailable;
    const std::string_view sentence = passes ? t("app.unavailable_sentence") : t("app.broken_sentence");
    const int status = passes ? 503 : 500;
    http::Response response = request.wants_json()
                                  ? problem_of(status, passes ? "unavailable" : "broken", sentence, id)
                                  : http::page(sentence_page(frame, passes ? t("app.unavailable_heading") : t("app.broken_heading"), sentence, id), status);
    if (passes) response.headers.emplace_back("Retry-After", "5");
    return response;
}

http::Response early_refusal(const http::Request& request, const page::Frame& frame, int status) {
    const auto& t = *frame.t;
    const auto answer = [&](Key heading, Key sentence, std::string_view code) {
        return request.wants_json() ? problem_of(status, code, t(sentence)) : http::page(sentence_page(frame, t(heading), t(sentence)), status);
    };
    switch (status) {
        case 405: return answer("app.wrong_method_heading", "app.wrong_method_sentence", "wrong_method");
        case 413: return answer("app.too_large_heading", "app.too_large_sentence", "too_large");
        case 414:
        case 431: return answer("app.too_large_heading", "app.header_too_large_sentence", "header_too_large");
        case 503: return answer("app.busy_heading", "app.busy_sentence", "busy");
    }
    return answer("app.bad_request_heading", "app.bad_request_sentence", "bad_request");
}

}  // namespace allting::app
