#include "exchange/resolve.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "catalogue/crosswalk_store.h"
#include "exchange/queries.h"
#include "matters/number.h"
#include "regions/unit_store.h"

namespace exchange {

namespace {

using base::FileProblem;

constexpr std::size_t longest_number = 100;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_words = 10'000;
/// What a unit's fact says for the centre itself.
constexpr std::string_view the_desk = "@desk";

std::unexpected<FileProblem> wrong(const Record& record, std::string field, std::string zh,
                                   std::string en) {
    return std::unexpected(
        FileProblem{record.line, std::move(field), std::move(zh), std::move(en)});
}

std::unexpected<FileProblem> unknown(const Record& record, std::string field,
                                     std::string_view zh_kind, std::string_view en_kind,
                                     std::string_view value) {
    return wrong(record, std::move(field), fmt::format("没有这个{}：“{}”", zh_kind, value),
                 fmt::format("there is no {} \"{}\"", en_kind, value));
}

constexpr std::string_view time_names[step_count] = {
    "registered_at", "accepted_at", "dispatched_at", "signed_at",
    "started_at",    "done_at",     "checked_at",    "closed_at"};

/// How far a state has come; nothing for states that an import does not reach.
std::optional<Step> step_of(std::string_view state) {
    constexpr std::pair<std::string_view, Step> all[] = {
        {"registered", Step::registered}, {"triage", Step::registered},
        {"accepted", Step::accepted},     {"dispatched", Step::dispatched},
        {"signed_for", Step::signed_for}, {"in_hand", Step::started},
        {"to_check", Step::done},         {"to_call_back", Step::checked},
        {"closed", Step::closed},         {"archived", Step::closed}};
    for (const auto& [name, step] : all)
        if (name == state) return step;
    return {};
}

/// The last part of `市政设施/公用部件/井盖`.
std::string last_part(const std::string& kind) {
    return kind.substr(kind.rfind('/') + 1);
}

/// A number for a record that came without one: the same whenever the same record is read.
std::string digest_of(const Record& record) {
    std::string all;
    for (const std::string& cell : record.cells) all += cell + '\0';
    return "digest-" + base::digest(all).substr(0, 16);
}

}  // namespace

Resolver::Resolver(db::Database& database, const Mapping& mapping,
                   const std::vector<std::string>& columns, ResolverOptions options)
    : database_(database), mapping_(mapping), facts_(mapping, columns), options_(options) {
    database.read([&](db::Read& read) {
        places_.emplace(read, mapping.county);
        if (const auto edition = catalogue::get_edition(read)) catalogue_ = edition->catalogue;
        for (UnitAt& unit :
             read.all<UnitAt>(sql::units_of_county, db::arg("county", mapping.county)))
            units_[base::fold(unit.name)].push_back(std::move(unit));
        if (!mapping.scheme.empty())
            for (const auto& row : catalogue::list_crossings(read, {.scheme = mapping.scheme}))
                crossed_.emplace(row.scheme_code, row.our_code);
    });
    if (places_->empty())
        throw CannotBegin(
            fmt::format("There is no county {} here · 没有这个县级区划", mapping.county));
    if (!catalogue_)
        throw CannotBegin("There is no matter catalogue yet; import one first · 还没有事项目录");
}

std::expected<Ready, FileProblem> Resolver::resolve(const Record& record) {
    Ready ready;
    ready.past.line = record.line;
    auto number = facts_.fact(record, "number");
    if (!number) return std::unexpected(number.error());
    if (*number == "@digest") number = digest_of(record);
    if (number->empty() || number->size() > longest_number)
        return wrong(record, "number", "没有编号，或编号太长", "has no number, or too long a one");
    ready.number = *number;
    ready.past.registration.source_number = *number;
    ready.past.registration.number = matters::read_number(*number);
    if (auto ok = find_times(record, ready.past); !ok) return std::unexpected(ok.error());
    if (auto ok = find_state(record, ready.past); !ok) return std::unexpected(ok.error());
    if (auto ok = find_place(record, ready); !ok) return std::unexpected(ok.error());
    if (auto ok = find_category(record, ready.past); !ok) return std::unexpected(ok.error());
    if (auto ok = find_words(record, ready.past); !ok) return std::unexpected(ok.error());
    if (auto ok = find_unit(record, ready); !ok) return std::unexpected(ok.error());
    return ready;
}

Resolver::Found<void> Resolver::find_times(const Record& record, Past& past) const {
    std::optional<base::Instant> last;
    for (std::size_t i = 0; i < step_count; ++i) {
        const std::string name(time_names[i]);
        if (!mapping_.fact(name).given()) continue;
        const auto at = facts_.time(record, name);
        if (!at) return std::unexpected(at.error());
        if (!*at) continue;
        if (**at > options_.now) return wrong(record, name, "时间在将来", "lies in the future");
        if (last && **at < *last)
            return wrong(record, name, "早于前一环节的时间", "is before the step before it");
        past.times[i] = last = **at;
    }
    if (!past.times[0])
        return wrong(record, "registered_at", "没有登记时间", "has no time of registering");
    return {};
}

Resolver::Found<void> Resolver::find_state(const Record& record, Past& past) const {
    if (mapping_.fact("state").given()) {
        const auto state = facts_.fact(record, "state");
        if (!state) return std::unexpected(state.error());
        const auto step = step_of(*state);
        if (!step)
            return wrong(record, "state", fmt::format("不能导入到这一状态：“{}”", *state),
                         fmt::format("\"{}\" is no state that an import reaches", *state));
        past.reached = *step;
    } else {
        for (std::size_t i = 0; i < step_count; ++i)
            if (past.times[i]) past.reached = static_cast<Step>(i);
    }
    const auto lateness = facts_.fact(record, "lateness");
    if (!lateness) return std::unexpected(lateness.error());
    if (*lateness == "in_time" || *lateness == "overdue")
        past.overdue = *lateness == "overdue";
    else if (!lateness->empty())
        return wrong(record, "lateness", "应为 in_time 或 overdue", "is in_time or overdue");
    const auto grade = facts_.fact(record, "satisfaction");
    if (!grade) return std::unexpected(grade.error());
    matters::Satisfaction satisfaction{};
    if (grade->empty()) return {};
    if (!boost::describe::enum_from_string(grade->c_str(), satisfaction))
        return unknown(record, "satisfaction", "满意度", "grade of satisfaction", *grade);
    past.satisfaction = satisfaction;
    return {};
}

Resolver::Found<void> Resolver::find_place(const Record& record, Ready& ready) {
    const auto text = facts_.fact(record, "place");
    if (!text) return std::unexpected(text.error());
    const auto* region = places_->find(*text);
    if (!region) return unknown(record, "place", "地点", "place", *text);
    if (options_.scope && !options_.scope->covers(region->path))
        return wrong(record, "place", "不在您的管辖范围", "lies outside your region");
    const auto [desk, fresh] = desks_.try_emplace(region->region_id);
    if (fresh)
        desk->second = database_.read(
            [&](db::Read& read) { return matters::find_desk(read, region->region_id); });
    if (!desk->second)
        return wrong(record, "place", "该地没有综治中心", "no centre serves this place");
    ready.past.registration.region_id = region->region_id;
    ready.desk = *desk->second;
    return {};
}

Resolver::Found<void> Resolver::find_category(const Record& record, Past& past) {
    const auto given = facts_.fact(record, "category");
    if (!given) return std::unexpected(given.error());
    std::string code = *given;
    if (!mapping_.scheme.empty() && !code.empty()) {
        const auto found = crossed_.find(code);
        if (found == crossed_.end())
            return unknown(record, "category", mapping_.scheme, mapping_.scheme, code);
        code = found->second;
    }
    if (code.empty() && past.reached > Step::registered)
        return wrong(record, "category", "已受理的事项须有分类",
                     "what was accepted has a category; give one, or the state triage");
    if (!code.empty() && !catalogue_->find(code))
        return unknown(record, "category", "事项分类", "category", code);
    past.registration.category = code;
    return {};
}

Resolver::Found<void> Resolver::find_words(const Record& record, Past& past) const {
    auto& into = past.registration;
    for (auto [name, text, longest] : {std::tuple{"kind", &into.source, longest_title},
                                       std::tuple{"title", &into.title, longest_title},
                                       std::tuple{"words", &into.words, longest_words},
                                       std::tuple{"address", &into.address, longest_title},
                                       std::tuple{"result", &past.result, longest_title * 5}}) {
        auto found = facts_.fact(record, name);
        if (!found) return std::unexpected(found.error());
        if (base::length(*found) > longest)
            return wrong(record, name, fmt::format("超过{}字", longest),
                         fmt::format("has more than {} characters", longest));
        *text = std::move(*found);
    }
    while (into.source.ends_with('/')) into.source.pop_back();
    if (into.title.empty() && into.words.empty()) {
        const auto* leaf = catalogue_->find(into.category);
        into.title = !into.source.empty() ? last_part(into.source) : leaf ? leaf->zh : "历史事项";
    }
    if (into.words.empty()) into.words = into.title;
    into.channel = matters::Channel::transfer;
    const auto channel = facts_.fact(record, "channel");
    if (!channel) return std::unexpected(channel.error());
    if (!channel->empty() && !boost::describe::enum_from_string(channel->c_str(), into.channel))
        return unknown(record, "channel", "渠道", "channel", *channel);
    return {};
}

Resolver::Found<void> Resolver::find_unit(const Record& record, Ready& ready) {
    if (ready.past.reached < Step::dispatched) return {};
    const auto name = facts_.fact(record, "unit");
    if (!name) return std::unexpected(name.error());
    if (name->empty())
        return wrong(record, "unit", "已交办的事项须有办理单位", "what was dispatched has a unit");
    if (*name == the_desk) {
        ready.unit = UnitAt{ready.desk.unit_id, ready.desk.region_id, *name};
        return {};
    }
    const auto found = units_.find(base::fold(*name));
    if (found != units_.end() && found->second.size() > 1)
        return wrong(record, "unit", fmt::format("有{}个单位叫“{}”", found->second.size(), *name),
                     fmt::format("{} units are called \"{}\"", found->second.size(), *name));
    if (found != units_.end())
        ready.unit = found->second.front();
    else if (mapping_.make_units)
        ready.unit = make_unit(*name);
    else
        return unknown(record, "unit", "单位", "unit", *name);
    return {};
}

std::optional<UnitAt> Resolver::make_unit(const std::string& name) {
    const auto& county = places_->county();
    UnitAt unit{.region_id = county.region_id, .name = name};
    if (options_.makes_units) {
        const auto code = mapping_.departments.find(name);
        regions::UnitFile file{.unit = {.county = county.county,
                                        .region_id = county.region_id,
                                        .kind = regions::UnitKind::department,
                                        .name = name,
                                        .level = county.level}};
        if (code != mapping_.departments.end()) file.unit.department = code->second;
        unit.unit_id = database_.write([&](db::Write& write) {
            auto fresh = file;
            fresh.unit.unit_id = write.next_id<access::UnitId>();
            // It stood when its matters did.
            fresh.unit.valid_from = base::Instant{0};
            regions::insert_unit(write, fresh);
            return fresh.unit.unit_id;
        });
    }
    ++units_made_;
    units_[base::fold(name)].push_back(unit);
    return unit;
}

}  // namespace exchange
