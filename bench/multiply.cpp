#include "multiply.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <sqlite3.h>

namespace bench {
namespace {

/// What residents write about, as parts that fit together in any order.
constexpr const char* phrases[] = {
    "路灯不亮",     "垃圾没人收",   "井盖缺失",         "下水道堵塞",   "自来水压力低",
    "噪音扰民",     "占道经营",     "车辆乱停",         "道路坑洼",     "房屋漏水",
    "电梯停运",     "暖气不热",     "燃气有异味",       "公交站牌损坏", "树枝遮挡视线",
    "流浪狗伤人",   "工资被拖欠",   "物业收费不明",     "宅基地纠纷",   "邻里矛盾",
    "低保申请未批", "医保报销慢",   "学校门口拥堵",     "农田灌溉缺水", "养殖场异味",
    "河道漂浮物",   "违建占用通道", "消防通道堵塞",     "健身器材损坏", "广场舞太吵",
    "快递柜占楼道", "充电桩故障",   "老人活动室关",     "图书室不开放", "村务不公开",
    "补贴没有到账", "合同纠纷",     "假冒商品",         "食品过期",     "药店超范围经营",
    "施工扬尘",     "夜间施工",     "围挡占道",         "排水沟淤积",   "护栏倒塌",
    "电线低垂",     "信号差",       "宽带断网",         "停电频繁",     "树木倒伏",
    "城北村口",     "幸福小区三栋", "人民路与新华路口", "老汽车站旁",   "中心小学南门",
    "第二医院后门", "农贸市场东侧", "沿河步道",         "工业园西区",   "火车站广场",
    "请尽快处理",   "已经反映多次", "晚上出门看不清",   "希望给个答复"};

/// The columns that move with a copy: ids, times, and what is unique.
std::string moved(const std::string& table, const std::string& column) {
    static const std::string ids[] = {"matter_id",   "entry_id",   "clock_id",
                                      "reporter_id", "subject_id", "taken_from"};
    static const std::string times[] = {"at", "since"};
    const std::string name = "t." + column;
    if (std::ranges::count(ids, column) != 0) return name + " - k.k * k.step_ids - k.node * 256";
    if (std::ranges::count(times, column) != 0 || column.ends_with("_at"))
        return name + " - k.k * k.step_ms";
    if (table == "matter" && column == "number") return "t.number || '-' || k.k";
    if (table == "matter_content" && column == "title")
        return "(SELECT text FROM phrase WHERE n = (k.k * 31 + s.n * 7) % 64)";
    if (table == "matter_content" && column == "words")
        return "(SELECT text FROM phrase WHERE n = (k.k * 31 + s.n * 7) % 64) || ',' || "
               "(SELECT text FROM phrase WHERE n = (k.k * 17 + s.n) % 61) || '。' || "
               "(SELECT text FROM phrase WHERE n = (k.k / 64 + s.n * 13) % 59) || ',' || t.words";
    return name;
}

/// The tables of a matter, and how a row belongs to it.
struct Table {
    const char* name;
    const char* of_matter;
    bool always = false;  ///< Also when there are too many matters for a disk.
};
constexpr Table tables[] = {
    {"reporter", "t.reporter_id = (SELECT reporter_id FROM matter WHERE matter_id = s.matter_id)"},
    {"matter", "t.matter_id = s.matter_id", true},
    {"matter_content", "t.matter_id = s.matter_id", true},
    {"journal", "t.matter_id = s.matter_id AND t.seq <= 2"},
    {"matter_unit", "t.matter_id = s.matter_id", true},
    {"matter_deed", "t.matter_id = s.matter_id"},
    {"matter_tag", "t.matter_id = s.matter_id"},
    {"clock", "t.subject_kind = 'matter' AND t.subject_id = s.matter_id"},
};

/// Beyond so many a matter has its row, its words and its units only.
constexpr std::int64_t most_whole = 2'000'000;

class File {
  public:
    explicit File(const std::string& path) {
        sqlite3_open(path.c_str(), &raw_);
        run("PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000;"
            "CREATE TEMP TABLE phrase (n INTEGER PRIMARY KEY, text TEXT);"
            "CREATE TEMP TABLE seed (n INTEGER PRIMARY KEY, matter_id INTEGER);"
            "CREATE TEMP TABLE turn (k INTEGER, step_ids INTEGER, step_ms INTEGER, node INTEGER);");
        int n = 0;
        for (const char* text : phrases)
            run(fmt::format("INSERT INTO phrase VALUES ({}, '{}')", n++, text));
    }
    ~File() { sqlite3_close(raw_); }
    File(const File&) = delete;

    void run(const std::string& text) {
        if (sqlite3_exec(raw_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(fmt::format("{}: {}", sqlite3_errmsg(raw_), text));
    }
    std::int64_t changes() { return sqlite3_changes64(raw_); }

    std::string copy_of(const Table& table) {
        std::string columns, values;
        sqlite3_stmt* info = nullptr;
        const auto ask = fmt::format("SELECT name FROM pragma_table_info('{}')", table.name);
        sqlite3_prepare_v2(raw_, ask.c_str(), -1, &info, nullptr);
        while (sqlite3_step(info) == SQLITE_ROW) {
            const std::string name(reinterpret_cast<const char*>(sqlite3_column_text(info, 0)));
            columns += (columns.empty() ? "" : ", ") + name;
            values += (values.empty() ? "" : ", ") + moved(table.name, name);
        }
        sqlite3_finalize(info);
        return fmt::format(
            "INSERT INTO {} ({}) SELECT {} FROM turn k CROSS JOIN seed s CROSS JOIN {} t WHERE {}",
            table.name, columns, values, table.name, table.of_matter);
    }

  private:
    sqlite3* raw_ = nullptr;
};

/// How far apart the copies lie: all of them within 300 days. No round time, because those of a
/// demonstration are round, and a copy of one matter would get the id of another's.
std::int64_t step_ms(long copies) {
    return std::min<std::int64_t>(600'011, 300LL * 86'400'000 / std::max(copies, 1L));
}

/// Each crowd counts as made by a `node` of its own, so that no two copies have one id.
std::int64_t multiply(File& file, const Crowd& crowd, int node,
                      const std::vector<std::string>& copies) {
    file.run("DELETE FROM seed");
    int n = 0;
    for (const auto matter : crowd.matters)
        file.run(fmt::format("INSERT INTO seed VALUES ({}, {})", n++, matter));
    const std::int64_t step = step_ms(crowd.copies);
    constexpr long at_once = 200;
    std::int64_t rows = 0;
    // From the oldest on, as they would have come.
    for (long last = crowd.copies; last > 0; last -= at_once) {
        file.run("BEGIN; DELETE FROM turn");
        for (long k = last; k > std::max(0L, last - at_once); --k)
            file.run(
                fmt::format("INSERT INTO turn VALUES ({}, {}, {}, {})", k, step << 12, step, node));
        for (const auto& copy : copies) {
            file.run(copy);
            rows += file.changes();
        }
        file.run("COMMIT");
    }
    return rows;
}

}  // namespace

std::int64_t multiply(const std::string& file, const std::vector<Crowd>& crowds) {
    File open(file);
    std::int64_t matters = 0;
    for (const Crowd& crowd : crowds) matters += std::ssize(crowd.matters) * crowd.copies;
    std::vector<std::string> copies;
    for (const Table& table : tables)
        if (table.always || matters <= most_whole) copies.push_back(open.copy_of(table));
    std::int64_t rows = 0;
    int node = 0;
    for (const Crowd& crowd : crowds) rows += multiply(open, crowd, node++, copies);
    open.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return rows;
}

}  // namespace bench
