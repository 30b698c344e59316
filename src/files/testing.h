// For tests only; includes no test framework, so that any program can use it.
#pragma once

#include <filesystem>
#include <string>

#include "base/random.h"

namespace files::testing {

/// A folder that is gone with the test.
class Folder {
  public:
    Folder()
        : path_(std::filesystem::temp_directory_path() /
                ("gongzhi-files-" + base::random_token(9))) {
        std::filesystem::create_directory(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// One page without anything on it.
inline std::string small_pdf() {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
           "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n"
           "0000000103 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n";
}

}  // namespace files::testing
