#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "exchange/mapping.h"

namespace exchange {

namespace {

namespace json = boost::json;
using base::FileProblem;

constexpr std::size_t longest_mapping = 4 << 20;
constexpr std::string_view settings[] = {"system",    "county", "empty",      "time_format",
                                         "time_zone", "scheme", "make_units", "departments"};

/// `+08:00`.
std::optional<std::chrono::minutes> zone_of(std::string_view text) {
    const auto at = base::parse_instant("2000-01-01T12:00:00" + std::string(text));
    const auto utc = base::parse_instant("2000-01-01T12:00:00Z");
    if (!at) return {};
    return std::chrono::duration_cast<std::chrono::minutes>(*utc - *at);
}

/// Line and column of a JSON error.
std::int64_t line_at(std::string_view text, std::size_t offset) {
    return 1 + std::ranges::count(text.substr(0, std::min(offset, text.size())), '\n');
}

class MappingReader {
  public:
    std::expected<Mapping, std::vector<FileProblem>> run(std::string_view text) {
        if (auto object = parse(text)) read(*object);
        if (!problems_.empty()) return std::unexpected(std::move(problems_));
        return std::move(mapping_);
    }

  private:
    void wrong(std::string_view field, std::string zh, std::string en) {
        problems_.push_back({0, std::string(field), std::move(zh), std::move(en)});
    }

    std::optional<json::object> parse(std::string_view text) {
        json::parse_options options;
        options.allow_comments = true;
        options.allow_trailing_commas = true;
        options.max_depth = 8;
        json::stream_parser parser({}, options);
        boost::system::error_code error;
        const auto used = parser.write_some(text.substr(0, longest_mapping), error);
        if (!error) parser.finish(error);
        if (error) {
            problems_.push_back({line_at(text, used), "", "不是JSON:" + error.message(),
                                 "is no JSON: " + error.message()});
            return {};
        }
        auto value = parser.release();
        if (value.is_object()) return std::move(value.get_object());
        wrong("", "不是JSON对象", "is no JSON object");
        return {};
    }

    void read(const json::object& object) {
        for (const auto& [key, value] : object) {
            const std::string name(key);
            if (std::ranges::count(settings, name) > 0) continue;
            if (std::ranges::count(fact_names(), name) == 0) {
                wrong(name, "没有这一项",
                      fmt::format("is nothing that a mapping has; it has: {}, {}",
                                  fmt::join(settings, ", "), fmt::join(fact_names(), ", ")));
                continue;
            }
            mapping_.facts[name] = source(name, value);
        }
        read_settings(object);
        for (const auto* needed : {"number", "registered_at", "place"})
            if (!mapping_.fact(needed).given()) wrong(needed, "必须指定", "has to be given");
    }

    void read_settings(const json::object& object) {
        mapping_.system = text_of(object, "system", "");
        mapping_.county = text_of(object, "county", "");
        mapping_.scheme = text_of(object, "scheme", "");
        mapping_.times.format = text_of(object, "time_format", "rfc3339");
        if (mapping_.system.empty() || mapping_.system.size() > 100)
            wrong("system", "请写明数据来自哪个系统", "say which system the records come from");
        const bool six = mapping_.county.size() == 6 &&
                         mapping_.county.find_first_not_of("0123456789") == std::string::npos;
        if (!six) wrong("county", "应为县级6位代码", "is the county's code of six digits");
        if (const auto zone = zone_of(text_of(object, "time_zone", "+08:00")))
            mapping_.times.zone = *zone;
        else
            wrong("time_zone", "应如 +08:00", "looks like +08:00");
        if (const auto* make = object.if_contains("make_units")) {
            if (make->is_bool())
                mapping_.make_units = make->get_bool();
            else
                wrong("make_units", "应为 true 或 false", "is true or false");
        }
        if (const auto* empty = object.if_contains("empty"))
            for (std::string& each : texts("empty", *empty))
                mapping_.empty.push_back(std::move(each));
        if (const auto* all = object.if_contains("departments"))
            mapping_.departments = pairs("departments", *all);
    }

    std::string text_of(const json::object& object, std::string_view name, std::string_view usual) {
        const auto* value = object.if_contains(name);
        if (!value) return std::string(usual);
        if (value->is_string()) return std::string(value->get_string());
        wrong(name, "应为文本", "is a text");
        return std::string(usual);
    }

    std::vector<std::string> texts(std::string_view name, const json::value& value) {
        std::vector<std::string> out;
        if (value.is_string()) return {std::string(value.get_string())};
        const auto* array = value.if_array();
        const bool right =
            array && std::ranges::all_of(*array, [](const auto& one) { return one.is_string(); });
        if (!right) {
            wrong(name, "应为文本或文本列表", "is a text or a list of texts");
            return out;
        }
        for (const auto& one : *array) out.emplace_back(one.get_string());
        return out;
    }

    std::map<std::string, std::string, std::less<>> pairs(std::string_view name,
                                                          const json::value& value) {
        std::map<std::string, std::string, std::less<>> out;
        const auto* object = value.if_object();
        if (!object) {
            wrong(name, "应为对照表", "is an object of texts");
            return out;
        }
        for (const auto& [key, one] : *object) {
            if (one.is_string())
                out.emplace(key, one.get_string());
            else
                wrong(name, "对照表的值应为文本", "is an object of texts");
        }
        return out;
    }

    Source source(const std::string& name, const json::value& value) {
        Source out;
        if (!value.is_object()) {
            out.columns = texts(name, value);
            return out;
        }
        for (const auto& [key, one] : value.get_object()) read_part(out, name, key, one);
        if (!out.given()) wrong(name, "须有 columns 或 constant", "needs columns or a constant");
        return out;
    }

    void read_part(Source& out, const std::string& name, std::string_view key,
                   const json::value& value) {
        const auto field = fmt::format("{}/{}", name, key);
        const auto text = [&] {
            const auto all = texts(field, value);
            return all.size() == 1 ? all.front() : std::string{};
        };
        if (key == "columns" || key == "column")
            out.columns = texts(field, value);
        else if (key == "join")
            out.join = text();
        else if (key == "constant")
            out.constant = text();
        else if (key == "values")
            out.values = pairs(field, value);
        else if (key == "otherwise")
            out.otherwise = text();
        else if (key == "only_known")
            out.only_known = value.is_bool() && value.get_bool();
        else if (key == "replace")
            read_patterns(out, field, value);
        else
            wrong(field, "没有这一项",
                  "is none of columns, join, constant, values, otherwise, only_known, replace");
    }

    void read_patterns(Source& out, const std::string& field, const json::value& value) {
        const auto* rows = value.if_array();
        if (!rows) return wrong(field, "应为列表", "is a list of [pattern, text]");
        for (const auto& row : *rows) {
            const auto pair = texts(field, row);
            if (pair.size() != 2) {
                wrong(field, "每项应为[模式，文本]", "is a list of [pattern, text]");
                continue;
            }
            try {
                out.replace.emplace_back(std::regex(pair[0]), pair[1]);
            } catch (const std::regex_error& error) {
                wrong(field, fmt::format("模式有误：{}", pair[0]),
                      fmt::format("{}: {}", pair[0], error.what()));
            }
        }
    }

    Mapping mapping_;
    std::vector<FileProblem> problems_;
};

}  // namespace

std::expected<Mapping, std::vector<FileProblem>> read_mapping(std::string_view text) {
    return MappingReader{}.run(text);
}

}  // namespace exchange
