#include "files/endpoints.h"
#include "files/refusals.h"
#include "files/upload.h"
#include "http/problem.h"

namespace files {

namespace {

struct CompleteUpload {
    UploadId upload_id;
};
BOOST_DESCRIBE_STRUCT(CompleteUpload, (), (upload_id))

}  // namespace

http::Endpoint complete_upload(const Shared& files) {
    return {.method = http::Method::post,
            .path = "/api/v1/uploads/{upload_id}/completion",
            .summary = "Finish an upload: the file is looked through and can then be attached",
            .summary_zh = "完成上传：检查文件内容，之后即可作为附件提交",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&base::not_found, &upload_incomplete, &upload_busy, &http::overloaded},
            .example = {{"upload_id", "{whole_upload}"}},
            .handle = http::handler(
                [files](http::Call& call, const access::Actor* actor, const CompleteUpload& in) {
                    return finish_upload(*files, call.database, sender_of(*files, call, actor),
                                         in.upload_id);
                }),
            // It says where a photograph was taken, which is kept nowhere.
            .keeps_answer = false};
}

}  // namespace files
