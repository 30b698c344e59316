#include "http/forms.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"

namespace http {
namespace {

constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view multipart = "multipart/form-data";

using Fault = std::unexpected<base::Refusal>;

Fault broken(std::string_view code, std::string_view zh, std::string_view en) {
    return base::refuse_field("", std::string(code), std::string(zh), std::string(en));
}

Fault cut_short() {
    return broken("form_cut_short", "表单内容不完整，请重新提交。",
                  "The form ends before its last boundary; send it again whole.");
}

Fault too_many_parts(const FormLimits& limits) {
    return base::refuse_field("", "too_many", fmt::format("表单最多 {} 项。", limits.parts),
                              fmt::format("A form has at most {} parts.", limits.parts));
}

Fault too_large(std::string_view name, std::size_t most) {
    return base::refuse_field(std::string(name), "too_large",
                              fmt::format("此项最多 {} 字节。", most),
                              fmt::format("At most {} bytes here.", most));
}

std::optional<base::Refusal> check_name(const std::string& name, const FormLimits& limits) {
    if (!name.empty() && name.size() <= limits.name_bytes && base::is_utf8(name)) return {};
    return broken("bad_name", "表单中有一项没有名称，或名称过长。",
                  "A part of the form has no name, or one too long or not UTF-8.")
        .error();
}

std::optional<base::Refusal> add_field(Form& form, std::string name, std::string value,
                                       const FormLimits& limits) {
    if (auto wrong = check_name(name, limits)) return wrong;
    if (value.size() > limits.value_bytes) return too_large(name, limits.value_bytes).error();
    if (!base::is_utf8(value)) {
        return base::refuse_field(name, "bad_text", "含有无法识别的字符，请重新输入。",
                                  "Holds bytes that are no UTF-8 text, or a NUL; type it again.")
            .error();
    }
    form.fields.push_back({std::move(name), std::move(value)});
    return {};
}

/// RFC 2046, 5.1.1.
bool is_boundary(std::string_view text) {
    constexpr std::string_view marks = "'()+_,-./:=? ";
    return !text.empty() && text.size() <= 70 && !text.ends_with(' ') &&
           std::ranges::all_of(text, [&](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      marks.contains(c);
           });
}

/// `a.jpg` of `C:\photos\a.jpg`: a folder of the sender is nobody's affair.
std::string base_name(const std::string& path) {
    return path.substr(path.find_last_of("/\\") + 1);
}

/// `UTF-8''%E5%A4%A7.jpg` (RFC 8187), which some libraries send against RFC 7578.
std::optional<std::string> extended(std::string_view text) {
    const auto first = text.find('\'');
    const auto second = text.find('\'', first == std::string_view::npos ? first : first + 1);
    if (second == std::string_view::npos) return {};
    const auto charset = text.substr(0, first);
    if (charset != "UTF-8" && charset != "utf-8") return {};
    return percent_decode(text.substr(second + 1));
}

/// A part's headers, as far as they matter.
struct PartHead {
    std::string name;
    std::optional<std::string> filename;
    std::string content_type;
};

base::Result<PartHead> broken_head() {
    return broken("bad_part", "表单中有一项的说明有误。",
                  "The headers of a part are not those of multipart/form-data (RFC 7578).");
}

bool read_disposition(std::string_view text, PartHead& head) {
    const auto value = parse_header_value(text);
    if (!value || value->value != "form-data" || !head.name.empty()) return false;
    if (const auto* name = value->find("name")) head.name = *name;
    if (const auto* name = value->find("filename")) head.filename = base_name(*name);
    if (const auto* name = value->find("name*"); name && head.name.empty()) {
        head.name = extended(*name).value_or("");
    }
    if (const auto* name = value->find("filename*")) {
        const auto text_of = extended(*name);
        if (!text_of) return false;
        head.filename = base_name(*text_of);
    }
    return !head.name.empty() && (!head.filename || base::is_utf8(*head.filename));
}

bool read_line(std::string_view line, PartHead& head) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto key = parse_header_value(line.substr(0, colon));
    const auto text = line.substr(colon + 1);
    if (!key) return false;
    if (key->value == "content-disposition") return read_disposition(text, head);
    const auto value = parse_header_value(text);
    if (key->value == "content-type") {
        if (!value || !head.content_type.empty()) return false;
        head.content_type = value->value;
        return !head.content_type.starts_with("multipart/");
    }
    if (key->value == "content-transfer-encoding") {
        return value &&
               (value->value == "binary" || value->value == "8bit" || value->value == "7bit");
    }
    return true;
}

base::Result<PartHead> read_head(std::string_view text) {
    PartHead head;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        const auto line = text.substr(0, end);
        // A line that begins with a space goes on with the one before: nobody sends that any more.
        if (line.empty() || line.front() == ' ' || line.front() == '\t') return broken_head();
        if (!read_line(line, head)) return broken_head();
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 2);
    }
    if (head.name.empty()) return broken_head();
    return head;
}

