// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFileInfo>
#include <QSettings>

namespace glossator::settings {

using namespace Qt::StringLiterals;

namespace {

struct Line {
    Key key;
    const char *name;
    QVariant preset;
};

const Line &line(Key key)
{
    static const std::vector<Line> table{
        {Theme, "window/theme", QString()},
        {LastFolder, "window/folder", {}},
        {ReadingFamily, "reading/family", {}},
        {ReadingSize, "reading/size", {}},
        {ReadingLineHeight, "reading/lineheight", {}},
        {ReadingWidth, "reading/width", {}},
        {LinksAll, "reading/links", false},
        {WindowState, "window/state", {}},
        {WindowGeometry, "window/geometry", {}},
        {StatusBar, "window/statusbar", true},
        {TypeBar, "window/types", true},
        {PanelColumns, "panels/columns-", {}},
        {ExportFolder, "export/folder", {}},
        {ExportFormat, "export/format", u"brat"_s}, // most programs read it, and it leaves little out
        {ExportOptions, "export/options-", {}},
        {ExportSuggested, "export/suggested", false},
        {ExportVerified, "export/verify", false},
    };
    return table[size_t(key)];
}

} // namespace

QVariant value(Key key, const QString &part)
{
    return QSettings().value(QLatin1String(line(key).name) + part, line(key).preset);
}

void setValue(Key key, const QVariant &value, const QString &part)
{
    QSettings().setValue(QLatin1String(line(key).name) + part, value);
}

QString lastFolder() { return value(LastFolder).toString(); }

void rememberFolder(const QString &path) { setValue(LastFolder, QFileInfo(path).absolutePath()); }

} // namespace glossator::settings
