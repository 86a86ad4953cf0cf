// The only file that knows Boost.Beast and Asio (1.74 and later). Each I/O thread has its own io_context and acceptor on
// the same port (SO_REUSEPORT), so a connection lives on one thread and needs no lock.
#include <utility>  // before Asio 1.74, which uses std::exchange without it

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <unordered_set>

#include "core/text.hpp"
#include "platform/http/admission.hpp"
#include "platform/http/client.hpp"
#include "platform/http/head.hpp"
#include "platform/http/server.hpp"
#include "platform/http/wire.hpp"
#include "platform/http/workers.hpp"

namespace allting::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using Executor = asio::io_context::executor_type;
using Stream = beast::basic_stream<tcp, Executor>;
using Parser = beast::http::request_parser<beast::http::string_body>;
using ErrorCode = boost::system::error_code;

constexpr std::size_t read_bytes = 16 * 1024;
constexpr std::size_t head_bytes_usual = 2 * 1024;  // what an idle connection holds ready
constexpr std::size_t drained_bytes_max = 64 * 1024 * 1024;
constexpr auto drain_time = std::chrono::seconds(3);

class Connection;

/// What all connections share.
struct Engine {
    /// One I/O thread's share.
    struct Loop {
        std::unordered_set<Connection*> connections;
        bool stopping = false;
        asio::io_context context{1};  // destroys connections that are left, which look at the two above
        asio::basic_socket_acceptor<tcp, Executor> acceptor{context.get_executor()};
        asio::steady_timer timer{context};  // pause of a starved acceptor; deadline of a stop
        ~Loop() { stopping = false; }       // so that none of them asks for the timer
    };

    Engine(ServerOptions o, std::function<Response(Request&)> a)
        : options(std::move(o)), answer(std::move(a)), common_headers(header_lines(options.headers)),
          admission({options.connections_max, options.connections_per_address_max, options.trusted_proxies}),
          workers(options.worker_threads, options.waiting_requests_max) {}

    void bind();
    void accept(Loop& loop);
    void stop(Loop& loop);
    Response refusal(int status, const Request& request) const;
    Response answer_fenced(Request& request) const;

    const ServerOptions options;
    const std::function<Response(Request&)> answer;
    const std::string common_headers;
    Admission admission;
    std::vector<std::unique_ptr<Loop>> loops;
    std::uint16_t port = 0;
    Workers workers;  // last: its threads end before what they use
};

/// One client. States: idle (between requests) → header → body → answering → idle, or closing.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Engine& server, Engine::Loop& loop, tcp::socket&& socket, std::string peer);
    ~Connection();
    void begin_request();
    void close_when_idle();

private:
    void read_more();
    void consume();
    bool accept_header();
    void copy_header();
    void send_continue();
    void finish_request();
    void send(Response response, bool keep_alive);
    void refuse(int status);
    void drain(std::size_t bytes_left);

    Engine& server_;
    Engine::Loop& loop_;
    Stream stream_;
    const std::string peer_;
    beast::flat_buffer buffer_{read_bytes};
    std::optional<Parser> parser_;
    Request request_;
    Response response_;
    std::string head_;  // of the response
    bool idle_ = false, header_done_ = false, closing_ = false;
};

Connection::Connection(Engine& server, Engine::Loop& loop, tcp::socket&& socket, std::string peer)
    : server_(server), loop_(loop), stream_(loop.context.get_executor()), peer_(std::move(peer)) {
    const auto protocol = socket.local_endpoint().protocol();
    stream_.socket().assign(protocol, socket.release());
    ErrorCode ignored;
    stream_.socket().set_option(tcp::no_delay(true), ignored);
    loop_.connections.insert(this);
}

Connection::~Connection() {
    loop_.connections.erase(this);
    server_.admission.leave(peer_);
    if (loop_.stopping && loop_.connections.empty()) loop_.timer.cancel();
}

void Connection::close_when_idle() {
    closing_ = true;
    if (idle_) stream_.close();
}

void Connection::begin_request() {
    parser_.emplace();
    parser_->header_limit(limits::header_bytes_max);
    parser_->body_limit(UINT64_MAX);  // set when the header says what it is for
    request_ = Request{};
    response_ = Response{};  // a thousand idle connections should not keep a thousand pages
    header_done_ = false;
    idle_ = buffer_.size() == 0;
    if (idle_ && closing_) return;
    stream_.expires_after(std::chrono::seconds(idle_ ? limits::idle_seconds_max : limits::header_seconds_max));
    idle_ ? read_more() : consume();
}

