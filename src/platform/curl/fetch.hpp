// One HTTP request to a server that the operator has named. Bounded in bytes and in time; follows no redirect.
#pragma once
#include <string>

namespace allting::curl {

struct Ask {
    std::string url;
    std::string form = {};            // body of a POST, urlencoded unless content_type says otherwise; "" = GET
    std::string content_type = {};
    std::string token = {};           // Authorization: Bearer; "" = none
    std::string user = {}, password = {};  // HTTP Basic; "" = none
};
struct Answered {
    long status = 0;  // 0: no answer, and `body` says why
    std::string body;
};

/// https, and http to this machine alone. At most 256 KiB and 6 seconds; certificates are checked against the system's.
Answered fetch(const Ask& ask);

}  // namespace allting::curl
