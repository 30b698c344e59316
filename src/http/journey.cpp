#include <atomic>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/log.h"
#include "base/random.h"
#include "http/core.h"
#include "http/etag.h"
#include "http/refusal_response.h"

namespace http {
namespace {

/// What the client has already is not sent again.
void spare_known(const Request& request, Response& response) {
    if (request.method != Method::get || response.status != 200) return;
    if (!names_etag(request.header("if-none-match"), find_header(response.headers, "ETag"))) return;
    response.status = 304;
    response.content_type.clear();
    response.body.clear();
    response.shared.reset();
}

void reply(const ExchangePtr& exchange, Response response) {
    spare_known(exchange->request, response);
    exchange->replies->reply(exchange, std::move(response));
}

void reply(const ExchangePtr& exchange, const base::Refusal& refusal) {
    reply(exchange, refusal_response(*exchange, refusal));
}

/// Answers for what a handler threw: 503 for the world's failures, 500 for our bugs.
void reply_failure(const ExchangePtr& exchange, const std::exception_ptr& failure) {
    const auto& id = exchange->request.id;
    const std::string route(exchange->pattern);
    try {
        std::rethrow_exception(failure);
    } catch (const db::Busy&) {
        reply(exchange, refusal_response(*exchange, overloaded));
    } catch (const db::Error& failed) {
        base::log(base::Level::error, "request_failed",
                  {{"request_id", id}, {"route", route}, {"what", failed.what()}});
        reply(exchange, refusal_response(*exchange, unavailable));
    } catch (const std::exception& bug) {
        base::log(base::Level::error, "request_bug",
                  {{"request_id", id}, {"route", route}, {"what", bug.what()}});
        reply(exchange, refusal_response(*exchange, 500, internal_error));
    }
}

/// Runs a step; whatever it throws becomes the answer.
template <class F>
void guarded(const ExchangePtr& exchange, F&& step) {
    try {
        step();
    } catch (...) {
        reply_failure(exchange, std::current_exception());
    }
}

bool needs_caller(const Endpoint& endpoint) {
    return endpoint.needs != anyone;
}

/// Says who calls and whether he may.
std::optional<base::Refusal> admit(Core& core, Exchange& exchange) {
    const Endpoint& endpoint = *exchange.route.endpoint;
    if (!needs_caller(endpoint) && !endpoint.handle.wants_caller && !exchange.key) return {};
    auto caller = core.gate.identify(exchange.request, core.database);
    if (!needs_caller(endpoint)) {
        // Someone whose session has ended may still sign in, read the catalogue, see the docs.
        if (caller) exchange.caller = std::move(*caller);
        return {};
    }
    if (!caller) return std::move(caller.error());
    if (!*caller) return base::Refusal{.kind = &not_signed_in};
    exchange.caller = std::move(*caller);
    if (endpoint.needs == signed_in || exchange.caller->may(endpoint.needs)) return {};
    return base::Refusal{.kind = &base::forbidden};
}

std::optional<base::Refusal> read_input(Exchange& exchange) {
    const Endpoint& endpoint = *exchange.route.endpoint;
    Input input{.path = std::move(exchange.route.parameters)};
    const bool takes_json = endpoint.takes.types.empty();
    input.fields_in_query =
        endpoint.method == Method::get || endpoint.method == Method::del || !takes_json;
    input.passes_unknown = endpoint.standard != nullptr;
    auto query = parse_query(exchange.request.query);
    if (!query) return base::Refusal{.kind = &malformed};
    input.query = std::move(*query);
    if (takes_json && !exchange.request.body.empty()) {
        auto body = parse_body(exchange.request.body);
        if (!body) return std::move(body.error());
        input.body = std::move(*body);
    }
    auto read = endpoint.handle.read(input);
    if (!read) return std::move(read.error());
    exchange.input = std::move(*read);
    return {};
}

/// Fields may stand in the query, too.
std::string target_of(const Request& request) {
    return request.query.empty() ? request.path : request.path + "?" + request.query;
}

std::optional<base::Refusal> read_key(Exchange& exchange) {
    if (!exchange.key) return {};
    const Endpoint& endpoint = *exchange.route.endpoint;
    auto key = idempotency::make_key(
        exchange.key->key, exchange.caller ? exchange.caller->idempotency_scope() : "anonymous",
        "POST " + endpoint.path, target_of(exchange.request), exchange.request.body);
    if (!key) return std::move(key.error());
    key->keeps_answer = endpoint.keeps_answer;
    exchange.key = std::move(*key);
    return {};
}

void run_read(Core& core, const ExchangePtr& exchange) {
    const Handler& handle = exchange->route.endpoint->handle;
    auto result = core.database.read([&](db::Read& read) {
        return handle.run(&read, exchange->caller.get(), exchange->input.get());
    });
    if (!result) return reply(exchange, result.error());
    reply(exchange, std::move(*result));
}

/// The whole of a write: key, effect and answer in one transaction.
bool write_once(Core& core, Exchange& exchange, db::Write& write) {
    const auto* vault = core.config.vault.get();
    if (exchange.key) {
        auto claim = idempotency::claim(write, *exchange.key, vault);
        if (!claim) {
            exchange.outcome = std::unexpected(std::move(claim.error()));
            return false;
        }
        if (auto* first = std::get_if<Response>(&*claim)) {
            exchange.outcome = std::move(*first);
            return false;
        }
        // A slow handler of an older program has it; it never runs beside that one.
        if (std::get<idempotency::Claim>(*claim) == idempotency::Claim::running) {
            exchange.outcome = base::refuse(overloaded);
            return false;
        }
    }
    const Handler& handle = exchange.route.endpoint->handle;
    exchange.outcome = handle.run(&write, exchange.caller.get(), exchange.input.get());
    if (!exchange.outcome) return false;
    if (exchange.key) idempotency::keep(write, *exchange.key, *exchange.outcome, vault);
    return true;
}

void run_write(Core& core, const ExchangePtr& exchange) {
    core.database.submit(
        [&core, exchange](db::Write& write) { return write_once(core, *exchange, write); },
        [exchange](std::exception_ptr failure) {
            if (failure) return reply_failure(exchange, failure);
            if (!exchange->outcome) return reply(exchange, exchange->outcome.error());
            reply(exchange, std::move(*exchange->outcome));
        });
}

void run_call(Core& core, const ExchangePtr& exchange);

/// Another with the same key is under way: looks again a little later, and gives up after 30 s.
void wait_for_other(Core& core, const ExchangePtr& exchange) {
    constexpr int most_waits = 300;
    if (core.given_up || ++exchange->waits > most_waits)
        return reply(exchange, refusal_response(*exchange, overloaded));
    core.timer.later(std::chrono::milliseconds(100), [&core, exchange] {
        const bool posted = core.workers.post(
            [&core, exchange] { guarded(exchange, [&] { run_call(core, exchange); }); });
        if (!posted) reply(exchange, refusal_response(*exchange, overloaded));
    });
}

/// A slow handler has transactions of its own, so its key is claimed before and kept after.
void run_call(Core& core, const ExchangePtr& exchange) {
    const auto* vault = core.config.vault.get();
    const auto& key = exchange->key;
    if (key) {
        auto claim = core.database.write(
            [&](db::Write& write) { return idempotency::claim(write, *key, vault); });
        if (!claim) return reply(exchange, claim.error());
        if (auto* first = std::get_if<Response>(&*claim)) return reply(exchange, std::move(*first));
        if (std::get<idempotency::Claim>(*claim) == idempotency::Claim::running) {
            return wait_for_other(core, exchange);
        }
    }
    Call call(core.database, exchange->request);
    base::Result<Response> result;
    try {
        result = exchange->route.endpoint->handle.run(&call, exchange->caller.get(),
                                                      exchange->input.get());
    } catch (...) {
        if (key) core.database.write([&](db::Write& write) { idempotency::release(write, *key); });
        throw;
    }
    auto response = result ? std::move(*result) : refusal_response(*exchange, result.error());
    for (const auto& header : call.headers()) response.headers.push_back(header);
    if (key) {
        core.database.write([&](db::Write& write) {
            if (result) {
                idempotency::keep(write, *key, response, vault);
            } else {
                idempotency::release(write, *key);
            }
        });
    }
    reply(exchange, std::move(response));
}

void walk(Core& core, const ExchangePtr& exchange) {
    if (core.given_up) return reply(exchange, refusal_response(*exchange, overloaded));
    auto refusal = admit(core, *exchange);
    if (!refusal) refusal = read_key(*exchange);
    if (!refusal) refusal = read_input(*exchange);
    if (refusal) return reply(exchange, *refusal);
    switch (exchange->route.endpoint->handle.runs_on) {
        case RunsOn::read:
            return run_read(core, exchange);
        case RunsOn::write:
            return run_write(core, exchange);
        case RunsOn::call:
            return run_call(core, exchange);
    }
}

}  // namespace

std::string make_request_id() {
    static const std::string prefix = base::to_hex(base::random_bytes(4));
    static std::atomic<std::uint64_t> counter{0};
    return fmt::format("{}-{:x}", prefix, counter.fetch_add(1, std::memory_order_relaxed));
}

void begin_journey(Core& core, const ExchangePtr& exchange) {
    const Endpoint& endpoint = *exchange->route.endpoint;
    const auto key = exchange->request.header("idempotency-key");
    if (!key.empty() && endpoint.method == Method::post) {
        exchange->key = idempotency::Key{.key = std::string(key)};
    }
    // A write that anyone may do touches no database before its turn: no worker is needed.
    const bool quick = endpoint.handle.runs_on == RunsOn::write && !needs_caller(endpoint) &&
                       !endpoint.handle.wants_caller && !exchange->key;
    const auto step = [&core, exchange] { guarded(exchange, [&] { walk(core, exchange); }); };
    if (quick) return step();
    if (!core.workers.post(step)) reply(exchange, refusal_response(*exchange, overloaded));
}

}  // namespace http
