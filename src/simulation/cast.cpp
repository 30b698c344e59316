#include "simulation/cast.h"

#include <fmt/format.h>

#include "access/person.h"
#include "access/program_actor.h"
#include "base/expects.h"
#include "clocks/places.h"
#include "simulation/queries.h"

namespace simulation {

using access::PostId;
using access::Role;
using access::UnitId;

std::string made_up_name(std::size_t number) {
    constexpr std::string_view surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄",
                                             "周", "吴", "徐", "孙", "马", "朱", "胡", "林"};
    return fmt::format("{}示例{:04}", surnames[number % std::size(surnames)], number);
}

const access::Actor& Cast::at(UnitId unit, Role role, int which) {
    const Seat seat{unit, role, which};
    auto& actor = seats_[seat];
    for (int tries = 0; !actor && tries <= which + 1; ++tries) {
        actor = find(seat);
        if (!actor) hire(unit, role);
    }
    base::expects(actor != nullptr, "whoever was hired holds the post");
    return *actor;
}

std::shared_ptr<const access::Actor> Cast::find(const Seat& seat) const {
    const auto& [unit, role, which] = seat;
    return database_.read([&](db::Read& read) -> std::shared_ptr<const access::Actor> {
        const auto now = read.now();
        const auto post =
            read.find<PostId>(sql::find_holder, db::arg("unit_id", unit), db::arg("role", role),
                              db::arg("now", now), db::arg("which", which));
        if (!post) return nullptr;
        return access::program_actor(read, *post);
    });
}

void Cast::hire(UnitId unit, Role role) {
    database_.write([&](db::Write& write) {
        const auto place = clocks::find_unit_place(write, unit);
        base::expects(place.has_value(), "people are hired for a unit that is there");
        auto number = static_cast<std::size_t>(write.get<std::int64_t>(sql::count_people));
        std::optional<access::PersonId> person;
        for (; !person; ++number)
            person = access::insert_person(write, vault_,
                                           {.county = place->county,
                                            .region_id = place->region_id,
                                            .login_name = fmt::format("cast-{:06}", number),
                                            .display_name = made_up_name(number),
                                            // No such number can be dialled.
                                            .work_telephone = fmt::format("0000-{:07}", number)});
        access::insert_post(write, {.county = place->county,
                                    .person_id = *person,
                                    .role = role,
                                    .unit_id = unit,
                                    .region_id = place->region_id,
                                    .valid_from = write.now()});
    });
    ++hired_;
}

}  // namespace simulation
