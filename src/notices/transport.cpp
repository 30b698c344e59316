#include "notices/transport.h"

#include <algorithm>

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/expects.h"

namespace notices {

using namespace std::chrono;

namespace {

constexpr std::size_t most_answer = 16 * 1024;
constexpr long most_connections = 16;

void start_curl_once() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    base::expects(started == CURLE_OK, "libcurl starts");
}

struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, EndList>;

void append(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    base::expects(longer != nullptr, "there is memory for a header");
    static_cast<void>(list.release());
    list.reset(longer);
}

}  // namespace

/// One transfer with what its callbacks need; stays in its place while it runs.
struct Transfer {
    CURL* easy = nullptr;
    List lines;
    std::string_view left;  ///< Of a mail's text.
    std::size_t received = 0;
    bool refused = false;  ///< The address may not be connected to.
    bool encrypted = true;
    const Destinations* destinations = nullptr;
    CURLcode result = CURLE_OK;

    Transfer() : easy(curl_easy_init()) { base::expects(easy != nullptr, "libcurl has a handle"); }
    ~Transfer() { curl_easy_cleanup(easy); }
    Transfer(const Transfer&) = delete;

    template <class T>
    void set(CURLoption option, T value) {
        const auto done = curl_easy_setopt(easy, option, value);
        base::expects(done == CURLE_OK, curl_easy_strerror(done));
    }
};

namespace {

std::size_t take_answer(char*, std::size_t one, std::size_t count, void* to) {
    auto& transfer = *static_cast<Transfer*>(to);
    transfer.received += one * count;
    return transfer.received > most_answer ? 0 : one * count;
}

std::size_t give_text(char* to, std::size_t one, std::size_t count, void* from) {
    auto& left = static_cast<Transfer*>(from)->left;
    const auto size = std::min(one * count, left.size());
    std::copy_n(left.data(), size, to);
    left.remove_prefix(size);
    return size;
}

std::string text_of(const sockaddr& address) {
    char text[INET6_ADDRSTRLEN] = "";
    if (address.sa_family == AF_INET)
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address).sin_addr, text,
                  sizeof text);
    else if (address.sa_family == AF_INET6)
        inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr, text,
                  sizeof text);
    return text;
}

/// Called with the address that the name really led to, so nothing changes between look and leap.
curl_socket_t open_socket(void* for_transfer, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(for_transfer);
    if (!transfer.destinations->may_connect(text_of(address->addr), transfer.encrypted)) {
        transfer.refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void set_common(Transfer& transfer, milliseconds connect, milliseconds whole) {
    transfer.set(CURLOPT_NOSIGNAL, 1L);
    transfer.set(CURLOPT_PROXY, "");
    transfer.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
    transfer.set(CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()));
    transfer.set(CURLOPT_WRITEFUNCTION, &take_answer);
    transfer.set(CURLOPT_WRITEDATA, &transfer);
    transfer.set(CURLOPT_PRIVATE, &transfer);
}

void set_http(Transfer& transfer, const HttpParcel& parcel) {
    transfer.set(CURLOPT_URL, parcel.url.c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "http,https");
    transfer.set(CURLOPT_FOLLOWLOCATION, 0L);
    transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(parcel.body.size()));
    transfer.set(CURLOPT_POSTFIELDS, parcel.body.c_str());
    transfer.set(CURLOPT_USERAGENT, "Gongzhi");
    transfer.set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    transfer.set(CURLOPT_OPENSOCKETDATA, &transfer);
    for (const auto& line : parcel.headers) append(transfer.lines, line);
    append(transfer.lines, "Expect:");  // Some receivers never answer a 100-continue.
    transfer.set(CURLOPT_HTTPHEADER, transfer.lines.get());
}

void set_mail(Transfer& transfer, const MailParcel& parcel, const MailSettings& settings,
              const std::string& password) {
    const auto url =
        fmt::format("{}://{}:{}/", settings.security == MailSecurity::tls ? "smtps" : "smtp",
                    settings.host, settings.port);
    transfer.set(CURLOPT_URL, url.c_str());
    transfer.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    transfer.set(CURLOPT_USE_SSL, settings.security == MailSecurity::starttls
                                      ? static_cast<long>(CURLUSESSL_ALL)
                                      : static_cast<long>(CURLUSESSL_NONE));
    if (!settings.user.empty()) {
        transfer.set(CURLOPT_USERNAME, settings.user.c_str());
        transfer.set(CURLOPT_PASSWORD, password.c_str());
    }
    transfer.set(CURLOPT_MAIL_FROM, ("<" + settings.from_address + ">").c_str());
    append(transfer.lines, "<" + parcel.to + ">");
    transfer.set(CURLOPT_MAIL_RCPT, transfer.lines.get());
    transfer.left = parcel.text;
    transfer.set(CURLOPT_UPLOAD, 1L);
    transfer.set(CURLOPT_READFUNCTION, &give_text);
    transfer.set(CURLOPT_READDATA, &transfer);
    transfer.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(parcel.text.size()));
}

