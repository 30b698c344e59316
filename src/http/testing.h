// For tests only: a small blocking client, so that tests speak HTTP to the real server.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <boost/json.hpp>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/request.h"

namespace http::testing {

struct Answer {
    int status = 0;
    std::vector<Header> headers;
    std::string body;

    std::string_view header(std::string_view name) const { return find_header(headers, name); }
    boost::json::value json() const { return boost::json::parse(body); }
    /// The stable code of a problem, or `` for an answer that is none.
    std::string code() const {
        if (header("content-type") != "application/problem+json") return {};
        return boost::json::value_to<std::string>(json().at("code"));
    }
};

/// One connection. Every wait ends after `patience` with an exception.
class Client {
  public:
    explicit Client(unsigned short port,
                    std::chrono::milliseconds patience = std::chrono::seconds(10))
        : port_(port), patience_(patience) {
        connect();
    }
    ~Client() { close(); }
    Client(const Client&) = delete;
    Client(Client&& other) noexcept
        : port_(other.port_),
          patience_(other.patience_),
          fd_(std::exchange(other.fd_, -1)),
          last_(other.last_),
          buffer_(std::move(other.buffer_)),
          headers_(std::move(other.headers_)),
          cookies_(std::move(other.cookies_)) {}

    /// Sent with every request from now on: `set("Authorization", "Bearer x")`.
    void set(std::string name, std::string value) {
        std::erase_if(headers_, [&](const Header& one) { return one.name == name; });
        headers_.push_back({std::move(name), std::move(value)});
    }
    void clear_headers() { headers_.clear(); }

    Answer get(std::string_view path, std::vector<Header> more = {}) {
        return request("GET", path, "", std::move(more));
    }
    Answer del(std::string_view path) { return request("DELETE", path, "", {}); }
    Answer post(std::string_view path, const boost::json::value& body,
                std::vector<Header> more = {}) {
        return request("POST", path, boost::json::serialize(body), std::move(more));
    }
    Answer put(std::string_view path, const boost::json::value& body) {
        return request("PUT", path, boost::json::serialize(body), {});
    }
    Answer patch(std::string_view path, const boost::json::value& body) {
        return request("PATCH", path, boost::json::serialize(body), {});
    }

    /// Any request; connects anew when the server closed the connection in between. Cookies that
    /// answers set are sent back.
    Answer request(std::string_view method, std::string_view path, std::string_view body,
                   std::vector<Header> more) {
        if (fd_ < 0 || last_ || is_closed()) connect();
        send(text(method, path, body, more));
        return read_answer(method == "HEAD");
    }

    /// The text of a request, for tests that send it their own way.
    std::string text(std::string_view method, std::string_view path, std::string_view body = {},
                     const std::vector<Header>& more = {}) const {
        std::string out =
            std::string(method) + " " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto* list : {&headers_, &more}) {
            for (const auto& header : *list) out += header.name + ": " + header.value + "\r\n";
        }
        if (!cookies_.empty()) {
            out += "Cookie: ";
            for (std::size_t at = 0; at < cookies_.size(); ++at) {
                out += (at > 0 ? "; " : "") + cookies_[at].name + "=" + cookies_[at].value;
            }
            out += "\r\n";
        }
        if (!body.empty()) {
            if (find_header(more, "content-type").empty()) {
                out += "Content-Type: application/json\r\n";
            }
            out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
        } else if (method == "POST" || method == "PUT" || method == "PATCH") {
            out += "Content-Length: 0\r\n";
        }
        return out + "\r\n" + std::string(body);
    }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) throw std::runtime_error("the server closed the connection");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    Answer read_answer(bool head = false) {
        Answer answer;
        do {
            answer = read_head();
        } while (answer.status == 100);
        const auto length = answer.header("content-length");
        if (head || answer.status == 204 || answer.status == 304) return answer;
        if (!length.empty()) answer.body = take(std::stoul(std::string(length)));
        return answer;
    }

    /// Status line and headers only; the body stays to be read.
    Answer read_head() {
        while (buffer_.find("\r\n\r\n") == std::string::npos) receive();
        const auto end = buffer_.find("\r\n\r\n");
        const std::string head = buffer_.substr(0, end + 2);
        buffer_.erase(0, end + 4);
        Answer answer{.status = std::stoi(head.substr(9, 3))};
        std::size_t at = head.find("\r\n") + 2;
        while (at < head.size()) {
            const auto stop = head.find("\r\n", at);
            const auto colon = head.find(": ", at);
            answer.headers.push_back(
                {head.substr(at, colon - at), head.substr(colon + 2, stop - colon - 2)});
            at = stop + 2;
        }
        for (const auto& header : answer.headers) remember(header);
        last_ = answer.header("connection") == "close";
        return answer;
    }

    /// The next event of a stream, its lines without the empty one at the end.
    std::string read_event() {
        while (buffer_.find("\n\n") == std::string::npos) receive();
        const auto end = buffer_.find("\n\n");
        const std::string event = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return event;
    }

    std::string take(std::size_t size) {
        while (buffer_.size() < size) receive();
        std::string out = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return out;
    }

    /// Waits until the server closes; false when it did not within `patience`.
    bool waits_for_close(std::chrono::milliseconds patience) {
        patience_ = patience;
        try {
            while (true) receive();
        } catch (const Closed&) {
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    }

    void close_sending() { ::shutdown(fd_, SHUT_WR); }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }
    int descriptor() const { return fd_; }

  private:
    struct Closed : std::runtime_error {
        using std::runtime_error::runtime_error;
    };

    void connect() {
        close();
        buffer_.clear();
        last_ = false;
        fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("cannot connect");
        }
        const int yes = 1;
        ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    }

    bool is_closed() const {
        char byte = 0;
        return buffer_.empty() && ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
    }

    void receive() {
        pollfd waits{.fd = fd_, .events = POLLIN};
        if (::poll(&waits, 1, static_cast<int>(patience_.count())) <= 0) {
            throw std::runtime_error("the server sent nothing in time");
        }
        char bytes[16 * 1024];
        const auto size = ::recv(fd_, bytes, sizeof bytes, 0);
        if (size <= 0) throw Closed("the server closed the connection");
        buffer_.append(bytes, static_cast<std::size_t>(size));
    }

    void remember(const Header& header) {
        if (header.name != "Set-Cookie") return;
        const auto equals = header.value.find('=');
        const auto end = header.value.find(';');
        const std::string name = header.value.substr(0, equals);
        std::erase_if(cookies_, [&](const Header& one) { return one.name == name; });
        if (header.value.find("Max-Age=0") != std::string::npos) return;
        cookies_.push_back({name, header.value.substr(equals + 1, end - equals - 1)});
    }

    const unsigned short port_;
    std::chrono::milliseconds patience_;
    int fd_ = -1;
    bool last_ = false;  // the server said that it closes
    std::string buffer_;
    std::vector<Header> headers_;
    std::vector<Header> cookies_;
};

}  // namespace http::testing
