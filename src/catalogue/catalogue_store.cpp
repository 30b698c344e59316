#include "catalogue/catalogue_store.h"

#include <algorithm>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/expects.h"
#include "catalogue/crosswalk_store.h"
#include "catalogue/enum_name.h"
#include "catalogue/queries.h"
#include "catalogue/refusals.h"

namespace catalogue {

namespace {

struct NamedRow {
    VersionId version_id;
    std::string code;
    int position = 0;
    std::string zh;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(NamedRow, (), (version_id, code, position, zh, en))

struct LimitRow {
    VersionId version_id;
    std::string code;
    int position = 0;
    int limit_value = 0;
    LimitUnit limit_unit = LimitUnit::instant;
    int planning_days = 0;
    std::string zh;
    std::string en;
    std::string basis;
    bool statutory = false;
};
BOOST_DESCRIBE_STRUCT(LimitRow, (),
                      (version_id, code, position, limit_value, limit_unit, planning_days, zh, en,
                       basis, statutory))

struct LeafRow {
    VersionId version_id;
    std::string code;
    int position = 0;
    std::string zh;
    std::string en;
    std::string department;
    std::string support;
    Level level = Level::county;
    std::string limit_class;
    bool statutory = false;
    Priority priority = Priority::p3;
    Route route = Route::order;
    std::string flags;
    Evidence evidence = Evidence::proposal;
    std::string standard;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(LeafRow, (),
                      (version_id, code, position, zh, en, department, support, level, limit_class,
                       statutory, priority, route, flags, evidence, standard, note))

Category leaf_of(LeafRow&& row) {
    return {.code = std::move(row.code),
            .zh = std::move(row.zh),
            .en = std::move(row.en),
            .department = std::move(row.department),
            .support = split(row.support),
            .level = row.level,
            .limit_class = std::move(row.limit_class),
            .statutory = row.statutory,
            .priority = row.priority,
            .route = row.route,
            .flags = flags_of(row.flags),
            .evidence = row.evidence,
            .standard = std::move(row.standard),
            .note = std::move(row.note)};
}

LeafRow row_of(const Category& leaf, VersionId version, int position) {
    return {.version_id = version,
            .code = leaf.code,
            .position = position,
            .zh = leaf.zh,
            .en = leaf.en,
            .department = leaf.department,
            .support = join(leaf.support),
            .level = leaf.level,
            .limit_class = leaf.limit_class,
            .statutory = leaf.statutory,
            .priority = leaf.priority,
            .route = leaf.route,
            .flags = join(leaf.flags),
            .evidence = leaf.evidence,
            .standard = leaf.standard,
            .note = leaf.note};
}

std::shared_ptr<const Catalogue> load(db::Read& read, const Version& version) {
    auto loaded = std::make_shared<Catalogue>();
    loaded->scheme = version.scheme;
    loaded->label = version.label;
    loaded->status = version.status;
    const auto id = db::arg("version_id", version.version_id);
    loaded->departments = read.all<Department>(sql::list_departments, id);
    loaded->schemes = read.all<Scheme>(sql::list_schemes, id);
    loaded->headings = read.all<Heading>(sql::list_headings, id);
    for (LimitRow& row : read.all<LimitRow>(sql::list_limit_classes, id))
        loaded->limits.push_back({row.code,
                                  {row.limit_value, row.limit_unit},
                                  row.planning_days,
                                  row.zh,
                                  row.en,
                                  row.basis,
                                  row.statutory});
    for (LeafRow& row : read.all<LeafRow>(sql::list_leaves, id))
        loaded->leaves.push_back(leaf_of(std::move(row)));
    return loaded;
}

/// Editions never change, so what was read once is kept, by its content.
class Kept {
  public:
    std::shared_ptr<const Catalogue> find(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(key);
        return found == kept_.end() ? nullptr : found->second;
    }
    void keep(const std::string& key, std::shared_ptr<const Catalogue> catalogue) {
        const std::lock_guard lock(mutex_);
        if (kept_.size() >= most) kept_.clear();
        kept_.emplace(key, std::move(catalogue));
    }