/// Cuts a body into its parts.
class Parts {
  public:
    Parts(std::string_view body, const std::string& boundary)
        : rest_(body), delimiter_("\r\n--" + boundary) {}

    /// Goes behind the first boundary, over what stands before it.
    bool begin() {
        const auto first = std::string_view(delimiter_).substr(2);
        if (rest_.starts_with(first)) {
            rest_.remove_prefix(first.size());
            return true;
        }
        return to_boundary().has_value();
    }
    /// True at `--`, which ends the last part.
    bool at_end() const { return rest_.starts_with("--"); }
    /// The next part; nothing when the body ends before its boundary.
    std::optional<std::string_view> next() {
        while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
        if (!rest_.starts_with("\r\n")) return {};
        // The line's end stays: it may begin the boundary of an empty part.
        return to_boundary();
    }

  private:
    /// What stands before the next boundary; goes behind that.
    std::optional<std::string_view> to_boundary() {
        const auto at = rest_.find(delimiter_);
        if (at == std::string_view::npos) return {};
        const auto part = rest_.substr(0, at);
        rest_.remove_prefix(at + delimiter_.size());
        return part;
    }

    std::string_view rest_;
    const std::string delimiter_;
};

std::optional<base::Refusal> add_part(Form& form, std::string_view part, const FormLimits& limits) {
    const auto end = part.find("\r\n\r\n");
    if (!part.starts_with("\r\n") || end == std::string_view::npos || end < 2) {
        return broken_head().error();
    }
    if (end > limits.header_bytes) return broken_head().error();
    auto head = read_head(part.substr(2, end - 2));
    if (!head) return std::move(head.error());
    const auto content = part.substr(end + 4);
    if (!head->filename) {
        return add_field(form, std::move(head->name), std::string(content), limits);
    }
    if (auto wrong = check_name(head->name, limits)) return wrong;
    if (content.size() > limits.file_bytes) {
        return too_large(head->name, limits.file_bytes).error();
    }
    // An upload field that was left empty arrives as a file without name and content.
    if (head->filename->empty() && content.empty()) return {};
    form.files.push_back({std::move(head->name), std::move(*head->filename),
                          std::move(head->content_type), content});
    return {};
}

}  // namespace

const std::string* Form::find(std::string_view name) const {
    for (const auto& field : fields) {
        if (field.name == name) return &field.value;
    }
    return nullptr;
}

base::Result<Form> parse_urlencoded(std::string_view body, const FormLimits& limits) {
    Form form;
    if (static_cast<std::size_t>(std::ranges::count(body, '&')) >= limits.parts) {
        return too_many_parts(limits);
    }
    auto pairs = parse_query(body);
    if (!pairs) {
        return broken("bad_escape", "表单的编码有误。", "The form has a broken percent-escape.");
    }
    for (auto& [name, value] : *pairs) {
        if (auto wrong = add_field(form, std::move(name), std::move(value), limits)) {
            return std::unexpected(std::move(*wrong));
        }
    }
    return form;
}

base::Result<Form> parse_multipart(std::string_view content_type, std::string_view body,
                                   const FormLimits& limits) {
    const auto type = parse_header_value(content_type);
    const auto* boundary = type && type->value == multipart ? type->find("boundary") : nullptr;
    if (!boundary || !is_boundary(*boundary)) {
        return broken("bad_boundary", "表单缺少分隔标记。",
                      "Content-Type names no boundary of 1 to 70 characters (RFC 2046).");
    }
    Parts parts(body, *boundary);
    if (!parts.begin()) return cut_short();
    Form form;
    for (std::size_t count = 0; !parts.at_end(); ++count) {
        if (count == limits.parts) return too_many_parts(limits);
        const auto part = parts.next();
        if (!part) return cut_short();
        if (auto wrong = add_part(form, *part, limits)) return std::unexpected(std::move(*wrong));
    }
    return form;
}

base::Result<Form> read_form(const Request& request, const FormLimits& limits) {
    if (request.body.empty()) return Form{};
    const auto content_type = request.header("content-type");
    const auto type = parse_header_value(content_type);
    if (type && type->value == urlencoded) return parse_urlencoded(request.body, limits);
    return parse_multipart(content_type, request.body, limits);
}

}  // namespace http
