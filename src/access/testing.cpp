#include "access/testing.h"

#include <fmt/format.h>

#include "access/identity.h"
#include "access/permission.h"
#include "access/person.h"
#include "access/queries.h"
#include "base/random.h"
#include "base/vault.h"

namespace access::testing {

namespace {

struct RegionRow {
    RegionId region_id;
    std::string county;
    std::string code;
    int level = 0;
    std::string name;
    std::optional<RegionId> parent_id;
    std::string path;
    std::string pinyin;
    std::string initials;
    std::int64_t valid_from = 0;
};
BOOST_DESCRIBE_STRUCT(RegionRow, (),
                      (region_id, county, code, level, name, parent_id, path, pinyin, initials,
                       valid_from))

struct UnitRow {
    UnitId unit_id;
    std::string county;
    RegionId region_id;
    std::string kind;
    std::string sector;
    std::string department;
    std::string name;
    int level = 3;
    int posts_authorised = 10;
    int posts_filled = 10;
    std::int64_t valid_from = 0;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (),
                      (unit_id, county, region_id, kind, sector, department, name, level,
                       posts_authorised, posts_filled, valid_from, version))

const std::vector<RegionRow> regions{
    {RegionId{1}, "", "620000000000", 1, "甘肃省", {}, "/1/", "gansusheng", "gss"},
    {RegionId{2}, "", "620900000000", 2, "酒泉市", RegionId{1}, "/1/2/", "jiuquanshi", "jqs"},
    {RegionId{3}, "620922", "620922000000", 3, "瓜州县", RegionId{2}, "/1/2/3/", "guazhouxian",
     "gzx"},
    {RegionId{4}, "620922", "620922100000", 4, "渊泉镇", RegionId{3}, "/1/2/3/4/", "yuanquanzhen",
     "yqz"},
    {RegionId{5}, "620922", "620922100201", 5, "城北村民委员会", RegionId{4}, "/1/2/3/4/5/",
     "chengbeicunminweiyuanhui", "cbcmwyh"},
    {RegionId{6}, "620921", "620921000000", 3, "金塔县", RegionId{2}, "/1/2/6/", "jintaxian",
     "jtx"},
    {RegionId{7}, "620921", "620921100000", 4, "中东镇", RegionId{6}, "/1/2/6/7/", "zhongdongzhen",
     "zdz"},
    {RegionId{8}, "620921", "620921100201", 5, "王子庄村民委员会", RegionId{7}, "/1/2/6/7/8/",
     "wangzizhuangcunminweiyuanhui", "wzzcmwyh"},
};

// Hashing costs as little as libsodium lets it.
constexpr HashCost cheap{.operations = 1, .bytes = 8192, .at_once = 4};

Side side(std::size_t county) {
    return {.county = regions[county].region_id,
            .town = regions[county + 1].region_id,
            .village = regions[county + 2].region_id,
            .county_code = regions[county].county,
            .county_path = regions[county].path,
            .town_path = regions[county + 1].path,
            .village_path = regions[county + 2].path,
            .centre = {},
            .office = {},
            .people = {},
            .posts = {},
            .tokens = {}};
}

void make_units(db::Write& write, Side& side, std::string_view name) {
    side.centre = write.next_id<UnitId>();
    side.office = write.next_id<UnitId>();
    write.insert_many("unit", std::vector<UnitRow>{{.unit_id = side.centre,
                                                    .county = side.county_code,
                                                    .region_id = side.county,
                                                    .kind = "centre",
                                                    .sector = "party",
                                                    .department = "ZZ",
                                                    .name = fmt::format("{}综治中心", name)},
                                                   {.unit_id = side.office,
                                                    .county = side.county_code,
                                                    .region_id = side.county,
                                                    .kind = "department",
                                                    .sector = "government",
                                                    .department = "ZJ",
                                                    .name = fmt::format("{}住建局", name)}});
}

std::string make_token(db::Write& write, const std::string& county, PersonId person, PostId post,
                       Role role) {
    std::string secret = "gz_" + base::random_token();
    const std::string digest = secret_digest(secret);
    const std::string permissions = fmt::format("{}", fmt::join(facts(role).permissions, " "));
    const auto now = write.now();
    const auto expires_at = now + std::chrono::hours{24 * 365};
    write.run(sql::insert_token, db::arg("token_id", write.next_id<TokenId>()),
              db::arg("county", county), db::arg("person_id", person), db::arg("post_id", post),
              db::arg("name", "test"), db::arg("secret_digest", digest),
              db::arg("permissions", permissions), db::arg("created_by", person),
              db::arg("now", now), db::arg("expires_at", expires_at));
    return secret;
}

/// A bearer token of somebody new, who holds one post.
struct Made {
    PersonId person;
    PostId post;
    std::string token;
};
Made make_person(db::Write& write, const base::Vault& vault, const Side& side, Role role,
                 std::string_view letter, const std::string& hash) {
    const auto& what = facts(role);
    const auto person = insert_person(
        write, vault,
        {.county = side.county_code,
         .region_id = side.county,
         .kind = PersonKind::person,
         .login_name = fmt::format("{}-{}", letter, boost::describe::enum_to_string(role, "")),
         .display_name = fmt::format("测试{}", what.zh),
         .work_telephone = "0937-5520000",
         .identity_number = "620922199001011234",
         .private_telephone = "13900000000",
         .password_hash = hash,
         .password_given = false});
    const auto unit = what.breadth == Breadth::unit ? side.office : side.centre;
    const auto post = insert_post(write, {.county = side.county_code,
                                          .person_id = *person,
                                          .role = role,
                                          .unit_id = unit,
                                          .region_id = side.county,
                                          .valid_from = write.now()});
    return {*person, post, make_token(write, side.county_code, *person, post, role)};
}

void fill(db::Write& write, const base::Vault& vault, Side& side, std::string_view letter,
          const std::string& hash) {
    for (const RoleFacts& role : roles()) {
        auto made = make_person(write, vault, side, role.role, letter, hash);
        side.people[role.role] = made.person;
        side.posts[role.role] = made.post;
        side.tokens[role.role] = std::move(made.token);
    }
}

// `root` is the security administrator, as `gongzhi init` makes it; the others are root-….
std::string make_root(db::Write& write, const base::Vault& vault, Role role,
                      const std::string& hash) {
    const bool first = role == Role::security_administrator;
    const std::string name = boost::describe::enum_to_string(role, "");
    const auto person = insert_person(write, vault,
                                      {.login_name = first ? "root" : "root-" + name,
                                       .display_name = std::string(facts(role).zh),
                                       .password_hash = hash,
                                       .password_given = false});
    const auto post =
        insert_post(write, {.person_id = *person, .role = role, .valid_from = write.now()});
    return make_token(write, "", *person, post, role);
}

constexpr db::Sql find_by_login{"access/testing_find_by_login",
                                "SELECT person_id FROM person WHERE login_name = :login_name"};

const std::string& first_token(const Side& side, std::string_view permission, bool with) {
    static const std::string none;
    for (const auto& [role, token] : side.tokens)
        if (may(role, permission) == with) return token;
    return none;
}

}  // namespace

World::World(db::Database& database) : a(side(2)), b(side(5)) {
    folder_ = std::filesystem::temp_directory_path() / ("gongzhi-world-" + base::random_token(9));
    std::filesystem::create_directory(folder_);
    base::Vault::create(folder_ / "key");
    vault_ = std::make_shared<const base::Vault>(base::Vault::load(folder_ / "key"));
    province = RegionId{1};
    city = RegionId{2};
    city_path = regions[1].path;
    const std::string hash = PasswordHasher(cheap).hash(password);
    database.write([&](db::Write& write) {
        write.insert_many("region", regions);
        make_units(write, a, "瓜州县");
        make_units(write, b, "金塔县");
        fill(write, *vault_, a, "a", hash);
        fill(write, *vault_, b, "b", hash);
        for (const Role role :
             {Role::system_administrator, Role::security_administrator, Role::audit_administrator})
            root_tokens[role] = make_root(write, *vault_, role, hash);
        root = *write.find<PersonId>(find_by_login, db::arg("login_name", "root"));
        root_token = root_tokens.at(Role::security_administrator);
    });
}

World::~World() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

const std::string& World::token_of_another(db::Database& database, Role role) {
    std::string& token = others_[role];
    if (token.empty()) token = token_at(database, a.office, role);
    return token;
}

std::string World::token_at(db::Database& database, UnitId unit, Role role) const {
    Side there = a;
    there.office = unit;
    const std::string hash = PasswordHasher(cheap).hash(password);
    const std::string letter = fmt::format("a-{}", unit.value);
    return database.write([&](db::Write& write) {
        return make_person(write, *vault_, there, role, letter, hash).token;
    });
}

const std::string& World::token_above(db::Database& database, Role role) {
    std::string& token = above_[role];
    if (!token.empty()) return token;
    const std::string hash = PasswordHasher(cheap).hash(password);
    token = database.write([&](db::Write& write) {
        if (!city_) {
            city_ = Side{};
            city_->county = city;
            make_units(write, *city_, "酒泉市");
        }
        return make_person(write, *vault_, *city_, role, "city", hash).token;
    });
    return token;
}

std::string World::token_with(std::string_view permission) const {
    return first_token(a, permission, true);
}

std::string World::token_without(std::string_view permission) const {
    return first_token(a, permission, false);
}

std::string World::token_in_b_with(std::string_view permission) const {
    return first_token(b, permission, true);
}

Config World::config() const {
    return {.vault = vault_, .hash = cheap};
}

std::map<std::string, std::string> World::example_values() const {
    const auto text = [](auto id) { return std::to_string(id.value); };
    return {{"province", text(province)},
            {"city", text(city)},
            {"county", text(a.county)},
            {"town", text(a.town)},
            {"village", text(a.village)},
            {"county_code", a.county_code},
            {"centre", text(a.centre)},
            {"office", text(a.office)},
            {"person", text(a.people.at(Role::handler))},
            {"post", text(a.posts.at(Role::handler))},
            {"login_name", "a-handler"},
            {"password", password}};
}

}  // namespace access::testing
