#pragma once

#include <memory>
#include <string>

namespace http {

/// Some bytes that many streams send alike.
using Frame = std::shared_ptr<const std::string>;

/// Where the frames of an endless answer go. Safe from every thread.
struct FrameSink {
    virtual ~FrameSink() = default;
    virtual void push(Frame frame) = 0;
    virtual void end() = 0;  ///< Closes once what was pushed is sent.
};

/// An answer without an end.
struct Stream {
    virtual ~Stream() = default;
    /// The head is sent; frames may follow. Called on a loop's thread: must be quick.
    virtual void opened(std::weak_ptr<FrameSink> sink) = 0;
    virtual void closed() = 0;
};

}  // namespace http
