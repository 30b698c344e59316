#include <charconv>

#include "base/hash.h"
#include "http/core.h"
#include "http/health.h"
#include "http/openapi.h"
#include "http/problem.h"

namespace http {
namespace {

using Run = std::function<base::Result<Response>(Call&, const Caller*)>;

struct Healthy {
    std::string status;
    std::string version;
    boost::json::object parts;
};
BOOST_DESCRIBE_STRUCT(Healthy, (), (status, version, parts))

boost::json::object no_schema() {
    return {};
}

Endpoint builtin(std::string path, std::string summary, std::string summary_zh, Run run,
                 std::string type) {
    Handler handle{.runs_on = RunsOn::call,
                   .content_type = std::move(type),
                   .input = &schema_of<Empty>,
                   .output = &no_schema,
                   .read = &detail::read_input<Empty>};
    handle.run = [run = std::move(run)](void* where, const Caller* caller, const void*) {
        return run(*static_cast<Call*>(where), caller);
    };
    return {.method = Method::get,
            .path = std::move(path),
            .summary = std::move(summary),
            .summary_zh = std::move(summary_zh),
            .tag = "system",
            .needs = anyone,
            .handle = std::move(handle)};
}

Response metrics_text(const Core& core) {
    Metrics own;
    own.gauge("gongzhi_http_connections", "Open connections.",
              [&] { return static_cast<double>(core.connections); });
    own.gauge("gongzhi_http_in_flight", "Requests being handled.",
              [&] { return static_cast<double>(core.in_flight); });
    own.gauge("gongzhi_http_worker_queue", "Requests waiting for a worker.",
              [&] { return static_cast<double>(core.workers.queued()); });
    own.gauge("gongzhi_http_body_bytes", "Memory that large bodies hold.",
              [&] { return static_cast<double>(core.body_bytes); });
    own.gauge("gongzhi_http_streams", "Open event streams.",
              [&] { return static_cast<double>(core.streams); });
    own.counter("gongzhi_http_connections_refused_total", "Connections closed for a limit.",
                [&] { return static_cast<double>(core.refused); });
    own.gauge("gongzhi_db_write_queue", "Writes waiting or under way.",
              [&] { return static_cast<double>(core.database.queued()); });
    std::string out = own.text();
    out += "# HELP gongzhi_build_info The version that runs.\n# TYPE gongzhi_build_info gauge\n";
    out += "gongzhi_build_info{version=\"" + core.config.version + "\"} 1\n";
    out +=
        "# HELP gongzhi_http_requests_total Requests by route and status.\n"
        "# TYPE gongzhi_http_requests_total counter\n";
    for (const auto& route : core.route_metrics) route->write_counts(out);
    core.file_metrics.write_counts(out);
    core.other_metrics.write_counts(out);
    out +=
        "# HELP gongzhi_http_request_seconds From the whole request to the sent answer.\n"
        "# TYPE gongzhi_http_request_seconds histogram\n";
    for (const auto& route : core.route_metrics) route->write_times(out);
    core.file_metrics.write_times(out);
    core.other_metrics.write_times(out);
    if (core.config.metrics) out += core.config.metrics->text();
    return {.content_type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(out)};
}

/// The description is made when it is first asked for, then kept.
Run describe_api(Core& core) {
    struct Made {
        std::once_flag once;
        std::shared_ptr<const std::string> text;
        std::string etag;
    };
    return [&core, made = std::make_shared<Made>()](Call&, const Caller*) {
        std::call_once(made->once, [&] {
            made->text = std::make_shared<const std::string>(
                boost::json::serialize(openapi(core.endpoints, core.config.version)));
            made->etag = '"' + base::digest(*made->text).substr(0, 32) + '"';
        });
        Response response{.content_type = "application/json", .shared = made->text};
        response.set("ETag", made->etag);
        response.set("Cache-Control", "no-cache");
        return response;
    };
}

/// What the client has seen: below zero for a new one, nothing for what is no number.
std::optional<std::int64_t> last_seen(std::string_view header) {
    if (header.empty()) return -1;
    std::int64_t value = 0;
    const char* end = header.data() + header.size();
    const auto [stop, failed] = std::from_chars(header.data(), end, value);
    if (failed != std::errc{} || stop != end || value < 0) return {};
    return value;
}

constexpr base::RefusalKind too_many_streams{"too_many_streams", base::Because::too_many,
                                             "打开的页面过多，请关闭一些。",
                                             "Too many screens are open; close some."};

base::Result<Response> open_stream(Core& core, Call& call, const Caller& caller) {
    if (core.streams >= static_cast<std::int64_t>(core.config.limits.streams)) {
        return base::refuse(overloaded);
    }
    Response response{.content_type = "text/event-stream"};
    response.set("Cache-Control", "no-store");
    response.set("X-Accel-Buffering", "no");  // nginx passes each event on at once
    if (call.request.head) return response;
    response.stream =
        core.feed.open(call.request, caller, last_seen(call.request.header("last-event-id")),
                       core.config.limits.streams_per_caller);
    if (!response.stream) return base::refuse(too_many_streams);
    return response;
}

}  // namespace

Endpoints builtin_endpoints(Core& core) {
    Endpoints out;
    auto health = std::make_shared<Health>(core.database, core.config.version);
    out.push_back(builtin(
        "/healthz", "Whether this server can read and write", "服务是否正常",
        [&core, health](Call&, const Caller*) { return health->check(core.stopping); },
        "application/json"));
    out.back().handle.output = &schema_of<Healthy>;
    out.push_back(builtin(
        "/metrics", "Figures for Prometheus", "监控指标",
        [&core](Call&, const Caller*) { return metrics_text(core); }, "text/plain"));
    out.push_back(builtin("/api/openapi.json", "This description", "接口说明", describe_api(core),
                          "application/json"));
    out.push_back(builtin(
        "/api/v1/events",
        "What happens, as server-sent events; resume with Last-Event-ID. `hello` comes when the "
        "stream is up to date, `reset` when too much was missed, `signed_out` at its end",
        "实时消息（SSE），可用 Last-Event-ID 续传",
        [&core](Call& call, const Caller* caller) { return open_stream(core, call, *caller); },
        "text/event-stream"));
    out.back().needs = signed_in;
    out.back().refusals = {&too_many_streams};
    out.back().handle.wants_caller = true;
    return out;
}

}  // namespace http
