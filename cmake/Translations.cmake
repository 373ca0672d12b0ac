# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each translations/glossator_<lang>.ts becomes `:/i18n/glossator_<lang>.qm` in both programs. The English one holds
# plural forms only. Building the target `update_translations` reads new strings from the sources into all of them.

set(english "${CMAKE_SOURCE_DIR}/translations/glossator_en.ts")
file(GLOB ts_files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/translations/glossator_*.ts")
list(REMOVE_ITEM ts_files "${english}")
set(programs)
set(sources)
foreach(target glossator_core glossator_models glossator_widgets glossator_app glossator glossator-cli)
    if(NOT TARGET ${target})
        continue()
    endif()
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
        list(APPEND sources ${target})
    endif()
    if(type STREQUAL "EXECUTABLE")
        list(APPEND programs ${target})
    endif()
endforeach()
if(programs)
    qt_add_translations(TARGETS ${programs} SOURCE_TARGETS ${sources} TS_FILES ${ts_files} PLURALS_TS_FILE "${english}"
        RESOURCE_PREFIX /i18n LUPDATE_OPTIONS -locations none -no-obsolete)
endif()
