#include "files/endpoints.h"
#include "files/upload.h"

namespace files {

namespace {

struct GetUpload {
    UploadId upload_id;
};
BOOST_DESCRIBE_STRUCT(GetUpload, (), (upload_id))

}  // namespace

http::Endpoint get_upload(const Shared& files) {
    return {.method = http::Method::get,
            .path = "/api/v1/uploads/{upload_id}",
            .summary = "How much of an upload has arrived",
            .summary_zh = "查看一个上传已收到多少",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&base::not_found},
            .example = {{"upload_id", "{upload}"}},
            .handle = http::handler(
                [files](http::Call& call, const access::Actor* actor, const GetUpload& in) {
                    return find_upload(*files, call.database, sender_of(*files, call, actor),
                                       in.upload_id);
                })};
}

}  // namespace files