  private:
    static constexpr std::size_t most = 16;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const Catalogue>> kept_;
};

Kept& kept() {
    static Kept all;
    return all;
}

template <class Rows>
void insert_named(db::Write& write, std::string_view table, VersionId version, const Rows& rows) {
    std::vector<NamedRow> named;
    for (const auto& row : rows)
        named.push_back({version, row.code, static_cast<int>(named.size()), row.zh, row.en});
    write.insert_many(table, named);
}

void insert_content(db::Write& write, VersionId version, const Catalogue& next) {
    insert_named(write, "catalogue_department", version, next.departments);
    insert_named(write, "catalogue_scheme", version, next.schemes);
    insert_named(write, "catalogue_heading", version, next.headings);
    std::vector<LimitRow> limits;
    for (const LimitClass& row : next.limits)
        limits.push_back({version, row.code, static_cast<int>(limits.size()), row.limit.value,
                          row.limit.unit, row.planning_days, row.zh, row.en, row.basis,
                          row.statutory});
    write.insert_many("catalogue_limit_class", limits);
    std::vector<LeafRow> leaves;
    for (const Category& leaf : next.leaves)
        leaves.push_back(row_of(leaf, version, static_cast<int>(leaves.size())));
    write.insert_many("category", leaves);
}

/// Refuses an edition that brings back a retired code.
base::Result<void> check_retired(db::Read& read, const Catalogue& next) {
    base::Refusal refusal{.kind = &base::invalid_input};
    for (const std::string& code : list_retired(read, next.scheme))
        if (next.find(code))
            refusal.fields.push_back(
                {code, "retired", fmt::format("编码{}已停用，不得再用。", code),
                 fmt::format("{} is retired and may not be used again.", code)});
    if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
    return {};
}

void retire(db::Write& write, const std::string& scheme, const std::string& code,
            std::int64_t number) {
    write.run(sql::retire_code, db::arg("scheme", scheme), db::arg("code", code),
              db::arg("retired_in", number));
}

}  // namespace

std::optional<Version> find_version(db::Read& read, std::string_view scheme,
                                    std::optional<std::int64_t> number) {
    if (!number) return read.find<Version>(sql::find_newest_version, db::arg("scheme", scheme));
    return read.find<Version>(sql::find_version, db::arg("scheme", scheme),
                              db::arg("number", *number));
}

std::vector<Version> list_versions(db::Read& read, std::string_view scheme) {
    return read.all<Version>(sql::list_versions, db::arg("scheme", scheme));
}

std::shared_ptr<const Catalogue> get_content(db::Read& read, const Version& version) {
    const std::string key = version.digest + version.label;
    if (auto found = kept().find(key)) return found;
    auto loaded = load(read, version);
    kept().keep(key, loaded);
    return loaded;
}

base::Result<Edition> get_edition(db::Read& read, std::optional<std::int64_t> number) {
    auto version = find_version(read, matter_scheme, number);
    if (!version) return base::refuse(number ? base::not_found : no_catalogue);
    auto content = get_content(read, *version);
    return Edition{std::move(*version), std::move(content)};
}

std::vector<std::string> list_retired(db::Read& read, std::string_view scheme) {
    return read.all<std::string>(sql::list_retired, db::arg("scheme", scheme));
}

base::Result<Published> publish(db::Write& write, const Catalogue& next, const Publication& how) {
    const auto current = find_version(write, next.scheme);
    const std::int64_t current_number = current ? current->number : 0;
    if (how.base_number && *how.base_number != current_number)
        return base::refuse(catalogue_moved_on, "number", std::to_string(current_number));
    if (const auto checked = check_retired(write, next); !checked)
        return std::unexpected(checked.error());

    const std::string digest = digest_of(next);
    for (const std::string& code : how.retired) retire(write, next.scheme, code, current_number);
    if (current && current->digest == digest) return Published{false, *current, {}};

    const Catalogue before = current ? *get_content(write, *current) : Catalogue{};
    Published result{true,
                     {.version_id = write.next_id<VersionId>(),
                      .scheme = next.scheme,
                      .number = current_number + 1,
                      .label = next.label,
                      .status = next.status,
                      .digest = digest,
                      .note = how.note,
                      .published_at = write.now(),
                      .published_by = how.by},
                     differences(before, next)};
    write.run(sql::insert_version, result.version);
    insert_content(write, result.version.version_id, next);
    for (const Difference& each : result.differences)
        if (each.what == "category" && each.kind == ChangeKind::retired)
            retire(write, next.scheme, each.code, result.version.number);
    replace_catalogue_crossings(write, next);
    return result;
}

}  // namespace catalogue
