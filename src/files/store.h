#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "http/serve_file.h"

namespace files {

/// Where whole files are kept, each under the digest of its content, so that the same content is
/// there once. Knows no rows: what refers to a file stands in the database. DiskStore keeps them on
/// the local disk; a store in an S3-compatible service would be another implementation. Safe from
/// every thread. Failures of the world throw db::Error.
class Store {
  public:
    virtual ~Store() = default;

    /// Keeps the content of a finished file, which stays where it is and never changes again. On
    /// disk, by name and content, when this returns. Harmless when it is kept already.
    virtual void put(const std::filesystem::path& finished, const std::string& digest) = 0;

    /// The file for reading; nothing when it is not here.
    virtual std::optional<http::OpenFile> open(const std::string& digest) const = 0;

    /// Harmless when it is not here.
    virtual void remove(const std::string& digest) = 0;

    /// Digests of the files behind `after` in order, at most `most`; empty: from the first.
    virtual std::vector<std::string> list(const std::string& after, std::size_t most) const = 0;

    /// Bytes that can still be kept.
    virtual std::int64_t free_bytes() const = 0;
};

/// `<folder>/ab/cd/<digest>`. The folder is made when missing; only its owner may read it.
class DiskStore : public Store {
  public:
    explicit DiskStore(std::filesystem::path folder);

    void put(const std::filesystem::path& finished, const std::string& digest) override;
    std::optional<http::OpenFile> open(const std::string& digest) const override;
    void remove(const std::string& digest) override;
    std::vector<std::string> list(const std::string& after, std::size_t most) const override;
    std::int64_t free_bytes() const override;

  private:
    std::filesystem::path path_of(const std::string& digest) const;

    const std::filesystem::path folder_;
};

}  // namespace files
