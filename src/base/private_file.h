#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace base {

/// A key file is missing, unreadable, damaged or open to others. A plain sentence.
struct KeyFileError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Throws `The key file PATH WHAT.`
[[noreturn]] void fail_key_file(const std::filesystem::path& path, std::string_view what);

/// What stands in a file that only its owner may read. Throws KeyFileError: one that is missing
/// `is missing: ` and then what `when_missing` says, one that others may read is refused.
std::string read_private(const std::filesystem::path& path, std::string_view when_missing);

/// Replaces the file, mode 0600, on disk when this returns. Whatever happens, one whole file stands
/// there. Throws KeyFileError.
void write_private(const std::filesystem::path& path, std::string_view text);

}  // namespace base
