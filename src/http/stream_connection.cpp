#include "http/connection.h"

// The part of a connection that sends an answer without an end.
namespace http {

void Connection::become_stream() {
    stream_ = std::move(exchanges_.front()->response->stream);
    exchanges_.clear();
    parser_.reset();
    incoming_.reset();
    head_ = {};
    part_ = {};
    no_more_ = true;
    read_deadline_ = never;
    last_frame_ = std::chrono::steady_clock::now();
    core_.streams.fetch_add(1);
    stream_->opened(weak_from_this());
    if (!reading_) return watch_stream();
    Error ignored;
    socket_.cancel(ignored);  // the read for a next request holds a buffer; on_read goes on
}

void Connection::leave_stream() {
    if (!stream_) return;
    core_.streams.fetch_sub(1);
    stream_->closed();
    stream_.reset();
}

/// A stream's client sends nothing more; reading only notices that it has gone.
void Connection::watch_stream() {
    buffer_.clear();
    buffer_.shrink_to_fit();
    reading_ = true;
    socket_.async_read_some(asio::buffer(scrap_),
                            [self = shared_from_this()](Error failed, std::size_t) {
                                self->reading_ = false;
                                if (self->closed_) return;
                                if (failed) return self->close();
                                self->watch_stream();
                            });
}

void Connection::push(Frame frame) {
    asio::post(loop_.context, [self = shared_from_this(), frame = std::move(frame)]() mutable {
        if (self->closed_ || !self->stream_) return;
        self->frame_bytes_ += frame->size();
        // Whoever does not read is let go; it comes back with Last-Event-ID.
        if (self->frame_bytes_ > self->core_.config.limits.stream_bytes) return self->close();
        self->frames_.push_back(std::move(frame));
        self->write_frames();
    });
}

void Connection::end() {
    asio::post(loop_.context, [self = shared_from_this()] {
        if (self->closed_ || !self->stream_) return;
        self->ending_ = true;
        self->write_frames();
    });
}

void Connection::write_frames() {
    if (writing_ || closed_) return;
    if (frames_.empty()) {
        if (ending_) close();
        return;
    }
    writing_ = true;
    last_frame_ = std::chrono::steady_clock::now();
    write_deadline_ = last_frame_ + core_.config.limits.write_time;
    const Frame frame = frames_.front();
    asio::async_write(socket_, asio::buffer(*frame),
                      [self = shared_from_this(), frame](Error failed, std::size_t) {
                          self->writing_ = false;
                          if (self->closed_) return;
                          if (failed) return self->close();
                          self->write_deadline_ = never;
                          self->frame_bytes_ -= self->frames_.front()->size();
                          self->frames_.pop_front();
                          self->write_frames();
                      });
}

}  // namespace http
