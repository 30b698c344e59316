#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/ids.h"
#include "base/refusal.h"
#include "catalogue/category.h"
#include "catalogue/differences.h"
#include "db/database.h"

namespace catalogue {

using VersionId = base::Id<struct VersionTag>;

/// One published edition, without its content.
struct Version {
    VersionId version_id;
    std::string scheme;
    std::int64_t number = 0;
    std::string label;
    std::string status;
    std::string digest;
    std::string note;
    base::Instant published_at;
    std::optional<access::PersonId> published_by;
};
BOOST_DESCRIBE_STRUCT(Version, (),
                      (version_id, scheme, number, label, status, digest, note, published_at,
                       published_by))

/// An edition with its content, which never changes and is shared between requests.
struct Edition {
    Version version;
    std::shared_ptr<const Catalogue> catalogue;
};

/// The edition of this number, or the newest.
std::optional<Version> find_version(db::Read& read, std::string_view scheme,
                                    std::optional<std::int64_t> number = {});

/// Newest first.
std::vector<Version> list_versions(db::Read& read, std::string_view scheme);

std::shared_ptr<const Catalogue> get_content(db::Read& read, const Version& version);

/// The edition in force, or the one of this number. Refuses: no_catalogue, not_found.
base::Result<Edition> get_edition(db::Read& read, std::optional<std::int64_t> number = {});

/// Codes that may never be used again in this scheme.
std::vector<std::string> list_retired(db::Read& read, std::string_view scheme);

struct Publication {
    std::string note;
    std::optional<access::PersonId> by;
    std::optional<std::int64_t> base_number;  ///< The edition that was looked at; none: any.
    std::vector<std::string> retired;         ///< Further codes that may never come back.
};

/// What publishing did. `changed` is false when the edition in force has the same content.
struct Published {
    bool changed = false;
    Version version;
    std::vector<Difference> differences;
};

/// Makes `next` the newest edition of its scheme. Codes that are gone are retired for ever.
/// Refuses: catalogue_moved_on, and a retired code that is used again.
base::Result<Published> publish(db::Write& write, const Catalogue& next, const Publication& how);

}  // namespace catalogue
