// The server over real sockets on loopback: what it lets through, what it refuses, how it stops.
#include "platform/http/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace allting::http {
namespace {

/// A client that says exactly the bytes it is told to.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        const timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    ~Client() { ::close(socket_); }
    void say(std::string_view bytes) { EXPECT_EQ(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL), ssize_t(bytes.size())); }
    void finish() { ::shutdown(socket_, SHUT_WR); }
    /// Everything until the server closes.
    std::string hear_all() {
        std::string heard;
        while (hear_more(heard)) {}
        return heard;
    }
    std::string hear_until(std::string_view end) {
        std::string heard;
        while (heard.find(end) == std::string::npos && hear_more(heard)) {}
        return heard;
    }

private:
    bool hear_more(std::string& heard) {
        char buffer[4096];
        const auto size = ::recv(socket_, buffer, sizeof buffer, 0);
        if (size > 0) heard.append(buffer, std::size_t(size));
        return size > 0;
    }
    int socket_;
};

class RunningServer {
public:
    explicit RunningServer(std::function<Response(Request&)> answer, ServerOptions options = {})
        : server_((options.port = 0, std::move(options)), std::move(answer)), thread_([this] { server_.run(); }) {}
    ~RunningServer() {
        server_.stop();
        thread_.join();
    }
    std::uint16_t port() const { return server_.port(); }
    std::string ask(std::string_view bytes) const {
        Client client(port());
        client.say(bytes);
        client.finish();
        return client.hear_all();
    }

private:
    Server server_;
    std::thread thread_;
};

Response echo(Request& request) {
    return file(request.path + "|" + std::string(request.query.text("q")) + "|" + request.raw_body, "text/plain");
}

