#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "notices/destinations.h"
#include "notices/settings.h"

namespace notices {

/// Something to post over HTTP.
struct HttpParcel {
    std::string url;
    std::vector<std::string> headers;  ///< `name: value`
    std::string body;
};

/// Something for the mail server.
struct MailParcel {
    std::string to;
    std::string text;  ///< As `mail_text` makes it.
};

/// How one sending went. `error` is a stable code, never text of the other side.
struct Sent {
    bool ok = false;
    bool final = false;         ///< Trying again cannot help.
    bool channel_down = false;  ///< Whatever else waits for the same channel would fail too.
    std::string error;
    int status = 0;  ///< Of HTTP or SMTP; 0: none came.
    std::chrono::milliseconds took{};
    std::chrono::seconds retry_after{};  ///< What the other side asked for; 0: nothing.
};

struct Timeouts {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds http{10'000};
    std::chrono::milliseconds mail{20'000};
};

/// Sends over the network with libcurl, several at a time, each within its time. Follows no
/// redirect, reads at most 16 KiB of an answer, uses no proxy. Of one thread at a time.
class Transport {
  public:
    explicit Transport(Timeouts timeouts);
    ~Transport();

    /// All at once; returns when the last is through, in the order given.
    std::vector<Sent> post(const std::vector<HttpParcel>& parcels,
                           const Destinations& destinations);
    std::vector<Sent> mail(const std::vector<MailParcel>& parcels, const MailSettings& settings,
                           const std::string& password);

  private:
    struct Multi;
    const Timeouts timeouts_;
    std::unique_ptr<Multi> multi_;
};

}  // namespace notices
