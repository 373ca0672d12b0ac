// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QSettings>
#include <QUuid>

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
        {AuthorUuid, "author/uuid", {}},
        {AuthorName, "author/name", {}},
        {Theme, "window/theme", QString()},
        {LastFolder, "window/folder", {}},
        {ReadingFont, "reading/font", {}},
        {ReadingLineHeight, "reading/line-height", {}},
        {ReadingColumn, "reading/column", {}},
        {ReadingZoom, "reading/zoom", 0},
        {WindowState, "window/state", {}},
        {WindowGeometry, "window/geometry", {}},
        {PanelColumns, "panels/columns-", {}},
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

Author author()
{
    if (value(AuthorUuid).toString().isEmpty())
        setValue(AuthorUuid, QUuid::createUuid().toString(QUuid::WithoutBraces));
    return {{}, value(AuthorUuid).toString(), value(AuthorName).toString()};
}

void setAuthorName(const QString &name) { setValue(AuthorName, name); }

} // namespace glossator::settings
