#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/refusal.h"
#include "http/described.h"
#include "http/fields.h"

namespace http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What a request brings to its endpoint, still as texts and JSON.
struct Input {
    Pairs path;                    ///< Parameters of the path, decoded.
    Pairs query;                   ///< Parameters of the query, decoded.
    boost::json::object body;      ///< Empty when the method carries none.
    bool fields_in_query = false;  ///< GET and DELETE: fields that the path lacks stand there.
    bool passes_unknown = false;   ///< Query parameters that are no field are no error.
};

/// Parses a JSON body: one object, nested at most 32 deep. A name given twice keeps its last value.
/// What is wrong is said with line and column.
base::Result<boost::json::object> parse_body(std::string_view body);

inline constexpr std::size_t most_errors = 200;

template <class T>
inline constexpr bool is_list = false;
template <class T, int Max>
inline constexpr bool is_list<List<T, Max>> = true;

/// Turns an Input into a described struct, collecting every error there is, up to `most_errors`.
/// Field types are listed in endpoint.h.
class Reader {
  public:
    explicit Reader(const Input& input) : input_(input) {}

    template <class In>
    base::Result<In> read() {
        In in{};
        for_each_member<In>([&](const char* name, auto pointer) {
            using T = std::remove_cvref_t<decltype(in.*pointer)>;
            const Step step(*this, name);
            read_field(find(name, is_list<T>), in.*pointer);
        });
        std::vector<std::string_view> names;
        for_each_member<In>([&](const char* name, auto) { names.push_back(name); });
        refuse_unknown(names);
        if (!errors_.empty()) return refusal();
        return in;
    }

  private:
    /// A place in the input. Values of path and query are texts, whatever they mean.
    struct Found {
        const boost::json::value* value = nullptr;
        bool as_text = false;
    };

    /// Keeps the JSON pointer in step with the walk.
    class Step {
      public:
        Step(Reader& reader, std::string_view name) : reader_(reader), size_(reader.at_.size()) {
            if (size_ > 0) reader.at_ += '/';
            reader.at_ += name;
        }
        ~Step() { reader_.at_.resize(size_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

      private:
        Reader& reader_;
        std::size_t size_;
    };

    template <class T>
    void read_field(Found found, std::optional<T>& out) {
        if (is_absent(found)) return;
        read_field(found, out.emplace());
    }
    template <int Min, int Max>
    void read_field(Found found, Text<Min, Max>& out) {
        read_text(found, Min, Max, out.value);
    }
    template <int Min, int Max>
    void read_field(Found found, Secret<Min, Max>& out) {
        read_secret(found, Min, Max, out.value);
    }
    template <int Min, int Max>
    void read_field(Found found, Digits<Min, Max>& out) {
        read_digits(found, Min, Max, out.value);
    }
    template <std::int64_t Lo, std::int64_t Hi>
    void read_field(Found found, Whole<Lo, Hi>& out) {
        read_whole(found, Lo, Hi, out.value);
    }
    template <class Tag>
    void read_field(Found found, base::Id<Tag>& out) {
        read_id(found, out.value);
    }
    template <int Default, int Max>
    void read_field(Found found, Limit<Default, Max>& out) {
        if (is_absent(found)) return;
        std::int64_t value = Default;
        read_whole(found, 1, Max, value);
        out.value = static_cast<int>(value);
    }
    void read_field(Found found, Cursor& out) {
        if (!is_absent(found)) read_cursor(found, out.value);
    }
    void read_field(Found found, bool& out) { read_bool(found, out); }
    void read_field(Found found, std::int64_t& out) {
        read_whole(found, INT64_MIN, INT64_MAX, out);
    }
    void read_field(Found found, int& out) {
        std::int64_t value = 0;
        read_whole(found, INT32_MIN, INT32_MAX, value);
        out = static_cast<int>(value);
    }
    void read_field(Found found, double& out) { read_number(found, out); }
    void read_field(Found found, base::Instant& out) { read_instant(found, out); }
    void read_field(Found found, base::Date& out) { read_date(found, out); }
    void read_field(Found found, boost::json::object& out) {
        if (const auto* object = as_object(found)) out = *object;
    }
    template <class E>
    requires is_described_enum<E>
    void read_field(Found found, E& out) {
        static const auto names = enum_names<E>();
        const int index = read_choice(found, names);
        if (index >= 0) out = enum_values<E>()[static_cast<std::size_t>(index)];
    }
    template <class T, int Max>
    void read_field(Found found, List<T, Max>& out) {
        const auto* array = as_array(found, Max);
        if (!array) return;
        out.value.reserve(array->size());
        std::size_t index = 0;
        for (const auto& item : *array) {
            const Step step(*this, std::to_string(index++));
            read_field(Found{&item, found.as_text}, out.value.emplace_back());
        }
    }
    template <class T>
    requires is_described_struct<T>
    void read_field(Found found, T& out) {
        const auto* object = as_object(found);
        if (!object) return;
        std::vector<std::string_view> names;
        for_each_member<T>([&](const char* name, auto pointer) {
            names.push_back(name);
            const Step step(*this, name);
            read_field(Found{object->if_contains(name)}, out.*pointer);
        });
        refuse_unknown(*object, names);
    }

    Found find(std::string_view name, bool list);
    static bool is_absent(Found found);
    /// The value, or null after noting that it is required.
    const boost::json::value* need(Found found);
    const std::string* need_text(Found found, std::string& scratch);

    void read_text(Found found, int min, int max, std::string& out);
    void read_secret(Found found, int min, int max, std::string& out);
    void read_digits(Found found, int min, int max, std::string& out);
    void read_cursor(Found found, std::string& out);
    void read_bool(Found found, bool& out);
    void read_whole(Found found, std::int64_t lo, std::int64_t hi, std::int64_t& out);
    void read_number(Found found, double& out);
    void read_id(Found found, std::int64_t& out);
    void read_instant(Found found, base::Instant& out);
    void read_date(Found found, base::Date& out);
    int read_choice(Found found, std::span<const std::string_view> names);
    const boost::json::object* as_object(Found found);
    const boost::json::array* as_array(Found found, int max);

    void refuse_unknown(const boost::json::object& object, std::span<const std::string_view> names);
    void refuse_unknown(std::span<const std::string_view> names);
    void error(std::string_view code, std::string zh, std::string en);
    void wrong_type(std::string_view zh, std::string_view en);
    void check_length(std::size_t length, int min, int max);
    std::unexpected<base::Refusal> refusal();

    const Input& input_;
    std::string at_;
    std::deque<boost::json::value> texts_;  // values of path and query, as JSON
    std::vector<base::FieldError> errors_;
};

}  // namespace http
