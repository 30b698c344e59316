#include "server/demo_state.h"

#include "server/queries.h"

namespace server {

DemoState demo_state(db::Database& database) {
    return database.read([](db::Read& read) {
        const auto mark =
            read.find<std::string>(sql::find_setting, db::arg("name", "demonstration"));
        if (mark) return *mark == "complete" ? DemoState::complete : DemoState::begun;
        return read.get<std::int64_t>(sql::count_people_and_units) == 0 ? DemoState::empty
                                                                        : DemoState::foreign;
    });
}

void set_demo_state(db::Database& database, DemoState state) {
    const std::string mark = state == DemoState::complete ? "complete" : "begun";
    database.write([&](db::Write& write) {
        write.run(sql::save_setting, db::arg("name", "demonstration"), db::arg("value", mark));
    });
}

}  // namespace server
