#include "access/permission.h"
#include "access/person_view.h"
#include "access/queries.h"
#include "access/services.h"
#include "access/use_cases.h"
#include "http/id_cursor.h"

namespace access {

namespace {

struct ListPeople {
    std::optional<http::Text<1, 64>> name;
    http::Cursor cursor;
    http::Limit<50, 200> limit;
};
BOOST_DESCRIBE_STRUCT(ListPeople, (), (name, cursor, limit))

base::Result<http::Page<PersonView>> list(db::Read& read, const Actor& actor,
                                          const ListPeople& in) {
    const auto after = http::read_id_cursor(in.cursor, http::before_all);
    if (!after) return std::unexpected(after.error());
    const std::string name = in.name ? in.name->value : "";
    const int count = in.limit.value + 1;
    const auto now = read.now();
    const auto people =
        read.all<Person>(sql::list_people, actor.scope, db::arg("after", *after),
                         db::arg("name", name), db::arg("count", count), db::arg("now", now));
    return http::shown(http::page_of(people, in.limit.value, &Person::person_id),
                       [](const Person& one) { return view(one); });
}

base::Result<PersonView> find(db::Read& read, const Actor& actor, const OnePerson& in) {
    const auto found = find_person(read, actor.scope, in.person_id);
    if (!found) return base::refuse(base::not_found);
    return view(*found);
}

}  // namespace

http::Endpoint list_people() {
    return {.path = "/api/v1/people",
            .summary = "People administered in my region",
            .summary_zh = "辖区内人员",
            .tag = "people",
            .needs = permission::read_people,
            .reach = http::Reach::region,
            .handle = http::handler(list)};
}

http::Endpoint find_person() {
    return {.path = "/api/v1/people/{person_id}",
            .summary = "One person",
            .summary_zh = "人员详情",
            .tag = "people",
            .needs = permission::read_people,
            .reach = http::Reach::region,
            .refusals = {&base::not_found},
            .example = {{"person_id", "{person}"}},
            .handle = http::handler(find)};
}

}  // namespace access
