#include "seals/findings.h"

#include <fmt/format.h>

#include "seals/make_seals.h"
#include "seals/queries.h"
#include "seals/verify.h"

namespace seals {

namespace {

constexpr std::int64_t newest = 300;
constexpr std::size_t most = 100;

base::Finding about(const std::string& code, const std::string& county, base::Date day,
                    std::string zh, std::string en) {
    return {.code = code,
            .subject = fmt::format("seal {} {}", county, base::to_text(day)),
            .zh = std::move(zh),
            .en = std::move(en)};
}

void check_unsealed(db::Read& read, std::vector<base::Finding>& out) {
    std::size_t found = 0;
    for (auto county = next_county(read, ""); !county.empty() && found < most;
         county = next_county(read, county)) {
        const auto last = last_seal(read, county, end_of_time());
        const auto from = last ? first_of_day(last->day + std::chrono::days{1}) : INT64_MIN;
        const auto entry = first_entry(read, county, from);
        if (!entry) continue;
        const auto day = day_of_entry(*entry);
        if (day + unsealed_for > last_whole_day(read.now())) continue;
        ++found;
        out.push_back(about("day_unsealed", county, day,
                            "当日日志逾两天未封签：服务是否在运行，seal-key.json是否在？",
                            "The journal of this day is not sealed after two days: is a server "
                            "running, and has it its seal-key.json?"));
    }
}

void check_newest(db::Read& read, std::vector<base::Finding>& out) {
    const auto keys = public_keys(read);
    VerifyReport report;
    for (const Seal& seal : read.all<Seal>(sql::newest_seals, db::arg("most", newest))) {
        if (report.first.size() + out.size() >= most) break;
        const auto before = last_seal(read, seal.county, seal.day);
        check_seal(seal, before ? &*before : nullptr, keys, report);
        const auto from = before ? first_of_day(before->day + std::chrono::days{1}) : INT64_MIN;
        // Of the days without a seal in between, too: they had no entries when this one was made.
        const Span span{from, span_of(seal.day).to_id};
        const auto count = count_entries(read, seal.county, span);
        if (count == seal.entries) continue;
        out.push_back(about(
            "seal_entries", seal.county, seal.day,
            fmt::format("封签含{}条记录，现有{}条：封签之后有记录增减", seal.entries, count),
            fmt::format("Seals {} entries, and {} stand there: some came or went after sealing.",
                        seal.entries, count)));
    }
    for (const Misfit& misfit : report.first)
        out.push_back(about(misfit.code, misfit.county, *misfit.day, misfit.zh, misfit.en));
}

}  // namespace

std::vector<base::Finding> findings(db::Read& read) {
    std::vector<base::Finding> out;
    check_unsealed(read, out);
    check_newest(read, out);
    return out;
}

}  // namespace seals
