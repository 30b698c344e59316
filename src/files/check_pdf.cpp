#include <cctype>

#include "files/fault.h"
#include "files/sniff.h"

namespace files {

namespace {

constexpr Fault wrong_header{
    "wrong_header", "PDF 文件头有误。请用阅读软件打开并另存为 PDF 再上传。",
    "The header of this PDF is wrong. Open it in a reader, save it as PDF again, and send that."};

// Incremental saves leave more than one end; only the last one counts.
constexpr std::size_t tail = 2048;

bool is_blank(std::string_view text) {
    return text.find_first_not_of(std::string_view("\0\t\n\f\r ", 6)) == std::string_view::npos;
}

}  // namespace

base::Result<Kind> check_pdf(std::string_view bytes) {
    const auto digit = [&](std::size_t at) {
        return std::isdigit(static_cast<unsigned char>(bytes[at])) != 0;
    };
    if (bytes.size() < 9 || (bytes[5] != '1' && bytes[5] != '2') || bytes[6] != '.' || !digit(7))
        return refuse(wrong_header);
    const auto last = bytes.substr(bytes.size() - std::min(bytes.size(), tail));
    const auto end = last.rfind("%%EOF");
    if (end == std::string_view::npos || last.rfind("startxref", end) == std::string_view::npos)
        return refuse(damaged);
    if (!is_blank(last.substr(end + 5))) return refuse(two_in_one);
    return Kind::pdf;
}

}  // namespace files
