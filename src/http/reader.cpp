#include "http/reader.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace http {
namespace {

bool is_contained(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

template <class Number>
bool parse_number(std::string_view text, Number& out) {
    const char* end = text.data() + text.size();
    const auto [stop, failed] = std::from_chars(text.data(), end, out);
    return failed == std::errc{} && stop == end && !text.empty();
}

}  // namespace

Reader::Found Reader::find(std::string_view name, bool list) {
    for (const auto& [key, value] : input_.path) {
        if (key == name) return {&texts_.emplace_back(value), true};
    }
    if (!input_.fields_in_query) return {input_.body.if_contains(name)};
    boost::json::array values;
    for (const auto& [key, value] : input_.query) {
        if (key == name) values.emplace_back(value);
    }
    if (list) return {&texts_.emplace_back(std::move(values)), true};
    if (values.empty()) return {};
    if (values.size() > 1) {
        error("repeated", "此项只能填写一次。", "Given more than once; give it once.");
    }
    return {&texts_.emplace_back(std::move(values.front())), true};
}

bool Reader::is_absent(Found found) {
    return !found.value || found.value->is_null();
}

const boost::json::value* Reader::need(Found found) {
    if (is_absent(found)) {
        error("required", "请填写此项。", "This is required; fill it in.");
        return nullptr;
    }
    return found.value;
}

const std::string* Reader::need_text(Found found, std::string& scratch) {
    const auto* value = need(found);
    if (!value) return nullptr;
    const auto* text = value->if_string();
    if (!text) {
        wrong_type("应为文字（用双引号）。", "Expected a text, in double quotes.");
        return nullptr;
    }
    scratch.assign(text->data(), text->size());
    if (!base::is_utf8(scratch)) {
        error("bad_text", "含有无法识别的字符，请重新输入。",
              "Holds bytes that are no UTF-8 text, or a NUL; type it again.");
        return nullptr;
    }
    return &scratch;
}

void Reader::check_length(std::size_t length, int min, int max) {
    if (length < static_cast<std::size_t>(min)) {
        if (length == 0) return error("required", "请填写此项。", "This is required; fill it in.");
        error("too_short", fmt::format("至少 {} 个字，现有 {} 个。", min, length),
              fmt::format("At least {} characters; this has {}.", min, length));
    } else if (length > static_cast<std::size_t>(max)) {
        error("too_long", fmt::format("最多 {} 个字，现有 {} 个。", max, length),
              fmt::format("At most {} characters; this has {}.", max, length));
    }
}

void Reader::read_text(Found found, int min, int max, std::string& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    std::string typed = base::nfc(scratch);
    const bool has_control = std::ranges::any_of(typed, [](unsigned char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    });
    if (has_control) {
        return error("pattern", "含有控制字符，请删除后重试。",
                     "Holds control characters; remove them.");
    }
    check_length(base::length(typed), min, max);
    out = std::move(typed);
}

void Reader::read_secret(Found found, int min, int max, std::string& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    check_length(base::length(scratch), min, max);
    out = std::move(scratch);
}

void Reader::read_digits(Found found, int min, int max, std::string& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    const bool fits = std::ranges::all_of(scratch, [](char c) { return c >= '0' && c <= '9'; });
    const auto size = static_cast<int>(std::min<std::size_t>(scratch.size(), 1000));
    if (!fits || size < min || size > max) {
        const std::string count =
            min == max ? fmt::format("{}", min) : fmt::format("{}-{}", min, max);
        return error("pattern", fmt::format("应为 {} 位数字。", count),
                     fmt::format("Expected {} digits.", count));
    }
    out = std::move(scratch);
}

void Reader::read_cursor(Found found, std::string& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    const bool fits = std::ranges::all_of(scratch, [](char c) { return c > ' ' && c < 0x7f; });
    if (!fits || scratch.size() > 500) {
        return error("pattern", "翻页标记无效，请从第一页重新开始。",
                     "Not a cursor; take `next` of the page before, or start from the first page.");
    }
    out = std::move(scratch);
}

void Reader::read_bool(Found found, bool& out) {
    const auto* value = need(found);
    if (!value) return;
    if (const bool* plain = value->if_bool()) {
        out = *plain;
    } else if (found.as_text && (*value == "true" || *value == "1")) {
        out = true;
    } else if (found.as_text && (*value == "false" || *value == "0")) {
        out = false;
    } else {
        wrong_type("应为 true 或 false。", "Expected true or false.");
    }
}

void Reader::read_whole(Found found, std::int64_t lo, std::int64_t hi, std::int64_t& out) {
    const auto* value = need(found);
    if (!value) return;
    std::int64_t number = 0;
    bool beyond = false;
    if (const auto* whole = value->if_int64()) {
        number = *whole;
    } else if (value->is_uint64()) {
        beyond = true;
    } else if (const auto* real = value->if_double();
               real && std::trunc(*real) == *real && std::abs(*real) < 9e15) {
        number = static_cast<std::int64_t>(*real);
    } else if (found.as_text && value->is_string() &&
               parse_number(std::string_view(value->get_string()), number)) {
        // read from the text
    } else {
        return wrong_type("应为整数。", "Expected a whole number.");
    }
    if (beyond || number < lo || number > hi) {
        return error("range", fmt::format("应在 {} 到 {} 之间。", lo, hi),
                     fmt::format("Expected {} to {}.", lo, hi));
    }
    out = number;
}

void Reader::read_number(Found found, double& out) {
    const auto* value = need(found);
    if (!value) return;
    double number = 0;
    if (value->is_number()) {
        number = value->to_number<double>();
    } else if (!found.as_text || !value->is_string() ||
               !parse_number(std::string_view(value->get_string()), number)) {
        return wrong_type("应为数字。", "Expected a number.");
    }
    if (!std::isfinite(number)) {
        return error("range", "数字超出范围。", "The number is out of range.");
    }
    out = number;
}

void Reader::read_id(Found found, std::int64_t& out) {
    const auto* value = need(found);
    if (!value) return;
    const auto* text = value->if_string();
    std::int64_t number = 0;
    if (!text || !parse_number(std::string_view(*text), number)) {
        return wrong_type("应为编号（用双引号的数字）。",
                          "Expected an id: a string of digits, \"123\".");
    }
    if (number <= 0) return error("range", "编号应大于零。", "An id is greater than zero.");
    out = number;
}

void Reader::read_instant(Found found, base::Instant& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    const auto instant = base::parse_instant(scratch);
    if (!instant) {
        return error("pattern", "应为带时区的时间，例如 2026-09-30T16:00:00+08:00。",
                     "Expected a time with its offset, such as 2026-09-30T16:00:00+08:00.");
    }
    out = *instant;
}

void Reader::read_date(Found found, base::Date& out) {
    std::string scratch;
    if (!need_text(found, scratch)) return;
    const auto date = base::parse_date(scratch);
    if (!date) {
        return error("pattern", "应为日期，例如 2026-09-30。",
                     "Expected a date, such as 2026-09-30.");
    }
    out = *date;
}

int Reader::read_choice(Found found, std::span<const std::string_view> names) {
    std::string scratch;
    if (!need_text(found, scratch)) return -1;
    const auto at = std::ranges::find(names, scratch);
    if (at != names.end()) return static_cast<int>(at - names.begin());
    error("choice", fmt::format("应为以下之一：{}。", fmt::join(names, "、")),
          fmt::format("Expected one of: {}.", fmt::join(names, ", ")));
    return -1;
}

const boost::json::object* Reader::as_object(Found found) {
    const auto* value = need(found);
    if (!value) return nullptr;
    const auto* object = value->if_object();
    if (!object) wrong_type("应为一组内容（花括号）。", "Expected an object, in braces.");
    return object;
}

const boost::json::array* Reader::as_array(Found found, int max) {
    const auto* value = need(found);
    if (!value) return nullptr;
    const auto* array = value->if_array();
    if (!array) {
        wrong_type("应为列表（方括号）。", "Expected a list, in brackets.");
    } else if (array->size() > static_cast<std::size_t>(max)) {
        error("too_many", fmt::format("最多 {} 项，现有 {} 项。", max, array->size()),
              fmt::format("At most {} items; this has {}.", max, array->size()));
        array = nullptr;
    }
    return array;
}

void Reader::refuse_unknown(const boost::json::object& object,
                            std::span<const std::string_view> names) {
    for (const auto& member : object) {
        if (is_contained(names, member.key())) continue;
        const Step step(*this, std::string_view(member.key()).substr(0, 100));
        error("unknown", "没有这一项，请删除或检查拼写。",
              "There is no such field; remove it or check its spelling.");
    }
}

void Reader::refuse_unknown(std::span<const std::string_view> names) {
    refuse_unknown(input_.body, names);
    if (input_.passes_unknown) return;
    for (const auto& [key, value] : input_.query) {
        if (input_.fields_in_query && is_contained(names, key)) continue;
        const Step step(*this, std::string_view(key).substr(0, 100));
        error("unknown", "没有这个查询参数，请删除或检查拼写。",
              "There is no such query parameter; remove it or check its spelling.");
    }
}

void Reader::error(std::string_view code, std::string zh, std::string en) {
    // A body of nothing but mistakes is not answered with a book many times its size.
    if (errors_.size() >= most_errors) return;
    errors_.push_back({at_, std::string(code), std::move(zh), std::move(en)});
}

void Reader::wrong_type(std::string_view zh, std::string_view en) {
    error("type", std::string(zh), std::string(en));
}

std::unexpected<base::Refusal> Reader::refusal() {
    return std::unexpected(
        base::Refusal{.kind = &base::invalid_input, .fields = std::move(errors_)});
}

}  // namespace http
