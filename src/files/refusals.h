#pragma once

#include "base/refusal.h"

namespace files {

inline constexpr base::RefusalKind wrong_offset{
    "wrong_offset", base::Because::conflict, "上传位置不对，请从 offset 指出的位置继续。",
    "Not where the upload stands; go on from `offset`."};
inline constexpr base::RefusalKind upload_incomplete{
    "upload_incomplete", base::Because::conflict, "文件尚未传完，请从 offset 指出的位置继续。",
    "The file is not here in full yet; go on from `offset`."};
inline constexpr base::RefusalKind upload_finished{"upload_finished", base::Because::conflict,
                                                   "该文件已经上传完毕。",
                                                   "This upload is finished already."};
inline constexpr base::RefusalKind upload_busy{
    "upload_busy", base::Because::conflict, "该文件正在处理上一个请求，请稍候再试。",
    "Another request for this upload is under way; try again in a moment."};
inline constexpr base::RefusalKind too_many_uploads{
    "too_many_uploads", base::Because::too_many,
    "您已上传但尚未提交的文件过多，请先提交或取消一些。",
    "Too much is uploaded and not handed in yet; hand it in or give some of it up first."};
inline constexpr base::RefusalKind uploads_full{
    "uploads_full", base::Because::unavailable, "系统暂时无法接收更多文件，请稍后再试。",
    "No more files can be taken just now; try again later."};

}  // namespace files
