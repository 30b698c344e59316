#pragma once

#include <array>
#include <deque>
#include <optional>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "http/core.h"
#include "http/loop.h"

namespace http {

/// One client's connection: reads requests ahead, starts them, sends their answers in order.
///
/// Of the requests that wait on one connection only safe ones run side by side (RFC 9112, 9.3.2);
/// anything that changes things waits for those before it.
class Connection final : public Replies,
                         public FrameSink,
                         public std::enable_shared_from_this<Connection> {
  public:
    Connection(Loop& loop, Core& core, tcp::socket socket, std::string address,
               std::shared_ptr<void> place);
    ~Connection() override;

    void start();
    void on_tick(std::chrono::steady_clock::time_point now);
    void finish();  ///< The server stops: no new requests.
    void close();

    void reply(ExchangePtr exchange, Response response) override;
    void push(Frame frame) override;
    void end() override;

  private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Error = boost::system::error_code;
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr TimePoint never = TimePoint::max();
    static constexpr std::size_t part_size = 64 * 1024;

    // Reading
    void read();
    void on_read(Error failed, std::size_t size);
    void parse();
    bool parse_some();
    void start_parser();
    bool on_header();
    void on_message();
    void refuse(int status, const base::RefusalKind& kind);
    void refuse(const Error& failed);
    void arm_read_deadline();
    ExchangePtr make_exchange();
    bool accept_body(const ExchangePtr& exchange);
    bool hold_body();
    void say_continue();

    // Answering
    void start_ready();
    void start_one(const ExchangePtr& exchange);
    void answer(const ExchangePtr& exchange, Response response);
    void write_ready();
    void make_head(const Exchange& exchange, Response& response);
    void write_part();
    void on_written();
    void account(const Exchange& exchange, const Response& response) const;
    void linger();
    void drain();

    // An answer without an end
    void become_stream();
    void leave_stream();
    void watch_stream();
    void write_frames();

    Loop& loop_;
    Core& core_;
    tcp::socket socket_;
    const std::string address_;
    const std::shared_ptr<void> place_;  // counts this connection as long as it lives

    boost::beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    ExchangePtr incoming_;  // its header is read, its body not yet
    std::deque<ExchangePtr> exchanges_;

    std::string head_;
    std::string part_;
    std::int64_t sent_ = 0;
    std::shared_ptr<Stream> stream_;
    std::deque<Frame> frames_;
    std::size_t frame_bytes_ = 0;
    TimePoint last_frame_{};

    TimePoint read_deadline_ = never;
    TimePoint write_deadline_ = never;
    std::array<char, 16> scrap_{};
    bool reading_ = false;
    bool writing_ = false;
    bool no_more_ = false;    // no further request is read: refused, closing, or the client is done
    bool lingering_ = false;  // all is sent; waiting for the client to close
    bool ending_ = false;
    bool closed_ = false;
};

}  // namespace http
