#include "matters/journal.h"

#include <fmt/format.h>

#include "base/expects.h"
#include "base/hash.h"
#include "http/described.h"
#include "http/writer.h"
#include "matters/member_json.h"
#include "matters/queries.h"

namespace matters {

namespace {

namespace json = boost::json;

/// Members that each entry gives by itself, and those that only repeat what clocks say.
bool is_of_the_entry(std::string_view name) {
    return name == "entries" || name == "last_digest" || name == "changed_at" ||
           name == "version" || name == "due_at" || name == "wake_at";
}

template <class T>
std::string text_of(const std::optional<T>& value) {
    if (!value) return "-";
    if constexpr (requires { value->value; })
        return std::to_string(value->value);
    else
        return boost::describe::enum_to_string(*value, "");
}

}  // namespace

std::string digest_of(const Entry& entry) {
    const auto name = [](auto value) { return boost::describe::enum_to_string(value, ""); };
    // One line a member; every free part is a digest or JSON on one line, so no two entries
    // can give the same text.
    return base::digest(fmt::format(
        "gongzhi journal 1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
        entry.matter_id.value, entry.seq, entry.county, entry.entry_id.value, entry.at.ms,
        name(entry.act), name(entry.from_state), name(entry.to_state), name(entry.hand),
        text_of(entry.person_id), text_of(entry.post_id), text_of(entry.role),
        text_of(entry.unit_id), entry.facts, entry.changed, entry.text_digest,
        entry.previous_digest));
}

std::string text_digest(std::string_view body) {
    return body.empty() ? std::string{} : base::digest(body);
}

json::object difference(const Matter& before, const Matter& after) {
    json::object changed;
    http::for_each_member<Matter>([&](const char* name, auto pointer) {
        if (is_of_the_entry(name) || before.*pointer == after.*pointer) return;
        changed[name] = member_to_json(after.*pointer);
    });
    return changed;
}

void apply(Matter& matter, const Entry& entry) {
    const json::object changed = json::parse(entry.changed).as_object();
    std::size_t known = 0;
    http::for_each_member<Matter>([&](const char* name, auto pointer) {
        const auto* value = changed.if_contains(name);
        if (!value) return;
        base::expects(!is_of_the_entry(name), "an entry's own members are not in its changes");
        member_from_json(*value, matter.*pointer);
        ++known;
    });
    base::expects(known == changed.size(), "an entry changes members that a matter has");
    matter.entries = entry.seq;
    matter.last_digest = entry.digest;
    matter.changed_at = entry.at;
    matter.version = entry.seq;
}

Matter fold(const std::vector<Entry>& entries) {
    Matter matter;
    for (const Entry& entry : entries) apply(matter, entry);
    return matter;
}

Matter without_times(Matter matter) {
    matter.due_at.reset();
    matter.wake_at.reset();
    return matter;
}

std::vector<Entry> journal_of(db::Read& read, MatterId matter_id) {
    return read.all<Entry>(sql::journal_of, db::arg("matter_id", matter_id));
}

std::vector<Entry> journal_after(db::Read& read, MatterId matter_id, std::int64_t after,
                                 int count) {
    return read.all<Entry>(sql::journal_after, db::arg("matter_id", matter_id),
                           db::arg("after", after), db::arg("count", count));
}

json::object words_of(db::Read& read, MatterId matter_id, std::int64_t seq) {
    const auto body = read.find<std::string>(sql::find_words, db::arg("matter_id", matter_id),
                                             db::arg("seq", seq));
    return body ? json::parse(*body).as_object() : json::object{};
}

std::optional<Entry> last_entry(db::Read& read, MatterId matter_id, Act act) {
    return read.find<Entry>(sql::last_entry, db::arg("matter_id", matter_id), db::arg("act", act));
}

json::object last_words(db::Read& read, MatterId matter_id, Act act) {
    const auto entry = last_entry(read, matter_id, act);
    return entry ? words_of(read, matter_id, entry->seq) : json::object{};
}

Entry append(db::Write& write, Matter& matter, Entry entry, const json::object& words) {
    const std::string body = words.empty() ? std::string{} : json::serialize(words);
    entry.matter_id = matter.matter_id;
    entry.seq = matter.entries + 1;
    entry.county = matter.county;
    entry.entry_id = write.next_id<EntryId>();
    entry.at = write.now();
    entry.text_digest = text_digest(body);
    entry.previous_digest = matter.last_digest;
    entry.digest = digest_of(entry);
    write.run(sql::insert_entry, entry);
    if (!body.empty())
        write.run(sql::insert_words, db::arg("matter_id", entry.matter_id),
                  db::arg("seq", entry.seq), db::arg("county", entry.county),
                  db::arg("body", body));
    matter.entries = entry.seq;
    matter.last_digest = entry.digest;
    matter.changed_at = entry.at;
    matter.version = entry.seq;
    return entry;
}

}  // namespace matters