void Connection::read_more() {
    const std::size_t room = std::min(header_done_ ? read_bytes : head_bytes_usual, read_bytes - buffer_.size());
    stream_.async_read_some(buffer_.prepare(room), [self = shared_from_this()](ErrorCode error, std::size_t size) {
        if (error) return;  // gone, or too slow: the stream has closed itself
        if (self->idle_) {
            self->idle_ = false;
            self->stream_.expires_after(std::chrono::seconds(limits::header_seconds_max));
        }
        self->buffer_.commit(size);
        self->consume();
    });
}

/// Gives the parser what has come, until it has a request or needs more.
void Connection::consume() {
    while (buffer_.size() > 0) {
        ErrorCode error;
        const std::size_t used = parser_->put(buffer_.data(), error);
        buffer_.consume(used);
        if (error == beast::http::error::need_more) break;
        if (error == beast::http::error::header_limit) return refuse(431);
        if (error == beast::http::error::body_limit) return refuse(413);
        if (error) return refuse(400);
        if (parser_->is_header_done() && !header_done_) {
            if (!accept_header()) return;
            parser_->eager(true);
        }
        if (parser_->is_done()) return finish_request();
    }
    if (buffer_.size() == read_bytes) return refuse(header_done_ ? 400 : 431);  // one chunk header or line fills it all
    if (parser_->is_done()) return finish_request();
    read_more();
}

bool Connection::accept_header() {
    header_done_ = true;
    copy_header();
    const auto method = parser_->get().method_string();
    if (const int status = read_head(request_, {method.data(), method.size()}, parser_->get().version()); status != 0) {
        refuse(status);
        return false;
    }
    const std::size_t body_max = server_.options.body_bytes_max ? server_.options.body_bytes_max(request_) : limits::body_bytes_max;
    const auto length = parser_->content_length();
    if (length && *length > body_max) {
        refuse(413);
        return false;
    }
    parser_->body_limit(body_max);
    const bool upload = body_max > limits::body_bytes_max;
    stream_.expires_after(std::chrono::seconds(upload ? limits::upload_seconds_max : limits::body_seconds_max));
    if (!request_.header("expect").empty() && !parser_->is_done()) send_continue();
    return true;
}

void Connection::copy_header() {
    const auto& message = parser_->get();
    request_.target.assign(message.target().data(), message.target().size());
    request_.headers.reserve(16);
    for (const auto& field : message) {
        const auto name = field.name_string();
        const auto value = field.value();
        request_.headers.emplace_back(to_lower_ascii({name.data(), name.size()}), std::string(value.data(), value.size()));
    }
    const Client client = client_of(peer_, server_.options.trusted_proxies, request_.header("x-forwarded-for"),
                                    request_.header("x-forwarded-proto"));
    request_.remote_address = client.address;
    request_.secure = client.secure;
}

void Connection::send_continue() {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    // Nothing else is written before the body has come; 25 bytes always fit in the socket's buffer.
    ErrorCode ignored;
    stream_.socket().write_some(asio::buffer(go_on.data(), go_on.size()), ignored);
}

void Connection::finish_request() {
    request_.raw_body = std::move(parser_->get().body());
    const bool keep_alive = parser_->keep_alive();
    stream_.expires_never();
    if (server_.options.is_quick && server_.options.is_quick(request_)) return send(server_.answer_fenced(request_), keep_alive);

    // The guard keeps the I/O loop alive while a worker has the request. The worker gives the connection away before it
    // lets go of the job, so that a connection always ends on its own thread.
    auto job = [self = shared_from_this(), keep_alive, guard = asio::make_work_guard(loop_.context)]() mutable {
        auto response = std::make_shared<Response>(self->server_.answer_fenced(self->request_));
        asio::post(guard.get_executor(), [self = std::move(self), keep_alive, response] { self->send(std::move(*response), keep_alive); });
    };
    if (!server_.workers.try_add(std::move(job))) refuse(503);
}

