# room(name ENTERS other...) makes the library of src/<name>, its generated SQL header, and, with
# tests on, the program <name>_test from the *_test.cpp beside the code.
#
# queries.sql of a room becomes <build>/generated/<room>/queries.h, list_queries.sql list_queries.h:
# every text under `-- name: find_unit` is the constant <room>::sql::find_unit.
function(room name)
    cmake_parse_arguments(ROOM "" "" "ENTERS" ${ARGN})
    set(dir ${CMAKE_SOURCE_DIR}/src/${name})
    file(GLOB sources CONFIGURE_DEPENDS ${dir}/*.cpp)
    file(GLOB tests CONFIGURE_DEPENDS ${dir}/*_test.cpp)
    list(REMOVE_ITEM sources ${tests} ${dir}/main.cpp)

    set(generated ${CMAKE_BINARY_DIR}/generated)
    file(GLOB texts CONFIGURE_DEPENDS ${dir}/queries.sql ${dir}/*_queries.sql)
    file(GLOB parts CONFIGURE_DEPENDS ${dir}/parts.sql)
    foreach(text IN LISTS texts)
        get_filename_component(stem ${text} NAME_WE)
        set(header ${generated}/${name}/${stem}.h)
        add_custom_command(
            OUTPUT ${header}
            COMMAND ${CMAKE_COMMAND} -DIN=${text} -DOUT=${header} -DROOM=${name}
                    -P ${CMAKE_SOURCE_DIR}/cmake/queries.cmake
            DEPENDS ${text} ${parts} ${CMAKE_SOURCE_DIR}/cmake/queries.cmake
            COMMENT "SQL of ${name}: ${stem}")
        list(APPEND sources ${header})
    endforeach()

    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${generated})
    target_link_libraries(${name} PUBLIC ${ROOM_ENTERS} ${EVERY_ROOM} ${${name}_NEEDS})
    if(name STREQUAL base)
        target_precompile_headers(base PRIVATE ${CMAKE_SOURCE_DIR}/src/base/pch.h)
    else()
        target_precompile_headers(${name} REUSE_FROM base)
    endif()

    if(GONGZHI_TESTS AND tests)
        test_program(${name}_test ${name} ${tests})
    endif()
endfunction()

# test_program(name room sources...) makes a program of tests over a room and what it enters. Every
# such program shares one precompiled header, which the first of them, base_test, owns.
function(test_program name room)
    add_executable(${name} ${ARGN})
    target_link_libraries(${name} PRIVATE ${room} GTest::gtest_main GTest::gmock)
    target_compile_options(${name} PRIVATE ${GONGZHI_TEST_FLAGS})
    if(name STREQUAL base_test)
        target_precompile_headers(base_test PRIVATE ${CMAKE_SOURCE_DIR}/src/base/test_pch.h)
    else()
        target_precompile_headers(${name} REUSE_FROM base_test)
    endif()
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()
