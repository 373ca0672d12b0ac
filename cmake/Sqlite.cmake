# SPDX-License-Identifier: GPL-3.0-or-later
#
# glossator_sqlite: SQLite with its session extension declared. Every edit is recorded by that extension,
# so a library built without it cannot be used.
include(CheckCXXSourceCompiles)

find_package(SQLite3 3.46 REQUIRED)
set(CMAKE_REQUIRED_DEFINITIONS -DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK)
set(CMAKE_REQUIRED_LIBRARIES SQLite::SQLite3)
check_cxx_source_compiles("
    #include <sqlite3.h>
    int main() { sqlite3_session *s = nullptr; return sqlite3session_create(nullptr, nullptr, &s); }"
    GLOSSATOR_SQLITE_RECORDS)
unset(CMAKE_REQUIRED_DEFINITIONS)
unset(CMAKE_REQUIRED_LIBRARIES)
if(NOT GLOSSATOR_SQLITE_RECORDS)
    message(FATAL_ERROR "This SQLite was built without its session extension, in which Glossator records every edit: "
        "install one built with SQLITE_ENABLE_SESSION and SQLITE_ENABLE_PREUPDATE_HOOK.")
endif()

add_library(glossator_sqlite INTERFACE)
target_link_libraries(glossator_sqlite INTERFACE SQLite::SQLite3)
target_compile_definitions(glossator_sqlite INTERFACE SQLITE_ENABLE_SESSION SQLITE_ENABLE_PREUPDATE_HOOK)
