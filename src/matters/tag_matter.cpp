#include "matters/act_endpoint.h"
#include "matters/act_queries.h"
#include "matters/endpoints.h"
#include "matters/queries.h"

namespace matters {

namespace {

struct SetTags : ActOn {
    http::List<http::Text<1, 30>, 20> tags;
};
BOOST_DESCRIBE_STRUCT(SetTags, (ActOn), (tags))

boost::json::array as_json(const std::vector<std::string>& tags) {
    return boost::json::array(tags.begin(), tags.end());
}

/// The entry keeps both lists, so that what was taken off is not lost.
base::Result<void> set(Work& work, const SetTags& in) {
    const MatterId id = work.matter.matter_id;
    std::vector<std::string> tags;
    for (const auto& tag : in.tags.value) tags.push_back(tag.value);
    std::ranges::sort(tags);
    const auto repeated = std::ranges::unique(tags);
    tags.erase(repeated.begin(), repeated.end());
    const auto before = work.write().all<std::string>(sql::tags_of, db::arg("matter_id", id));
    work.write().run(sql::delete_tags, db::arg("matter_id", id));
    for (const std::string& tag : tags)
        work.write().run(sql::insert_tag, db::arg("matter_id", id), db::arg("tag", tag),
                         db::arg("county", work.matter.county));
    work.words["tags"] = as_json(tags);
    work.words["tags_before"] = as_json(before);
    return {};
}

}  // namespace

http::Endpoint tag_matter() {
    return act_endpoint<SetTags>(Act::tag, "tags", "Set the tags of a matter: these, and no others",
                                 "设置事项标签（以本次为准）", {{"tags", {"路灯", "夜间照明"}}},
                                 set);
}

}  // namespace matters
