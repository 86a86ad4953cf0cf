// Bytes as they come over a line, into the real server: request line, headers, chunks, several requests in a row. It
// answers with nothing or with HTTP, and is there for the next one.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <thread>

#include "platform/http/body.hpp"
#include "platform/http/server.hpp"
#include "tests/fuzz/claims.hpp"

namespace {

using namespace allting;

/// Answers what it understood; made once, and left running when the fuzzer ends.
http::Server& server() {
    static http::Server* const made = [] {
        http::ServerOptions options;
        options.port = 0;
        options.worker_threads = 1;
        options.trusted_proxies = {"127.0.0.1"};
        auto* started = new http::Server(options, [](http::Request& request) {
            http::Response response;
            response.status = http::read_body(request).ok() ? 200 : 422;
            response.body = request.path + std::string(request.cookie("session")) + request.remote_address;
            return response;
        });
        std::thread([started] { started->run(); }).detach();
        return started;
    }();
    return *made;
}

/// The fuzzer's clock may interrupt this, as it does on a busy machine; the connection then goes on being made.
/// Returns what was wrong, or 0.
int connect_to(int socket, const sockaddr_in& address) {
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return 0;
    if (errno != EINTR) return errno;
    pollfd line{.fd = socket, .events = POLLOUT, .revents = 0};
    while (::poll(&line, 1, -1) < 0 && errno == EINTR) {}
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

class Line {
public:
    explicit Line(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const linger at_once{1, 0};  // no port waits for stragglers afterwards
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        const int error = connect_to(socket_, address);
        fuzz::expect(error == 0, ("the server takes a connection: " + std::string(std::strerror(error))).c_str());
    }
    ~Line() { ::close(socket_); }
    Line(const Line&) = delete;

    void send(std::string_view bytes) const {
        ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        ::shutdown(socket_, SHUT_WR);
    }
    std::string receive() const {
        std::string all;
        char part[4096];
        for (ssize_t got = 0; (got = ::recv(socket_, part, sizeof part, 0)) > 0 || (got < 0 && errno == EINTR);)
            if (got > 0) all.append(part, std::size_t(got));
        return all;
    }

private:
    const int socket_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    const Line line(server().port());
    line.send(fuzz::text_of(bytes, size));
    const std::string answer = line.receive();
    fuzz::expect(answer.empty() || answer.starts_with("HTTP/1.1 "), "an answer is HTTP");
    fuzz::expect(answer.find("HTTP/1.1 500") != 0, "nothing breaks the server");
    return 0;
}
