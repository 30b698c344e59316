#include "server/file_options.h"

#include <fmt/format.h>

#include "base/expects.h"

namespace server {

namespace {

/// Whole megabytes on the command line, bytes inside.
void add_megabytes(CLI::App& serve, const std::string& name, std::int64_t& bytes,
                   const std::string& what) {
    serve
        .add_option_function<std::int64_t>(
            name, [&bytes](std::int64_t megabytes) { bytes = megabytes << 20; },
            fmt::format("{} [{}]", what, bytes >> 20))
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1} << 24));
}

void add_kinds(CLI::App& serve, files::Limits& limits) {
    std::vector<std::string> names;
    for (const auto kind : limits.kinds)
        names.emplace_back(boost::describe::enum_to_string(kind, ""));
    const auto take = [&limits](const std::vector<std::string>& chosen) {
        limits.kinds.clear();
        for (const auto& name : chosen) {
            files::Kind kind{};
            base::expects(boost::describe::enum_from_string(name.c_str(), kind));
            limits.kinds.push_back(kind);
        }
    };
    serve
        .add_option_function<std::vector<std::string>>("--file-kinds", take,
                                                       "Kinds of file that may be attached [all]")
        ->delimiter(',')
        ->check(CLI::IsMember(names));
}

}  // namespace

void add_file_limits(CLI::App& serve, files::Limits& limits) {
    add_kinds(serve, limits);
    add_megabytes(serve, "--max-image-mb", limits.image_bytes, "Size of a photograph");
    add_megabytes(serve, "--max-pdf-mb", limits.pdf_bytes, "Size of a PDF");
    add_megabytes(serve, "--max-audio-mb", limits.audio_bytes, "Size of a sound recording");
    add_megabytes(serve, "--max-video-mb", limits.video_bytes, "Size of a video");
    add_megabytes(serve, "--max-waiting-mb", limits.bytes, "Uploads that are not attached, in all");
    add_megabytes(serve, "--max-waiting-mb-per-address", limits.bytes_by_address,
                  "The same from one address without a sign-in");
    add_megabytes(serve, "--min-free-mb", limits.free_bytes, "Room that uploads leave on the disk");
    serve.add_option("--max-uploads", limits.uploads, "Uploads that are not attached, in all")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    serve
        .add_option("--max-uploads-per-address", limits.uploads_by_address,
                    "Uploads that one address may begin and not attach in 15 minutes")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
}

}  // namespace server
