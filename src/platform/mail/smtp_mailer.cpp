// Sends mail by SMTP through libcurl.
#include <cstring>
#include <stdexcept>

#include "platform/curl/curl_library.hpp"
#include "platform/mail/mailer.hpp"

namespace allting::mail {
namespace {

constexpr long connect_seconds_max = 15;
constexpr long seconds_max = 60;

struct Server {
    std::string url;  // smtp://host:port or smtps://host:port
    std::string user, password;
    bool starttls = false;
};

std::string percent_decoded(const std::string& text) {
    int size = 0;
    char* decoded = curl::libcurl().easy_unescape(nullptr, text.data(), int(text.size()), &size);
    if (decoded == nullptr) throw std::invalid_argument("mail server: user or password cannot be decoded");
    std::string result(decoded, std::size_t(size));
    curl::libcurl().free(decoded);
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
            std::string(curl::libcurl().easy_strerror(code)) + " (" + std::to_string(answer) + ")", code == CURLE_OPERATION_TIMEDOUT};
}

class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(Server server) : server_(std::move(server)), curl_(curl::libcurl()) {}

    Outcome send(const Mail& mail) override {
        if (!is_safe_address(mail.to_address) || !is_safe_address(mail.from_address))
            return {Delivery::refused, "not an address"};
        if (!line_) line_.reset(curl_.easy_init());
        if (!line_) throw std::runtime_error("libcurl is out of memory");
        CURL* const letter = line_.get();
        const std::string from = "<" + mail.from_address + ">", to = "<" + mail.to_address + ">";
        const std::unique_ptr<curl_slist, decltype(curl_.slist_free_all)> receivers(
            curl_.slist_append(nullptr, to.c_str()), curl_.slist_free_all);
        Upload upload{to_rfc5322(mail, rfc5322_date(SystemClock().now()))};
        reach_server(letter);
        curl_.set_text(letter, CURLOPT_MAIL_FROM, from.c_str());
        curl_.set_list(letter, CURLOPT_MAIL_RCPT, receivers.get());
        curl_.read_from(letter, give_bytes, &upload);
        curl_.set_number(letter, CURLOPT_UPLOAD, 1);
        const CURLcode code = curl_.easy_perform(letter);
        return outcome_of(code, curl_.response_code(letter));
    }

    void rest() override { line_.reset(); }

private:
    void reach_server(CURL* letter) const {
        curl_.set_text(letter, CURLOPT_URL, server_.url.c_str());
        curl_.set_text(letter, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_.set_number(letter, CURLOPT_NOSIGNAL, 1);  // other threads have theirs
        curl_.set_number(letter, CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
        curl_.set_number(letter, CURLOPT_TIMEOUT, seconds_max);
        curl_.set_text(letter, CURLOPT_PROXY, "");
        if (server_.starttls) curl_.set_number(letter, CURLOPT_USE_SSL, CURLUSESSL_ALL);
        if (server_.user.empty()) return;
        curl_.set_text(letter, CURLOPT_USERNAME, server_.user.c_str());
        curl_.set_text(letter, CURLOPT_PASSWORD, server_.password.c_str());
    }

    Server server_;
    const curl::CurlLibrary& curl_;
    std::unique_ptr<CURL, decltype(curl::CurlLibrary::easy_cleanup)> line_{nullptr, curl_.easy_cleanup};  // and its connection
};

}  // namespace

std::unique_ptr<Mailer> make_smtp_mailer(const std::string& address) {
    return std::make_unique<SmtpMailer>(server_from(address));
}

}  // namespace allting::mail