TEST(Server, answers_requests_one_after_another_on_one_connection) {
    RunningServer server(echo);
    const std::string heard = server.ask(
        "GET /a?q=1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ndef\r\n0\r\n\r\nHEAD /d HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_NE(heard.find("/a|1|"), std::string::npos);
    EXPECT_NE(heard.find("/b||abc"), std::string::npos);
    EXPECT_NE(heard.find("/c||def"), std::string::npos);
    EXPECT_EQ(heard.find("/d||"), std::string::npos);
    EXPECT_NE(heard.rfind("Content-Length: 4\r\n"), std::string::npos);
}

TEST(Server, fixed_headers_are_on_every_answer_and_refusal) {
    ServerOptions options;
    options.headers = {{"X-Content-Type-Options", "nosniff"}};
    RunningServer server(echo, options);
    EXPECT_NE(server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").find("nosniff"), std::string::npos);
    EXPECT_NE(server.ask("nonsense\r\n\r\n").find("nosniff"), std::string::npos);
}

TEST(Server, refuses_with_the_right_status_and_closes) {
    RunningServer server(echo);
    const auto starts = [&](const std::string& bytes, const char* status) {
        const std::string heard = server.ask(bytes);
        EXPECT_TRUE(heard.starts_with(std::string("HTTP/1.1 ") + status)) << bytes.substr(0, 60) << " → " << heard.substr(0, 40);
        EXPECT_NE(heard.find("Connection: close"), std::string::npos);
    };
    starts("GET / HTTP/1.1\r\n\r\n", "400");
    starts("GET /\r\n\r\n", "400");
    starts("GET / HTTP/1.1\r\nHost: x\r\nBad header\r\n\r\n", "400");
    starts("GET / HTTP/1.1\r\nHost : x\r\n\r\n", "400");
    starts("PUT / HTTP/1.1\r\nHost: x\r\n\r\n", "405");
    starts("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", "405");
    starts("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400");
    starts("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "400");
    starts("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "400");
    starts("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400");
    starts("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n", "413");
    starts("GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", "414");
    starts("GET / HTTP/1.1\r\nHost: x\r\nX: " + std::string(17'000, 'a') + "\r\n\r\n", "431");
    starts("POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 1\r\n\r\na", "417");
}

TEST(Server, chunked_body_over_the_bound_is_refused) {
    ServerOptions options;
    options.body_bytes_max = [](const Request& request) { return request.path == "/upload" ? 100u : 10u; };
    RunningServer server(echo, options);
    const std::string body = "Transfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n0\r\n\r\n";
    EXPECT_TRUE(server.ask("POST / HTTP/1.1\r\nHost: x\r\n" + body).starts_with("HTTP/1.1 413"));
    EXPECT_NE(server.ask("POST /upload HTTP/1.1\r\nHost: x\r\n" + body).find("hello world"), std::string::npos);
}

TEST(Server, large_body_is_asked_for_when_the_client_waits) {
    RunningServer server(echo);
    Client client(server.port());
    client.say("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 200000\r\n\r\n");
    EXPECT_TRUE(client.hear_until("\r\n\r\n").starts_with("HTTP/1.1 100 Continue"));
    client.say(std::string(200'000, 'b'));
    EXPECT_GT(client.hear_all().size(), 200'000u);
}

TEST(Server, full_queue_is_answered_503) {
    std::mutex mutex;
    std::condition_variable changed;
    bool open = false;
    std::atomic<int> inside = 0;
    ServerOptions options;
    options.worker_threads = 1;
    options.waiting_requests_max = 1;
    RunningServer server(
        [&](Request& request) {
            std::unique_lock lock(mutex);
            ++inside;
            changed.notify_all();
            changed.wait(lock, [&] { return open; });
            return echo(request);
        },
        options);
    constexpr std::string_view request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    Client working(server.port());
    working.say(request);
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return inside == 1; });
    }
    // Of two more, one waits in the queue and the other is turned away; which one is up to the network.
    Client second(server.port()), third(server.port());
    second.say(request);
    third.say(request);
    std::string refused;
    std::thread opener([&] {
        refused = third.hear_until("\r\n\r\n");
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    });
    const std::string other = second.hear_until("\r\n\r\n");
    if (other.starts_with("HTTP/1.1 503")) {
        const std::lock_guard lock(mutex);
        open = true;
        changed.notify_all();
    }
    opener.join();
    EXPECT_NE(refused.starts_with("HTTP/1.1 503"), other.starts_with("HTTP/1.1 503"));
    EXPECT_NE((refused + other).find("Retry-After: 1"), std::string::npos);
    EXPECT_TRUE(working.hear_all().starts_with("HTTP/1.1 200"));
}

TEST(Server, exception_in_the_answer_ends_the_request_not_the_server) {
    RunningServer server([](Request& request) -> Response {
        if (request.path == "/broken") throw std::runtime_error("broken");
        return echo(request);
    });
    EXPECT_TRUE(server.ask("GET /broken HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 500"));
    EXPECT_TRUE(server.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST(Server, stop_closes_idle_connections_and_returns) {
    std::string heard;
    {
        RunningServer server(echo);
        Client idle(server.port());
        idle.say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        heard = idle.hear_until("/||");
    }
    EXPECT_TRUE(heard.starts_with("HTTP/1.1 200"));
}

TEST(Server, crowd_that_comes_and_goes_is_answered) {
    ServerOptions options;
    options.io_threads = 2;
    RunningServer server(echo, options);
    std::atomic<int> answered = 0;
    std::vector<std::thread> crowd;
    for (int person = 0; person < 8; ++person)
        crowd.emplace_back([&, person] {
            for (int i = 0; i < 40; ++i) {
                Client client(server.port());
                client.say("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
                if ((i + person) % 4 == 0) continue;  // gone before the answer
                if (client.hear_until("/a||abc").starts_with("HTTP/1.1 200")) ++answered;
            }
        });
    for (std::thread& person : crowd) person.join();
    EXPECT_EQ(answered, 8 * 30);
}

TEST(Server, port_that_is_taken_is_said_at_once) {
    RunningServer server(echo);
    ServerOptions options;
    options.port = server.port();
    EXPECT_THROW(Server(options, echo), std::system_error);
}

}  // namespace
}  // namespace allting::http
