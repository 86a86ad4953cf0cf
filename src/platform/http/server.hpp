// The HTTP/1.1 server: Beast behind it, in one translation unit. I/O threads parse and write; requests run on a bounded
// pool of workers. Overload is answered 503 with Retry-After, never by waiting without end.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace allting::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0 = any free one, see Server::port()
    unsigned io_threads = 1;
    unsigned worker_threads = 4;
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For and -Proto are believed
    bool send_hsts = false;
};

class Server {
public:
    /// `answer` is called on worker threads. It must not throw.
    /// `is_quick` (optional): requests it accepts are answered on the I/O thread (embedded static files).
    Server(ServerOptions options, std::function<Response(Request&)> answer);
    ~Server();
    std::uint16_t port() const;
    void run();   // until stop(); throws std::system_error when the port cannot be had
    void stop();  // from any thread or signal handler thread: accepts no more, finishes what is under way (30 s), returns
private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace allting::http
