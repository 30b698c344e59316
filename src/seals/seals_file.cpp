#include "seals/seals_file.h"

#include <istream>
#include <ostream>

#include <fmt/format.h>

#include "http/writer.h"
#include "seals/json_reader.h"

namespace seals {

namespace {

namespace json = boost::json;

constexpr std::size_t page_size = 500;
constexpr std::size_t longest_line = 64 * 1024;

struct Begin {
    std::string gongzhi = "seals";
    std::int64_t format = 1;
    base::Instant made_at;
};
BOOST_DESCRIBE_STRUCT(Begin, (), (gongzhi, format, made_at))

struct End {
    std::int64_t keys = 0;
    std::int64_t seals = 0;
};
BOOST_DESCRIBE_STRUCT(End, (), (keys, seals))

template <class T>
void write_line(std::ostream& out, std::string_view name, const T& value) {
    out << "{\"" << name << "\":" << http::to_json(value) << "}\n";
}

[[noreturn]] void fail(std::int64_t line, std::string field, std::string zh, std::string en) {
    throw SealsFileError({{line, std::move(field), std::move(zh), std::move(en)}});
}

/// Reads the lines of a file in order.
class Lines {
  public:
    explicit Lines(std::istream& in) : in_(in) {}

    /// The next line's object; empty at the end of the file.
    std::optional<json::object> next() {
        std::string text;
        if (!std::getline(in_, text)) return {};
        ++number;
        boost::system::error_code failed;
        const auto value = text.size() > longest_line ? json::value() : json::parse(text, failed);
        if (failed || !value.is_object())
            fail(number, "", "不是一个JSON对象。", "This is no JSON object.");
        return value.get_object();
    }

    template <class T>
    T read(const json::value& value, const std::string& where) const {
        JsonReader reader;
        T out;
        reader.read(value, out, where);
        if (reader.errors.empty()) return out;
        std::vector<base::FileProblem> problems;
        for (const auto& error : reader.errors)
            problems.push_back({number, error.field, error.zh, error.en});
        throw SealsFileError(std::move(problems));
    }

    std::int64_t number = 0;

  private:
    std::istream& in_;
};

void read_begin(Lines& lines) {
    const auto first = lines.next();
    if (!first) fail(0, "", "文件是空的。", "The file is empty.");
    const auto begin = lines.read<Begin>(*first, "");
    if (begin.gongzhi != "seals" || begin.format != 1)
        fail(1, "format", "不是存证封签文件，或由更新版本写出。",
             "This is no file of seals, or a newer version wrote it.");
}

}  // namespace

SealsFileError::SealsFileError(std::vector<base::FileProblem> its_problems)
    : std::runtime_error(base::to_text(its_problems)), problems(std::move(its_problems)) {}

SealsFileCounts write_seals(db::Database& database, std::ostream& out) {
    SealsFileCounts counts;
    out << http::to_json(Begin{.made_at = database.now()}) << "\n";
    for (const Key& key : database.read(all_keys)) {
        write_line(out, "key", key);
        ++counts.keys;
    }
    const auto next = [&](const std::string& after) {
        return database.read([&](db::Read& read) { return next_county(read, after); });
    };
    for (auto county = next(""); !county.empty(); county = next(county)) {
        auto after = begin_of_time();
        for (bool more = true; more;) {
            const auto page = database.read(
                [&](db::Read& read) { return seals_of(read, county, after, page_size); });
            for (const Seal& seal : page) {
                write_line(out, "seal", seal);
                after = seal.day;
            }
            counts.seals += static_cast<std::int64_t>(page.size());
            more = page.size() == page_size;
        }
    }
    write_line(out, "end", End{counts.keys, counts.seals});
    return counts;
}

std::vector<base::PublicKey> read_seals(std::istream& in,
                                        const std::function<void(const Seal&)>& seal) {
    Lines lines(in);
    read_begin(lines);
    std::vector<base::PublicKey> keys;
    End counted;
    while (const auto line = lines.next()) {
        if (const auto* value = line->if_contains("seal")) {
            seal(lines.read<Seal>(*value, "seal"));
            ++counted.seals;
        } else if (const auto* its_key = line->if_contains("key")) {
            const auto key = lines.read<Key>(*its_key, "key");
            const auto parsed = base::PublicKey::parse(key.public_key);
            if (!parsed || parsed->id() != key.key_id)
                fail(lines.number, "key/public_key", "不是该编号的公钥。",
                     "This is not the public key of that id.");
            keys.push_back(*parsed);
            ++counted.keys;
        } else if (const auto* end = line->if_contains("end")) {
            const auto said = lines.read<End>(*end, "end");
            if (said.seals != counted.seals || said.keys != counted.keys)
                fail(lines.number, "end", "文件中的封签或密钥缺失。",
                     "Seals or keys of this file are missing.");
            return keys;
        } else {
            fail(lines.number, "", "应为key、seal或end。", "Expected a key, a seal or the end.");
        }
    }
    fail(lines.number, "end", "文件不完整：缺少末行。",
         "The file was cut off: its end is missing.");
}

void check_seals_file(std::istream& in, const std::vector<base::PublicKey>& trusted,
                      VerifyReport& report) {
    std::optional<Seal> last;
    std::vector<base::PublicKey> keys = trusted;
    if (keys.empty()) {
        keys = read_seals(in, [](const Seal&) {});
        in.clear();
        in.seekg(0);
    }
    read_seals(in, [&](const Seal& seal) {
        const bool follows = last && last->county == seal.county;
        check_seal(seal, follows ? &*last : nullptr, keys, report);
        ++report.seals;
        last = seal;
    });
}

}  // namespace seals
