# SPDX-License-Identifier: GPL-3.0-or-later
#
# How a layer and a program are made from folders.

# Collects the C++ files of `paths` (folders, searched downwards, or files) into `out`, without those below `except`.
function(glossator_sources out paths except)
    set(found)
    foreach(path IN LISTS paths)
        if(path MATCHES "\\.cpp$")
            file(GLOB files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${path}")
        else()
            file(GLOB_RECURSE files CONFIGURE_DEPENDS
                "${CMAKE_SOURCE_DIR}/${path}/*.cpp" "${CMAKE_SOURCE_DIR}/${path}/*.h")
        endif()
        list(APPEND found ${files})
    endforeach()
    foreach(path IN LISTS except)
        list(FILTER found EXCLUDE REGEX "^${CMAKE_SOURCE_DIR}/${path}(/|$)")
    endforeach()
    set(${out} ${found} PARENT_SCOPE)
endfunction()

# A static library from folders, linking `LINKS` publicly, compiled with the precompiled headers of the kind `HEADERS`.
# A layer that has no source file yet is only its links.
function(glossator_layer name)
    cmake_parse_arguments(arg "" "HEADERS" "FOLDERS;EXCEPT;LINKS" ${ARGN})
    glossator_sources(sources "${arg_FOLDERS}" "${arg_EXCEPT}")
    if(sources MATCHES "\\.cpp")
        qt_add_library(${name} STATIC ${sources})
        target_link_libraries(${name} PUBLIC ${arg_LINKS})
        glossator_precompile(${name} ${arg_HEADERS})
    else()
        add_library(${name} INTERFACE)
        target_link_libraries(${name} INTERFACE ${arg_LINKS})
    endif()
endfunction()

# An executable in the build folder itself, installed. Skipped while it has no source file.
function(glossator_program name)
    cmake_parse_arguments(arg "" "HEADERS" "SOURCES;LINKS" ${ARGN})
    glossator_sources(sources "${arg_SOURCES}" "")
    if(NOT sources MATCHES "\\.cpp")
        return()
    endif()
    qt_add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE ${arg_LINKS})
    glossator_precompile(${name} ${arg_HEADERS})
    target_compile_definitions(${name} PRIVATE GLOSSATOR_VERSION="${PROJECT_VERSION}")
    install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
