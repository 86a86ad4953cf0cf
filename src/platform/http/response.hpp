// What goes out. Security headers are added to every answer by the server, not here.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/json/json.hpp"

namespace allting::http {

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::string_view lasting_body = {};  // instead of body: bytes that live as long as the program, such as embedded files
    std::vector<std::pair<std::string, std::string>> headers;  // such as Location, Set-Cookie
};

Response page(std::string html, int status = 200);
Response json(const json::Value& value, int status = 200);
Response see_other(std::string location);  // 303, for a browser after a POST
Response file(std::string bytes, std::string content_type, std::string_view download_name = {});

}  // namespace allting::http
