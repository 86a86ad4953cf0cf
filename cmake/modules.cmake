# allting_module(FOLDER [OWN_OPTIONS] USES other/folders... LINKS targets... EMBEDS sets...)
#
# One folder of src/ becomes one static library; its *_test.cpp become one test program, run by ctest.
# A schema/ folder inside is embedded, so that the program carries its own migrations.
# Its test_*.cpp are aids for tests (a fresh database): the library NAME_testing, which the tests of every module that
# stands on this one can use, and which the program never has.
# OWN_OPTIONS says that it is compiled otherwise than the rest, and so cannot share what they read once.
# EMBEDS names sets that the program carries: "locales" (locales/**.json), "methods" (docs/methods/**.md),
# "checking" (the verifier and the format that it reads) or "web" (the built front end).
include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)

# A fifth of the time that a file takes to compile, and more of a test, goes to these headers: they are read once for all.
set(standard_headers <algorithm> <array> <charconv> <chrono> <compare> <cstdint> <filesystem> <functional> <map> <memory>
    <mutex> <numeric> <optional> <set> <span> <stdexcept> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector>)
function(allting_headers name)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "// Carries the headers that are read once.\n")
    add_library(${name} STATIC ${CMAKE_BINARY_DIR}/${name}.cpp)
    target_precompile_headers(${name} PRIVATE ${ARGN})
endfunction()
if(ALLTING_READ_ONCE)
    allting_headers(standard_headers ${standard_headers})
    if(ALLTING_TESTS)
        allting_headers(test_headers ${standard_headers} <gmock/gmock.h> <gtest/gtest.h>)
        target_link_libraries(test_headers PRIVATE GTest::gmock)
    endif()
endif()

function(allting_module folder)
    cmake_parse_arguments(M "OWN_OPTIONS" "" "USES;LINKS;EMBEDS" ${ARGN})
    string(REPLACE "/" "_" name ${folder})
    set(base ${CMAKE_SOURCE_DIR}/src/${folder})
    file(GLOB sources CONFIGURE_DEPENDS ${base}/*.cpp)
    file(GLOB tests CONFIGURE_DEPENDS ${base}/*_test.cpp)
    file(GLOB test_aids CONFIGURE_DEPENDS ${base}/test_*.cpp)
    list(REMOVE_ITEM sources ${tests} ${test_aids} "")
    file(GLOB schema CONFIGURE_DEPENDS ${base}/schema/*.sql)
    if(schema)
        allting_embed(schema_${name} ${base}/schema "${schema}" embedded)
        list(APPEND sources ${embedded})
    endif()
    foreach(set ${M_EMBEDS})
        allting_embed_set(${set} embedded)
        list(APPEND sources ${embedded})
    endforeach()

    if(sources)
        add_library(${name} STATIC ${sources})
        if(ALLTING_READ_ONCE AND NOT M_OWN_OPTIONS)
            target_precompile_headers(${name} REUSE_FROM standard_headers)
        endif()
        set(scope PUBLIC)
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
    foreach(used ${M_USES})
        string(REPLACE "/" "_" target ${used})
        target_link_libraries(${name} ${scope} ${target})
    endforeach()
    target_link_libraries(${name} ${scope} ${M_LINKS})

    set(aids "")
    foreach(used ${M_USES})
        string(REPLACE "/" "_" target ${used})
        get_target_property(inherited ${target} ALLTING_TEST_AIDS)
        if(inherited)
            list(APPEND aids ${inherited})
        endif()
    endforeach()
    if(test_aids AND ALLTING_TESTS)
        add_library(${name}_testing STATIC ${test_aids})
        target_link_libraries(${name}_testing PUBLIC ${name} GTest::gtest)
        list(APPEND aids ${name}_testing)
    endif()
    list(REMOVE_DUPLICATES aids)
    set_target_properties(${name} PROPERTIES ALLTING_TEST_AIDS "${aids}")

    if(tests AND ALLTING_TESTS)
        add_executable(test_${name} ${tests})
        if(ALLTING_READ_ONCE AND NOT M_OWN_OPTIONS)
            target_precompile_headers(test_${name} REUSE_FROM test_headers)
        endif()
        target_link_libraries(test_${name} PRIVATE ${aids} ${name} GTest::gmock GTest::gtest_main)
        add_test(NAME unit_${name} COMMAND test_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    endif()
endfunction()

# Embeds files that exist when CMake configures: schemas and locales.
function(allting_embed name root files result)
    set(out ${CMAKE_BINARY_DIR}/embedded/${name}.cpp)
    allting_embedding_source(${name} ${root} "${files}" text)
    file(CONFIGURE OUTPUT ${out} CONTENT "${text}" @ONLY)
    set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${files}" COMPILE_OPTIONS "-Wno-pedantic")
    set(${result} ${out} PARENT_SCOPE)
endfunction()

# Embeds the front end, which is built first: npm fetches its packages, web/build.mjs writes what is served.
# What comes out is known only then, so the C++ file that carries it is written by a build step, embed_folder.cmake.
function(allting_embed_web result)
    set(web ${CMAKE_SOURCE_DIR}/web)
    set(served ${CMAKE_BINARY_DIR}/web)
    set(out ${CMAKE_BINARY_DIR}/embedded/web.cpp)
    find_program(NODE NAMES node nodejs REQUIRED)
    find_program(NPM npm REQUIRED)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/*)
    add_custom_command(
        OUTPUT ${web}/node_modules/.package-lock.json
        COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
        DEPENDS ${web}/package.json ${web}/package-lock.json
        WORKING_DIRECTORY ${web} COMMENT "Fetching the packages of the front end" VERBATIM)
    add_custom_command(
        OUTPUT ${out}
        COMMAND ${CMAKE_COMMAND} -E rm -rf ${served}
        COMMAND ${NODE} ${web}/build.mjs --out ${served}
        COMMAND ${CMAKE_COMMAND} -D NAME=web -D ROOT=${served} -D OUT=${out}
                -P ${CMAKE_SOURCE_DIR}/cmake/embed_folder.cmake
        DEPENDS ${sources} ${web}/build.mjs ${web}/node_modules/.package-lock.json
        WORKING_DIRECTORY ${web} COMMENT "Building the front end" VERBATIM)
    set_source_files_properties(${out} PROPERTIES COMPILE_OPTIONS "-Wno-pedantic")
    set(${result} ${out} PARENT_SCOPE)
endfunction()

function(allting_embed_set set result)
    if(set STREQUAL "locales")
        file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/*.json)
        allting_embed(locales ${CMAKE_SOURCE_DIR}/locales "${files}" out)
    elseif(set STREQUAL "methods")
        file(GLOB_RECURSE files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/docs/methods/*.md)
        allting_embed(methods ${CMAKE_SOURCE_DIR}/docs/methods "${files}" out)
    elseif(set STREQUAL "checking")
        allting_embed(checking ${CMAKE_SOURCE_DIR} "${CMAKE_SOURCE_DIR}/verifier/verify.py;${CMAKE_SOURCE_DIR}/docs/record-format.md" out)
    elseif(set STREQUAL "web")
        allting_embed_web(out)
    endif()
    set(${result} ${out} PARENT_SCOPE)
endfunction()
