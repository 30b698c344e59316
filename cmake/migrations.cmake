# Embeds db/migrations/*.sql in the room db, so that the program carries its schema. With OUT set
# (as a script) it writes the generated file; included, it adds the rule.
if(OUT)
    string(REPLACE "|" ";" FILES "${FILES}")
    set(out "// Generated from db/migrations/*.sql; edit those.\n")
    foreach(file IN LISTS FILES)
        get_filename_component(name ${file} NAME_WE)
        if(NOT name MATCHES "^([0-9][0-9][0-9][0-9])_[a-z0-9_]+$")
            message(FATAL_ERROR "${file}: a migration is named NNNN_what_it_does.sql")
        endif()
        math(EXPR number "1${CMAKE_MATCH_1} - 10000")
        file(READ ${file} text)
        string(APPEND out "{${number}, \"${name}\", R\"sql(${text})sql\"},\n")
    endforeach()
    file(WRITE ${OUT} "${out}")
    return()
endif()

file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/db/migrations/*.sql)
list(SORT migrations)
string(REPLACE ";" "|" migrations_text "${migrations}")
set(migrations_out ${CMAKE_BINARY_DIR}/generated/db/migrations.inc)
add_custom_command(
    OUTPUT ${migrations_out}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${migrations_text}" -DOUT=${migrations_out}
            -P ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
    DEPENDS ${migrations} ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
    VERBATIM
    COMMENT "Migrations")
target_sources(db PRIVATE ${migrations_out})
