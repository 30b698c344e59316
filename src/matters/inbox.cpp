#include "matters/inbox.h"

#include <algorithm>

#include "access/permission.h"
#include "catalogue/calendar.h"
#include "matters/list_queries.h"

namespace matters {

namespace {

namespace may = access::permission;

/// What every query of a list is narrowed by.
struct Narrow : Fits {
    std::int64_t after_due = INT64_MIN;
    std::int64_t after_id = 0;
    std::int64_t due_before = INT64_MAX;
    int most = 50;
    UnitId own_unit;
    PersonId own_person;
    std::string queue;
    std::string county;
};
BOOST_DESCRIBE_STRUCT(Narrow, (Fits),
                      (after_due, after_id, due_before, most, own_unit, own_person, queue, county))

/// The stage that a list is, or empty for a view across stages.
std::string stage_of(Inbox inbox) {
    return inbox <= Inbox::to_review ? boost::describe::enum_to_string(inbox, "") : "";
}

/// Before when a list's matters are due: now, or the end of today in China.
std::int64_t due_before(Inbox inbox, base::Instant now) {
    if (inbox == Inbox::overdue) return now.ms;
    if (inbox == Inbox::due_today)
        return catalogue::at_minute(catalogue::date_of(now) + std::chrono::days{1}, 0).ms;
    return INT64_MAX;
}

Narrow narrow_of(db::Read& read, const access::Actor& actor, Inbox inbox, const Fits& fits,
                 InboxPlace after, int most) {
    Narrow narrow{fits};
    narrow.after_due = after.due;
    narrow.after_id = after.id;
    narrow.due_before = due_before(inbox, read.now());
    narrow.most = most;
    narrow.own_unit = actor.unit;
    narrow.own_person = actor.person;
    narrow.queue = stage_of(inbox);
    // What is overdue already is no more due today.
    if (inbox == Inbox::due_today && after.due == INT64_MIN) narrow.after_due = read.now().ms;
    return narrow;
}

bool bound_to_unit(const access::Actor& actor) {
    return actor.scope.unit.value != 0;
}

bool is_of_one_person_or_unit(Inbox inbox) {
    return inbox == Inbox::mine || inbox == Inbox::supporting;
}

/// The query that gives a list's lines and the one that counts them.
struct Source {
    const db::Sql* lines;
    const db::Sql* count;
};

Source source_of(Inbox inbox, bool by_unit, bool whole_country) {
    switch (inbox) {
        case Inbox::mine:
            return {&sql::inbox_mine, &sql::count_mine};
        case Inbox::supporting:
            return {&sql::inbox_supporting, &sql::count_supporting};
        case Inbox::supervised:
            return by_unit ? Source{&sql::inbox_supervised_unit, &sql::count_supervised_unit}
                           : Source{&sql::inbox_supervised, &sql::count_supervised};
        case Inbox::returned:
            return by_unit ? Source{&sql::inbox_returned_unit, &sql::count_returned_unit}
                           : Source{&sql::inbox_returned, &sql::count_returned};
        case Inbox::overdue:
        case Inbox::due_today:
            return by_unit ? Source{&sql::inbox_due_unit, &sql::count_due_unit}
                           : Source{&sql::inbox_due, &sql::count_due};
        default:
            if (by_unit) return {&sql::inbox_unit, &sql::count_unit};
            if (whole_country) return {&sql::inbox_country, &sql::count_country};
            return {&sql::inbox_county, &sql::count_county};
    }
}

bool comes_before(const MatterLine& one, const MatterLine& other) {
    const auto key = [](const MatterLine& line) {
        return std::pair(line.due_at ? line.due_at->ms : never_due, line.matter_id.value);
    };
    return key(one) < key(other);
}

/// Every county of the scope, or none where one query serves.
std::vector<std::string> drivers(db::Read& read, const access::Actor& actor, Inbox inbox) {
    if (bound_to_unit(actor) || is_of_one_person_or_unit(inbox)) return {""};
    auto counties = counties_of(read, actor.scope);
    if (counties.empty() && inbox > Inbox::to_review) return counties_in_service(read);
    return counties.empty() ? std::vector<std::string>{""} : counties;
}

}  // namespace

std::vector<std::string> counties_of(db::Read& read, const access::Scope& scope) {
    if (scope.path_from == "/") return {};
    return read.all<std::string>(sql::counties_below, db::arg("path", scope.path_from));
}

std::vector<std::string> counties_in_service(db::Read& read) {
    return read.all<std::string>(sql::counties_in_service);
}

std::vector<MatterLine> inbox_lines(db::Read& read, const access::Actor& actor, Inbox inbox,
                                    const Fits& fits, InboxPlace after, int most) {
    Narrow narrow = narrow_of(read, actor, inbox, fits, after, most);
    std::vector<MatterLine> all;
    for (const std::string& county : drivers(read, actor, inbox)) {
        narrow.county = county;
        const auto source = source_of(inbox, bound_to_unit(actor), county.empty());
        auto some = read.all<MatterLine>(*source.lines, actor.scope, narrow);
        std::ranges::move(some, std::back_inserter(all));
    }
    std::ranges::sort(all, comes_before);
    if (std::ssize(all) > most) all.resize(static_cast<std::size_t>(most));
    return all;
}

std::int64_t count_inbox(db::Read& read, const access::Actor& actor, Inbox inbox) {
    Narrow narrow = narrow_of(read, actor, inbox, {}, {}, 0);
    std::int64_t sum = 0;
    for (const std::string& county : drivers(read, actor, inbox)) {
        narrow.county = county;
        const auto source = source_of(inbox, bound_to_unit(actor), county.empty());
        sum += read.get<std::int64_t>(*source.count, actor.scope, narrow);
    }
    return sum;
}

std::vector<Inbox> inboxes_of(const access::Actor& actor) {
    const std::pair<Inbox, std::vector<std::string_view>> all[] = {
        {Inbox::to_register, {may::register_matter}},
        {Inbox::to_triage, {may::triage_matter, may::register_matter}},
        {Inbox::to_dispatch, {may::dispatch_matter}},
        {Inbox::to_sign, {may::sign_matter}},
        {Inbox::in_hand, {may::handle_matter, may::sign_matter}},
        {Inbox::to_decide, {may::approve_matter, may::dispatch_matter}},
        {Inbox::in_mediation, {may::mediate}},
        {Inbox::to_check, {may::check_matter}},
        {Inbox::to_call_back, {may::revisit_matter}},
        {Inbox::to_review, {may::review_matter}},
        {Inbox::returned, {may::dispatch_matter, may::sign_matter}},
        {Inbox::overdue, {may::read_matter}},
        {Inbox::due_today, {may::read_matter}},
        {Inbox::supervised, {may::supervise_matter, may::sign_matter, may::mediate}},
        {Inbox::supporting, {may::handle_matter, may::sign_matter}},
        {Inbox::mine, {may::handle_matter}},
    };
    std::vector<Inbox> out;
    for (const auto& [inbox, permissions] : all)
        if (std::ranges::any_of(permissions, [&](auto one) { return actor.may(one); }))
            out.push_back(inbox);
    return out;
}

}  // namespace matters
