#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "files/disk.h"
#include "files/ids.h"

namespace files {

/// Where uploads grow until they are whole: `<folder>/incoming/<upload id>`. Never served. Safe
/// from every thread and process: whoever writes to an upload or finishes it holds it alone.
class Incoming {
  public:
    explicit Incoming(const std::filesystem::path& folder);

    /// The file of an upload, locked for its holder.
    class Held {
      public:
        /// Writes and waits for the disk.
        void write(std::int64_t offset, std::string_view bytes);
        std::int64_t size() const;
        /// Its content, mapped; stays right as long as it is held.
        std::string_view map();
        const std::filesystem::path& path() const { return path_; }

        Held(std::filesystem::path path, disk::Descriptor file)
            : path_(std::move(path)), file_(std::move(file)) {}
        Held(Held&& other) noexcept;
        Held& operator=(Held&&) = delete;
        ~Held();

      private:
        std::filesystem::path path_;
        disk::Descriptor file_;
        void* mapped_ = nullptr;
        std::size_t mapped_size_ = 0;
    };

    /// Makes the file when it is missing. Nothing when somebody else holds it.
    std::optional<Held> hold(UploadId upload) const;

    /// A whole file beside an upload: what was made from it. On disk when this returns.
    std::filesystem::path write_beside(UploadId upload, std::string_view what,
                                       std::string_view bytes) const;

    /// Removes the file and what stands beside it.
    void remove(UploadId upload) const;

    /// Uploads of which something lies here, at most `most`.
    std::vector<UploadId> list(std::size_t most) const;

  private:
    std::filesystem::path path_of(UploadId upload) const;

    const std::filesystem::path folder_;
};

}  // namespace files
