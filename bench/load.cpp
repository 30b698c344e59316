#include "load.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {
namespace {

using Steady = std::chrono::steady_clock;

struct Connection {
    int fd = -1;
    std::string received;
    Steady::time_point sent_at;
};

int connect_to(unsigned short port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("cannot connect");
    }
    const int yes = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return fd;
}

/// True when a whole answer is there; its status goes to `status`.
bool is_whole(const std::string& received, int& status) {
    const auto end = received.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    std::size_t length = 0;
    const auto at = received.find("Content-Length: ");
    if (at != std::string::npos && at < end) {
        std::from_chars(received.data() + at + 16, received.data() + end, length);
    }
    std::from_chars(received.data() + 9, received.data() + 12, status);
    return received.size() >= end + 4 + length;
}

void send_all(int fd, const std::string& request) {
    if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
        throw std::runtime_error("the server closed a connection");
    }
}

double percentile(std::vector<double>& values, double part) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

}  // namespace

Figures run_load(unsigned short port, const Load& load,
                 const std::function<std::string(long n)>& make) {
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> all(static_cast<std::size_t>(load.connections));
    long sent = 0;
    for (auto& one : all) {
        one.fd = connect_to(port);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &one}};
        ::epoll_ctl(poll, EPOLL_CTL_ADD, one.fd, &event);
        one.sent_at = Steady::now();
        send_all(one.fd, make(sent++));
    }
    const auto from = Steady::now() + load.warm_up;
    const auto until = from + load.time;
    Figures figures;
    std::vector<double> times;
    char bytes[16 * 1024];
    for (auto now = Steady::now(); now < until; now = Steady::now()) {
        epoll_event events[64];
        const int ready = ::epoll_wait(poll, events, 64, 100);
        for (int i = 0; i < ready; ++i) {
            auto& one = *static_cast<Connection*>(events[i].data.ptr);
            const auto size = ::recv(one.fd, bytes, sizeof bytes, 0);
            if (size <= 0) throw std::runtime_error("the server closed a connection");
            one.received.append(bytes, static_cast<std::size_t>(size));
            int status = 0;
            if (!is_whole(one.received, status)) continue;
            const auto at = Steady::now();
            if (at >= from && at < until) {
                times.push_back(
                    std::chrono::duration<double, std::milli>(at - one.sent_at).count());
                if (status / 100 != 2) ++figures.failed;
            }
            one.received.clear();
            one.sent_at = at;
            send_all(one.fd, make(sent++));
        }
    }
    for (auto& one : all) ::close(one.fd);
    ::close(poll);
    figures.per_second =
        static_cast<double>(times.size()) / std::chrono::duration<double>(load.time).count();
    figures.p50_ms = percentile(times, 0.5);
    figures.p99_ms = percentile(times, 0.99);
    return figures;
}

}  // namespace bench
