#include "http/connection.h"

#include <unistd.h>

#include "base/log.h"
#include "http/head.h"
#include "http/refusal_response.h"

namespace bhttp = boost::beast::http;

namespace http {

Connection::Connection(Loop& loop, Core& core, tcp::socket socket, std::string address,
                       std::shared_ptr<void> place)
    : loop_(loop),
      core_(core),
      socket_(std::move(socket)),
      address_(std::move(address)),
      place_(std::move(place)) {}

Connection::~Connection() {
    if (!closed_) close();
}

void Connection::start() {
    loop_.connections.insert(this);
    Error ignored;
    socket_.set_option(tcp::no_delay(true), ignored);
    socket_.non_blocking(true, ignored);
    if (loop_.finishing) return close();
    arm_read_deadline();
    read();
}

void Connection::close() {
    if (closed_) return;
    closed_ = no_more_ = true;
    loop_.connections.erase(this);
    Error ignored;
    socket_.close(ignored);
    exchanges_.clear();
    incoming_.reset();  // it holds this connection in turn
    frames_.clear();
    leave_stream();
}

void Connection::finish() {
    no_more_ = true;
    if (stream_ || (exchanges_.empty() && !incoming_)) return close();
    if (incoming_) {
        no_more_ = false;  // its header is here: let the body come, within its time
        incoming_->keep_alive = false;
    }
}

void Connection::on_tick(TimePoint now) {
    if (now >= write_deadline_) return close();
    if (now >= read_deadline_) {
        if (lingering_ || !parser_) return close();
        return refuse(408, too_slow);
    }
    if (stream_ && !writing_ && now - last_frame_ >= core_.config.events.heartbeat) {
        static const Frame heartbeat = std::make_shared<const std::string>(":\n\n");
        frames_.push_back(heartbeat);
        frame_bytes_ += heartbeat->size();
        write_frames();
    }
}

void Connection::arm_read_deadline() {
    const auto now = std::chrono::steady_clock::now();
    const Limits& limits = core_.config.limits;
    if (no_more_) {
        read_deadline_ = never;
    } else if (incoming_) {
        const auto limit = incoming_->route.endpoint ? incoming_->route.endpoint->body_limit : 0;
        const auto bytes =
            parser_ && parser_->content_length() ? *parser_->content_length() : limit;
        read_deadline_ =
            now + limits.body_time + std::chrono::milliseconds(bytes * 1000 / limits.slowest_body);
    } else if (parser_) {
        read_deadline_ = now + limits.header_time;
    } else {
        read_deadline_ = exchanges_.empty() ? now + limits.idle_time : never;
    }
}

// ---- reading

void Connection::read() {
    if (reading_ || closed_ || no_more_) return;
    reading_ = true;
    const std::size_t room = incoming_ ? part_size : 4096;
    auto target = buffer_.prepare(room);
    socket_.async_read_some(target, [self = shared_from_this()](Error failed, std::size_t size) {
        self->on_read(failed, size);
    });
}

void Connection::on_read(Error failed, std::size_t size) {
    reading_ = false;
    if (closed_) return;
    if (stream_) return failed == asio::error::operation_aborted ? watch_stream() : close();
    if (lingering_) return failed ? close() : drain();
    if (failed == asio::error::eof) {
        // The client may have closed its half only, and still wait for its answers.
        no_more_ = true;
        incoming_.reset();
        parser_.reset();
        read_deadline_ = never;
        if (exchanges_.empty()) close();
        return;
    }
    if (failed) return close();
    buffer_.commit(size);
    parse();
}

void Connection::parse() {
    while (!closed_ && !no_more_) {
        if (!incoming_ && exchanges_.size() >= core_.config.limits.pipeline) break;
        if (buffer_.size() == 0 || !parse_some()) {
            read();
            break;
        }
    }
    if (closed_) return;
    start_ready();
    write_ready();
}

void Connection::start_parser() {
    parser_.emplace();
    parser_->eager(false);
    parser_->header_limit(static_cast<std::uint32_t>(core_.config.limits.header_bytes));
    parser_->body_limit(boost::none);
    arm_read_deadline();
}

/// False when more bytes are needed.
bool Connection::parse_some() {
    if (!parser_) start_parser();
    Error failed;
    const auto used = parser_->put(buffer_.data(), failed);
    buffer_.consume(used);
    if (failed == bhttp::error::need_more) {
        // What lies unread is less than a header, or than the line before a chunk: no more of it.
        if (buffer_.size() <= core_.config.limits.header_bytes + part_size) return false;
        refuse(431, header_too_large);
        return true;
    }
    if (failed) {
        refuse(failed);
        return true;
    }
    if (!incoming_ && parser_->is_header_done() && !on_header()) return true;
    if (!hold_body()) {
        refuse(503, overloaded);
        return true;
    }
    if (parser_->is_done()) {
        on_message();
        return true;
    }
    return used > 0;
}

ExchangePtr Connection::make_exchange() {
    auto exchange = std::make_shared<Exchange>();
    exchange->replies = shared_from_this();
    exchange->metrics = &core_.other_metrics;
    exchange->pattern = "other";
    exchange->request.address = address_;
    exchange->request.id = make_request_id();
    return exchange;
}

/// The header is whole: decides where it goes and how large its body may be. False when refused.
bool Connection::on_header() {
    auto exchange = make_exchange();
    auto& message = parser_->get();
    exchange->keep_alive = message.keep_alive() && !loop_.finishing;
    auto failed = read_head(core_, message, address_, *exchange);
    incoming_ = exchange;
    if (failed) {
        refuse(failed->status, *failed->kind);
        return false;
    }
    if (!accept_body(exchange)) return false;
    parser_->eager(true);
    arm_read_deadline();
    return true;
}

bool Connection::accept_body(const ExchangePtr& exchange) {
    const auto* endpoint = exchange->route.endpoint;
    const std::size_t limit = endpoint ? endpoint->body_limit : part_size;
    const auto length = parser_->content_length();
    if (length && *length > limit) {
        refuse(413, body_too_large);
        return false;
    }
    parser_->body_limit(limit);
    const auto expected = parser_->get()[bhttp::field::expect];
    if (!parser_->is_done() && boost::beast::iequals(expected, "100-continue")) say_continue();
    return true;
}

/// Large bodies share a bounded memory; a client that finds it full tries again.
bool Connection::hold_body() {
    if (!incoming_ || parser_->get().body().size() <= part_size) return true;
    return incoming_->body_share.grow(core_.body_bytes,
                                      static_cast<std::int64_t>(parser_->get().body().size()),
                                      static_cast<std::int64_t>(core_.config.limits.body_bytes));
}

void Connection::say_continue() {
    if (!exchanges_.empty() || buffer_.size() > 0) return;
    Error failed;
    socket_.write_some(asio::buffer("HTTP/1.1 100 Continue\r\n\r\n", 25), failed);
}

void Connection::on_message() {
    auto exchange = std::move(incoming_);
    exchange->request.body = std::move(parser_->get().body());
    exchange->began = std::chrono::steady_clock::now();
    parser_.reset();
    if (!exchange->keep_alive) no_more_ = true;
    exchanges_.push_back(std::move(exchange));
    arm_read_deadline();
}

void Connection::refuse(const Error& failed) {
    if (failed == bhttp::error::header_limit || failed == bhttp::error::buffer_overflow) {
        return refuse(431, header_too_large);
    }
    if (failed == bhttp::error::body_limit) return refuse(413, body_too_large);
    refuse(400, malformed);
}

/// Answers a request that cannot be read on; what follows on the connection cannot be trusted.
void Connection::refuse(int status, const base::RefusalKind& kind) {
    auto exchange = incoming_ ? std::move(incoming_) : make_exchange();
    incoming_.reset();
    parser_.reset();
    no_more_ = true;
    read_deadline_ = never;
    exchange->keep_alive = false;
    exchange->started = true;
    exchange->response = refusal_response(*exchange, status, kind);
    exchanges_.push_back(std::move(exchange));
    write_ready();
}

// ---- answering

void Connection::start_ready() {
    bool waits_for_any = false, waits_for_unsafe = false;
    for (const auto& exchange : exchanges_) {
        const bool safe = is_safe(exchange->request.method);
        if (!exchange->started) {
            if (waits_for_unsafe || (waits_for_any && !safe)) return;
            start_one(exchange);
            if (closed_) return;
        }
        if (exchange->response) continue;
        waits_for_any = true;
        waits_for_unsafe = waits_for_unsafe || !safe;
    }
}

void Connection::start_one(const ExchangePtr& exchange) {
    exchange->started = true;
    if (auto early = early_answer(core_, *exchange)) {
        exchange->response = std::move(*early);
        return;
    }
    const auto limit = static_cast<std::int64_t>(core_.config.limits.in_flight);
    if (core_.in_flight.fetch_add(1) >= limit) {
        core_.in_flight.fetch_sub(1);
        exchange->response = refusal_response(*exchange, overloaded);
        return;
    }
    begin_journey(core_, exchange);
}

void Connection::reply(ExchangePtr exchange, Response response) {
    core_.in_flight.fetch_sub(1);
    asio::post(loop_.context, [self = shared_from_this(), exchange = std::move(exchange),
                               answer = std::move(response)]() mutable {
        if (self->closed_) return;
        exchange->response = std::move(answer);
        self->start_ready();
        self->write_ready();
    });
}

void Connection::write_ready() {
    if (writing_ || closed_ || exchanges_.empty() || !exchanges_.front()->response) return;
    writing_ = true;
    Exchange& exchange = *exchanges_.front();
    if (no_more_ && exchanges_.size() == 1) exchange.keep_alive = false;
    make_head(exchange, *exchange.response);
    sent_ = 0;
    write_part();
}

void Connection::make_head(const Exchange& exchange, Response& response) {
    write_head(head_, exchange, response, loop_.date);
    if (exchange.request.head || response.status == 204 || response.status == 304) {
        response.body.clear();
        response.shared.reset();
        response.file = {};
        response.stream.reset();
    }
}

/// Sends the next 64 KiB. Each part has its own time, so a client that reads slowly but steadily
/// gets the whole, and one that stops reading is let go.
void Connection::write_part() {
    write_deadline_ = std::chrono::steady_clock::now() + core_.config.limits.write_time;
    const Response& response = *exchanges_.front()->response;
    const auto size = std::min<std::int64_t>(response.size() - sent_, part_size);
    asio::const_buffer body;
    if (response.file.descriptor) {
        part_.resize(static_cast<std::size_t>(size));
        const auto got = ::pread(*response.file.descriptor, part_.data(), part_.size(),
                                 response.file.offset + sent_);
        if (got != size) return close();  // the file shrank: the length is promised already
        body = asio::buffer(part_);
    } else {
        const std::string& text = response.shared ? *response.shared : response.body;
        body = asio::buffer(text.data() + sent_, static_cast<std::size_t>(size));
    }
    sent_ += size;
    const std::array<asio::const_buffer, 2> both{asio::buffer(head_), body};
    asio::async_write(socket_, both, [self = shared_from_this()](Error failed, std::size_t) {
        if (self->closed_) return;
        self->write_deadline_ = never;
        if (failed) return self->close();
        self->head_.clear();
        self->on_written();
    });
}

void Connection::on_written() {
    const ExchangePtr exchange = exchanges_.front();
    const Response& response = *exchange->response;
    if (sent_ < response.size()) return write_part();
    account(*exchange, response);
    writing_ = false;
    if (response.stream) return become_stream();
    exchanges_.pop_front();
    if (!exchange->keep_alive || (no_more_ && exchanges_.empty())) return linger();
    if (exchanges_.empty() && !parser_) arm_read_deadline();
    parse();
}

void Connection::account(const Exchange& exchange, const Response& response) const {
    const auto took = std::chrono::steady_clock::now() - exchange.began;
    exchange.metrics->count(response.status, took);
    if (!core_.config.access_log) return;
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    base::log(
        base::Level::info, "request",
        {{"method", exchange.request.head ? "HEAD" : std::string(to_text(exchange.request.method))},
         {"route", std::string(exchange.pattern)},
         {"status", std::to_string(response.status)},
         {"us", std::to_string(us)},
         {"bytes", std::to_string(sent_)},
         {"request_id", exchange.request.id},
         {"from", coarse_address(exchange.request.address)}});
}

/// Closes our half and reads on for a moment: closing with unread bytes would reset the
/// connection, and the client would lose the answer.
void Connection::linger() {
    exchanges_.clear();
    parser_.reset();
    no_more_ = lingering_ = true;
    buffer_.clear();
    Error ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    read_deadline_ = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    if (!reading_) drain();
}

void Connection::drain() {
    reading_ = true;
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(part_size),
                            [self = shared_from_this()](Error failed, std::size_t) {
                                self->reading_ = false;
                                if (self->closed_) return;
                                if (failed) return self->close();
                                self->drain();
                            });
}

}  // namespace http
