#include "http/forms.h"

#include <gtest/gtest.h>

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=xx";

/// `name=value` of fields and `name=<filename|type|bytes>` of files, or the code of the refusal.
std::string told(const base::Result<http::Form>& form) {
    if (!form) {
        const auto& field = form.error().fields.at(0);
        EXPECT_FALSE(field.zh.empty() || field.en.empty());
        return "!" + field.code + (field.field.empty() ? "" : ":" + field.field);
    }
    std::string out;
    for (const auto& field : form->fields) out += field.name + "=" + field.value + " ";
    for (const auto& file : form->files) {
        out += file.name + "=<" + file.filename + "|" + file.content_type + "|" +
               std::string(file.bytes) + "> ";
    }
    if (!out.empty()) out.pop_back();
    return out;
}

struct Row {
    const char* name;
    std::string body;
    const char* expected;
};

TEST(Forms, ReadsWhatIsUrlEncoded) {
    const Row rows[] = {
        {"nothing", "", ""},
        {"plus and escapes", "a=1+2&b=%E7%94%B2", "a=1 2 b=甲"},
        {"a name without a value", "a&b=", "a= b="},
        {"brackets and repeats", "attribute[X]=1&attribute%5BX%5D=2",
         "attribute[X]=1 attribute[X]=2"},
        {"an equals sign in a value", "a=b=c", "a=b=c"},
        {"a broken escape", "a=%zz", "!bad_escape"},
        {"an escape cut short", "a=%4", "!bad_escape"},
        {"no UTF-8", "a=%ff", "!bad_text:a"},
        {"a NUL", "a=%00", "!bad_text:a"},
        {"no name", "=x", "!bad_name"},
        {"a name of a kilobyte", std::string(1000, 'n') + "=x", "!bad_name"},
        {"a value beyond the limit", "a=" + std::string(65, 'v'), "!too_large:a"},
        {"too many", "a&b&c&d&e&f", "!too_many"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(told(http::parse_urlencoded(row.body, {.parts = 5, .value_bytes = 64})),
                  row.expected);
    }
}

std::string part(const std::string& headers, const std::string& content) {
    return "--xx\r\n" + headers + "\r\n\r\n" + content + "\r\n";
}
std::string field(const std::string& name, const std::string& value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
}
std::string file(const std::string& rest, const std::string& bytes) {
    return part("Content-Disposition: form-data; name=\"f\"" + rest, bytes);
}
const std::string end = "--xx--\r\n";

TEST(Forms, ReadsTheFieldsAndFilesOfAMultipart) {
    const Row rows[] = {
        {"fields", field("a", "1") + field("a", "甲\r\n乙") + end, "a=1 a=甲\r\n乙"},
        {"an empty field", field("a", "") + end, "a="},
        {"no parts", end, ""},
        {"a file",
         file("; filename=\"a.jpg\"\r\nContent-Type: image/JPEG", "\x01\r\n-- \xff") + end,
         "f=<a.jpg|image/jpeg|\x01\r\n-- \xff>"},
        {"headers in any case and order",
         part("content-type: TEXT/Plain; charset=utf-8\r\nCONTENT-DISPOSITION: form-data;name=a",
              "x") +
             end,
         "a=x"},
        {"folders of the sender", file("; filename=\"C:\\photos\\a.jpg\"", "x") + end,
         "f=<a.jpg||x>"},
        {"a way out of the folder", file("; filename=\"../../etc/passwd\"", "x") + end,
         "f=<passwd||x>"},
        {"quotes in a name", file("; filename=\"a\\\"b\\\\.jpg\"", "x") + end, "f=<.jpg||x>"},
        {"a name as RFC 8187 writes it", file("; filename*=UTF-8''%E7%94%B2.jpg", "x") + end,
         "f=<甲.jpg||x>"},
        {"an upload left empty",
         file("; filename=\"\"\r\nContent-Type: application/octet-stream", "") + end, ""},
        {"a file without a name", file("; filename=\"\"", "x") + end, "f=<||x>"},
        {"other headers", file("; filename=a\r\nContent-Length: 1\r\nX-Any: b", "x") + end,
         "f=<a||x>"},
        {"a text before and after", "preamble\r\n" + field("a", "1") + end + "epilogue", "a=1"},
        {"padding after the boundary",
         "--xx \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xx--", "a=1"},
        {"a content like a boundary", field("a", "a--xx\r\n--x") + end, "a=a--xx\r\n--x"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(told(http::parse_multipart(type, row.body)), row.expected);
    }
}

TEST(Forms, RefusesMultipartsThatAreNotWhole) {
    const Row rows[] = {
        {"nothing", "", "!form_cut_short"},
        {"no boundary", "hello", "!form_cut_short"},
        {"no last boundary", field("a", "1"), "!form_cut_short"},
        {"the file cut short", file("; filename=a", "x").substr(0, 60), "!form_cut_short"},
        {"bare line feeds", "--xx\nContent-Disposition: form-data; name=a\n\n1\n--xx--",
         "!form_cut_short"},
        {"text behind the boundary", "--xxy\r\n\r\n1\r\n--xx--", "!form_cut_short"},
        {"no headers", "--xx\r\n\r\n1\r\n--xx--", "!bad_part"},
        {"no disposition", part("Content-Type: text/plain", "1") + end, "!bad_part"},
        {"no name", part("Content-Disposition: form-data", "1") + end, "!bad_part"},
        {"an empty name", field("", "1") + end, "!bad_part"},
        {"a disposition of mail", part("Content-Disposition: attachment; name=a", "1") + end,
         "!bad_part"},
        {"two dispositions",
         part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
              "1") +
             end,
         "!bad_part"},
        {"a name twice", part("Content-Disposition: form-data; name=a; name=b", "1") + end,
         "!bad_part"},
        {"a quote without its end", part("Content-Disposition: form-data; name=\"a", "1") + end,
         "!bad_part"},
        {"a folded header", part("Content-Disposition: form-data;\r\n name=a", "1") + end,
         "!bad_part"},
        {"a line without a colon", part("Content-Disposition form-data; name=a", "1") + end,
         "!bad_part"},
        {"a multipart within",
         part("Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; "
              "boundary=yy",
              "--yy--") +
             end,
         "!bad_part"},
        {"base64",
         part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "MQ") +
             end,
         "!bad_part"},
        {"headers of ten kilobytes", file("; x=" + std::string(10'000, 'h'), "1") + end,
         "!bad_part"},
        {"a field that is no UTF-8", field("a", "\xff") + end, "!bad_text:a"},
        {"a name that is no UTF-8", field("\xff", "1") + end, "!bad_name"},
        {"a filename that is no UTF-8", file("; filename=\"\xff\"", "1") + end, "!bad_part"},
        {"a field beyond the limit", field("a", std::string(65, 'v')) + end, "!too_large:a"},
        {"a file beyond the limit", file("; filename=a", std::string(101, 'v')) + end,
         "!too_large:f"},
        {"too many parts", field("a", "") + field("b", "") + field("c", "") + field("d", "") + end,
         "!too_many"},
    };
    const http::FormLimits limits{.parts = 3, .value_bytes = 64, .file_bytes = 100};
    for (const auto& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(told(http::parse_multipart(type, row.body, limits)), row.expected);
    }
}

TEST(Forms, NeedABoundaryAsTheStandardHasIt) {
    const std::string body = "--" + std::string(70, 'b') + "--";
    struct {
        std::string type;
        const char* expected;
    } const rows[] = {
        {"multipart/form-data; boundary=" + std::string(70, 'b'), ""},
        {"Multipart/Form-Data; charset=utf-8; Boundary=\"" + std::string(70, 'b') + "\"", ""},
        {"multipart/form-data; boundary=" + std::string(71, 'b'), "!bad_boundary"},
        {"multipart/form-data; boundary=", "!bad_boundary"},
        {"multipart/form-data; boundary=\"a{b\"", "!bad_boundary"},
        {"multipart/form-data", "!bad_boundary"},
        {"multipart/mixed; boundary=xx", "!bad_boundary"},
        {"", "!bad_boundary"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.type);
        EXPECT_EQ(told(http::parse_multipart(row.type, body)), row.expected);
    }
}

TEST(Forms, AreReadByTheirContentType) {
    http::Request request{.headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                          .body = "a=1"};
    EXPECT_EQ(told(http::read_form(request)), "a=1");
    request.headers[0].value = type;
    request.body = field("a", "2") + end;
    EXPECT_EQ(told(http::read_form(request)), "a=2");
    EXPECT_EQ(told(http::read_form({})), "");
}

TEST(Forms, EveryCutAndEveryChangedByteEndsWell) {
    const std::string whole = field("a", "1") +
                              file("; filename=\"a.jpg\"\r\nContent-Type: image/jpeg", "\xff\xd8") +
                              end;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        static_cast<void>(http::parse_multipart(type, std::string_view(whole).substr(0, at)));
        for (const char c : {'\0', '\r', '\n', '"', '-', '\\', ';'}) {
            auto changed = whole;
            changed[at] = c;
            static_cast<void>(http::parse_multipart(type, changed));
        }
    }
}

}  // namespace
