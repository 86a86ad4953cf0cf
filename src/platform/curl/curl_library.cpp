#include "platform/curl/curl_library.hpp"

#include <stdexcept>

namespace allting::curl {

CurlLibrary::CurlLibrary() {
    const decltype(&curl_global_init) start = library_["curl_global_init"];
    if (start(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error("libcurl cannot start");
}

void CurlLibrary::read_from(CURL* curl, curl_read_callback reader, void* context) const {
    easy_setopt_(curl, CURLOPT_READFUNCTION, reader);
    easy_setopt_(curl, CURLOPT_READDATA, context);
}

void CurlLibrary::write_to(CURL* curl, curl_write_callback writer, void* context) const {
    easy_setopt_(curl, CURLOPT_WRITEFUNCTION, writer);
    easy_setopt_(curl, CURLOPT_WRITEDATA, context);
}

long CurlLibrary::response_code(CURL* curl) const {
    long code = 0;
    easy_getinfo_(curl, CURLINFO_RESPONSE_CODE, &code);
    return code;
}

const CurlLibrary& libcurl() {
    static const CurlLibrary library;
    return library;
}

}  // namespace allting::curl