int status_of(const Transfer& transfer) {
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

Sent measure(const Transfer& transfer) {
    curl_off_t took = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_TOTAL_TIME_T, &took);
    Sent out{.status = status_of(transfer)};
    out.took = duration_cast<milliseconds>(microseconds{took});
    return out;
}

std::string connection_error(const Transfer& transfer) {
    switch (transfer.result) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "unknown_host";
        case CURLE_COULDNT_CONNECT:
            return transfer.refused ? "address_refused" : "no_connection";
        case CURLE_OPERATION_TIMEDOUT:
            return "timeout";
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_USE_SSL_FAILED:
            return "no_tls";
        case CURLE_LOGIN_DENIED:
            return "sign_in_refused";
        case CURLE_GOT_NOTHING:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return "connection_lost";
        default:
            return fmt::format("curl_{}", static_cast<int>(transfer.result));
    }
}

Sent http_outcome(const Transfer& transfer) {
    Sent out = measure(transfer);
    // A receiver that talks on and on has been heard: its status counts.
    const bool answered = transfer.result == CURLE_OK || transfer.result == CURLE_WRITE_ERROR;
    if (!answered) {
        out.status = 0;
        out.error = connection_error(transfer);
        out.channel_down = true;
        return out;
    }
    if (out.status >= 200 && out.status < 300) {
        out.ok = true;
        return out;
    }
    curl_off_t asked = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RETRY_AFTER, &asked);
    out.retry_after = seconds{std::clamp<curl_off_t>(asked, 0, 7'200)};
    out.channel_down = true;
    out.final = out.status == 410;  // CloudEvents' web hook: whoever says Gone wants no more.
    out.error = fmt::format("http_{}", out.status);
    return out;
}

Sent mail_outcome(const Transfer& transfer) {
    Sent out = measure(transfer);
    if (transfer.result == CURLE_OK) {
        out.ok = true;
        return out;
    }
    const bool refused = out.status >= 400 && out.status < 600;
    if (transfer.result == CURLE_LOGIN_DENIED || !refused) {
        out.error = connection_error(transfer);
        out.channel_down = true;
        return out;
    }
    out.error = fmt::format("smtp_{}", out.status);
    out.final = out.status >= 500;  // RFC 5321, 4.2.1: permanent.
    return out;
}

}  // namespace

struct Transport::Multi {
    CURLM* multi = curl_multi_init();
    ~Multi() { curl_multi_cleanup(multi); }

    void run(std::vector<std::unique_ptr<Transfer>>& transfers) const {
        for (const auto& one : transfers) curl_multi_add_handle(multi, one->easy);
        int running = 1;
        while (running > 0) {
            base::expects(curl_multi_perform(multi, &running) == CURLM_OK, "transfers go on");
            note_done();
            if (running > 0) curl_multi_poll(multi, nullptr, 0, 500, nullptr);
        }
        note_done();
        for (const auto& one : transfers) curl_multi_remove_handle(multi, one->easy);
    }

    void note_done() const {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            Transfer* transfer = nullptr;
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
            transfer->result = message->data.result;
        }
    }
};

Transport::Transport(Timeouts timeouts) : timeouts_(timeouts) {
    start_curl_once();
    multi_ = std::make_unique<Multi>();
    curl_multi_setopt(multi_->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most_connections);
    curl_multi_setopt(multi_->multi, CURLMOPT_MAXCONNECTS, most_connections);
}

Transport::~Transport() = default;

std::vector<Sent> Transport::post(const std::vector<HttpParcel>& parcels,
                                  const Destinations& destinations) {
    std::vector<std::unique_ptr<Transfer>> transfers;
    for (const auto& parcel : parcels) {
        auto& transfer = *transfers.emplace_back(std::make_unique<Transfer>());
        transfer.destinations = &destinations;
        transfer.encrypted = parcel.url.starts_with("https:");
        set_common(transfer, timeouts_.connect, timeouts_.http);
        set_http(transfer, parcel);
    }
    multi_->run(transfers);
    std::vector<Sent> out;
    for (const auto& one : transfers) out.push_back(http_outcome(*one));
    return out;
}

std::vector<Sent> Transport::mail(const std::vector<MailParcel>& parcels,
                                  const MailSettings& settings, const std::string& password) {
    std::vector<std::unique_ptr<Transfer>> transfers;
    for (const auto& parcel : parcels) {
        auto& transfer = *transfers.emplace_back(std::make_unique<Transfer>());
        set_common(transfer, timeouts_.connect, timeouts_.mail);
        set_mail(transfer, parcel, settings, password);
    }
    multi_->run(transfers);
    std::vector<Sent> out;
    for (const auto& one : transfers) out.push_back(mail_outcome(*one));
    return out;
}

}  // namespace notices
