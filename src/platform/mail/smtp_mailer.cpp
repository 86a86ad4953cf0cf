// Sends mail by SMTP through libcurl. The only file that includes it.
#include <cstring>
#include <stdexcept>

#include <curl/curl.h>

#include "platform/mail/mailer.hpp"

namespace allting::mail {
namespace {

constexpr long connect_seconds_max = 15;
constexpr long seconds_max = 60;

void start_curl() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (!ready) throw std::runtime_error("libcurl cannot start");
}

struct Server {
    std::string url;  // smtp://host:port or smtps://host:port
    std::string user, password;
    bool starttls = false;
};

std::string percent_decoded(const std::string& text) {
    int size = 0;
    char* decoded = curl_easy_unescape(nullptr, text.data(), int(text.size()), &size);
    if (decoded == nullptr) throw std::invalid_argument("mail server: user or password cannot be decoded");
    std::string result(decoded, std::size_t(size));
    curl_free(decoded);
    return result;
}

Server server_from(std::string_view address) {
    Server server;
    std::string scheme;
    for (const std::string_view known : {"smtp+starttls://", "smtps://", "smtp://"}) {
        if (!address.starts_with(known)) continue;
        scheme = known;
        address.remove_prefix(known.size());
        break;
    }
    if (scheme.empty()) throw std::invalid_argument("mail server: write smtp://host:port, smtps://… or smtp+starttls://…");
    if (const auto at = address.rfind('@'); at != std::string_view::npos) {
        const std::string_view account = address.substr(0, at);
        const auto colon = account.find(':');
        server.user = percent_decoded(std::string(account.substr(0, colon)));
        if (colon != std::string_view::npos) server.password = percent_decoded(std::string(account.substr(colon + 1)));
        address.remove_prefix(at + 1);
    }
    if (address.empty()) throw std::invalid_argument("mail server: the host is missing");
    server.starttls = scheme == "smtp+starttls://";
    server.url = (server.starttls ? "smtp://" : scheme) + std::string(address);
    return server;
}

/// What an SMTP command may carry: nothing that could end it or begin another.
bool is_safe_address(std::string_view address) {
    if (address.size() < 3 || address.find('@') == std::string_view::npos) return false;
    for (const char c : address)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>') return false;
    return true;
}

struct Upload {
    std::string bytes;
    std::size_t sent = 0;
};

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* context) {
    auto& upload = *static_cast<Upload*>(context);
    const std::size_t given = std::min(size * count, upload.bytes.size() - upload.sent);
    std::memcpy(buffer, upload.bytes.data() + upload.sent, given);
    upload.sent += given;
    return given;
}

/// 5xx about the receiver or the mail is final; about signing in (530, 534, 535, 538) it is ours to mend.
Outcome outcome_of(CURLcode code, long answer) {
    if (code == CURLE_OK) return {Delivery::sent, std::to_string(answer)};
    const bool sign_in = answer == 530 || answer == 534 || answer == 535 || answer == 538 || code == CURLE_LOGIN_DENIED;
    const bool final = answer >= 500 && answer < 600 && !sign_in;
    return {final ? Delivery::refused : Delivery::try_again,
            std::string(curl_easy_strerror(code)) + " (" + std::to_string(answer) + ")"};
}

class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(Server server) : server_(std::move(server)) { start_curl(); }

    Outcome send(const Mail& mail) override {
        if (!is_safe_address(mail.to_address) || !is_safe_address(mail.from_address))
            return {Delivery::refused, "not an address"};
        const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), curl_easy_cleanup);
        if (!curl) throw std::runtime_error("libcurl is out of memory");
        const std::string from = "<" + mail.from_address + ">", to = "<" + mail.to_address + ">";
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> receivers(curl_slist_append(nullptr, to.c_str()),
                                                                                     curl_slist_free_all);
        Upload upload{to_rfc5322(mail, rfc5322_date(SystemClock().now()))};
        reach_server(curl.get());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, receivers.get());
        curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, give_bytes);
        curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
        curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
        const CURLcode code = curl_easy_perform(curl.get());
        long answer = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
        return outcome_of(code, answer);
    }

private:
    void reach_server(CURL* curl) const {
        curl_easy_setopt(curl, CURLOPT_URL, server_.url.c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);  // other threads have theirs
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, seconds_max);
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        if (server_.starttls) curl_easy_setopt(curl, CURLOPT_USE_SSL, long(CURLUSESSL_ALL));
        if (server_.user.empty()) return;
        curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }

    Server server_;
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(const std::string& address) {
    return std::make_unique<SmtpMailer>(server_from(address));
}

}  // namespace allting::mail
