// The functions of libcurl that we call. It needs many other libraries, so it is loaded when a mail server or a provider of
// e-identification is first asked for.
#pragma once
#include <curl/curl.h>

#include "platform/library/shared_library.hpp"

namespace allting::curl {

class CurlLibrary {
    const library::SharedLibrary library_{"libcurl.so.4", "libcurl4"};

public:
    CurlLibrary();

    const decltype(&curl_easy_init) easy_init = library_["curl_easy_init"];
    const decltype(&curl_easy_perform) easy_perform = library_["curl_easy_perform"];
    const decltype(&curl_easy_strerror) easy_strerror = library_["curl_easy_strerror"];
    const decltype(&curl_easy_cleanup) easy_cleanup = library_["curl_easy_cleanup"];
    const decltype(&curl_easy_unescape) easy_unescape = library_["curl_easy_unescape"];
    const decltype(&curl_slist_append) slist_append = library_["curl_slist_append"];
    const decltype(&curl_slist_free_all) slist_free_all = library_["curl_slist_free_all"];
    const decltype(&curl_free) free = library_["curl_free"];

    // libcurl takes what an option is set to as it comes, so each kind of option has a function that takes its kind only.
    void set_number(CURL* curl, CURLoption option, long number) const { easy_setopt_(curl, option, number); }
    void set_text(CURL* curl, CURLoption option, const char* text) const { easy_setopt_(curl, option, text); }
    void set_list(CURL* curl, CURLoption option, curl_slist* list) const { easy_setopt_(curl, option, list); }
    void read_from(CURL* curl, curl_read_callback reader, void* context) const;
    void write_to(CURL* curl, curl_write_callback writer, void* context) const;
    long response_code(CURL* curl) const;

private:
    const decltype(&curl_easy_setopt) easy_setopt_ = library_["curl_easy_setopt"];
    const decltype(&curl_easy_getinfo) easy_getinfo_ = library_["curl_easy_getinfo"];
};

/// Loads and starts it the first time, from whichever thread. Throws std::runtime_error where it is not installed.
const CurlLibrary& libcurl();

}  // namespace allting::curl
