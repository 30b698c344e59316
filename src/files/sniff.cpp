#include "files/sniff.h"

#include <algorithm>

#include "files/bytes.h"
#include "files/fault.h"

namespace files {

namespace {

constexpr Fault archive{
    "archive", "不接受压缩包和 Office 文档。请导出为 PDF，或逐个上传照片。",
    "Archives and office documents are not taken. Export a PDF, or send the photographs one by "
    "one."};
constexpr Fault program{"program", "不接受程序文件。", "Programs are not taken."};
constexpr Fault page{"page", "不接受网页和 SVG 图形。请截图或导出为 PDF 再上传。",
                     "Web pages and SVG drawings are not taken. Send a screenshot or a PDF."};
constexpr Fault old_picture{"old_picture",
                            "不接受 GIF、BMP、TIFF 图片。请另存为 JPEG 或 PNG 再上传。",
                            "GIF, BMP and TIFF pictures are not taken. Save it as JPEG or PNG."};

using namespace std::string_view_literals;

struct Signature {
    std::string_view begins;
    const Fault& fault;
};
constexpr Signature refused[] = {
    {"PK\x03\x04"sv, archive}, {"PK\x05\x06"sv, archive},
    {"Rar!"sv, archive},       {"7z\xBC\xAF\x27\x1C"sv, archive},
    {"\x1F\x8B"sv, archive},   {"\xD0\xCF\x11\xE0"sv, archive},
    {"{\\rtf"sv, archive},     {"MZ"sv, program},
    {"\x7F\x45LF"sv, program}, {"\xCA\xFE\xBA\xBE"sv, program},
    {"#!"sv, program},         {"GIF8"sv, old_picture},
    {"BM"sv, old_picture},     {"II*\0"sv, old_picture},
    {"MM\0*"sv, old_picture},
};

bool is_page(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n\f");
    return first != std::string_view::npos && bytes[first] == '<';
}

/// A zip is read from its end, so it can hide behind anything (APPNOTE 4.3.16): its last record
/// says where the list of its files begins.
bool hides_zip(std::string_view bytes) {
    constexpr std::size_t record = 22, longest_comment = 65'535;
    if (bytes.size() < record) return false;
    const auto from = bytes.size() - std::min(bytes.size(), record + longest_comment);
    for (auto at = bytes.find("PK\x05\x06"sv, from); at != std::string_view::npos;
         at = bytes.find("PK\x05\x06"sv, at + 1)) {
        Bytes one(bytes.substr(at));
        if (!one.has(record)) return false;
        one.skip(12);
        const auto list_size = one.little(4);
        if (list_size > 0 && list_size <= at &&
            bytes.substr(at - list_size).starts_with("PK\x01\x02"sv))
            return true;
    }
    return false;
}

/// Readers of PDF look for its header in the first 1,024 bytes (ISO 32000-1, annex H).
bool hides_pdf(std::string_view bytes) {
    return bytes.substr(0, 1024 + 5).find("%PDF-") != std::string_view::npos;
}

base::Result<Kind> by_beginning(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF")) return Kind::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return Kind::png;
    if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return Kind::webp;
    if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WAVE")) return check_wav(bytes);
    if (bytes.starts_with("%PDF-")) return check_pdf(bytes);
    if (bytes.starts_with("#!AMR")) return check_amr(bytes);
    if (bytes.starts_with("OggS")) return check_ogg(bytes);
    if (bytes.starts_with("\x1A\x45\xDF\xA3")) return check_webm(bytes);
    if (bytes.size() >= 8 && bytes.substr(4).starts_with("ftyp")) return check_iso_media(bytes);
    for (const auto& [begins, fault] : refused)
        if (bytes.starts_with(begins)) return refuse(fault);
    if (is_page(bytes)) return refuse(page);
    if (bytes.starts_with("ID3") ||
        (bytes.size() >= 2 && byte_at(bytes, 0) == 0xFF && (byte_at(bytes, 1) & 0xE0) == 0xE0))
        return check_mp3(bytes);
    return refuse(unknown_kind);
}

}  // namespace

base::Result<Kind> sniff(std::string_view bytes) {
    const auto kind = by_beginning(bytes.size() < 8 ? std::string_view{} : bytes);
    if (!kind) return kind;
    if (hides_zip(bytes)) return refuse(two_in_one);
    if (*kind != Kind::pdf && hides_pdf(bytes)) return refuse(two_in_one);
    return kind;
}

}  // namespace files
