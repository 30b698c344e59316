#include "files/upload.h"

#include <algorithm>

#include <fmt/format.h>

#include "access/attempt.h"
#include "base/hash.h"
#include "base/random.h"
#include "base/text.h"
#include "base/vault.h"
#include "files/queries.h"
#include "files/refusals.h"
#include "files/upload_rows.h"

namespace files {

namespace {

constexpr int longest_name = 200;

std::string origin_of(const Sender& sender) {
    if (sender.person) return fmt::format("person:{}", sender.person->value);
    return fmt::format("address:{}", sender.address_hash);
}

/// What a browser sends may hold the path on its owner's disk.
std::string plain_name(std::string_view name) {
    if (!base::is_utf8(name)) return "附件";
    name = name.substr(name.find_last_of("/\\") + 1);
    auto points = base::code_points(base::nfc(name));
    std::erase_if(points, [](char32_t c) { return c < 0x20 || c == 0x7F; });
    if (points.size() > longest_name) points.erase(0, points.size() - longest_name);
    return points.empty() ? "附件" : base::to_utf8(points);
}

base::Result<void> check_input(const Limits& limits, const NewUpload& upload) {
    std::int64_t most = 0;
    for (const Kind kind : limits.kinds)
        most = std::max(most, limits.most_bytes(facts(kind).family));
    if (upload.size < 1)
        return base::refuse_field("size", "empty", "文件是空的，请重新选择。",
                                  "The file is empty; choose another.");
    if (upload.size > most)
        return base::refuse_field("size", "too_large", fmt::format("文件最大 {} MB。", most >> 20),
                                  fmt::format("A file has at most {} MB.", most >> 20));
    const auto& digest = upload.sha256;
    const bool is_digest =
        !digest || (digest->size() == 64 &&
                    digest->find_first_not_of("0123456789abcdefABCDEF") == std::string::npos);
    if (!is_digest)
        return base::refuse_field("sha256", "pattern", "应为 64 位十六进制的 SHA-256。",
                                  "Expected a SHA-256 in 64 hexadecimal digits.");
    return {};
}

struct Sum {
    std::int64_t uploads = 0, bytes = 0, own_bytes = 0;
};
BOOST_DESCRIBE_STRUCT(Sum, (), (uploads, bytes, own_bytes))

base::Result<void> check_room(db::Write& write, const Limits& limits, const Sender& sender,
                              const std::string& origin, std::int64_t size) {
    const auto sum = write.get<Sum>(sql::sum_uploads, db::arg("origin", origin));
    const auto own = sender.person ? limits.bytes_by_person : limits.bytes_by_address;
    if (sum.own_bytes + size > own) return base::refuse(too_many_uploads);
    if (sum.uploads >= limits.uploads || sum.bytes + size > limits.bytes)
        return base::refuse(uploads_full);
    return {};
}

struct NewRow {
    UploadId upload_id;
    std::string county;
    std::optional<access::PersonId> person_id;
    std::string secret_digest;
    std::string origin;
    std::int64_t size = 0;
    std::optional<std::string> sha256;
    bool keep_metadata = false;
    std::string name_sealed;
    base::Instant now, expires_at;
};
BOOST_DESCRIBE_STRUCT(NewRow, (),
                      (upload_id, county, person_id, secret_digest, origin, size, sha256,
                       keep_metadata, name_sealed, now, expires_at))

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// Counted in a transaction of its own: a refusal would undo it.
std::optional<base::Instant> count_begin(const Files& files, db::Database& database,
                                         const Sender& sender, const std::string& origin) {
    const auto& limits = files.config.limits;
    const int most = sender.person ? limits.uploads_by_person : limits.uploads_by_address;
    const auto subject = upload_attempts(origin);
    return database.write([&](db::Write& write) {
        return access::count_attempt(write, files.config.access, subject, most);
    });
}

}  // namespace

Sender sender_of(const Files& files, const http::Call& call, const access::Actor* actor) {
    Sender out{.address_hash = access::address_hash(files.config.access, call.request.address),
               .secret = std::string(call.request.header("upload-secret"))};
    if (actor) {
        out.person = actor->person;
        out.county = actor->county;
    }
    return out;
}

UploadView view_of(const UploadRow& row) {
    return {.upload_id = row.upload_id,
            .size = row.size,
            .received = row.received,
            .expires_at = row.expires_at,
            .attachment_id = row.attachment_id};
}

base::Result<UploadRow> find_row(db::Database& database, const Sender& sender, UploadId upload) {
    const auto row = database.read([&](db::Read& read) {
        const auto now = read.now();
        return read.find<UploadRow>(sql::find_upload, db::arg("upload_id", upload),
                                    db::arg("now", now));
    });
    if (!row || !is_senders(*row, sender.person, sender.secret))
        return base::refuse(base::not_found);
    return *row;
}

base::Result<Holding> hold_upload(const Files& files, db::Database& database, const Sender& sender,
                                  UploadId upload) {
    if (auto known = find_row(database, sender, upload); !known)
        return std::unexpected(std::move(known.error()));
    auto held = files.incoming.hold(upload);
    if (!held) return base::refuse(upload_busy);
    // Only now does nobody else change it.
    auto row = find_row(database, sender, upload);
    if (!row) {
        files.incoming.remove(upload);
        return std::unexpected(std::move(row.error()));
    }
    if (!row->attachment_id && held->size() < row->received) {
        // The disk lost what it had promised; what is there can be gone on with.
        const auto there = held->size();
        set_received(database, *row, there);
        row->received = there;
    }
    return Holding{std::move(*row), std::move(*held)};
}

bool set_received(db::Database& database, const UploadRow& row, std::int64_t received) {
    return database.write([&](db::Write& write) {
        return write.run(sql::receive, db::arg("upload_id", row.upload_id),
                         db::arg("received", received), db::arg("seen", row.received)) == 1;
    });
}

base::Result<BegunUpload> begin_upload(const Files& files, db::Database& database,
                                       const Sender& sender, const NewUpload& upload) {
    const auto& limits = files.config.limits;
    if (auto checked = check_input(limits, upload); !checked)
        return std::unexpected(std::move(checked.error()));
    const auto origin = origin_of(sender);
    if (const auto locked = count_begin(files, database, sender, origin))
        return access::refuse_try(database.now(), *locked);
    if (files.store->free_bytes() - upload.size < limits.free_bytes)
        return base::refuse(uploads_full);
    const std::string secret = base::random_token();
    const auto sealed = files.config.vault->seal(plain_name(upload.name), upload_name_context);
    return database.write([&](db::Write& write) -> base::Result<BegunUpload> {
        if (auto room = check_room(write, limits, sender, origin, upload.size); !room)
            return std::unexpected(std::move(room.error()));
        NewRow row{.upload_id = write.next_id<UploadId>(),
                   .county = sender.county,
                   .person_id = sender.person,
                   .secret_digest = base::digest(secret),
                   .origin = origin,
                   .size = upload.size,
                   .sha256 = upload.sha256,
                   .keep_metadata = upload.keep_metadata,
                   .name_sealed = sealed,
                   .now = write.now(),
                   .expires_at = write.now() + limits.keep_for};
        if (row.sha256) row.sha256 = lower(*row.sha256);
        write.run(sql::insert_upload, row);
        BegunUpload out;
        out.upload_id = row.upload_id;
        out.size = row.size;
        out.expires_at = row.expires_at;
        out.secret = secret;
        return out;
    });
}

base::Result<UploadView> find_upload(const Files&, db::Database& database, const Sender& sender,
                                     UploadId upload) {
    const auto row = find_row(database, sender, upload);
    if (!row) return std::unexpected(row.error());
    return view_of(*row);
}

base::Result<UploadView> append_chunk(const Files& files, db::Database& database,
                                      const Sender& sender, UploadId upload, std::int64_t offset,
                                      std::string_view bytes) {
    auto holding = hold_upload(files, database, sender, upload);
    if (!holding) return std::unexpected(std::move(holding.error()));
    auto& [row, held] = *holding;
    if (row.attachment_id) {
        files.incoming.remove(upload);
        return base::refuse(upload_finished);
    }
    const auto end = offset + static_cast<std::int64_t>(bytes.size());
    if (end > row.size)
        return base::refuse_field(
            "data", "too_long", fmt::format("超出声明的文件大小 {} 字节。", row.size),
            fmt::format("Goes beyond the {} bytes that were announced.", row.size));
    if (end <= row.received) return view_of(row);
    if (offset != row.received)
        return base::refuse(wrong_offset, "offset", std::to_string(row.received));
    held.write(offset, bytes);
    if (!set_received(database, row, end)) return base::refuse(base::not_found);
    row.received = end;
    return view_of(row);
}

base::Result<void> drop_upload(const Files& files, db::Database& database, const Sender& sender,
                               UploadId upload) {
    auto holding = hold_upload(files, database, sender, upload);
    if (!holding) return std::unexpected(std::move(holding.error()));
    give_up(files, database, holding->row);
    return {};
}

void give_up(const Files& files, db::Database& database, const UploadRow& row) {
    database.write(
        [&](db::Write& write) { forget_upload(write, row.upload_id, row.attachment_id); });
    files.incoming.remove(row.upload_id);
}

base::Result<WholeUpload> take_upload(const Files& files, db::Database& database,
                                      const Sender& sender, NewUpload upload,
                                      std::string_view bytes) {
    upload.size = static_cast<std::int64_t>(bytes.size());
    const auto begun = begin_upload(files, database, sender, upload);
    if (!begun) return std::unexpected(begun.error());
    Sender holder = sender;
    holder.secret = begun->secret;
    auto sent = append_chunk(files, database, holder, begun->upload_id, 0, bytes);
    if (!sent) return std::unexpected(std::move(sent.error()));
    auto finished = finish_upload(files, database, holder, begun->upload_id);
    if (!finished) return std::unexpected(std::move(finished.error()));
    return WholeUpload{std::move(*finished), begun->secret};
}

}  // namespace files
