#pragma once

#include <functional>
#include <memory>
#include <type_traits>

#include "base/expects.h"
#include "base/refusal.h"
#include "db/database.h"
#include "http/call.h"
#include "http/caller.h"
#include "http/reader.h"
#include "http/response.h"
#include "http/schema.h"
#include "http/writer.h"

namespace http {

/// Where a handler runs; its first parameter says it.
enum class RunsOn { read, write, call };

/// An endpoint's function with its types forgotten. Made by `handler`.
struct Handler {
    RunsOn runs_on = RunsOn::read;
    bool wants_caller = false;
    int success = 200;
    std::string content_type = "application/json";  ///< Of a success; empty: none, or `gives`.
    boost::json::object (*input)() = nullptr;       ///< Schema of all input fields together.
    boost::json::object (*output)() = nullptr;      ///< Schema of a success; null when it has none.
    base::Result<std::shared_ptr<const void>> (*read)(const Input&) = nullptr;
    /// `where` is the db::Read, db::Write or Call that `runs_on` names; `in` is what `read` gave.
    std::function<base::Result<Response>(void* where, const Caller*, const void* in)> run;
};

namespace detail {

template <class T>
struct Answer {
    static constexpr int status = 200;
    static constexpr const char* type = "application/json";
    static boost::json::object schema() { return schema_of<T>(); }
    static Response make(const T& out) { return json_response(status, to_json(out)); }
};
template <>
struct Answer<Empty> {
    static constexpr int status = 204;
    static constexpr const char* type = "";
    static boost::json::object schema() { return {}; }
    static Response make(const Empty&) { return {.status = status}; }
};
template <class T>
struct Answer<Created<T>> {
    static constexpr int status = 201;
    static constexpr const char* type = "application/json";
    static boost::json::object schema() { return schema_of<T>(); }
    static Response make(const Created<T>& out) {
        auto response = json_response(status, to_json(out.value));
        if (!out.location.empty()) response.set("Location", out.location);
        return response;
    }
};
template <>
struct Answer<File> {
    static constexpr int status = 200;
    static constexpr const char* type = "application/octet-stream";
    static boost::json::object schema() { return {}; }
    static Response make(const File& out);
};

/// Left as it is; the declaration names its types.
template <>
struct Answer<Response> {
    static constexpr int status = 200;
    static constexpr const char* type = "";
    static boost::json::object schema() { return {}; }
    static Response make(const Response& out) { return out; }
};

template <class T>
struct ResultOf;
template <class T>
struct ResultOf<base::Result<T>> {
    using type = T;
};

template <class F>
struct Signature : Signature<decltype(&F::operator())> {};
template <class R, class... A>
struct Signature<R (*)(A...)> {
    using Out = typename ResultOf<R>::type;
    using First = std::tuple_element_t<0, std::tuple<A...>>;
    using Last = std::remove_cvref_t<std::tuple_element_t<sizeof...(A) - 1, std::tuple<A...>>>;
    using Second = std::tuple_element_t<1, std::tuple<A...>>;
    static constexpr std::size_t count = sizeof...(A);
};
template <class C, class R, class... A>
struct Signature<R (C::*)(A...) const> : Signature<R (*)(A...)> {};

template <class First>
constexpr RunsOn runs_on() {
    using Where = std::remove_cvref_t<First>;
    static_assert(std::is_lvalue_reference_v<First>, "the first parameter is a reference");
    if constexpr (std::is_same_v<Where, Call>) {
        return RunsOn::call;
    } else if constexpr (std::is_same_v<Where, db::Write>) {
        return RunsOn::write;
    } else {
        static_assert(std::is_same_v<Where, db::Read>, "db::Read&, db::Write& or http::Call&");
        return RunsOn::read;
    }
}

/// `const Actor&` must be there; `const Actor*` may be null (an endpoint open to anyone).
template <class Second>
decltype(auto) as_caller(const Caller* caller) {
    if constexpr (std::is_pointer_v<Second>) {
        return dynamic_cast<Second>(caller);
    } else {
        const auto* actor = dynamic_cast<const std::remove_cvref_t<Second>*>(caller);
        base::expects(actor, "the gate gives the kind of caller that handlers take");
        return *actor;
    }
}

template <class In>
base::Result<std::shared_ptr<const void>> read_input(const Input& input) {
    auto in = Reader(input).template read<In>();
    if (!in) return std::unexpected(std::move(in.error()));
    return std::make_shared<const In>(std::move(*in));
}

}  // namespace detail

/// Wraps `base::Result<Out> fn(db::Read& | db::Write& | http::Call&, const Actor&, const In&)`, or
/// without the actor for an endpoint that anyone may use (`const Actor*` there: null when the
/// caller is anonymous). Actor derives from Caller.
template <class F>
Handler handler(F fn) {
    using S = detail::Signature<F>;
    using In = typename S::Last;
    using Where = std::remove_cvref_t<typename S::First>;
    using Answer = detail::Answer<typename S::Out>;
    static_assert(S::count == 2 || S::count == 3);
    static_assert(is_described_struct<In>, "the input is a described struct");

    Handler out{.runs_on = detail::runs_on<typename S::First>(),
                .wants_caller = S::count == 3,
                .success = Answer::status,
                .content_type = Answer::type,
                .input = &schema_of<In>,
                .output = &Answer::schema,
                .read = &detail::read_input<In>};
    out.run = [fn](void* where, const Caller* caller, const void* in) -> base::Result<Response> {
        auto& place = *static_cast<Where*>(where);
        const auto& input = *static_cast<const In*>(in);
        auto result = [&] {
            if constexpr (S::count == 3) {
                return fn(place, detail::as_caller<typename S::Second>(caller), input);
            } else {
                static_cast<void>(caller);
                return fn(place, input);
            }
        }();
        if (!result) return std::unexpected(std::move(result.error()));
        return Answer::make(*result);
    };
    return out;
}

}  // namespace http
