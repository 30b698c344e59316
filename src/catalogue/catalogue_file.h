#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/category.h"
#include "catalogue/file_problem.h"

namespace catalogue {

/// What a catalogue file holds.
struct CatalogueFile {
    Catalogue catalogue;
    std::vector<std::string> retired;  ///< Codes that may never come back.
};

/// Reads a catalogue in YAML (data/matter-catalogue.yaml is the model). Either all of it is right,
/// or every problem is reported with its line.
std::expected<CatalogueFile, std::vector<FileProblem>> read_catalogue(std::string_view yaml);

}  // namespace catalogue
