#pragma once

#include <filesystem>
#include <string_view>

namespace server {

/// Data that travels inside the program, so that every command runs from any folder.
/// Licences: data/NOTICE.md.
std::string_view divisions_xz();           ///< Divisions of China, all five levels, TSV in xz.
std::string_view calendar_tsv();           ///< Working days of China with make-up days.
std::string_view catalogue_yaml();         ///< The matter catalogue.
std::string_view templates_yaml();         ///< What people are told, in Chinese and English.
std::string_view demo_matters_yaml();      ///< Matters of the demonstration.
std::string_view simulation_words_yaml();  ///< What simulated people say.

/// The folder of built web files: `web` beside the program.
std::filesystem::path web_folder();

}  // namespace server
