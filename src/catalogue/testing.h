// For tests only; includes no test framework, so that any program can make this scene.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "access/testing.h"
#include "base/expects.h"
#include "catalogue/catalogue_file.h"
#include "catalogue/draft_store.h"
#include "catalogue/duty_store.h"
#include "catalogue/override_store.h"

namespace catalogue::testing {

/// Gives county A what the examples of this room's endpoints speak of: the catalogue as edition 1,
/// an override of the county, a duty, and a draft with one change (version 2). Returns their ids
/// as `override`, `duty` and `draft`.
inline std::map<std::string, std::string> set_scene(db::Database& database,
                                                    const access::testing::World& world,
                                                    std::string_view catalogue_yaml) {
    const auto file = read_catalogue(catalogue_yaml);
    base::expects(file.has_value(), "the scene's catalogue is a right file");
    const auto day = *base::parse_date("2026-01-01");
    return database.write([&](db::Write& write) {
        base::expects(publish(write, file->catalogue, {}).has_value());
        const auto county =
            regions::find_region(write, access::system_scope(), world.a.county).value();

        access::Actor actor(access::system_scope());
        actor.person = world.a.people.at(access::Role::centre_head);
        const auto override_row = put_override(
            write, actor,
            {.county = county.county,
             .region_id = county.region_id,
             .region_name = county.name,
             .region_path = county.path,
             .code = "030402"},
            {.priority = Priority::p3, .basis = "县政府办〔2026〕1号", .valid_from = day});
        const auto duty = put_duty(write,
                                   {.region_id = county.region_id,
                                    .code = "030602",
                                    .department = "CG",
                                    .basis = "城市市容和环境卫生管理条例",
                                    .valid_from = day},
                                   county, {});
        base::expects(override_row && duty, "the scene keeps the rules");

        Draft draft = create_draft(write, 1, "年度调整", actor.person);
        Category leaf = *file->catalogue.find("030404");
        leaf.note = "大堆渣土另行约定";
        put_change(write, draft, file->catalogue, {leaf.code, leaf});
        touch(write, draft);
        return std::map<std::string, std::string>{
            {"override", std::to_string(override_row->override_id.value)},
            {"duty", std::to_string(duty->duty_id.value)},
            {"draft", std::to_string(draft.draft_id.value)}};
    });
}

/// The token of county A's system administrator, made one of the whole: who may publish.
inline std::string top_token(db::Database& database, const access::testing::World& world) {
    static constexpr db::Sql widen{
        "test/widen_post",
        "UPDATE post SET region_id = NULL, unit_id = NULL, county = '' WHERE post_id = :post"};
    const auto post = world.a.posts.at(access::Role::system_administrator);
    database.write([&](db::Write& write) { write.run(widen, db::arg("post", post)); });
    return world.a.tokens.at(access::Role::system_administrator);
}

}  // namespace catalogue::testing
