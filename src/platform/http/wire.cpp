#include "platform/http/wire.hpp"

#include <ctime>

namespace allting::http {
namespace {

void add_line(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ");
    for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    out += "\r\n";
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", made once a second and thread.
std::string_view date_now() {
    thread_local std::time_t made_at = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now == made_at) return text;
    std::tm utc{};
    gmtime_r(&now, &utc);
    char buffer[40];
    text.assign(buffer, std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &utc));
    made_at = now;
    return text;
}

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
    }
    return "Answer";
}

std::string header_lines(const std::vector<std::pair<std::string, std::string>>& headers) {
    std::string lines;
    for (const auto& [name, value] : headers) add_line(lines, name, value);
    return lines;
}

std::string response_head(const Response& response, std::string_view common, bool keep_alive) {
    const std::size_t length = response.lasting_body.empty() ? response.body.size() : response.lasting_body.size();
    std::string head;
    head.reserve(common.size() + 512);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_phrase(response.status)).append("\r\n");
    add_line(head, "Date", date_now());
    if (response.status != 304) {
        if (length > 0) add_line(head, "Content-Type", response.content_type);
        add_line(head, "Content-Length", std::to_string(length));
    }
    head.append(common).append(header_lines(response.headers));
    if (!keep_alive) add_line(head, "Connection", "close");
    head += "\r\n";
    return head;
}

Response plain_refusal(int status) {
    Response response;
    response.status = status;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::to_string(status) + " " + std::string(reason_phrase(status)) + "\n";
    return response;
}

}  // namespace allting::http
