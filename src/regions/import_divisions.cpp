#include "regions/import_divisions.h"

#include <algorithm>
#include <charconv>

#include <boost/describe.hpp>
#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "base/xz.h"
#include "regions/division_plan.h"
#include "regions/edition.h"
#include "regions/queries.h"
#include "regions/region.h"

namespace regions {

namespace {

constexpr std::size_t most_bytes = std::size_t{512} << 20;
constexpr std::size_t rows_at_once = 20'000;

using Problems = std::vector<base::FileProblem>;

/// A row of `region` as it is first written.
struct NewRegion {
    std::int64_t region_id;
    std::string county;
    std::string code;
    std::int64_t level;
    std::string_view name;
    std::optional<std::int64_t> parent_id;
    std::string path;
    std::optional<std::string> urban_rural;
    std::string pinyin;
    std::string initials;
    base::Instant valid_from;
};
BOOST_DESCRIBE_STRUCT(NewRegion, (),
                      (region_id, county, code, level, name, parent_id, path, urban_rural, pinyin,
                       initials, valid_from))

struct OpenRegion {
    std::int64_t region_id;
    std::optional<std::int64_t> parent_id;
    int level;
    std::string code;
    std::string name;
    std::optional<std::string> urban_rural;
};
BOOST_DESCRIBE_STRUCT(OpenRegion, (), (region_id, parent_id, level, code, name, urban_rural))

std::int64_t number(std::string_view digits) {
    std::int64_t out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

std::vector<Known> open_regions(db::Read& read) {
    std::vector<Known> out;
    read.each_row<OpenRegion>(sql::open_regions, [&](OpenRegion&& row) {
        out.push_back({.id = row.region_id,
                       .parent_id = row.parent_id.value_or(0),
                       .key = {row.level, number(row.code)},
                       .name = std::move(row.name),
                       .urban_rural = static_cast<int>(number(row.urban_rural.value_or("")))});
    });
    std::ranges::sort(out, {}, &Known::key);
    return out;
}

std::expected<std::string, Problems> unpacked(std::string_view bytes) {
    if (!base::is_xz(bytes)) return std::string(bytes);
    auto text = base::unpack_xz(bytes, most_bytes);
    if (text) return std::move(*text);
    switch (text.error().kind) {
        case base::XzFault::Kind::truncated:
            return std::unexpected(Problems{
                {0, "", fmt::format("压缩文件不完整：读到第 {} 字节即止", text.error().offset),
                 fmt::format("the packed file ends early, after {} bytes", text.error().offset)}});
        case base::XzFault::Kind::damaged:
            return std::unexpected(Problems{
                {0, "", fmt::format("压缩文件在第 {} 字节附近损坏", text.error().offset),
                 fmt::format("the packed file is damaged near byte {}", text.error().offset)}});
        case base::XzFault::Kind::too_large:
            break;
    }
    return std::unexpected(Problems{{0, "", "解压后超过 512 MB", "unpacked it exceeds 512 MB"}});
}

/// The first moment of a day in China, where these divisions are.
base::Instant start_of(base::Date day) {
    const auto utc = std::chrono::duration_cast<base::Duration>(day.time_since_epoch());
    return base::Instant{(utc - std::chrono::hours{8}).count()};
}

class Import {
  public:
    Import(db::Write& write, std::span<const Division> file, std::string_view digest,
           const DivisionImport& how)
        : write_(write), file_(file), digest_(digest), how_(how), at_(start_of(how.as_of)) {}

    std::expected<DivisionsImported, Problems> run() {
        known_ = open_regions(write_);
        plan_ = plan_divisions(known_, file_, write_.get<std::int64_t>(sql::largest_region_id) + 1);
        if (auto problems = not_newer(); !problems.empty())
            return std::unexpected(std::move(problems));
        if (auto problems = too_much_closed(); !problems.empty())
            return std::unexpected(std::move(problems));
        if (!plan_.changes_nothing()) save();
        return counts();
    }

    void report() const {
        if (!how_.report || known_.empty()) return;
        for (const auto row : plan_.added)
            how_.report({"added", file_[row].key.level, code_text(file_[row].key.code),
                         std::string(file_[row].name), ""});
        for (const auto& [known, row] : plan_.renamed)
            tell("renamed", known_[known], std::string(file_[row].name));
        for (const auto& [known, row] : plan_.reclassified)
            tell("reclassified", known_[known], std::to_string(file_[row].urban_rural));
        std::unordered_map<std::int64_t, std::size_t> row_of;
        for (const auto row : plan_.added) row_of[plan_.ids[row]] = row;
        for (const auto& one : plan_.closed) {
            const auto at = row_of.find(one.successor_id);
            const auto what = at == row_of.end() ? "closed" : one.moved ? "moved" : "recoded";
            tell(what, known_[one.known],
                 at == row_of.end() ? "" : code_text(file_[at->second].key.code));
        }
    }

  private:
    void tell(std::string_view what, const Known& known, std::string now) const {
        how_.report({what, known.key.level, code_text(known.key.code), known.name, std::move(now)});
    }

    DivisionsImported counts() const {
        return {.is_first = known_.empty(),
                .total = file_.size(),
                .added = plan_.added.size(),
                .renamed = plan_.renamed.size(),
                .reclassified = plan_.reclassified.size(),
                .moved = plan_.moved(),
                .closed = plan_.closed.size()};
    }

    Problems not_newer() {
        const auto last = write_.find<Edition>(sql::latest_edition);
        if (!last || last->as_of <= how_.as_of) return {};
        const auto day = base::to_text(last->as_of);
        return {{0, "as_of", fmt::format("库中已有 {} 的区划，不能再导入更早的", day),
                 fmt::format("the divisions of {} are in already; expected that day or a later one",
                             day)}};
    }

    Problems too_much_closed() const {
        const auto limit = known_.size() * static_cast<std::size_t>(how_.most_closed_percent) / 100;
        // Small trees change by large shares.
        if (plan_.closed.size() <= std::max<std::size_t>(limit, 100)) return {};
        return {{0, "",
                 fmt::format("将关闭 {} 个区划（现有 {} 个），超过 {}%：文件可能不完整",
                             plan_.closed.size(), known_.size(), how_.most_closed_percent),
                 fmt::format("it would close {} of {} divisions, more than {} %: the file seems to "
                             "be a part",
                             plan_.closed.size(), known_.size(), how_.most_closed_percent)}};
    }

    void save() {
        for (const auto& one : plan_.closed) {
            const auto successor = one.successor_id == 0 ? std::optional<std::int64_t>{}
                                                         : std::optional(one.successor_id);
            write_.run(sql::close_region, db::arg("region_id", known_[one.known].id),
                       db::arg("valid_to", at_), db::arg("successor_id", successor));
        }
        for (const auto& [known, row] : plan_.renamed) {
            const auto read = base::pinyin(file_[row].name);
            write_.run(sql::rename_region, db::arg("region_id", known_[known].id),
                       db::arg("name", file_[row].name), db::arg("pinyin", read.full),
                       db::arg("initials", read.initials));
        }
        for (const auto& [known, row] : plan_.reclassified)
            write_.run(sql::reclassify_region, db::arg("region_id", known_[known].id),
                       db::arg("urban_rural", std::to_string(file_[row].urban_rural)));
        insert_added();
        save_edition();
    }

    void insert_added() {
        std::vector<NewRegion> rows;
        rows.reserve(std::min(rows_at_once, plan_.added.size()));
        for (std::size_t i = 0; i < plan_.added.size(); ++i) {
            rows.push_back(region(plan_.added[i]));
            if (rows.size() < rows_at_once && i + 1 < plan_.added.size()) continue;
            write_.insert_many("region", rows);
            rows.clear();
            if (how_.progress) how_.progress("writing", i + 1, plan_.added.size());
        }
    }

    NewRegion region(std::size_t row) const {
        const auto& division = file_[row];
        const auto level = division.key.level;
        NewRegion out{.region_id = plan_.ids[row], .code = code_text(division.key.code)};
        out.county = county_of(out.code, level);
        out.level = level;
        out.name = division.name;
        if (level > 1) out.parent_id = plan_.ids[plan_.parents[row]];
        out.path = plan_.path(row);
        if (division.urban_rural != 0) out.urban_rural = std::to_string(division.urban_rural);
        auto read = base::pinyin(division.name);
        out.pinyin = std::move(read.full);
        out.initials = std::move(read.initials);
        out.valid_from = at_;
        return out;
    }

    void save_edition() {
        const auto said = counts();
        const auto count = [](std::size_t value) { return static_cast<std::int64_t>(value); };
        write_.insert_many("region_edition",
                           std::vector{Edition{.edition_id = write_.next_id<EditionId>(),
                                               .as_of = how_.as_of,
                                               .imported_at = write_.now(),
                                               .digest = std::string(digest_),
                                               .total = count(said.total),
                                               .added = count(said.added),
                                               .renamed = count(said.renamed),
                                               .moved = count(said.moved),
                                               .closed = count(said.closed)}});
    }

    db::Write& write_;
    std::span<const Division> file_;
    std::string_view digest_;
    const DivisionImport& how_;
    const base::Instant at_;
    std::vector<Known> known_;
    DivisionPlan plan_;
};

}  // namespace

std::expected<DivisionsImported, Problems> import_divisions(db::Database& database,
                                                            std::string_view bytes,
                                                            const DivisionImport& how) {
    if (how.progress) how.progress("reading", 0, 0);
    const auto text = unpacked(bytes);
    if (!text) return std::unexpected(text.error());
    const auto file = read_divisions(*text);
    if (!file) return std::unexpected(file.error());
    if (how.progress) how.progress("comparing", 0, file->size());

    const auto digest = base::digest(*text);
    std::unique_ptr<Import> done;
    const auto result = database.write([&](db::Write& write) {
        done = std::make_unique<Import>(write, *file, digest, how);
        return done->run();
    });
    if (result) done->report();
    return result;
}

}  // namespace regions
