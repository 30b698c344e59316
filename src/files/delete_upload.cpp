#include "files/endpoints.h"
#include "files/refusals.h"
#include "files/upload.h"

namespace files {

namespace {

struct DeleteUpload {
    UploadId upload_id;
};
BOOST_DESCRIBE_STRUCT(DeleteUpload, (), (upload_id))

}  // namespace

http::Endpoint delete_upload(const Shared& files) {
    return {.method = http::Method::del,
            .path = "/api/v1/uploads/{upload_id}",
            .summary = "Give an upload up, as long as it is not attached",
            .summary_zh = "取消一个尚未提交的上传",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&base::not_found, &upload_busy},
            .example = {{"upload_id", "{upload}"}},
            .handle = http::handler([files](http::Call& call, const access::Actor* actor,
                                            const DeleteUpload& in) -> base::Result<http::Empty> {
                auto dropped = drop_upload(*files, call.database, sender_of(*files, call, actor),
                                           in.upload_id);
                if (!dropped) return std::unexpected(std::move(dropped.error()));
                return http::Empty{};
            })};
}

}  // namespace files
