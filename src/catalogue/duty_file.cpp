#include "catalogue/duty_file.h"

#include <map>
#include <set>

#include <fmt/format.h>

#include "catalogue/check.h"
#include "catalogue/enum_name.h"
#include "catalogue/table_file.h"

namespace catalogue {

namespace {

constexpr std::string_view duty_columns[] = {
    "region",        "code",        "kind",       "level",      "basis",
    "unit",          "department",  "batch",      "batch_date", "disputed",
    "clarification", "approved_by", "basis_kind", "valid_from", "valid_to"};
constexpr std::size_t duty_columns_required = 5;

constexpr std::string_view crosswalk_columns[] = {"scheme", "scheme_code", "our_code",
                                                  "scheme_name"};
constexpr std::size_t crosswalk_columns_required = 3;

/// Reads the cells of one row, noting what does not fit.
class RowReader {
  public:
    RowReader(const TableRow& row, std::vector<FileProblem>& problems)
        : row_(row), problems_(problems) {}

    std::string text(std::string_view column) const { return std::string(row_[column]); }

    template <class E>
    E one_of(std::string_view column, E otherwise) {
        const std::string_view name = row_[column];
        E value = otherwise;
        if (!name.empty() && !read_name(name, value))
            report(column, fmt::format("“{}”不在可选值中：{}。", name, names_of<E>()),
                   fmt::format("`{}`: expected one of {}.", name, names_of<E>()));
        return value;
    }

    template <class E>
    E one_of(std::string_view column) {
        if (row_[column].empty())
            report(column, "不能为空。", fmt::format("expected one of {}.", names_of<E>()));
        return one_of(column, E{});
    }

    std::optional<base::Date> date(std::string_view column) {
        const std::string_view name = row_[column];
        if (name.empty()) return {};
        const auto value = base::parse_date(name);
        if (!value)
            report(column, "应为日期，如2026-09-30。",
                   fmt::format("`{}`: a date like 2026-09-30 was expected.", name));
        return value;
    }

    bool yes(std::string_view column) {
        const std::string_view name = row_[column];
        if (name.empty() || name == "0" || name == "no" || name == "否") return false;
        if (name == "1" || name == "yes" || name == "是") return true;
        report(column, "应为 是 或 否。", fmt::format("`{}`: yes or no was expected.", name));
        return false;
    }

    const Category* leaf(std::string_view column, const Catalogue& catalogue) {
        const Category* found = catalogue.find(row_[column]);
        if (!found)
            report(column, fmt::format("事项目录中没有“{}”。", row_[column]),
                   fmt::format("`{}` is no leaf of the catalogue.", row_[column]));
        return found;
    }

    void report(std::string_view column, std::string zh, std::string en) {
        problems_.push_back({row_.line, std::string(column), std::move(zh), std::move(en)});
    }

  private:
    const TableRow& row_;
    std::vector<FileProblem>& problems_;
};

DutyLine read_line(RowReader& row, int line, base::Date today) {
    DutyLine read{.line = line, .region_code = row.text("region"), .unit_name = row.text("unit")};
    if (!is_code(read.region_code, 12))
        row.report("region", "应为12位区划代码。", "a region's twelve digits were expected.");
    Duty& duty = read.duty;
    duty.code = row.text("code");
    duty.kind = row.one_of<DutyKind>("kind");
    duty.level = row.one_of<Level>("level");
    duty.department = row.text("department");
    duty.basis_kind = row.one_of<BasisKind>("basis_kind", BasisKind::power_list);
    duty.basis = row.text("basis");
    duty.batch = row.text("batch");
    duty.batch_date = row.date("batch_date");
    duty.disputed = row.yes("disputed");
    duty.clarification = row.text("clarification");
    duty.approved_by = row.text("approved_by");
    duty.valid_from = row.date("valid_from").value_or(today);
    duty.valid_to = row.date("valid_to");
    return read;
}

/// The row's own rules, without those that need the unit's id.
void check_line(RowReader& row, const DutyLine& line, const Catalogue& catalogue) {
    const Category* leaf = row.leaf("code", catalogue);
    if (!leaf) return;
    Duty duty = line.duty;
    if (!line.unit_name.empty()) duty.unit_id = access::UnitId{1};
    for (base::FieldError& error : problems_of(duty, *leaf, catalogue))
        row.report(error.field, std::move(error.zh), std::move(error.en));
}

}  // namespace

std::expected<std::vector<DutyLine>, std::vector<FileProblem>> read_duties(
    std::string_view text, const Catalogue& catalogue, base::Date today) {
    const auto table = read_table(text, duty_columns, duty_columns_required);
    if (!table) return std::unexpected(table.error());
    std::vector<DutyLine> lines;
    std::vector<FileProblem> problems;
    std::map<std::string, std::vector<std::size_t>> same;
    for (const TableRow& each : *table) {
        RowReader row(each, problems);
        DutyLine line = read_line(row, each.line, today);
        check_line(row, line, catalogue);
        auto& others = same[fmt::format("{}/{}/{}/{}", line.region_code, line.duty.code,
                                        line.unit_name, line.duty.department)];
        for (std::size_t other : others)
            if (overlap(lines[other].duty, line.duty))
                row.report("code", fmt::format("与第{}行重复。", lines[other].line),
                           fmt::format("says the same as line {}.", lines[other].line));
        others.push_back(lines.size());
        lines.push_back(std::move(line));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return lines;
}

std::expected<std::vector<Crossing>, std::vector<FileProblem>> read_crosswalk(
    std::string_view text, const Catalogue& catalogue) {
    const auto table = read_table(text, crosswalk_columns, crosswalk_columns_required);
    if (!table) return std::unexpected(table.error());
    std::vector<Crossing> rows;
    std::vector<FileProblem> problems;
    std::set<Crossing> seen;
    for (const TableRow& each : *table) {
        RowReader row(each, problems);
        for (const char* column : {"scheme", "scheme_code"})
            if (row.text(column).empty()) row.report(column, "不能为空。", "is missing.");
        row.leaf("our_code", catalogue);
        rows.push_back({row.text("scheme"), row.text("scheme_code"), row.text("scheme_name"),
                        row.text("our_code")});
        Crossing key = rows.back();
        key.scheme_name.clear();
        if (!seen.insert(key).second)
            row.report("our_code", "与前面的行重复。", "says the same as an earlier line.");
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return rows;
}

}  // namespace catalogue
