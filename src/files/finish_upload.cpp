#include "base/hash.h"
#include "base/vault.h"
#include "files/queries.h"
#include "files/refusals.h"
#include "files/take_in.h"
#include "files/upload_rows.h"
#include "http/problem.h"

namespace files {

namespace {

/// A content on its way into the store.
struct Content {
    std::filesystem::path file;
    std::string digest;
    std::int64_t size = 0;
};

struct NewAttachment {
    AttachmentId attachment_id;
    std::string digest;
    std::int64_t size = 0;
    Kind kind{};
    std::string name_sealed;
    std::optional<int> width, height;
    std::optional<std::string> preview_digest;
    TakenBy taken_by{};
    base::Instant now;
};
BOOST_DESCRIBE_STRUCT(NewAttachment, (),
                      (attachment_id, digest, size, kind, name_sealed, width, height,
                       preview_digest, taken_by, now))

base::Result<TakenIn> look_through(const Files& files, const UploadRow& row, std::string_view all) {
    if (row.sha256 && base::digest(all) != *row.sha256)
        return base::refuse_field("sha256", "mismatch",
                                  "收到的内容与声明的 SHA-256 不符，请重新上传。",
                                  "What arrived does not have the announced SHA-256; send the file "
                                  "again.");
    return take_in(all, row.keep_metadata, files.config.limits, files.darkroom);
}

/// The row comes before the file, so that no file is ever without one; refuses for the moment in
/// which the sweep takes the same content away.
base::Result<void> claim(db::Write& write, const Content& content) {
    const auto now = write.now();
    const auto removing =
        write.get<std::optional<base::Instant>>(sql::claim_file, db::arg("digest", content.digest),
                                                db::arg("size", content.size), db::arg("now", now));
    if (removing) return base::refuse(http::overloaded);
    return {};
}

base::Result<void> put_all(const Files& files, db::Database& database,
                           const std::vector<Content>& contents) {
    auto claimed = database.write([&](db::Write& write) -> base::Result<void> {
        for (const auto& content : contents)
            if (auto one = claim(write, content); !one) return one;
        return {};
    });
    if (!claimed) return claimed;
    for (const auto& content : contents) files.store->put(content.file, content.digest);
    return {};
}

std::vector<Content> contents_of(const Files& files, const Holding& holding, std::string_view all,
                                 const TakenIn& taken) {
    const auto id = holding.row.upload_id;
    std::vector<Content> out;
    const auto add = [&](std::filesystem::path file, std::string_view bytes) {
        out.push_back(
            {std::move(file), base::digest(bytes), static_cast<std::int64_t>(bytes.size())});
    };
    if (taken.bytes)
        add(files.incoming.write_beside(id, ".kept", *taken.bytes), *taken.bytes);
    else
        add(holding.held.path(), all);
    if (!taken.preview.empty())
        add(files.incoming.write_beside(id, ".preview", taken.preview), taken.preview);
    return out;
}

/// The attachment, its uses of the contents, and the end of the upload in one transaction.
base::Result<AttachmentView> write_rows(const Files& files, db::Database& database,
                                        const UploadRow& row, const TakenIn& taken,
                                        const std::vector<Content>& contents) {
    const auto& vault = *files.config.vault;
    const auto name = vault.open(row.name_sealed, upload_name_context);
    const auto sealed = vault.seal(name, attachment_name_context);
    return database.write([&](db::Write& write) -> base::Result<AttachmentView> {
        const auto now = write.now();
        NewAttachment one{.attachment_id = write.next_id<AttachmentId>(),
                          .digest = contents[0].digest,
                          .size = contents[0].size,
                          .kind = taken.kind,
                          .name_sealed = sealed,
                          .width = taken.width,
                          .height = taken.height,
                          .taken_by = row.person_id ? TakenBy::staff : TakenBy::resident,
                          .now = now};
        if (contents.size() > 1) one.preview_digest = contents[1].digest;
        const auto expires_at = now + files.config.limits.keep_for;
        const auto finished = write.run(sql::finish_upload, db::arg("upload_id", row.upload_id),
                                        db::arg("attachment_id", one.attachment_id),
                                        db::arg("expires_at", expires_at));
        if (finished != 1) return base::refuse(base::not_found);
        for (const auto& content : contents)
            if (write.run(sql::use_file, db::arg("digest", content.digest)) != 1)
                return base::refuse(http::overloaded);
        write.run(sql::insert_attachment, one);
        const auto written = write.get<AttachmentRow>(sql::find_attachment,
                                                      db::arg("attachment_id", one.attachment_id));
        return view_of(written, vault);
    });
}

base::Result<FinishedUpload> finished_before(const Files& files, db::Database& database,
                                             AttachmentId attachment) {
    const auto row = database.read([&](db::Read& read) {
        return read.find<AttachmentRow>(sql::find_attachment, db::arg("attachment_id", attachment));
    });
    if (!row) return base::refuse(base::not_found);
    FinishedUpload out;
    static_cast<AttachmentView&>(out) = view_of(*row, *files.config.vault);
    return out;
}

base::Result<FinishedUpload> keep(const Files& files, db::Database& database, Holding& holding) {
    const auto all = holding.held.map();
    auto taken = look_through(files, holding.row, all);
    if (!taken) {
        // A file that is not taken leaves nothing; where only the moment was wrong, all stays.
        if (taken.error().kind == &base::invalid_input) give_up(files, database, holding.row);
        return std::unexpected(std::move(taken.error()));
    }
    const auto contents = contents_of(files, holding, all, *taken);
    if (auto put = put_all(files, database, contents); !put)
        return std::unexpected(std::move(put.error()));
    auto view = write_rows(files, database, holding.row, *taken, contents);
    if (!view) return std::unexpected(std::move(view.error()));
    files.incoming.remove(holding.row.upload_id);
    FinishedUpload out;
    static_cast<AttachmentView&>(out) = std::move(*view);
    out.suggested_point = taken->suggested_point;
    out.taken_at = taken->taken_at;
    return out;
}

}  // namespace

base::Result<FinishedUpload> finish_upload(const Files& files, db::Database& database,
                                           const Sender& sender, UploadId upload) {
    auto holding = hold_upload(files, database, sender, upload);
    if (!holding) return std::unexpected(std::move(holding.error()));
    const auto& row = holding->row;
    if (row.attachment_id) {
        files.incoming.remove(upload);
        return finished_before(files, database, *row.attachment_id);
    }
    if (row.received < row.size)
        return base::refuse(upload_incomplete, "offset", std::to_string(row.received));
    return keep(files, database, *holding);
}

}  // namespace files
