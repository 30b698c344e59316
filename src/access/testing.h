// For tests only; includes no test framework, so that any program can make this world.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "access/config.h"
#include "access/ids.h"
#include "access/role.h"
#include "db/database.h"

namespace access::testing {

/// One of two neighbouring counties that have the same things and must not see each other's.
struct Side {
    RegionId county, town, village;
    std::string county_code, county_path, town_path, village_path;
    UnitId centre;                       ///< The county's centre for governance.
    UnitId office;                       ///< A department of the county, which handles.
    std::map<Role, PersonId> people;     ///< One person for every role, also the administrators,
    std::map<Role, PostId> posts;        ///< with one post each,
    std::map<Role, std::string> tokens;  ///< and a bearer token with all of the role's permissions.
};

/// 甘肃省 › 酒泉市 › 瓜州县 and 金塔县, each with one town and one village, two units, and one
/// person a role. Posts are at the county; those bound to a unit are at the office. Every person
/// signs in as `a-handler`, `b-centre_head` … with `password`.
class World {
  public:
    /// Fills a freshly migrated database.
    explicit World(db::Database& database);
    ~World();

    RegionId province, city;
    std::string city_path;
    Side a, b;
    std::string password = "correct horse battery";
    /// A security administrator of the whole country, as `gongzhi init` makes one.
    PersonId root;
    std::string root_token;
    /// Tokens of the system, security and audit administrators of the whole country.
    std::map<Role, std::string> root_tokens;

    /// The token of a role in county A, or in B.
    const std::string& token(Role role) const { return a.tokens.at(role); }
    const std::string& token_in_b(Role role) const { return b.tokens.at(role); }

    /// The token of a second person for the role in A, who is hired when first asked for.
    const std::string& token_of_another(db::Database& database, Role role);

    /// The token of somebody new for a role that is bound to a unit, at that unit of A.
    std::string token_at(db::Database& database, UnitId unit, Role role) const;

    /// The token of a person for the role at the city's centre, which opens when first asked for.
    const std::string& token_above(db::Database& database, Role role);

    /// Any role of A that has the permission, as a bearer token; empty when no role has it.
    std::string token_with(std::string_view permission) const;
    std::string token_without(std::string_view permission) const;
    std::string token_in_b_with(std::string_view permission) const;

    /// For `Gate` and `endpoints`: a key of its own, and hashing that costs next to nothing.
    Config config() const;

    /// What stands in examples as `{village}`, `{person}` …, for county A.
    std::map<std::string, std::string> example_values() const;

  private:
    std::filesystem::path folder_;
    std::shared_ptr<const base::Vault> vault_;
    std::map<Role, std::string> others_;
    std::map<Role, std::string> above_;
    std::optional<Side> city_;
};

}  // namespace access::testing
