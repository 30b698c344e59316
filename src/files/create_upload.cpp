#include "access/refusals.h"
#include "files/endpoints.h"
#include "files/refusals.h"
#include "files/upload.h"

namespace files {

namespace {

struct CreateUpload {
    http::Whole<1, std::int64_t{1} << 40> size;
    http::Text<1, 200> name;
    std::optional<http::Text<64, 64>> sha256;
    std::optional<bool> keep_metadata;
};
BOOST_DESCRIBE_STRUCT(CreateUpload, (), (size, name, sha256, keep_metadata))

base::Result<http::Created<BegunUpload>> create(const Files& files, http::Call& call,
                                                const access::Actor* actor,
                                                const CreateUpload& in) {
    NewUpload upload{.size = in.size.value,
                     .name = in.name.value,
                     .keep_metadata = in.keep_metadata.value_or(false)};
    if (in.sha256) upload.sha256 = in.sha256->value;
    auto begun = begin_upload(files, call.database, sender_of(files, call, actor), upload);
    if (!begun) return std::unexpected(std::move(begun.error()));
    auto location = "/api/v1/uploads/" + std::to_string(begun->upload_id.value);
    return http::Created{std::move(*begun), std::move(location)};
}

}  // namespace

http::Endpoint create_upload(const Shared& files) {
    return {.method = http::Method::post,
            .path = "/api/v1/uploads",
            .summary = "Begin to upload a file; its secret goes into Upload-Secret from then on",
            .summary_zh = "开始上传一个文件，后续请求在 Upload-Secret 头中带上返回的密钥",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&access::too_many_tries, &too_many_uploads, &uploads_full},
            .example = {{"size", 2'400'000}, {"name", "路灯.jpg"}, {"keep_metadata", false}},
            .handle = http::handler(
                [files](http::Call& call, const access::Actor* actor, const CreateUpload& in) {
                    return create(*files, call, actor, in);
                }),
            .keeps_answer = false};
}

}  // namespace files
