#include "server/resources.h"

// The assembler reads the files while the program is built; GONGZHI_DATA_FOLDER comes from CMake.
#define EMBED(name, file)                              \
    asm(".section .rodata\n"                           \
        ".global gongzhi_" #name                       \
        "\n"                                           \
        ".global gongzhi_" #name                       \
        "_end\n"                                       \
        "gongzhi_" #name                               \
        ":\n"                                          \
        ".incbin \"" GONGZHI_DATA_FOLDER "/" file      \
        "\"\n"                                         \
        "gongzhi_" #name                               \
        "_end:\n"                                      \
        ".byte 0\n"                                    \
        ".previous\n");                                \
    extern "C" const char gongzhi_##name[];            \
    extern "C" const char gongzhi_##name##_end[];      \
    namespace server {                                 \
    std::string_view name() {                          \
        return {gongzhi_##name, gongzhi_##name##_end}; \
    }                                                  \
    }

EMBED(divisions_xz, "divisions/cn_divisions_2023.tsv.xz")
EMBED(calendar_tsv, "calendar/cn_workdays_2004_2026.tsv")
EMBED(catalogue_yaml, "matter-catalogue.yaml")
EMBED(demo_matters_yaml, "demo-matters.yaml")
EMBED(simulation_words_yaml, "simulation-words.yaml")
EMBED(templates_yaml, "message-templates.yaml")

namespace server {

std::filesystem::path web_folder() {
    return std::filesystem::canonical("/proc/self/exe").parent_path() / "web";
}

}  // namespace server
