#include "access/findings.h"

#include <fmt/format.h>

#include "access/access_log.h"
#include "access/first_administrator.h"
#include "access/queries.h"
#include "access/separation.h"

namespace access {

namespace {

struct HeldPost {
    PersonId person_id;
    std::string login_name;
    PostId post_id;
    Role role{};
    bool disabled = false;
    bool unit_closed = false;
};
BOOST_DESCRIBE_STRUCT(HeldPost, (), (person_id, login_name, post_id, role, disabled, unit_closed))

base::Finding about(const HeldPost& post, std::string_view code, std::string_view zh,
                    std::string_view en) {
    return {.code = std::string(code),
            .subject = fmt::format("post {}", post.post_id.value),
            .zh = fmt::format("{}({}):{}", post.login_name, facts(post.role).zh, zh),
            .en = fmt::format("{} ({}): {}", post.login_name, facts(post.role).en, en)};
}

// Posts come person by person: only those of the present one are kept.
class PostCheck {
  public:
    void step(const HeldPost& post) {
        if (!held_.empty() && held_.front().person_id != post.person_id) held_.clear();
        for (const HeldPost& other : held_)
            if (!compatible(other.role, post.role))
                found.push_back(about(post, "incompatible_posts", "兼任了应当分离的岗位",
                                      "holds posts that must be in different hands"));
        held_.push_back(post);
        if (post.disabled)
            found.push_back(about(post, "post_of_disabled_person", "账号已停用，岗位尚未结束",
                                  "the account is disabled and the post goes on"));
        if (post.unit_closed)
            found.push_back(about(post, "post_at_closed_unit", "单位已撤销，岗位尚未结束",
                                  "the unit has closed and the post goes on"));
    }

    std::vector<base::Finding> found;

  private:
    std::vector<HeldPost> held_;
};

}  // namespace

std::vector<base::Finding> findings(db::Read& read) {
    PostCheck check;
    if (!has_security_administrator(read))
        check.found.push_back({.code = "no_security_administrator",
                               .subject = "person",
                               .zh = "没有可用的安全管理员，无人能够任命；请运行 gongzhi init。",
                               .en = "No security administrator is left to appoint anybody; run "
                                     "gongzhi init."});
    const auto now = read.now();
    read.each_row<HeldPost>(
        sql::live_posts_of_all, [&](const HeldPost& post) { check.step(post); },
        db::arg("now", now));
    for (auto& one : verify_access_log(read)) check.found.push_back(std::move(one));
    return std::move(check.found);
}

}  // namespace access
