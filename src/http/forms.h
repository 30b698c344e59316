#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "http/request.h"

namespace http {

/// What a form may hold; the body as a whole is bounded by the endpoint's `body_limit`.
struct FormLimits {
    std::size_t parts = 200;
    std::size_t name_bytes = 200;
    std::size_t value_bytes = 64 * 1024;  ///< Of a field that is no file.
    std::size_t file_bytes = 25 * 1024 * 1024;
    std::size_t header_bytes = 4 * 1024;  ///< Of one part.
};

/// One field of a form that holds text.
struct FormField {
    std::string name;
    std::string value;  ///< UTF-8, as typed.
};

/// One file of a form. What the client says about it is not to be believed.
struct FormFile {
    std::string name;
    std::string filename;      ///< Without folders; may be empty.
    std::string content_type;  ///< As declared, in lower case, without parameters.
    std::string_view bytes;    ///< Lies in the body that was parsed.
};

struct Form {
    std::vector<FormField> fields;  ///< In order; a name may come again.
    std::vector<FormFile> files;

    /// The first value of a name; null when it did not come.
    const std::string* find(std::string_view name) const;
};

/// Parses `application/x-www-form-urlencoded` (WHATWG URL, 5.1). Refuses broken escapes, text that
/// is no UTF-8 and whatever passes the limits, with a field error that names the field.
base::Result<Form> parse_urlencoded(std::string_view body, const FormLimits& limits = {});

/// Parses `multipart/form-data` (RFC 7578) with the boundary that `content_type` names. A part
/// with a filename is a file, any other a field. Beyond the limits it refuses: a body that ends
/// before its last boundary, parts without a name, nested multiparts, folded headers, and
/// transfer encodings. `body` must outlive the form.
base::Result<Form> parse_multipart(std::string_view content_type, std::string_view body,
                                   const FormLimits& limits = {});

/// Reads a request's form by its Content-Type; an empty body is an empty form. The request must
/// outlive it.
base::Result<Form> read_form(const Request& request, const FormLimits& limits = {});

/// A header's value in parts: `form-data; name="a"` is `form-data` and {{`name`, `a`}}. Names are
/// in lower case. Nothing for an ill-formed one.
struct HeaderValue {
    std::string value;  ///< In lower case.
    std::vector<std::pair<std::string, std::string>> parameters;

    /// Null when there is no such parameter.
    const std::string* find(std::string_view name) const;
};
std::optional<HeaderValue> parse_header_value(std::string_view text);

}  // namespace http
