#include "files/sweep.h"

#include <chrono>

#include "files/queries.h"
#include "files/rows.h"

namespace files {

namespace {

constexpr std::int64_t most_uploads = 200, most_removed = 100;
constexpr std::size_t most_leftovers = 10'000, most_walked = 500;

// A removal that was begun is taken over by another sweep after the first time, and not gone on
// with after the second, which is why two never remove one file at the same time.
constexpr base::Duration taken_over_after = std::chrono::hours{1};
constexpr std::chrono::minutes given_up_after{10};

struct Expired {
    UploadId upload_id;
    std::optional<AttachmentId> attachment_id;
};
BOOST_DESCRIBE_STRUCT(Expired, (), (upload_id, attachment_id))

int sweep_expired(const Files& files, db::Database& database) {
    const auto expired = database.write([](db::Write& write) {
        const auto now = write.now();
        const auto some = write.all<Expired>(sql::expired_uploads, db::arg("now", now),
                                             db::arg("most", most_uploads));
        for (const auto& one : some) forget_upload(write, one.upload_id, one.attachment_id);
        return some;
    });
    for (const auto& one : expired) files.incoming.remove(one.upload_id);
    return static_cast<int>(expired.size());
}

int sweep_leftovers(const Files& files, db::Database& database) {
    const auto lying = files.incoming.list(most_leftovers);
    if (lying.empty()) return 0;
    const auto left = database.read([&](db::Read& read) {
        std::vector<UploadId> out;
        for (const auto upload : lying)
            if (read.get<int>(sql::is_receiving, db::arg("upload_id", upload)) == 0)
                out.push_back(upload);
        return out;
    });
    for (const auto upload : left) files.incoming.remove(upload);
    return static_cast<int>(left.size());
}

int sweep_unused(const Files& files, db::Database& database) {
    const auto began = std::chrono::steady_clock::now();
    const auto now = database.now();
    const auto before = now - files.config.limits.keep_for;
    const auto given_up = now - taken_over_after;
    const auto unused = database.write([&](db::Write& write) {
        return write.all<std::string>(sql::mark_unused, db::arg("now", now),
                                      db::arg("before", before), db::arg("given_up", given_up),
                                      db::arg("most", most_removed));
    });
    int removed = 0;
    for (const auto& digest : unused) {
        if (std::chrono::steady_clock::now() - began > given_up_after) break;
        files.store->remove(digest);
        database.write([&](db::Write& write) {
            write.run(sql::delete_unused, db::arg("digest", digest), db::arg("removing_at", now));
        });
        ++removed;
    }
    return removed;
}

int adopt(const Files& files, db::Database& database, std::string& cursor) {
    const auto found = files.store->list(cursor, most_walked);
    cursor = found.size() < most_walked ? "" : found.back();
    const auto strange = database.read([&](db::Read& read) {
        std::vector<std::string> out;
        for (const auto& digest : found)
            if (read.get<int>(sql::is_known_file, db::arg("digest", digest)) == 0)
                out.push_back(digest);
        return out;
    });
    int adopted = 0;
    for (const auto& digest : strange) {
        const auto file = files.store->open(digest);
        if (!file) continue;
        database.write([&](db::Write& write) {
            const auto now = write.now();
            write.run(sql::adopt_file, db::arg("digest", digest), db::arg("size", file->size),
                      db::arg("now", now));
        });
        ++adopted;
    }
    return adopted;
}

}  // namespace

Swept sweep(const Files& files, db::Database& database, std::string& cursor) {
    Swept out;
    out.uploads = sweep_expired(files, database);
    out.leftovers = sweep_leftovers(files, database);
    out.files = sweep_unused(files, database);
    out.adopted = adopt(files, database, cursor);
    return out;
}

}  // namespace files
