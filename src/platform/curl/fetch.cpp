#include "platform/curl/fetch.hpp"

#include <memory>
#include <stdexcept>

#include "platform/curl/curl_library.hpp"

namespace allting::curl {
namespace {

constexpr long connect_seconds_max = 3;
constexpr long seconds_max = 6;
constexpr std::size_t answer_bytes_max = 256 * 1024;

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* context) {
    auto& body = *static_cast<std::string*>(context);
    if (body.size() + size * count > answer_bytes_max) return 0;  // ends the transfer
    body.append(bytes, size * count);
    return size * count;
}

/// The headers that a request needs beside those of libcurl. Has to live until the request is done.
struct Headers {
    Headers(const CurlLibrary& library, const Ask& ask) : library_(library) {
        if (!ask.content_type.empty()) add("Content-Type: " + ask.content_type);
        if (!ask.token.empty()) add("Authorization: Bearer " + ask.token);
    }
    ~Headers() { library_.slist_free_all(list); }
    Headers(const Headers&) = delete;
    Headers& operator=(const Headers&) = delete;

    curl_slist* list = nullptr;

private:
    void add(const std::string& line) { list = library_.slist_append(list, line.c_str()); }
    const CurlLibrary& library_;
};

}  // namespace

Answered fetch(const Ask& ask) {
    const CurlLibrary& library = libcurl();
    const std::unique_ptr<CURL, decltype(library.easy_cleanup)> curl(library.easy_init(), library.easy_cleanup);
    if (!curl) throw std::runtime_error("libcurl gives no handle");
    library.set_text(curl.get(), CURLOPT_URL, ask.url.c_str());
    library.set_text(curl.get(), CURLOPT_PROTOCOLS_STR, ask.url.starts_with("https:") ? "https" : "http");
    library.set_number(curl.get(), CURLOPT_FOLLOWLOCATION, 0);
    library.set_number(curl.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
    library.set_number(curl.get(), CURLOPT_TIMEOUT, seconds_max);
    library.set_number(curl.get(), CURLOPT_NOSIGNAL, 1);
    if (!ask.form.empty()) library.set_text(curl.get(), CURLOPT_COPYPOSTFIELDS, ask.form.c_str());
    const Headers headers(library, ask);
    if (headers.list != nullptr) library.set_list(curl.get(), CURLOPT_HTTPHEADER, headers.list);
    if (!ask.user.empty()) {
        library.set_number(curl.get(), CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        library.set_text(curl.get(), CURLOPT_USERNAME, ask.user.c_str());
        library.set_text(curl.get(), CURLOPT_PASSWORD, ask.password.c_str());
    }
    Answered answered;
    library.write_to(curl.get(), take, &answered.body);
    if (const CURLcode code = library.easy_perform(curl.get()); code != CURLE_OK) return {0, library.easy_strerror(code)};
    answered.status = library.response_code(curl.get());
    return answered;
}

}  // namespace allting::curl
