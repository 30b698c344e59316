#include "access/access_log.h"

#include <map>
#include <tuple>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "access/log_queries.h"
#include "base/hash.h"

namespace access {

namespace {

using EntryId = base::Id<struct EntryTag>;

struct Row {
    std::string county;
    std::int64_t shard = 0;
    std::int64_t number = 0;
    EntryId entry_id;
    base::Instant at;
    Action action{};
    std::optional<PersonId> person_id;
    std::optional<PostId> post_id;
    std::optional<Role> role;
    std::string subject_kind;
    std::int64_t subject_id = 0;
    std::optional<PersonId> subject_person_id;
    std::string region_path;
    std::string fields;
    Purpose purpose{};
    std::string reason;
    std::optional<SessionId> session_id;
    std::optional<TokenId> token_id;
    std::optional<BreakGlassId> break_glass_id;
    std::string address_hash;
    Outcome result{};
    std::string previous_digest;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (county, shard, number, entry_id, at, action, person_id, post_id, role,
                       subject_kind, subject_id, subject_person_id, region_path, fields, purpose,
                       reason, session_id, token_id, break_glass_id, address_hash, result,
                       previous_digest, digest))

struct Link {
    std::int64_t number = 0;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(Link, (), (number, digest))

struct Head {
    std::string county;
    std::int64_t shard = 0;
    std::int64_t number = 0;
    std::string digest;
};
BOOST_DESCRIBE_STRUCT(Head, (), (county, shard, number, digest))

// People of one county write into 16 chains: a writer holds its chain's head until it commits, and
// on PostgreSQL two writers with the same head cannot commit side by side.
constexpr std::int64_t shards = 16;

template <class T>
boost::json::value as_json(const T& value) {
    if constexpr (requires { value.has_value(); }) {
        return value ? as_json(*value) : boost::json::value(nullptr);
    } else if constexpr (std::is_enum_v<T>) {
        return boost::describe::enum_to_string(value, "");
    } else if constexpr (requires { value.ms; }) {
        return value.ms;
    } else if constexpr (requires { value.value; }) {
        return value.value;
    } else {
        return boost::json::value(value);
    }
}

// JSON, because it says where a text ends: no two rows have the same bytes.
std::string digest_of(const Row& row) {
    boost::json::array all;
    boost::mp11::mp_for_each<boost::describe::describe_members<Row, boost::describe::mod_public>>(
        [&](auto member) {
            if (std::string_view(member.name) != "digest")
                all.push_back(as_json(row.*member.pointer));
        });
    return base::digest(boost::json::serialize(all));
}

template <class SomeId>
std::optional<SomeId> maybe(SomeId id) {
    return id ? std::optional(id) : std::nullopt;
}

base::Finding broken(const Head& chain, std::int64_t number, std::string_view zh,
                     std::string_view en) {
    const std::string chain_name = fmt::format("{}/{}", chain.county, chain.shard);
    return {.code = "access_log_broken",
            .subject = fmt::format("access_log {} {}", chain_name, number),
            .zh = fmt::format("访问日志链 {} 第 {} 条：{}", chain_name, number, zh),
            .en = fmt::format("Access log, chain {}, row {}: {}", chain_name, number, en)};
}

// Follows one chain after the other, as the rows come.
class Walk {
  public:
    void step(const Row& row) {
        Head& at = ends_[{row.county, row.shard}];
        at.county = row.county;
        at.shard = row.shard;
        if (row.number != at.number + 1)
            find(at, at.number + 1, "记录缺失", "a row is missing");
        else if (row.previous_digest != at.digest)
            find(at, row.number, "与前一条不相接", "it does not follow the row before it");
        if (row.digest != digest_of(row))
            find(at, row.number, "内容被改动", "its content was changed");
        at.number = row.number;
        at.digest = row.digest;
    }

    void end(const Head& head) {
        const Head& at = ends_[{head.county, head.shard}];
        if (at.number != head.number || at.digest != head.digest)
            find(head, head.number, "末端记录缺失或被改动",
                 "the end of the chain is missing or changed");
        ends_.erase({head.county, head.shard});
    }

    std::vector<base::Finding> finish() {
        for (const auto& [key, at] : ends_)
            find(at, at.number, "没有链头", "the chain has no head");
        return std::move(findings_);
    }

  private:
    void find(const Head& at, std::int64_t number, std::string_view zh, std::string_view en) {
        if (findings_.size() < 1000) findings_.push_back(broken(at, number, zh, en));
    }

    std::map<std::pair<std::string, std::int64_t>, Head> ends_;
    std::vector<base::Finding> findings_;
};

}  // namespace

Doer doer(const Actor& actor) {
    return {.county = actor.county,
            .person = actor.person,
            .post = actor.post,
            .role = actor.post ? std::optional(actor.role) : std::nullopt,
            .session = actor.session,
            .token = actor.token,
            .break_glass = actor.break_glass,
            .address_hash = actor.address_hash};
}

void keep(db::Write& write, const Doer& who, const Act& act) {
    Row row{.county = who.county,
            .shard = who.person.value % shards,
            .entry_id = write.next_id<EntryId>(),
            .at = write.now(),
            .action = act.action,
            .person_id = maybe(who.person),
            .post_id = maybe(who.post),
            .role = who.role,
            .subject_kind = std::string(act.subject.kind),
            .subject_id = act.subject.id,
            .subject_person_id = maybe(act.subject.concerned),
            .region_path = act.subject.region_path.empty() ? "/" : act.subject.region_path,
            .fields = act.fields,
            .purpose = act.purpose,
            .reason = act.reason,
            .session_id = maybe(who.session),
            .token_id = maybe(who.token),
            .break_glass_id = maybe(who.break_glass),
            .address_hash = who.address_hash,
            .result = act.outcome};
    const auto link = write.get<Link>(sql::take_link, row);
    row.number = link.number;
    row.previous_digest = link.digest;
    row.digest = digest_of(row);
    write.run(sql::insert_log, row);
    write.run(sql::keep_link, row);
}

void keep(db::Write& write, const Actor& who, const Act& act) {
    keep(write, doer(who), act);
}

void reveal(db::Write& write, const Actor& actor, const Subject& subject,
            std::initializer_list<std::string_view> fields, Purpose purpose, std::string reason) {
    keep(write, actor,
         {.action = Action::read_field,
          .subject = subject,
          .fields = fmt::format("{}", fmt::join(fields, " ")),
          .purpose = purpose,
          .reason = std::move(reason)});
}

std::vector<base::Finding> verify_access_log(db::Read& read) {
    Walk walk;
    read.each_row<Row>(sql::whole_log, [&](const Row& row) { walk.step(row); });
    for (const Head& head : read.all<Head>(sql::all_links)) walk.end(head);
    return walk.finish();
}

}  // namespace access
