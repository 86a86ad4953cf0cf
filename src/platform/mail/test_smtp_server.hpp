// A mail server of a few lines on loopback, for tests: takes one connection after the other and keeps what it got.
#pragma once
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace allting::mail::testing {

class SmtpServer {
public:
    /// `receiver_answer`: what RCPT TO is answered with.
    explicit SmtpServer(std::string receiver_answer = "250 ok") : receiver_answer_(std::move(receiver_answer)) {
        listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        if (bind(listener_, reinterpret_cast<sockaddr*>(&at), size) != 0 || listen(listener_, 8) != 0) throw std::runtime_error("no port");
        getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size);
        port_ = ntohs(at.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    ~SmtpServer() {
        shutdown(listener_, SHUT_RDWR);
        thread_.join();
        close(listener_);
    }
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    std::string host() const { return "127.0.0.1:" + std::to_string(port_); }
    std::vector<std::string> commands() const {
        const std::scoped_lock lock(mutex_);
        return commands_;
    }
    std::vector<std::string> mails() const {
        const std::scoped_lock lock(mutex_);
        return mails_;
    }

private:
    void run() {
        for (;;) {
            const int peer = accept(listener_, nullptr, nullptr);
            if (peer < 0) return;
            talk(peer);
            close(peer);
        }
    }
    void talk(int peer) {
        say(peer, "220 test");
        std::string buffer, mail;
        bool in_mail = false;
        char bytes[4096];
        for (ssize_t got = 0; (got = recv(peer, bytes, sizeof bytes, 0)) > 0;) {
            buffer.append(bytes, std::size_t(got));
            for (std::size_t end = 0; (end = buffer.find("\r\n")) != std::string::npos; buffer.erase(0, end + 2)) {
                const std::string line = buffer.substr(0, end);
                if (!in_mail && line == "QUIT") return say(peer, "221 bye");
                if (!in_mail) in_mail = answer(peer, line);
                else if (line == ".") in_mail = false, keep(mail), say(peer, "250 kept");
                else mail += (line.starts_with("..") ? line.substr(1) : line) + "\r\n";
            }
        }
    }
    /// Whether the mail itself comes next.
    bool answer(int peer, const std::string& line) {
        {
            const std::scoped_lock lock(mutex_);
            commands_.push_back(line);
        }
        if (line.starts_with("EHLO")) say(peer, "250-test\r\n250 AUTH PLAIN");
        else if (line == "AUTH PLAIN") say(peer, "334 ");
        else if (line.find(' ') == std::string::npos && line != "DATA") say(peer, "235 in");
        else if (line.starts_with("RCPT")) say(peer, receiver_answer_);
        else if (line == "DATA") say(peer, "354 go on");
        else say(peer, "250 ok");
        return line == "DATA";
    }
    void keep(std::string& mail) {
        const std::scoped_lock lock(mutex_);
        mails_.push_back(std::move(mail));
        mail.clear();
    }
    static void say(int peer, const std::string& line) {
        const std::string whole = line + "\r\n";
        (void)!send(peer, whole.data(), whole.size(), MSG_NOSIGNAL);
    }

    std::string receiver_answer_;
    int listener_ = -1;
    int port_ = 0;
    std::thread thread_;
    mutable std::mutex mutex_;
    std::vector<std::string> commands_, mails_;
};

}  // namespace allting::mail::testing
