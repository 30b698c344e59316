#include "http/idempotency.h"

#include <boost/json.hpp>

#include "base/hash.h"
#include "base/id.h"
#include "http/answer.h"
#include "http/queries.h"

namespace http::idempotency {
namespace {

constexpr base::RefusalKind key_reused{
    "idempotency_key_reused", base::Because::invalid, "此请求编号已用于另一内容，请换用新的编号。",
    "This Idempotency-Key was used for another request; take a new one."};
constexpr base::RefusalKind already_done{
    "already_done", base::Because::conflict, "此请求已办理，出于安全不再重复显示结果。",
    "This was carried out already; its answer is not kept, for safety."};

struct KeyTag;
using RowId = base::Id<KeyTag>;

struct Row {
    RowId id;
    std::string digest;
    base::Instant made_at;
    bool done;
    std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, digest, made_at, done, answer))

bool is_over(const Row& row, base::Instant now) {
    return row.made_at + kept <= now || (!row.done && row.made_at + lease <= now);
}

}  // namespace

base::Result<Key> make_key(std::string_view header, std::string scope, std::string endpoint,
                           std::string_view path, std::string_view body) {
    const std::size_t least = scope == "anonymous" ? 16 : 1;
    const bool visible = std::ranges::all_of(header, [](char c) { return c > ' ' && c < 0x7f; });
    if (!visible || header.size() < least || header.size() > 200) {
        return base::refuse_field("Idempotency-Key", "pattern",
                                  "应为 1 至 200 个可见字符；未登录时至少 16 个。",
                                  "Expected 1 to 200 visible characters; at least 16 when not "
                                  "signed in.");
    }
    std::string content(path);
    content += '\n';
    content += body;
    return Key{std::move(scope), std::move(endpoint), std::string(header), base::digest(content)};
}

base::Result<std::variant<Claim, Response>> claim(db::Write& write, const Key& key,
                                                  const base::Vault* vault) {
    auto row = write.find<Row>(sql::find_idempotency, db::arg("scope", key.scope),
                               db::arg("endpoint", key.endpoint), db::arg("key", key.key));
    if (row && is_over(*row, write.now())) {
        release(write, key);
        row.reset();
    }
    if (row) {
        if (row->digest != key.digest) return base::refuse(key_reused);
        if (!row->done) return Claim::running;
        if (!row->answer) return base::refuse(already_done);
        auto response = open_answer(*row->answer, vault);
        response.set("Idempotency-Replayed", "true");
        return response;
    }
    const auto id = write.next_id<RowId>();
    const auto now = write.now();
    const auto claimed =
        write.run(sql::claim_idempotency, db::arg("id", id), db::arg("scope", key.scope),
                  db::arg("endpoint", key.endpoint), db::arg("key", key.key),
                  db::arg("digest", key.digest), db::arg("made_at", now));
    return claimed == 1 ? Claim::ours : Claim::running;
}

void keep(db::Write& write, const Key& key, const Response& response, const base::Vault* vault) {
    std::optional<std::string> answer;
    // A file from the disk is not copied into a row.
    const bool fits = !response.file.descriptor && !response.stream;
    if (key.keeps_answer && fits) answer = seal_answer(response, vault);
    const auto kept_rows =
        write.run(sql::keep_idempotency, db::arg("answer", answer), db::arg("scope", key.scope),
                  db::arg("endpoint", key.endpoint), db::arg("key", key.key));
    base::expects(kept_rows == 1, "an answer is kept under a claimed key");
}

void release(db::Write& write, const Key& key) {
    write.run(sql::release_idempotency, db::arg("scope", key.scope),
              db::arg("endpoint", key.endpoint), db::arg("key", key.key));
}

std::int64_t sweep(db::Write& write, std::int64_t most) {
    const auto until = write.now() - kept;
    return write.run(sql::sweep_idempotency, db::arg("until", until), db::arg("most", most));
}

}  // namespace http::idempotency