void Connection::send(Response response, bool keep_alive) {
    response_ = std::move(response);
    keep_alive = keep_alive && !closing_;
    head_ = response_head(response_, server_.common_headers, keep_alive);
    std::string_view body = response_.lasting_body.empty() ? std::string_view(response_.body) : response_.lasting_body;
    if (request_.head_only) body = {};
    stream_.expires_after(std::chrono::seconds(limits::answer_seconds_max));
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head_), asio::buffer(body.data(), body.size())};
    asio::async_write(stream_, parts, [self = shared_from_this(), keep_alive](ErrorCode error, std::size_t) {
        if (error) return;
        if (keep_alive) return self->begin_request();
        ErrorCode ignored;
        self->stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        self->stream_.expires_after(drain_time);
        self->buffer_.clear();
        self->drain(drained_bytes_max);
    });
}

void Connection::refuse(int status) {
    idle_ = false;
    Response response = server_.refusal(status, request_);
    if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
    if (status == 503) response.headers.emplace_back("Retry-After", "1");
    send(std::move(response), false);
}

/// Reads and forgets what the client still sends, so that it sees our refusal instead of a reset connection.
void Connection::drain(std::size_t bytes_left) {
    stream_.async_read_some(buffer_.prepare(read_bytes), [self = shared_from_this(), bytes_left](ErrorCode error, std::size_t size) {
        if (!error && size < bytes_left) self->drain(bytes_left - size);
    });
}

void Engine::bind() {
    const tcp::endpoint wanted(asio::ip::make_address(options.address), options.port);
    for (unsigned i = 0; i < std::max(1u, options.io_threads); ++i) {
        auto& loop = *loops.emplace_back(std::make_unique<Loop>());
        const tcp::endpoint endpoint(wanted.address(), i == 0 ? options.port : port);
        loop.acceptor.open(endpoint.protocol());
        loop.acceptor.set_option(tcp::acceptor::reuse_address(true));
        using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
        // Only with more than one thread: otherwise a second server on the same port must fail rather than share.
        if (options.io_threads > 1) loop.acceptor.set_option(ReusePort(true));
        loop.acceptor.bind(endpoint);
        loop.acceptor.listen(asio::socket_base::max_listen_connections);
        port = loop.acceptor.local_endpoint().port();
    }
}

void Engine::accept(Loop& loop) {
    loop.acceptor.async_accept([this, &loop](ErrorCode error, auto socket) {
        if (loop.stopping) return;
        if (error) {  // most likely out of file descriptors: others must close first
            loop.timer.expires_after(std::chrono::milliseconds(100));
            loop.timer.async_wait([this, &loop](ErrorCode cancelled) { if (!cancelled && !loop.stopping) accept(loop); });
            return;
        }
        ErrorCode gone;
        const std::string address = socket.remote_endpoint(gone).address().to_string();
        if (!gone && admission.admit(address)) std::make_shared<Connection>(*this, loop, std::move(socket), address)->begin_request();
        accept(loop);
    });
}

void Engine::stop(Loop& loop) {
    if (std::exchange(loop.stopping, true)) return;
    loop.acceptor.close();
    loop.timer.expires_after(std::chrono::seconds(limits::stop_seconds_max));
    loop.timer.async_wait([&loop](ErrorCode cancelled) { if (!cancelled) loop.context.stop(); });
    if (loop.connections.empty()) loop.timer.cancel();
    for (Connection* connection : std::vector<Connection*>(loop.connections.begin(), loop.connections.end()))
        connection->close_when_idle();
}

Response Engine::refusal(int status, const Request& request) const {
    try {
        if (options.refusal) return options.refusal(status, request);
    } catch (...) {  // the plain answer will do
    }
    return plain_refusal(status);
}

Response Engine::answer_fenced(Request& request) const {
    try {
        return answer(request);
    } catch (...) {
        return refusal(500, request);
    }
}

}  // namespace

struct Server::State {
    Engine engine;
};

Server::Server(ServerOptions options, std::function<Response(Request&)> answer)
    : state_(new State{{std::move(options), std::move(answer)}}) {
    try {
        state_->engine.bind();
    } catch (const boost::system::system_error& error) {
        throw std::system_error(error.code().value(), std::system_category(), "cannot listen");
    }
}

Server::~Server() = default;
std::uint16_t Server::port() const { return state_->engine.port; }
void Server::run() {
    auto& loops = state_->engine.loops;
    for (auto& loop : loops) state_->engine.accept(*loop);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < loops.size(); ++i) others.emplace_back([&loop = *loops[i]] { loop.context.run(); });
    loops[0]->context.run();
}

void Server::stop() {
    for (auto& loop : state_->engine.loops)
        asio::post(loop->context, [this, &loop = *loop] { state_->engine.stop(loop); });
}

}  // namespace allting::http
