// For tests of this room: the other side, on a real socket of this machine.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/request.h"

namespace notices::testing {

/// Accepts on a free port of 127.0.0.1 and serves each connection on a thread of its own, until it
/// goes. Every wait ends when it goes.
class Listener {
  public:
    explicit Listener(std::function<void(Listener&, int)> serve) : serve_(std::move(serve)) {
        fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(fd_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(fd_, 64) != 0 ||
            getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port for the test");
        port_ = ntohs(address.sin_port);
        acceptor_ = std::thread([this] { accept_all(); });
    }
    ~Listener() {
        stop_ = true;
        acceptor_.join();
        for (auto& one : serving_) one.join();
        close(fd_);
    }
    Listener(const Listener&) = delete;

    int port() const { return port_; }
    bool stopping() const { return stop_; }
    int connections() const { return connections_; }

    /// Whether there is something to read; false when the listener goes.
    bool readable(int fd) const {
        pollfd look{.fd = fd, .events = POLLIN, .revents = 0};
        while (!stop_)
            if (poll(&look, 1, 20) > 0) return true;
        return false;
    }

  private:
    void accept_all() {
        while (readable(fd_)) {
            const int fd = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd < 0) continue;
            ++connections_;
            serving_.emplace_back([this, fd] {
                serve_(*this, fd);
                close(fd);
            });
        }
    }

    std::function<void(Listener&, int)> serve_;
    int fd_ = -1;
    int port_ = 0;
    std::atomic<bool> stop_ = false;
    std::atomic<int> connections_ = 0;
    std::vector<std::thread> serving_;
    std::thread acceptor_;
};

/// Reads by lines or by length.
class Wire {
  public:
    Wire(Listener& listener, int fd) : listener_(listener), fd_(fd) {}

    bool fill() {
        char some[4096];
        if (!listener_.readable(fd_)) return false;
        const auto size = recv(fd_, some, sizeof some, 0);
        if (size <= 0) return false;
        buffer_.append(some, static_cast<std::size_t>(size));
        return true;
    }
    /// Without its CRLF; nothing at the end.
    bool line(std::string& out) {
        std::size_t end = 0;
        while ((end = buffer_.find("\r\n")) == std::string::npos)
            if (!fill()) return false;
        out = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return true;
    }
    std::string bytes(std::size_t count) {
        while (buffer_.size() < count)
            if (!fill()) break;
        auto out = buffer_.substr(0, count);
        buffer_.erase(0, count);
        return out;
    }
    void say(std::string_view text) const {
        while (!text.empty()) {
            const auto sent = send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

  private:
    Listener& listener_;
    int fd_;
    std::string buffer_;
};

/// Takes HTTP requests, keeps them, and answers what it was told to.
class Receiver {
  public:
    struct Got {
        std::string start;
        std::vector<http::Header> headers;
        std::string body;
        std::string_view header(std::string_view name) const {
            return http::find_header(headers, name);
        }
    };
    struct Reply {
        int status = 204;
        std::string headers = {};  ///< Whole lines.
        std::string body = {};
        bool silent = false;  ///< Never answers.
    };

    std::string url() const {
        return "http://127.0.0.1:" + std::to_string(listener_.port()) + "/hook";
    }
    void answer(Reply reply) {
        const std::lock_guard lock(mutex_);
        reply_ = std::move(reply);
    }
    std::vector<Got> got() {
        const std::lock_guard lock(mutex_);
        return got_;
    }
    void forget() {
        const std::lock_guard lock(mutex_);
        got_.clear();
    }
    int connections() const { return listener_.connections(); }

  private:
    void serve(Listener& listener, int fd) {
        Wire wire(listener, fd);
        Got got;
        if (!wire.line(got.start)) return;
        std::size_t length = 0;
        for (std::string line; wire.line(line) && !line.empty();) {
            const auto colon = line.find(':');
            http::Header header{line.substr(0, colon),
                                line.substr(line.find_first_not_of(' ', colon + 1))};
            if (strcasecmp(header.name.c_str(), "content-length") == 0)
                length = std::stoul(header.value);
            got.headers.push_back(std::move(header));
        }
        got.body = wire.bytes(length);
        Reply reply;
        {
            const std::lock_guard lock(mutex_);
            got_.push_back(std::move(got));
            reply = reply_;
        }
        if (reply.silent) {
            while (wire.fill()) continue;
            return;
        }
        wire.say("HTTP/1.1 " + std::to_string(reply.status) + " x\r\n" + reply.headers +
                 "Content-Length: " + std::to_string(reply.body.size()) +
                 "\r\nConnection: close\r\n\r\n" + reply.body);
    }

    std::mutex mutex_;
    Reply reply_;
    std::vector<Got> got_;
    Listener listener_{[this](Listener& listener, int fd) { serve(listener, fd); }};
};

/// Speaks as much SMTP as a mail server must (RFC 5321), with AUTH PLAIN, and keeps the mails.
class MailServer {
  public:
    struct Mail {
        std::string from, to, text, signed_in;
    };

    int port() const { return listener_.port(); }
    void answer_recipients(std::string line) {
        const std::lock_guard lock(mutex_);
        recipients_ = std::move(line);
    }
    std::vector<Mail> got() {
        const std::lock_guard lock(mutex_);
        return got_;
    }

  private:
    void serve(Listener& listener, int fd) {
        Wire wire(listener, fd);
        wire.say("220 test\r\n");
        Mail mail;
        for (std::string line; wire.line(line);) {
            if (line.starts_with("EHLO")) {
                wire.say("250-test\r\n250 AUTH PLAIN\r\n");
            } else if (line.starts_with("AUTH PLAIN")) {
                if (line.size() < 12) {
                    wire.say("334 \r\n");
                    wire.line(line);
                    mail.signed_in = line;
                } else {
                    mail.signed_in = line.substr(11);
                }
                wire.say("235 ok\r\n");
            } else if (line.starts_with("MAIL FROM:")) {
                mail.from = line.substr(10);
                wire.say("250 ok\r\n");
            } else if (line.starts_with("RCPT TO:")) {
                mail.to = line.substr(8);
                const std::lock_guard lock(mutex_);
                wire.say(recipients_ + "\r\n");
            } else if (line == "DATA") {
                wire.say("354 go on\r\n");
                while (wire.line(line) && line != ".") mail.text += line + "\r\n";
                wire.say("250 taken\r\n");
                const std::lock_guard lock(mutex_);
                got_.push_back(std::move(mail));
                mail = {};
            } else if (line == "QUIT") {
                wire.say("221 bye\r\n");
                return;
            } else {
                wire.say("250 ok\r\n");
            }
        }
    }

    std::mutex mutex_;
    std::string recipients_ = "250 ok";
    std::vector<Mail> got_;
    Listener listener_{[this](Listener& listener, int fd) { serve(listener, fd); }};
};

}  // namespace notices::testing
