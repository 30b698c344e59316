#pragma once

#include "access/person.h"
#include "http/fields.h"

namespace access {

/// A post as stored, with the names of its place.
struct Post {
    PostId post_id;
    PersonId person_id;
    std::string display_name;
    Role role{};
    std::optional<UnitId> unit_id;
    std::string unit_name;
    std::optional<RegionId> region_id;
    std::string region_name;
    std::string region_path;
    bool full_time = false;
    std::optional<PostId> substitute_for;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
    PersonKind kind{};
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (post_id, person_id, display_name, role, unit_id, unit_name, region_id,
                       region_name, region_path, full_time, substitute_for, valid_from, valid_to,
                       kind))

/// What is told of it.
struct PostView {
    PostId post_id;
    PersonId person_id;
    std::string display_name;
    Role role{};
    std::optional<UnitId> unit_id;
    std::string unit_name;
    std::optional<RegionId> region_id;
    std::string region_name;
    bool full_time = false;
    std::optional<PostId> substitute_for;
    base::Instant valid_from;
    std::optional<base::Instant> valid_to;
};
BOOST_DESCRIBE_STRUCT(PostView, (),
                      (post_id, person_id, display_name, role, unit_id, unit_name, region_id,
                       region_name, full_time, substitute_for, valid_from, valid_to))

PostView view(const Post& post);

/// The post, if it lies in the scope.
std::optional<Post> find_post(db::Read& read, const Scope& scope, PostId post);

}  // namespace access
