#pragma once

#include <string_view>

#include "base/refusal.h"

/// Why a file is not taken. Each says what to do instead.
namespace files {

struct Fault {
    std::string_view code, zh, en;
};

inline constexpr Fault unknown_kind{
    "unknown_kind", "认不出这是什么文件。请上传照片（JPEG、PNG、WebP）、PDF、录音或视频。",
    "Not a kind of file that is known here. Send a photograph (JPEG, PNG, WebP), a PDF, a sound "
    "recording or a video."};
inline constexpr Fault damaged{
    "damaged", "文件已损坏或不完整，内容与其格式不符。请打开确认后重新导出或拍摄，再上传。",
    "The file is damaged or cut short: its content does not hold what its beginning says. Open it, "
    "save it anew, and send it again."};
inline constexpr Fault two_in_one{
    "two_in_one", "文件里还藏着另一个文件。请用图片或文档软件另存一份再上传。",
    "Another file is hidden inside this one. Save a fresh copy with an image or document program "
    "and send that."};
inline constexpr Fault too_many_pixels{
    "too_many_pixels", "图片像素过多，超过上限。请缩小后再上传。",
    "The picture has more pixels than are allowed. Make it smaller and send it again."};
inline constexpr Fault odd_colours{
    "odd_colours", "图片的颜色格式（如 CMYK）或编码方式不受支持。请另存为普通 JPEG 或 PNG。",
    "Colours or coding of this picture (such as CMYK) are not supported. Save it as a common JPEG "
    "or PNG."};
inline constexpr Fault animated{"animated", "不接受动图。请截取一张图片，或上传视频。",
                                "Animations are not taken. Send a still picture or a video."};

inline std::unexpected<base::Refusal> refuse(const Fault& fault) {
    return base::refuse_field("file", std::string(fault.code), std::string(fault.zh),
                              std::string(fault.en));
}

}  // namespace files
