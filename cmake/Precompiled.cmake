# SPDX-License-Identifier: GPL-3.0-or-later
#
# Precompiled headers: most of the time to compile a file here goes into reading Qt's and the standard library's. Only
# those are precompiled, none of ours, and not for release, so that no file comes to rely on them.

set(glossator_core_headers
    <algorithm> <array> <expected> <functional> <map> <memory> <optional> <ranges> <span> <string> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QList> <QObject> <QSet> <QString> <QStringList>)
set(glossator_core_links glossator_sqlite Qt6::Core Qt6::Concurrent)
set(glossator_test_headers ${glossator_core_headers} <QSignalSpy> <QTest>)
set(glossator_test_links ${glossator_core_links} Qt6::Test)
set(glossator_gui_headers ${glossator_core_headers}
    <QAbstractItemModel> <QAction> <QApplication> <QComboBox> <QDialog> <QIcon> <QLabel> <QLineEdit> <QPainter>
    <QStyledItemDelegate> <QTreeView> <QVBoxLayout> <QWidget>)
set(glossator_gui_links ${glossator_core_links} Qt6::Widgets)

# Gives `target` the precompiled headers of a `kind`: core, test or gui. One object library makes each kind for all.
function(glossator_precompile target kind)
    set(maker glossator_${kind}_headers)
    if(NOT TARGET ${maker})
        file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/${maker}.cpp" CONTENT "// holds precompiled headers only\n")
        add_library(${maker} OBJECT "${CMAKE_BINARY_DIR}/${maker}.cpp")
        set_target_properties(${maker} PROPERTIES AUTOMOC OFF)
        target_link_libraries(${maker} PRIVATE ${glossator_${kind}_links})
        target_compile_options(${maker} PRIVATE -fpch-preprocess) # ccache asks for it
        target_precompile_headers(${maker} PRIVATE ${glossator_${kind}_headers})
    endif()
    target_compile_options(${target} PRIVATE -fpch-preprocess)
    target_precompile_headers(${target} REUSE_FROM ${maker})
endfunction()
