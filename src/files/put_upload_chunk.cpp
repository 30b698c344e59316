#include "base/hash.h"
#include "files/endpoints.h"
#include "files/refusals.h"
#include "files/upload.h"

namespace files {

namespace {

// Base64 makes three bytes into four characters.
constexpr std::size_t most_text = (most_chunk_bytes + 2) / 3 * 4;

struct PutChunk {
    UploadId upload_id;
    http::Whole<0, std::int64_t{1} << 40> offset;
    http::Secret<0, static_cast<int>(most_text)> data;
};
BOOST_DESCRIBE_STRUCT(PutChunk, (), (upload_id, offset, data))

struct PatchChunk {
    UploadId upload_id;
    http::Whole<0, std::int64_t{1} << 40> offset;
};
BOOST_DESCRIBE_STRUCT(PatchChunk, (), (upload_id, offset))

/// Base64 in either alphabet, with or without its padding.
base::Result<std::string> decoded(std::string text) {
    while (text.ends_with('=')) text.pop_back();
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    auto bytes = base::from_base64(text);
    if (bytes.empty() && !text.empty())
        return base::refuse_field("data", "base64", "应为 Base64 编码的内容。",
                                  "Expected bytes in base64.");
    return bytes;
}

}  // namespace

http::Endpoint put_upload_chunk(const Shared& files) {
    return {.method = http::Method::put,
            .path = "/api/v1/uploads/{upload_id}/chunks",
            .summary = "Send a piece of at most 1 MiB, in base64, from where the upload stands",
            .summary_zh = "以 Base64 发送一段内容（至多 1 MiB），从已收到的位置接续",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&base::not_found, &wrong_offset, &upload_busy, &upload_finished},
            .example = {{"upload_id", "{upload}"}, {"offset", 0}, {"data", "JVBERi0xLjQK"}},
            .body_limit = most_text + 1024,
            .handle = http::handler([files](http::Call& call, const access::Actor* actor,
                                            const PutChunk& in) -> base::Result<UploadView> {
                auto bytes = decoded(in.data.value);
                if (!bytes) return std::unexpected(std::move(bytes.error()));
                return append_chunk(*files, call.database, sender_of(*files, call, actor),
                                    in.upload_id, in.offset.value, *bytes);
            })};
}

http::Endpoint patch_upload_chunk(const Shared& files) {
    return {.method = http::Method::patch,
            .path = "/api/v1/uploads/{upload_id}/chunks",
            .summary = "Send a piece of at most 1 MiB, as it is, from where the upload stands",
            .summary_zh = "原样发送一段内容（至多 1 MiB），从已收到的位置接续",
            .tag = "uploads",
            .needs = http::anyone,
            .refusals = {&base::not_found, &wrong_offset, &upload_busy, &upload_finished},
            .example = {{"upload_id", "{upload}"}, {"offset", 0}},
            .body_limit = most_chunk_bytes,
            .handle = http::handler(
                [files](http::Call& call, const access::Actor* actor, const PatchChunk& in) {
                    return append_chunk(*files, call.database, sender_of(*files, call, actor),
                                        in.upload_id, in.offset.value, call.request.body);
                }),
            .takes = {.types = {"application/octet-stream"}}};
}

}  // namespace files
