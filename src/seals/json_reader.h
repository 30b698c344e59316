#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/id.h"
#include "base/instant.h"
#include "base/refusal.h"
#include "http/described.h"

namespace seals {

/// Reads what http::to_json wrote back into described structs, byte for byte: no trimming and no
/// normalising, because digests are taken over it. Gathers every field that does not fit.
class JsonReader {
  public:
    std::vector<base::FieldError> errors;

    void read(const boost::json::value& json, std::string& out, const std::string& where) {
        if (const auto* text = json.if_string())
            out = std::string(*text);
        else
            wrong(where, "应为文本。", "Expected a text.");
    }
    void read(const boost::json::value& json, std::int64_t& out, const std::string& where) {
        if (const auto* number = json.if_int64())
            out = *number;
        else
            wrong(where, "应为整数。", "Expected a whole number.");
    }
    void read(const boost::json::value& json, base::Instant& out, const std::string& where) {
        read_parsed(json, out, where, &base::parse_instant, "应为带时区的时间。",
                    "Expected a time with its offset.");
    }
    void read(const boost::json::value& json, base::Date& out, const std::string& where) {
        read_parsed(json, out, where, &base::parse_date, "应为日期，如2026-09-01。",
                    "Expected a date like 2026-09-01.");
    }
    template <class Tag>
    void read(const boost::json::value& json, base::Id<Tag>& out, const std::string& where) {
        read_parsed(json, out.value, where, &parse_id, "应为编号（数字文本）。",
                    "Expected an id: a text of digits.");
    }
    template <class E>
    requires http::is_described_enum<E>
    void read(const boost::json::value& json, E& out, const std::string& where) {
        const auto* text = json.if_string();
        if (text == nullptr || !boost::describe::enum_from_string(text->c_str(), out))
            wrong(where, "不是可用的取值。", "Is none of the values that it may have.");
    }
    template <class T>
    void read(const boost::json::value& json, std::optional<T>& out, const std::string& where) {
        if (json.is_null())
            out.reset();
        else
            read(json, out.emplace(), where);
    }
    template <class T>
    void read(const boost::json::value& json, std::vector<T>& out, const std::string& where) {
        const auto* list = json.if_array();
        if (list == nullptr) return wrong(where, "应为列表。", "Expected a list.");
        for (std::size_t i = 0; i < list->size(); ++i)
            read((*list)[i], out.emplace_back(), fmt::format("{}/{}", where, i));
    }
    template <class T>
    requires http::is_described_struct<T>
    void read(const boost::json::value& json, T& out, const std::string& where) {
        const auto* object = json.if_object();
        if (object == nullptr) return wrong(where, "应为对象。", "Expected an object.");
        std::size_t known = 0;
        http::for_each_member<T>([&](const char* name, auto pointer) {
            const auto* value = object->if_contains(name);
            if (value == nullptr) return wrong(below(where, name), "缺少此项。", "Is missing.");
            ++known;
            read(*value, out.*pointer, below(where, name));
        });
        if (known == object->size()) return;
        for (const auto& [name, value] : *object) refuse_unknown<T>(name, where);
    }

  private:
    static std::optional<std::int64_t> parse_id(std::string_view text);

    static std::string below(const std::string& where, std::string_view name) {
        return where.empty() ? std::string(name) : fmt::format("{}/{}", where, name);
    }
    void wrong(const std::string& where, const char* zh, const char* en) {
        errors.push_back({.field = where, .code = "type", .zh = zh, .en = en});
    }
    template <class T, class Parse>
    void read_parsed(const boost::json::value& json, T& out, const std::string& where, Parse parse,
                     const char* zh, const char* en) {
        const auto* text = json.if_string();
        const auto parsed = text == nullptr ? std::nullopt : parse(std::string_view(*text));
        if (parsed)
            out = *parsed;
        else
            wrong(where, zh, en);
    }
    template <class T>
    void refuse_unknown(std::string_view name, const std::string& where) {
        bool known = false;
        http::for_each_member<T>([&](const char* member, auto) { known |= name == member; });
        if (!known)
            errors.push_back({.field = below(where, name),
                              .code = "unknown",
                              .zh = "没有此项。",
                              .en = "There is no such member."});
    }
};

}  // namespace seals
