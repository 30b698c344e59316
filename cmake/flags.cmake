# Warnings are errors in our own code; third-party headers are system headers.
add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Wno-missing-field-initializers -Werror
                    # GCC 12 sees uninitialised values inside every std::optional at -O2.
                    -Wno-maybe-uninitialized
                    -fno-omit-frame-pointer -fdiagnostics-color=always
                    # Precompiled headers move with the build directory.
                    -fpch-preprocess -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)

# Release keeps line numbers, so that a bug's place in the log can be found again.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
# -Og would be kinder to the debugger, but -O0 compiles fastest and ASan wants some optimisation.
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")

if(GONGZHI_SANITIZE)
    # A null or misaligned pointer ends in ASan's hands too; the checks of every access that UBSan
    # would add for them take half of the time of a build.
    add_compile_options(-fsanitize=${GONGZHI_SANITIZE} -fno-sanitize=null,alignment,object-size,vptr
                        -fno-sanitize-recover=all -O1)
    add_link_options(-fsanitize=${GONGZHI_SANITIZE})
endif()
# Tests are read by the compiler far more often than they are run: no optimiser, and what undefined
# behaviour is looked for in is the code under test.
set(GONGZHI_TEST_FLAGS -O0 -fno-sanitize=undefined)

find_program(LLD ld.lld)
if(LLD)
    add_link_options(-fuse-ld=lld)
endif()
