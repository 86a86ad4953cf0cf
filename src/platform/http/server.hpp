// The HTTP/1.1 server: Beast behind it, in one translation unit. I/O threads parse and write; requests run on a bounded
// pool of workers. Overload is answered 503 with Retry-After, never by waiting without end.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/limits.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace allting::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0 = any free one, see Server::port()
    unsigned io_threads = 1;
    unsigned worker_threads = 4;
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
    std::vector<std::pair<std::string, std::string>> headers;  // on every answer, see security_headers.hpp
    std::size_t connections_max = limits::connections_max;
    std::size_t connections_per_address_max = limits::connections_per_address_max;  // not for loopback and trusted proxies
    std::size_t waiting_requests_max = limits::waiting_requests_max;

    /// How large this request's body may be; called on an I/O thread when the headers are there.
    std::function<std::size_t(const Request&)> body_bytes_max;
    /// Requests that are answered on the I/O thread because they never wait (embedded files).
    std::function<bool(const Request&)> is_quick;
    /// The answer when the server itself says no: 400, 405, 408, 413, 414, 417, 431, 503. Plain text when empty.
    std::function<Response(int status, const Request&)> refusal;
};

class Server {
public:
    /// Binds the port; throws std::system_error when it cannot be had.
    /// `answer` is called on worker threads (quick requests: on an I/O thread). It must not throw.
    Server(ServerOptions options, std::function<Response(Request&)> answer);
    ~Server();
    std::uint16_t port() const;
    void run();   // until stop()
    void stop();  // from any thread or signal handler thread: accepts no more, finishes what is under way (30 s), returns
private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace allting::http
