#include "files/findings.h"

#include <fmt/format.h>

#include "files/ids.h"
#include "files/queries.h"

namespace files {

using base::Finding;

namespace {

constexpr std::size_t most = 100;

struct UsedFile {
    std::string digest;
    std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(UsedFile, (), (digest, size))

struct Miscount {
    std::string digest;
    std::int64_t counted = 0, there = 0;
};
BOOST_DESCRIBE_STRUCT(Miscount, (), (digest, counted, there))

void look_for_files(db::Read& read, const Store& store, std::vector<Finding>& out) {
    std::size_t found = 0;
    read.each_row<UsedFile>(sql::each_used_file, [&](UsedFile&& one) {
        if (found == most) return;
        const auto file = store.open(one.digest);
        if (file && file->size == one.size) return;
        ++found;
        const auto subject = fmt::format("file {}", one.digest);
        if (!file)
            out.push_back({"file_missing", subject, "附件文件不在存储中，请从备份找回。",
                           "A file in use is not in the store; bring it back from a backup."});
        else
            out.push_back({"file_damaged", subject, "附件文件的长度与登记不符，请从备份找回。",
                           "A file is not as long as its row says; bring it back from a backup."});
    });
}

}  // namespace

std::vector<Finding> findings(db::Read& read, const Store& store) {
    std::vector<Finding> out;
    look_for_files(read, store, out);
    for (const auto& one : read.all<Miscount>(sql::miscounted_files))
        out.push_back(
            {"file_uses_wrong", fmt::format("file {}", one.digest),
             fmt::format("登记使用 {} 次，实际 {} 次。", one.counted, one.there),
             fmt::format("Counted as used {} times, used {} times.", one.counted, one.there)});
    for (const auto id : read.all<AttachmentId>(sql::attachments_without_file))
        out.push_back({"attachment_without_file", fmt::format("attachment {}", id.value),
                       "附件没有对应的文件登记。", "The attachment names a file without a row."});
    for (const auto id : read.all<AttachmentId>(sql::attachments_without_owner))
        out.push_back({"attachment_without_owner", fmt::format("attachment {}", id.value),
                       "附件不属于任何事项，也不在上传中。",
                       "The attachment has no owner and no upload."});
    return out;
}

}  // namespace files
