// Uploads files in pieces, finishes, attaches and removes them on the database given by its URL
// until it is killed. Says `kept <attachment id> <digest>` after each commit that attached one, and
// `going <attachment id>` before and `gone <attachment id>` after one that removed one.
#include <random>

#include <fmt/format.h>
#include <unistd.h>

#include "base/expects.h"
#include "files/sweep.h"
#include "files/testing.h"
#include "files/upload.h"
#include "files_place.h"

namespace {

using files::AttachmentProof;

void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) ::_exit(1);
}

/// Few contents, so that several attachments share one.
std::string content(std::mt19937& random) {
    return files::testing::small_pdf().insert(9, fmt::format("% {}\n", random() % 20));
}

struct Kept {
    files::AttachmentId id;
    std::string secret;
};

Kept upload(const files::Files& files, db::Database& database, const std::string& bytes) {
    files::Sender sender{.address_hash = "kill"};
    const auto begun =
        begin_upload(files, database, sender, {.size = static_cast<std::int64_t>(bytes.size())});
    base::expects(begun.has_value(), "an upload begins");
    sender.secret = begun->secret;
    for (std::size_t at = 0; at < bytes.size(); at += 150) {
        const auto sent =
            append_chunk(files, database, sender, begun->upload_id, static_cast<std::int64_t>(at),
                         std::string_view(bytes).substr(at, 150));
        base::expects(sent.has_value(), "a piece is received");
    }
    const auto done = finish_upload(files, database, sender, begun->upload_id);
    base::expects(done.has_value(), "an upload is finished");
    return {done->attachment_id, begun->secret};
}

void attach_one(db::Database& database, const Kept& kept) {
    const AttachmentProof proof{.attachment_id = kept.id,
                                .secret = http::Secret<1, 64>{kept.secret}};
    files::Limits limits;
    limits.attachments_of_owner = 1'000'000;
    const auto attached = database.write([&](db::Write& write) {
        return files::attach(write, limits, std::span(&proof, 1), {}, killing::owner, "");
    });
    base::expects(attached.has_value(), "what was uploaded is attached");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const auto files = killing::open_files(argv[1]);
    const auto database = db::Database::open(argv[1]);
    std::mt19937 random(std::random_device{}());
    std::string cursor;
    for (int i = 0;; ++i) {
        const auto bytes = content(random);
        const auto kept = upload(*files, *database, bytes);
        if (i % 5 == 4) continue;  // Never attached.
        attach_one(*database, kept);
        say(fmt::format("kept {} {}\n", kept.id.value, base::digest(bytes)));
        if (i % 3 == 0) {
            say(fmt::format("going {}\n", kept.id.value));
            const auto removed = database->write(
                [&](db::Write& write) { return remove(write, kept.id, killing::owner); });
            base::expects(removed.has_value(), "what was attached is removed");
            say(fmt::format("gone {}\n", kept.id.value));
        }
        if (i % 10 == 0) sweep(*files, *database, cursor);
    }
}
