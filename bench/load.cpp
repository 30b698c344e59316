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

/// Lets requests go at a steady pace.
class Pace {
  public:
    explicit Pace(double per_second)
        : step_(per_second > 0 ? std::chrono::nanoseconds(static_cast<long>(1e9 / per_second))
                               : std::chrono::nanoseconds{0}) {}
    bool may_send(Steady::time_point now) {
        if (now < next_) return false;
        // What could not be sent in time is not made up for in a burst.
        next_ = std::max(next_ + step_, now - 10 * step_);
        return true;
    }

  private:
    const std::chrono::nanoseconds step_;
    Steady::time_point next_ = Steady::now();
};

double percentile(std::vector<double>& values, double part) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// Connections that each have one request under way, or wait for their turn to send one.
class Clients {
  public:
    Clients(unsigned short port, const Load& load, const std::function<std::string(long)>& make)
        : make_(make),
          pace_(load.most_per_second),
          from_(Steady::now() + load.warm_up),
          until_(from_ + load.time),
          all_(static_cast<std::size_t>(load.connections)) {
        for (auto& one : all_) {
            one.fd = connect_to(port);
            epoll_event event{.events = EPOLLIN, .data = {.ptr = &one}};
            ::epoll_ctl(poll_, EPOLL_CTL_ADD, one.fd, &event);
            waiting_.push_back(&one);
        }
    }
    ~Clients() {
        for (auto& one : all_) ::close(one.fd);
        ::close(poll_);
    }
    Clients(const Clients&) = delete;

    bool is_over() const { return Steady::now() >= until_; }

    void send() {
        while (!waiting_.empty() && pace_.may_send(Steady::now())) {
            auto& one = *waiting_.back();
            waiting_.pop_back();
            one.sent_at = Steady::now();
            send_all(one.fd, make_(sent_++));
        }
    }

    void receive() {
        epoll_event events[64];
        const int ready = ::epoll_wait(poll_, events, 64, waiting_.empty() ? 100 : 1);
        for (int i = 0; i < ready; ++i) receive(*static_cast<Connection*>(events[i].data.ptr));
    }

    std::vector<double> times_ms;  ///< Of the answers between warm-up and end.
    long failed = 0;

  private:
    void receive(Connection& one) {
        char bytes[16 * 1024];
        const auto size = ::recv(one.fd, bytes, sizeof bytes, 0);
        if (size <= 0) throw std::runtime_error("the server closed a connection");
        one.received.append(bytes, static_cast<std::size_t>(size));
        int status = 0;
        if (!is_whole(one.received, status)) return;
        const auto at = Steady::now();
        if (at >= from_ && at < until_) {
            times_ms.push_back(std::chrono::duration<double, std::milli>(at - one.sent_at).count());
            if (status / 100 != 2) ++failed;
        }
        one.received.clear();
        waiting_.push_back(&one);
    }

    const std::function<std::string(long)>& make_;
    Pace pace_;
    const Steady::time_point from_, until_;
    const int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> all_;
    std::vector<Connection*> waiting_;
    long sent_ = 0;
};

}  // namespace

Figures run_load(unsigned short port, const Load& load,
                 const std::function<std::string(long n)>& make) {
    Clients clients(port, load, make);
    while (!clients.is_over()) {
        clients.send();
        clients.receive();
    }
    Figures figures{.failed = clients.failed};
    figures.per_second = static_cast<double>(clients.times_ms.size()) /
                         std::chrono::duration<double>(load.time).count();
    figures.p50_ms = percentile(clients.times_ms, 0.5);
    figures.p95_ms = percentile(clients.times_ms, 0.95);
    figures.p99_ms = percentile(clients.times_ms, 0.99);
    return figures;
}

}  // namespace bench
