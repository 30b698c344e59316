#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <vector>

#include "access/config.h"
#include "base/instant.h"
#include "files/kind.h"

namespace files {

/// What one attachment, one sender and all of them together may take. Bytes unless said otherwise.
struct Limits {
    std::vector<Kind> kinds = {Kind::jpeg,      Kind::png,        Kind::webp,      Kind::pdf,
                               Kind::mp3,       Kind::m4a,        Kind::ogg,       Kind::wav,
                               Kind::amr,       Kind::webm_audio, Kind::gpp_audio, Kind::mp4,
                               Kind::quicktime, Kind::gpp,        Kind::webm};
    std::int64_t image_bytes = 20 << 20;
    std::int64_t pdf_bytes = 20 << 20;
    std::int64_t audio_bytes = 50 << 20;
    std::int64_t video_bytes = 200 << 20;
    std::int64_t picture_pixels = 60'000'000;
    /// Pixels being decoded at the same time, each of at most 10 bytes; others wait.
    std::int64_t pixels_at_once = 64'000'000;
    base::Duration decode_wait = std::chrono::seconds{3};  ///< For a turn; then 503.
    int preview_side = 480;                                ///< Pixels of the longer side.

    int attachments_of_owner = 50;
    /// Uploads that one address without a sign-in may begin and not attach, each less than access's
    /// `lock_for` after the one before; and the same for a signed-in person. Many residents may
    /// share an address.
    int uploads_by_address = 100;
    int uploads_by_person = 600;
    /// What one of them may have under way or uploaded and not yet attached.
    std::int64_t bytes_by_address = std::int64_t{1} << 30;
    std::int64_t bytes_by_person = std::int64_t{8} << 30;
    /// The same for the whole installation.
    std::int64_t uploads = 5'000;
    std::int64_t bytes = std::int64_t{20} << 30;
    /// What must stay free on the disk.
    std::int64_t free_bytes = std::int64_t{1} << 30;
    /// After this an upload, finished or not, is given up unless it was attached.
    base::Duration keep_for = std::chrono::hours{24};

    std::int64_t most_bytes(Family family) const {
        switch (family) {
            case Family::image:
                return image_bytes;
            case Family::pdf:
                return pdf_bytes;
            case Family::audio:
                return audio_bytes;
            case Family::video:
                return video_bytes;
        }
        return 0;
    }
};

struct Config {
    std::filesystem::path folder;              ///< `<data>/files`; made when missing.
    std::shared_ptr<const base::Vault> vault;  ///< Seals names. Never null.
    access::Config access;                     ///< How tries are counted.
    Limits limits;
};

/// Bytes that one chunk may carry.
inline constexpr std::size_t most_chunk_bytes = 1 << 20;

}  // namespace files
